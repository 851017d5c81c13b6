import type { JSX } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { formatDate, t, tx } from '../language.ts';
import { WikiName } from '../wikis.tsx';
import { StatusChip } from './StatusChip.tsx';

/** How a campaign stands, and on which wiki: the first of its facts. */
export function StandingFacts(props: { campaign: Campaign }): JSX.Element {
	return (
		<>
			<li>
				<StatusChip campaign={props.campaign} />
			</li>
			<li>
				<WikiName name={props.campaign.wiki} />
			</li>
		</>
	);
}

/** Since when it is there, and by whom. */
export function SinceFact(props: { campaign: Campaign }): JSX.Element {
	return (
		<li>
			{tx(
				'coordinate-since',
				formatDate(new Date(props.campaign.createdAt)),
				<bdi>{props.campaign.createdBy ?? t('coordinate-former')}</bdi>,
			)}
		</li>
	);
}
