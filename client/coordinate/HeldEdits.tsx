import { createResource, type JSX, Show } from 'solid-js';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { readHiddenEdits, settleHiddenEdits } from '../../campaigns/contract/hidden-calls.ts';
import { formatDate, t } from '../language.ts';
import { Notice } from '../parts/Notice.tsx';
import { ask } from '../server.ts';
import { StepDialog } from './StepDialog.tsx';

/** For coordinators: so many edits seemed to be gone at once that nothing was believed. Nothing when none is held. */
export function HeldEdits(props: {
	campaignId: number;
	onSettled: (campaign: Campaign) => void;
}): JSX.Element {
	const [known, { refetch }] = createResource(
		() => props.campaignId,
		(campaignId) => ask(readHiddenEdits, { campaignId }),
	);
	const settle = (decision: 'confirm' | 'ask_again') => async (reason: string | undefined) => {
		const { campaignId } = props;
		await ask(settleHiddenEdits, { campaignId, decision, reason });
		return await ask(readCampaign, { campaignId });
	};
	const settled = (campaign: Campaign) => {
		void refetch();
		props.onSettled(campaign);
	};
	const step = (name: 'confirm' | 'again', decision: 'confirm' | 'ask_again') => (
		<StepDialog
			button={t(`coordinate-held-${name}`)}
			title={t(`coordinate-held-${name}-title`)}
			happens={[t(`coordinate-held-${name}-words`)]}
			yes={t(`coordinate-held-${name}`)}
			no={t('coordinate-close-not')}
			step={settle(decision)}
			onDone={settled}
		/>
	);
	return (
		// a failure of this look is none of the page
		<Show when={known.state === 'ready' && known()?.held}>
			{(held) => (
				<Notice
					icon="hidden"
					actions={
						<span class="lw-notice__actions">
							{step('again', 'ask_again')}
							{step('confirm', 'confirm')}
						</span>
					}
				>
					<p>{t('coordinate-held', held().gone, held().asked, formatDate(new Date(held().at)))}</p>
				</Notice>
			)}
		</Show>
	);
}
