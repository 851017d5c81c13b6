import '../styles/home.css';
import '../styles/watching.css';
import '../styles/coordinate.css';
import '../styles/wizard.css';
import { createResource, For, type JSX, Show } from 'solid-js';
import { listCampaigns } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { allPages } from '../all-pages.ts';
import { SinceFact, StandingFacts } from '../coordinate/StandingFacts.tsx';
import { t } from '../language.ts';
import { Page } from '../Page.tsx';
import { LinkButton } from '../parts/Button.tsx';
import { Progress } from '../parts/Progress.tsx';
import { ask } from '../server.ts';
import { useSession } from '../session.tsx';
import { OfWiki } from '../wikis.tsx';
import { DraftList } from '../wizard/DraftList.tsx';

/** All campaigns, for those who run them. */
export function Coordinate(): JSX.Element {
	const access = useSession();
	const [campaigns] = createResource(
		async () =>
			await allPages(
				(after) => ask(listCampaigns, after),
				(page) => page.campaigns,
			),
	);
	return (
		<Page title={t('coordinate-title')}>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>{t('coordinate-campaigns')}</h1>
					<p class="lw-pagehead__lead">{t('coordinate-lead')}</p>
				</div>
				<Show when={access.person()?.coordinator} fallback={<p>{t('coordinate-not-you')}</p>}>
					<LinkButton href="/campaigns/new" weight="primary" progressive>
						{t('coordinate-new')}
					</LinkButton>
				</Show>
			</div>
			<ul class="lw-facts">
				<Show when={access.person()?.coordinator}>
					<li>
						<a href="/imports/new">{t('coordinate-bring-in')}</a>
					</li>
				</Show>
				<li>
					<a href="/forms">{t('coordinate-forms')}</a>
				</li>
				<li>
					<a href="/roles">{t('coordinate-roles')}</a>
				</li>
				<li>
					<a href="/log" rel="external">
						{t('coordinate-log')}
					</a>
				</li>
				<Show when={access.person()?.coordinator}>
					<li>
						<a href="/import/wikilabels" rel="external">
							{t('coordinate-import')}
						</a>
					</li>
					<li>
						<a href="/webhooks" rel="external">
							{t('coordinate-webhooks')}
						</a>
					</li>
				</Show>
			</ul>
			<Show when={access.person()?.coordinator}>
				<DraftList />
			</Show>
			<Show when={campaigns()?.length !== 0} fallback={<p>{t('coordinate-none')}</p>}>
				<ul class="lw-campaigns">
					<For each={campaigns()}>{(campaign) => <Row campaign={campaign} />}</For>
				</ul>
			</Show>
		</Page>
	);
}

function Row(props: { campaign: Campaign }): JSX.Element {
	const progress = () => props.campaign.progress;
	return (
		<li class="lw-campaign">
			<div class="lw-campaign__text">
				<h2 class="lw-campaign__name">
					<a href={`/campaigns/${props.campaign.id}`}>
						<OfWiki name={props.campaign.wiki}>{props.campaign.name}</OfWiki>
					</a>
				</h2>
				<p>
					<OfWiki name={props.campaign.wiki}>{props.campaign.purpose}</OfWiki>
				</p>
				<ul class="lw-facts">
					<StandingFacts campaign={props.campaign} />
					<li>{t('coordinate-people', progress().people)}</li>
					<SinceFact campaign={props.campaign} />
				</ul>
			</div>
			<div class="lw-campaign__state">
				<p class="lw-small lw-num">{t('coordinate-edits-done', progress().done, progress().tasks)}</p>
				<Progress label={t('coordinate-edits-finished')} value={progress().done} max={progress().tasks} />
			</div>
		</li>
	);
}
