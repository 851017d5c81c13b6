import { createSignal, For, type JSX } from 'solid-js';
import { closeCampaign } from '../../campaigns/contract/calls.ts';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';
import { ask } from '../server.ts';
import { fewPeople } from './few-people.ts';
import { StepDialog } from './StepDialog.tsx';

const ways = ['leases_run_out', 'at_once'] as const;

/** A button that asks first, naming what will happen: a closed campaign never opens again. */
export function CloseDialog(props: {
	campaign: Campaign;
	onClosed: (campaign: Campaign) => void;
}): JSX.Element {
	const closing = () => props.campaign.status === 'closing';
	const [chosen, setWhen] = createSignal<(typeof ways)[number]>('at_once');
	const when = () => (closing() ? 'at_once' : chosen());
	const unfinished = () => {
		const { tasks, done, gone } = props.campaign.progress;
		return tasks - done - gone;
	};
	const happens = () => [
		t('coordinate-close-forever'),
		t('coordinate-close-dataset', props.campaign.progress.accepted),
		...(unfinished() > 0 ? [t('coordinate-close-unfinished', unfinished())] : []),
		...(props.campaign.progress.people < fewPeople ? [t('coordinate-close-few', fewPeople)] : []),
		t('coordinate-close-models'),
	];
	return (
		<StepDialog
			button={t('coordinate-close')}
			title={t('coordinate-close-title')}
			happens={happens()}
			yes={t('coordinate-close-yes')}
			no={t('coordinate-close-not')}
			step={(reason) => ask(closeCampaign, { campaignId: props.campaign.id, when: when(), reason })}
			onDone={(campaign) => props.onClosed(campaign)}
		>
			<fieldset class="lw-ways" hidden={closing()}>
				<legend>{t('coordinate-close-when')}</legend>
				<For each={ways}>
					{(way) => (
						<label>
							<input
								type="radio"
								name="close-when"
								checked={chosen() === way}
								onChange={() => setWhen(way)}
							/>
							<span>{t(`coordinate-close-${way}`)}</span>
						</label>
					)}
				</For>
			</fieldset>
		</StepDialog>
	);
}
