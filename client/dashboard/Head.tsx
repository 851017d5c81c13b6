import { useLocation } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import type { Role } from '../../campaigns/contract/roles.ts';
import { CampaignHead } from '../coordinate/CampaignHead.tsx';
import { formatNumber, type MessageKey, t } from '../language.ts';
import { useMay } from '../may.ts';

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
	const own = () => `/campaigns/${props.campaign.id}`;
	return (
		<>
			<CampaignHead
				campaign={props.campaign}
				onChanged={props.onChanged}
				facts={
					<Show when={props.disagreements}>
						{(count) => (
							<li>
								{t('dashboard-disagreements')} <span class="lw-count">{formatNumber(count())}</span>
							</li>
						)}
					</Show>
				}
			/>
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
