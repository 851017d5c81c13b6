import { createSignal, type JSX, Show } from 'solid-js';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { updateCampaign } from '../../campaigns/contract/life-calls.ts';
import type { MoreAnswers } from '../../campaigns/contract/more-answers.ts';
import { t } from '../language.ts';
import { ask } from '../server.ts';
import { ChangeSection } from './ChangeSection.tsx';
import { NumberLine } from './fields.tsx';
import { SettlesField } from './SettlesField.tsx';

/** Up to how many answers an edit gets where those it has do not settle it, and what settles it. Only what is changed is sent. */
export function ChangeOverlap(props: {
	campaign: Campaign;
	onChanged: (campaign: Campaign) => void;
}): JSX.Element {
	const [chosenMost, setMost] = createSignal<number | null>(null);
	const [chosenRule, setRule] = createSignal<MoreAnswers | null>(null);
	const most = () => chosenMost() ?? props.campaign.mostLabelsPerTask;
	const rule = () => chosenRule() ?? props.campaign.moreAnswers;
	return (
		<ChangeSection
			name="overlap"
			title={t('wizard-change-overlap')}
			words={t('wizard-change-overlap-words')}
			save={t('coordinate-change-save')}
			fields={{ mostLabelsPerTask: t('wizard-most'), moreAnswers: t('wizard-settles') }}
			step={async (reason) => {
				const { id: campaignId, mostLabelsPerTask } = props.campaign;
				const changedRule = chosenRule();
				const changes = {
					...(most() === mostLabelsPerTask ? {} : { mostLabelsPerTask: most() }),
					...(changedRule === null ? {} : { moreAnswers: changedRule }),
				};
				if (Object.keys(changes).length === 0) return '';
				const { campaign } = await ask(updateCampaign, { campaignId, reason, ...changes });
				setMost(null);
				setRule(null);
				props.onChanged(campaign);
				return t('coordinate-changed');
			}}
		>
			<div class="lw-numbers">
				{/* fewer are sent too: the server says why they are refused */}
				<NumberLine
					id="most"
					label={t('wizard-most')}
					help={t('wizard-change-most-help')}
					min={1}
					max={20}
					value={most()}
					onKeep={setMost}
				/>
			</div>
			<Show when={most() > props.campaign.labelsPerTask}>
				<SettlesField rule={rule()} onKeep={setRule} />
			</Show>
		</ChangeSection>
	);
}
