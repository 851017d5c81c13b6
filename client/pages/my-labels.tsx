import '../styles/mine.css';
import { useLocation, useParams, useSearchParams } from '@solidjs/router';
import { createResource, For, type JSX, onMount, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { formOf, loadFormTexts } from '../form-words.ts';
import { t } from '../language.ts';
import { LabelList, type Said } from '../mine/LabelList.tsx';
import { useOutbox } from '../outbox/context.tsx';
import type { Outbox } from '../outbox/outbox.ts';
import { Page } from '../Page.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { LoginFirst } from './login-first.tsx';

/** `/campaigns/:id/mine`: all that one said in a campaign, to look at again and to change while it is open. */
export function MyLabels(): JSX.Element {
	const params = useParams<{ campaignId: string }>();
	const access = useSession();
	const outbox = useOutbox();
	return (
		<Show when={access.person() !== null} fallback={<LoginFirst />}>
			<Show when={outbox()} fallback={<Page>{null}</Page>} keyed>
				{(box) => <Loaded campaignId={Number(params.campaignId)} outbox={box} />}
			</Show>
		</Show>
	);
}

function Loaded(props: { campaignId: number; outbox: Outbox }): JSX.Element {
	// read before anything is waited for: until this page is there, the address is still the one before
	const { campaignId, outbox } = props;
	// the list is whole only when what waits in this browser has arrived
	const [campaign] = createResource(async () => {
		await outbox.ready;
		if (outbox.waiting().length > 0) await outbox.send();
		const found = (await ask(readCampaign, { campaignId })).campaign;
		await loadFormTexts(found);
		return { ...found, form: formOf(found) };
	});
	return (
		<Show when={campaign()} fallback={<Page title={t('your-answers')}>{null}</Page>}>
			{(found) => <List campaign={found()} outbox={outbox} />}
		</Show>
	);
}

const filters = [undefined, 'answered', 'skipped'] as const;

function List(props: { campaign: Campaign; outbox: Outbox }): JSX.Element {
	const [search] = useSearchParams<{ said?: string }>();
	const location = useLocation<{ changed?: boolean }>();
	let title: HTMLHeadingElement | undefined;
	const said = (): Said => filters.find((filter) => filter === search.said);
	const open = () => props.campaign.status === 'open';
	// back from changing an answer: the page is read from its top again
	onMount(() => {
		if (location.state?.changed) title?.focus();
	});
	return (
		<Page title={t('mine-title', props.campaign.name)}>
			<nav class="lw-crumbs" aria-label={t('mine-crumbs')}>
				<a href="/me">{t('your-page')}</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1 tabindex="-1" ref={title}>
						{t('your-answers')}
					</h1>
					<p class="lw-pagehead__lead">
						<bdi>{props.campaign.name}</bdi>
					</p>
				</div>
				<Show when={open()}>
					<LinkButton href={`/campaigns/${props.campaign.id}/label`} weight="primary" progressive>
						{t('mine-go-on')}
					</LinkButton>
				</Show>
			</div>
			<p role="status" class="lw-mine__changed">
				<Show when={location.state?.changed}>
					<Icon name="check" size="small" />
					{t('mine-changed')}
				</Show>
			</p>
			<Show when={props.outbox.waiting().length > 0}>
				<Notice icon="offline">
					<p>{t('done-waiting', props.outbox.waiting().length)}</p>
				</Notice>
			</Show>
			<p class="lw-mine__lead">
				{t(open() ? 'mine-may-change' : 'mine-frozen')}{' '}
				<Show when={props.campaign.datasetId}>
					{(id) => (
						<a href={`/datasets/${id()}`} rel="external">
							{t('mine-dataset')}
						</a>
					)}
				</Show>
			</p>
			<nav class="lw-filter" aria-label={t('mine-filter')}>
				<For each={filters}>
					{(filter) => (
						<a
							href={`/campaigns/${props.campaign.id}/mine${filter ? `?said=${filter}` : ''}`}
							aria-current={said() === filter ? 'page' : undefined}
						>
							{t(`mine-filter-${filter ?? 'all'}`)}
						</a>
					)}
				</For>
			</nav>
			<LabelList campaign={props.campaign} said={said()} />
		</Page>
	);
}
