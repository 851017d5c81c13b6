import { createSignal, createUniqueId, type JSX, Show } from 'solid-js';
import type { GoldItem } from '../../campaigns/contract/gold.ts';
import { retireGold } from '../../campaigns/contract/gold-calls.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { type AskError, asAskError, ask } from '../server.ts';

/** A button that asks first: what is taken out does not come back. */
export function Retire(props: {
	campaignId: number;
	item: GoldItem;
	onRetired: (taskId: number) => void;
}): JSX.Element {
	let dialog: HTMLDialogElement | undefined;
	const id = createUniqueId();
	const [going, setGoing] = createSignal(false);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const name = () => props.item.title ?? t('gold-revision', String(props.item.revisionId));

	async function go(): Promise<void> {
		setGoing(true);
		setRefusal(null);
		try {
			await ask(retireGold, { campaignId: props.campaignId, taskId: props.item.taskId });
			// the button is gone then: who pressed it stays at the table
			const table = dialog?.closest<HTMLElement>('.lw-table-scroll');
			dialog?.close();
			props.onRetired(props.item.taskId);
			table?.focus();
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setGoing(false);
		}
	}

	return (
		<>
			<Button weight="quiet" onClick={() => dialog?.showModal()}>
				{t('gold-retire')} <span class="lw-vh">{name()}</span>
			</Button>
			<dialog class="lw-dialog lw-gold__dialog" aria-labelledby={id} ref={dialog}>
				<h2 id={id}>{t('gold-retire-title')}</h2>
				<p>
					<bdi>{name()}</bdi>
				</p>
				<ul class="lw-bullets">
					<li>{t('gold-retire-more')}</li>
					<li>{t('gold-retire-stays')}</li>
					<li>{t('gold-retire-forever')}</li>
				</ul>
				<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
				<div class="lw-dialog__act">
					<Button onClick={() => dialog?.close()}>{t('gold-retire-no')}</Button>
					<Button class="cdx-button--action-destructive" disabled={going()} onClick={() => void go()}>
						{t('gold-retire-yes')}
					</Button>
				</div>
			</dialog>
		</>
	);
}
