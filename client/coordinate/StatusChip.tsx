import type { JSX } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';

/** Open, closed, or closed with its dataset frozen: in a word. */
export function StatusChip(props: { campaign: Pick<Campaign, 'status' | 'datasetId'> }): JSX.Element {
	const state = () => (props.campaign.datasetId === null ? props.campaign.status : ('frozen' as const));
	return (
		<span class="cdx-info-chip">
			<span class="cdx-info-chip__text">{t(`coordinate-status-${state()}`)}</span>
		</span>
	);
}
