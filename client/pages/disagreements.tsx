import '../styles/labelling-page.css';
import '../styles/adjudicate.css';
import { useNavigate, useParams, useSearchParams } from '@solidjs/router';
import { createEffect, createResource, createSignal, type JSX, on, Show } from 'solid-js';
import { freezeNow } from '../../campaigns/contract/adjudication-calls.ts';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { Item } from '../adjudicate/Item.tsx';
import { Queue } from '../adjudicate/Queue.tsx';
import { createQueue, type Which } from '../adjudicate/queue.ts';
import { StandingFacts } from '../coordinate/StandingFacts.tsx';
import { StepDialog } from '../coordinate/StepDialog.tsx';
import { formOf } from '../form-words.ts';
import { formatNumber, t } from '../language.ts';
import { useMay } from '../may.ts';
import { Page } from '../Page.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';

import { LoginFirst } from './login-first.tsx';

/** `/campaigns/:id/disagreements`: the edits on which people disagree, for adjudicators of the wiki. */
export function Disagreements(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const access = useSession();
	const may = useMay();
	const campaignId = Number(params.campaignId);
	const [campaign, { mutate }] = createResource(async () => {
		const found = (await ask(readCampaign, { campaignId })).campaign;
		return { ...found, form: formOf(found) };
	});
	return (
		<Show when={access.session.state !== 'ready' || access.person() !== null} fallback={<LoginFirst />}>
			<Show when={campaign()} fallback={<Page title={t('adjudicate')}>{null}</Page>}>
				{(found) => (
					<Page title={t('adjudicate-title', found().name)}>
						<Head campaign={found()} />
						<Show
							when={may('adjudicator', found().wiki)}
							fallback={
								<Notice icon="lock">
									<p>{t('adjudicate-not-you')}</p>
								</Notice>
							}
						>
							<Judging
								campaign={found()}
								personId={access.person()?.id ?? 0}
								onChanged={(changed) => mutate({ ...changed, form: formOf(changed) })}
							/>
						</Show>
					</Page>
				)}
			</Show>
		</Show>
	);
}

function Head(props: { campaign: Campaign }): JSX.Element {
	return (
		<>
			<nav class="lw-crumbs" aria-label={t('coordinate-crumbs')}>
				<a href={`/campaigns/${props.campaign.id}`}>
					<bdi>{props.campaign.name}</bdi>
				</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('adjudicate')}</h1>
					<ul class="lw-facts">
						<StandingFacts campaign={props.campaign} />
					</ul>
				</div>
			</div>
		</>
	);
}

function Judging(props: {
	campaign: Campaign;
	personId: number;
	onChanged: (campaign: Campaign) => void;
}): JSX.Element {
	const { campaign } = props;
	const params = useParams<{ taskId?: string }>();
	const [search] = useSearchParams<{ which?: string }>();
	const navigate = useNavigate();
	const may = useMay();
	const which = (): Which => (search.which === 'settled' ? 'settled' : 'left');
	const [queue, setQueue] = createSignal(createQueue(campaign.id, which()));
	const [said, setSaid] = createSignal('');
	createEffect(
		on(which, (wanted, before) => {
			if (before !== undefined) setQueue(createQueue(campaign.id, wanted));
			void queue().again();
		}),
	);
	/** the one in the address, else the first */
	const current = () => (params.taskId ? Number(params.taskId) : (queue().items()[0]?.taskId ?? null));
	const goTo = (taskId: number | null) => {
		const query = which() === 'settled' ? '?which=settled' : '';
		navigate(`/campaigns/${campaign.id}/disagreements${taskId === null ? '' : `/${taskId}`}${query}`);
	};
	const onSettled = (taskId: number, decided: boolean) => {
		const next = queue().after(taskId);
		if (decided === (which() === 'left')) queue().left(taskId);
		const left = formatNumber(queue().counts()?.left ?? 0);
		setSaid(t(decided ? 'adjudicate-said-decided' : 'adjudicate-said-reversed', left));
		goTo(next);
		// what is further down comes up while one works
		if (queue().items().length < 10 && queue().hasMore()) void queue().more();
	};
	const waits = () =>
		props.campaign.status === 'closed' && props.campaign.settleFirst && !props.campaign.datasetId;

	return (
		<>
			<Show when={waits()}>
				<Notice
					icon="clock"
					actions={
						<Show when={may('coordinator', campaign.wiki)}>
							<StepDialog
								button={t('adjudicate-freeze')}
								title={t('adjudicate-freeze-title')}
								happens={[
									t('adjudicate-freeze-left', (queue().counts()?.left ?? 0) + (queue().counts()?.own ?? 0)),
									t('adjudicate-freeze-forever'),
								]}
								yes={t('adjudicate-freeze-yes')}
								no={t('adjudicate-freeze-no')}
								step={(reason) => ask(freezeNow, { campaignId: campaign.id, ...(reason ? { reason } : {}) })}
								onDone={props.onChanged}
							/>
						</Show>
					}
				>
					<p>{t('adjudicate-waits')}</p>
				</Notice>
			</Show>
			<Show when={queue().error()}>
				{(error) => (
					<Notice>
						<p>{error().message}</p>
					</Notice>
				)}
			</Show>
			<Show when={queue().counts()}>
				{(counts) => (
					<div class="lw-judge">
						<Queue
							campaignId={campaign.id}
							form={campaign.form}
							which={which()}
							counts={counts()}
							items={queue().items()}
							current={current()}
							onMore={queue().hasMore() ? () => void queue().more() : null}
						/>
						<Show when={current()} keyed fallback={<Nothing which={which()} />}>
							{(taskId) => (
								<Item
									campaign={campaign}
									personId={props.personId}
									taskId={taskId}
									onSettled={(decided) => onSettled(taskId, decided)}
									onLeave={() => goTo(queue().after(taskId))}
								/>
							)}
						</Show>
					</div>
				)}
			</Show>
			<p class="lw-vh" role="status">
				{said()}
			</p>
		</>
	);
}

function Nothing(props: { which: Which }): JSX.Element {
	return (
		<div class="lw-judge__nothing">
			<Show when={props.which === 'left'} fallback={<p>{t('adjudicate-none-settled')}</p>}>
				<h2>{t('adjudicate-none-left')}</h2>
				<p>{t('adjudicate-none-left-text')}</p>
			</Show>
		</div>
	);
}
