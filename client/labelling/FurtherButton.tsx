import { createSignal, type JSX, Show } from 'solid-js';
import { Button } from '../parts/Button.tsx';
import { asAskError } from '../server.ts';

/** Asks for what does not come at first; says so where it does not come now. */
export function FurtherButton(props: { label: string; onPress: () => Promise<void> }): JSX.Element {
	const [busy, setBusy] = createSignal(false);
	const [trouble, setTrouble] = createSignal('');
	async function press(): Promise<void> {
		if (busy()) return;
		setBusy(true);
		setTrouble('');
		try {
			await props.onPress();
		} catch (thrown) {
			setTrouble(asAskError(thrown).message);
		} finally {
			setBusy(false);
		}
	}
	return (
		<div class="lw-further">
			<Button disabled={busy()} onClick={() => void press()}>
				{props.label}
			</Button>
			<span role="status" class="lw-small">
				<Show when={trouble()}>{trouble()}</Show>
			</span>
		</div>
	);
}
