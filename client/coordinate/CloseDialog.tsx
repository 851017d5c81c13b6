import { createSignal, type JSX, Show } from 'solid-js';
import { closeCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

/** A button that asks first, naming what will happen: a closed campaign never opens again. */
export function CloseDialog(props: {
	campaign: Campaign;
	onClosed: (campaign: Campaign) => void;
}): JSX.Element {
	let dialog: HTMLDialogElement | undefined;
	const [closing, setClosing] = createSignal(false);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const unfinished = () => {
		const { tasks, done, gone } = props.campaign.progress;
		return tasks - done - gone;
	};

	async function close(): Promise<void> {
		setClosing(true);
		setRefusal(null);
		try {
			const { campaign } = await ask(closeCampaign, { campaignId: props.campaign.id });
			dialog?.close();
			props.onClosed(campaign);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setClosing(false);
		}
	}

	return (
		<>
			<Button onClick={() => dialog?.showModal()}>{t('coordinate-close')}</Button>
			<dialog
				class="lw-dialog"
				aria-labelledby="close-title"
				ref={(element) => {
					dialog = element;
				}}
			>
				<h2 id="close-title">{t('coordinate-close-title')}</h2>
				<ul class="lw-bullets">
					<li>{t('coordinate-close-forever')}</li>
					<li>{t('coordinate-close-dataset', props.campaign.progress.accepted)}</li>
					<Show when={unfinished() > 0}>
						<li>{t('coordinate-close-unfinished', unfinished())}</li>
					</Show>
					<li>{t('coordinate-close-models')}</li>
				</ul>
				<Show when={refusal()}>{(error) => <p role="alert">{error().message}</p>}</Show>
				<div class="lw-dialog__act">
					<Button onClick={() => dialog?.close()}>{t('coordinate-close-not')}</Button>
					<Button weight="primary" progressive disabled={closing()} onClick={() => void close()}>
						{t('coordinate-close-yes')}
					</Button>
				</div>
			</dialog>
		</>
	);
}
