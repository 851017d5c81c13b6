import '../styles/plots.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/dashboard.css';
import { useParams } from '@solidjs/router';
import { createEffect, createResource, createSignal, type JSX, onCleanup, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { Figures } from '../../campaigns/contract/watch.ts';
import { readFigures, readMeasures } from '../../campaigns/contract/watch-calls.ts';
import { Aggregated } from '../dashboard/Aggregated.tsx';
import { Agreement } from '../dashboard/Agreement.tsx';
import { Balance } from '../dashboard/Balance.tsx';
import { DaysPlot } from '../dashboard/DaysPlot.tsx';
import { FigureTiles } from '../dashboard/FigureTiles.tsx';
import { Head } from '../dashboard/Head.tsx';
import { Lately } from '../dashboard/Lately.tsx';
import { Skips } from '../dashboard/Skips.tsx';
import { Stability } from '../dashboard/Stability.tsx';
import { Stop } from '../dashboard/Stop.tsx';
import { listenTo } from '../events.ts';
import { formOf } from '../form-words.ts';
import { formatTime, t } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';

/** One campaign while people label: how far it is, live; and, for its coordinators, what is known so far. */
export function Watch(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const campaignId = () => Number(params.campaignId);
	const [campaign, { mutate: setCampaign }] = createResource(
		campaignId,
		async (id) => (await ask(readCampaign, { campaignId: id })).campaign,
	);
	return (
		<Show when={campaign()} fallback={<Page>{null}</Page>}>
			{(shown) => (
				<Page title={t('dashboard-title', shown().name)}>
					<Dashboard campaign={shown()} onChanged={(changed) => setCampaign(() => changed)} />
				</Page>
			)}
		</Show>
	);
}

function Dashboard(props: { campaign: Campaign; onChanged: (campaign: Campaign) => void }): JSX.Element {
	const may = useMay();
	const campaignId = props.campaign.id;
	const form = formOf(props.campaign);
	const coordinates = () => may('coordinator', props.campaign.wiki);
	const [figures, { mutate: setFigures }] = createResource<Figures>(
		async () => (await ask(readFigures, { campaignId })).figures,
	);
	const [watched, { mutate: setWatched, refetch }] = createResource(
		coordinates,
		async () => await ask(readMeasures, { campaignId }),
	);
	const [live, setLive] = createSignal(true);
	onCleanup(
		listenTo(campaignId, {
			figures: (heard) => setFigures(() => heard),
			measures: () => void refetch(),
			live: setLive,
		}),
	);
	// what others did to the campaign meanwhile
	createEffect(() => {
		const status = figures.latest?.status;
		if (status === undefined || status === props.campaign.status) return;
		void ask(readCampaign, { campaignId }).then(({ campaign }) => props.onChanged(campaign));
	});
	return (
		<>
			<Head
				campaign={props.campaign}
				disagreements={figures.latest?.disagreements ?? null}
				onChanged={props.onChanged}
			/>
			<Show when={!live() && figures.latest}>
				{(last) => (
					<Notice icon="offline">
						<p>{t('dashboard-not-live', formatTime(new Date(last().at)))}</p>
					</Notice>
				)}
			</Show>
			<Show when={figures.latest}>
				{(shown) => (
					<>
						<FigureTiles figures={shown()} />
						<div class="lw-dash">
							<Show when={watched.latest}>
								{(known) => (
									<>
										<Stop
											campaign={props.campaign}
											form={form}
											watched={known()}
											onChanged={(changed) => setWatched(() => changed)}
										/>
										<Stability
											campaign={props.campaign}
											form={form}
											stability={known().stability}
											onChanged={(changed) => setWatched(() => changed)}
										/>
									</>
								)}
							</Show>
							<DaysPlot days={shown().days} />
							<Show when={watched.latest}>
								{(known) => (
									<>
										<Agreement form={form} measures={known().measures} />
										<Balance form={form} measures={known().measures} />
									</>
								)}
							</Show>
							<Show when={coordinates() && watched.loading && !watched.latest}>
								<p class="lw-note lw-dash__wide" role="status">
									{t('dashboard-working-out')}
								</p>
							</Show>
							<Skips figures={shown()} />
							<Show when={watched.latest}>
								{(known) => <Aggregated form={form} measures={known().measures} />}
							</Show>
							<Lately
								campaignId={campaignId}
								news={`${props.campaign.status} ${watched.latest?.closesAtGoalSince}`}
							/>
						</div>
					</>
				)}
			</Show>
		</>
	);
}
