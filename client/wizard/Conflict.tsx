import { createSignal, type JSX, Show } from 'solid-js';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { asAskError } from '../server.ts';

/** The draft was saved elsewhere meanwhile: which of both is to be gone on with? */
export function Conflict(props: { onTheirs: () => Promise<void>; onMine: () => Promise<void> }): JSX.Element {
	const [failure, setFailure] = createSignal<string | null>(null);
	const take = async (step: () => Promise<void>) => {
		try {
			await step();
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	};
	return (
		<Notice
			actions={
				<div class="lw-notice__act">
					<Button onClick={() => void take(props.onTheirs)}>{t('wizard-conflict-theirs')}</Button>
					<Button onClick={() => void take(props.onMine)}>{t('wizard-conflict-mine')}</Button>
				</div>
			}
		>
			<p>{t('wizard-conflict')}</p>
			<Show when={failure()}>{(sentence) => <p>{sentence()}</p>}</Show>
		</Notice>
	);
}
