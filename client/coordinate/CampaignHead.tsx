/** What stands above every page about a campaign: the way back, its name, how it is, and what can be done. */
import { type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { formatDate, t } from '../language.ts';
import { useMay } from '../may.ts';
import { OfWiki } from '../wikis.tsx';
import { LifeButtons } from './LifeButtons.tsx';
import { StandingFacts } from './StandingFacts.tsx';

export function CampaignHead(props: {
	campaign: Campaign;
	onChanged: (campaign: Campaign) => void;
	/** between the name and the facts */
	lead?: JSX.Element;
	/** further facts, as list items */
	facts?: JSX.Element;
	/** below the facts */
	below?: JSX.Element;
	/** what can be done beside pausing and closing */
	actions?: JSX.Element;
}): JSX.Element {
	const may = useMay();
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
					{props.lead}
					<ul class="lw-facts">
						<StandingFacts campaign={props.campaign} />
						<li>{t('coordinate-labels-each', props.campaign.labelsPerTask)}</li>
						<Show when={!isOver(props.campaign.status) && props.campaign.deadline}>
							{(deadline) => <li>{t('coordinate-until', formatDate(new Date(deadline())))}</li>}
						</Show>
						{props.facts}
					</ul>
					{props.below}
				</div>
				<div class="lw-pagehead__actions">
					<Show when={may('coordinator', props.campaign.wiki)}>
						<LifeButtons campaign={props.campaign} onChanged={props.onChanged} />
					</Show>
					{props.actions}
				</div>
			</div>
		</>
	);
}
