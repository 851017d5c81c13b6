import { useLocation } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import type { Role } from '../../campaigns/contract/roles.ts';
import { LifeButtons } from '../coordinate/LifeButtons.tsx';
import { StatusChip } from '../coordinate/StatusChip.tsx';
import { formatDate, formatNumber, type MessageKey, t } from '../language.ts';
import { useMay } from '../may.ts';
import { OfWiki, WikiName } from '../wikis.tsx';

/** The pages about one campaign, in the order of the tabs; those that ask for a role are not offered to others. */
const tabs: readonly { to: string; label: MessageKey; external?: boolean; role?: Role }[] = [
	{ to: '/watch', label: 'dashboard-tab-overview' },
	{ to: '/disagreements', label: 'coordinate-disagreements', role: 'adjudicator' },
	{ to: '/people', label: 'dashboard-tab-people', role: 'coordinator' },
	{ to: '/known', label: 'dashboard-tab-known', role: 'coordinator' },
	{ to: '', label: 'dashboard-tab-campaign' },
	{ to: '/change', label: 'dashboard-tab-settings', role: 'coordinator' },
	{ to: 'log', label: 'dashboard-tab-log', external: true },
];

/** What stands above each page about a campaign: its name, how it is, what can be done, and the other pages. */
export function Head(props: {
	campaign: Campaign;
	/** edits about which people disagree; null while it is not known */
	disagreements: number | null;
	onChanged: (campaign: Campaign) => void;
}): JSX.Element {
	const may = useMay();
	const location = useLocation();
	const coordinates = () => may('coordinator', props.campaign.wiki);
	const own = () => `/campaigns/${props.campaign.id}`;
	return (
		<>
			<nav class="lw-crumbs" aria-label={t('coordinate-crumbs')}>
				<a href="/coordinate">{t('coordinate-campaigns')}</a>
			</nav>
			<div class="lw-pagehead">
				<div class="lw-pagehead__text">
					<h1>
						<OfWiki name={props.campaign.wiki}>{props.campaign.name}</OfWiki>
					</h1>
					<ul class="lw-facts">
						<li>
							<StatusChip campaign={props.campaign} />
						</li>
						<li>
							<WikiName name={props.campaign.wiki} />
						</li>
						<li>{t('coordinate-labels-each', props.campaign.labelsPerTask)}</li>
						<Show when={!isOver(props.campaign.status) && props.campaign.deadline}>
							{(deadline) => <li>{t('coordinate-until', formatDate(new Date(deadline())))}</li>}
						</Show>
						<Show when={props.disagreements}>
							{(count) => (
								<li>
									{t('dashboard-disagreements')} <span class="lw-count">{formatNumber(count())}</span>
								</li>
							)}
						</Show>
					</ul>
				</div>
				<div class="lw-pagehead__actions">
					<Show when={coordinates()}>
						<LifeButtons campaign={props.campaign} onChanged={props.onChanged} />
					</Show>
				</div>
			</div>
			<nav class="lw-tabs" aria-label={t('dashboard-tabs')}>
				<For each={tabs.filter(({ role }) => !role || may(role, props.campaign.wiki))}>
					{({ to, label, external }) =>
						external ? (
							<a href={`/log?subjectKind=campaign&subjectId=${props.campaign.id}`} rel="external">
								{t(label)}
							</a>
						) : (
							<a
								href={own() + to}
								aria-current={location.pathname.replace(/\/$/, '') === own() + to ? 'page' : undefined}
							>
								{t(label)}
							</a>
						)
					}
				</For>
			</nav>
		</>
	);
}
