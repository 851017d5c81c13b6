import { type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { archiveCampaign, pauseCampaign, resumeCampaign } from '../../campaigns/contract/life-calls.ts';
import { t } from '../language.ts';
import { ask } from '../server.ts';
import { CloseDialog } from './CloseDialog.tsx';
import { StepDialog } from './StepDialog.tsx';

/** What can be done with a campaign as it is now. For its coordinators. */
export function LifeButtons(props: {
	campaign: Campaign;
	onChanged: (campaign: Campaign) => void;
}): JSX.Element {
	const status = () => props.campaign.status;
	const campaignId = () => props.campaign.id;
	const step = (
		name: 'pause' | 'resume' | 'archive',
		call: typeof pauseCampaign | typeof resumeCampaign | typeof archiveCampaign,
	) => (
		<StepDialog
			button={t(`coordinate-${name}`)}
			title={t(`coordinate-${name}-title`)}
			happens={[t(`coordinate-${name}-words`)]}
			yes={t(`coordinate-${name}-yes`)}
			no={t('coordinate-close-not')}
			step={(reason) => ask(call, { campaignId: campaignId(), reason })}
			onDone={(campaign) => props.onChanged(campaign)}
		/>
	);
	return (
		<>
			<Show when={status() === 'open'}>{step('pause', pauseCampaign)}</Show>
			<Show when={status() === 'paused'}>{step('resume', resumeCampaign)}</Show>
			<Show when={['open', 'paused', 'closing'].includes(status())}>
				<CloseDialog campaign={props.campaign} onClosed={props.onChanged} />
			</Show>
			<Show when={status() === 'closed'}>{step('archive', archiveCampaign)}</Show>
		</>
	);
}
