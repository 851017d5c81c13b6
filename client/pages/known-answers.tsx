import '../styles/making.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/gold.css';
import { useParams } from '@solidjs/router';
import { createResource, createSignal, type JSX, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { readGold } from '../../campaigns/contract/gold-calls.ts';
import { Head } from '../dashboard/Head.tsx';
import { AddItems } from '../gold/AddItems.tsx';
import { ItemTable } from '../gold/ItemTable.tsx';
import { listLikeCampaigns } from '../gold/like-campaigns.ts';
import { Rate } from '../gold/Rate.tsx';
import { t, tx } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { Button } from '../parts/Button.tsx';
import { Notice } from '../parts/Notice.tsx';
import { asAskError, ask } from '../server.ts';

/** `/campaigns/:campaignId/known`: the edits with known answers of a campaign, for its coordinators. */
export function KnownAnswers(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const may = useMay();
	const campaignId = () => Number(params.campaignId);
	const [campaign, { mutate }] = createResource(
		campaignId,
		async (id) => (await ask(readCampaign, { campaignId: id })).campaign,
	);
	return (
		<Show when={campaign()} fallback={<Page>{null}</Page>}>
			{(shown) => (
				<Page title={t('gold-title', shown().name)}>
					<Head campaign={shown()} disagreements={null} onChanged={(changed) => mutate(() => changed)} />
					<Show
						when={may('coordinator', shown().wiki)}
						fallback={
							<Notice icon="lock">
								<p>{t('gold-not-you')}</p>
							</Notice>
						}
					>
						<Known campaign={shown()} />
					</Show>
				</Page>
			)}
		</Show>
	);
}

function Known(props: { campaign: Campaign }): JSX.Element {
	const campaignId = () => props.campaign.id;
	const [gold, { mutate, refetch }] = createResource(campaignId, (id) => ask(readGold, { campaignId: id }));
	const [others] = createResource(() => listLikeCampaigns(props.campaign));
	const [said, setSaid] = createSignal('');
	const [failure, setFailure] = createSignal<string | null>(null);
	const over = () => isOver(props.campaign.status);

	async function more(after: string): Promise<void> {
		setFailure(null);
		try {
			const page = await ask(readGold, { campaignId: campaignId(), after });
			mutate((before) => before && { ...page, items: [...before.items, ...page.items] });
		} catch (thrown) {
			setFailure(asAskError(thrown).message);
		}
	}
	async function added(count: number): Promise<void> {
		await refetch();
		setSaid(t('gold-added', count));
	}
	function retired(taskId: number): void {
		mutate(
			(before) =>
				before && {
					...before,
					total: before.total - 1,
					items: before.items.map((item) => (item.taskId === taskId ? { ...item, retired: true } : item)),
				},
		);
		setSaid(t('gold-retired-said'));
	}

	return (
		<Show when={gold.latest}>
			{(known) => (
				<div class="lw-gold">
					<p class="lw-gold__lead">
						{tx(
							'gold-lead',
							<a href={`/campaigns/${props.campaign.id}/people`}>{t('dashboard-tab-people')}</a>,
						)}
					</p>
					<Rate
						campaignId={props.campaign.id}
						every={known().every}
						total={known().total}
						over={over()}
						onSet={(every) => mutate((before) => before && { ...before, every })}
					/>
					<section class="lw-panel" aria-labelledby="items">
						<div class="lw-panel__head">
							<h2 id="items">{t('gold-items')}</h2>
							<p class="lw-subtle" role="status">
								{said() || t('gold-total', known().total)}
							</p>
						</div>
						<ItemTable
							campaign={props.campaign}
							items={known().items}
							others={others() ?? []}
							over={over()}
							onRetired={retired}
						/>
						<Show when={failure()}>{(sentence) => <p role="alert">{sentence()}</p>}</Show>
						<Show when={known().next}>
							{(after) => <Button onClick={() => void more(after())}>{t('gold-more')}</Button>}
						</Show>
					</section>
					<Show when={!over()}>
						<AddItems campaign={props.campaign} others={others() ?? []} onAdded={added} />
					</Show>
				</div>
			)}
		</Show>
	);
}
