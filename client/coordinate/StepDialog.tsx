import { createSignal, createUniqueId, For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError } from '../server.ts';
import { Refusal } from './Refusal.tsx';

/** A button that asks first, naming what will happen, and why it is done: for the public log. */
export function StepDialog(props: {
	button: string;
	title: string;
	/** what will happen, a sentence each */
	happens: readonly string[];
	yes: string;
	no: string;
	/** more to choose */
	children?: JSX.Element;
	step: (reason: string | undefined) => Promise<{ campaign: Campaign }>;
	onDone: (campaign: Campaign) => void;
}): JSX.Element {
	let dialog: HTMLDialogElement | undefined;
	const id = createUniqueId();
	const [going, setGoing] = createSignal(false);
	const [reason, setReason] = createSignal('');
	const [refusal, setRefusal] = createSignal<AskError | null>(null);

	async function go(): Promise<void> {
		setGoing(true);
		setRefusal(null);
		try {
			const { campaign } = await props.step(reason().trim() || undefined);
			dialog?.close();
			setReason('');
			props.onDone(campaign);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setGoing(false);
		}
	}

	return (
		<>
			<Button onClick={() => dialog?.showModal()}>{props.button}</Button>
			<dialog
				class="lw-dialog"
				aria-labelledby={`${id}-title`}
				ref={(element) => {
					dialog = element;
				}}
			>
				<h2 id={`${id}-title`}>{props.title}</h2>
				<ul class="lw-bullets">
					<For each={props.happens}>{(sentence) => <li>{sentence}</li>}</For>
				</ul>
				{props.children}
				<div class="lw-reason">
					<label for={`${id}-reason`}>{t('coordinate-reason')}</label>
					<div class="cdx-text-input">
						<input
							class="cdx-text-input__input"
							id={`${id}-reason`}
							maxlength="500"
							dir="auto"
							value={reason()}
							onInput={(event) => setReason(event.currentTarget.value)}
						/>
					</div>
				</div>
				<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
				<div class="lw-dialog__act">
					<Button onClick={() => dialog?.close()}>{props.no}</Button>
					<Button weight="primary" progressive disabled={going()} onClick={() => void go()}>
						{props.yes}
					</Button>
				</div>
			</dialog>
		</>
	);
}
