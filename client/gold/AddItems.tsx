import { createSignal, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { addGold } from '../../campaigns/contract/gold-calls.ts';
import { Refusal } from '../coordinate/Refusal.tsx';
import { t } from '../language.ts';
import { Button } from '../parts/Button.tsx';
import { Radio } from '../parts/Radio.tsx';
import { type AskError, asAskError, ask } from '../server.ts';
import { FromCampaign } from './FromCampaign.tsx';
import { FromList } from './FromList.tsx';

/** Adds edits with known answers: from a list, or from an earlier campaign. */
export function AddItems(props: {
	campaign: Campaign;
	/** campaigns that they may come from */
	others: readonly Campaign[];
	onAdded: (count: number) => Promise<void>;
}): JSX.Element {
	/** a list names whole revisions: it cannot say which statement, or which edits together */
	const takesList = () => props.campaign.view === 'diff' || props.campaign.view === 'page';
	const [source, setSource] = createSignal<'list' | 'campaign'>(takesList() ? 'list' : 'campaign');
	const [text, setText] = createSignal('');
	const [chosen, setChosen] = createSignal<number>();
	const [most, setMost] = createSignal(50);
	const [going, setGoing] = createSignal(false);
	const [refusal, setRefusal] = createSignal<AskError | null>(null);
	const [found, setFound] = createSignal<boolean>(true);
	const from = () => chosen() ?? props.others[0]?.id;
	const ready = () => (source() === 'list' ? text().trim() !== '' : from() !== undefined);

	async function add(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		setGoing(true);
		setRefusal(null);
		setFound(true);
		const what =
			source() === 'list' ? { items: text() } : { from: { campaignId: from() ?? 0, most: most() } };
		try {
			const { added } = await ask(addGold, { campaignId: props.campaign.id, ...what });
			setText('');
			setFound(added > 0);
			await props.onAdded(added);
		} catch (thrown) {
			setRefusal(asAskError(thrown));
		} finally {
			setGoing(false);
		}
	}

	return (
		<section class="lw-panel" aria-labelledby="add">
			<h2 id="add">{t('gold-add')}</h2>
			<form onSubmit={(event) => void add(event)}>
				<fieldset class="lw-gold__sources" aria-labelledby="add">
					<Show when={takesList()}>
						<Radio
							id="gold-list"
							name="gold-source"
							label={t('gold-list')}
							checked={source() === 'list'}
							onChoose={() => setSource('list')}
						/>
					</Show>
					<Radio
						id="gold-campaign"
						name="gold-source"
						label={t('gold-campaign')}
						checked={source() === 'campaign'}
						onChoose={() => setSource('campaign')}
					/>
				</fieldset>
				<Show
					when={source() === 'list'}
					fallback={
						<FromCampaign
							others={props.others}
							wiki={props.campaign.wiki}
							chosen={from()}
							onChoice={setChosen}
							most={most()}
							onMost={setMost}
						/>
					}
				>
					<FromList form={props.campaign.form} text={text()} onText={setText} />
				</Show>
				<Show when={refusal()}>{(error) => <Refusal error={error()} />}</Show>
				<Show when={!found()}>
					<p role="status">{t('gold-campaign-nothing')}</p>
				</Show>
				<p class="lw-gold__act">
					<Button type="submit" weight="primary" progressive disabled={going() || !ready()}>
						{t('gold-add-yes')}
					</Button>
				</p>
			</form>
		</section>
	);
}
