import { createResource, createSignal, type JSX, Show } from 'solid-js';
import type { Rules } from '../../campaigns/contract/campaign.ts';
import { readRules } from '../../campaigns/contract/draft-calls.ts';
import { updateCampaign } from '../../campaigns/contract/life-calls.ts';
import { t } from '../language.ts';
import { ask } from '../server.ts';
import { ChangeSection } from './ChangeSection.tsx';
import { RulesFields } from './RulesFields.tsx';

/** Who may answer from now on. Edits in hand may still be answered by those who have them. */
export function ChangeRules(props: { campaignId: number }): JSX.Element {
	const [known] = createResource(async () => (await ask(readRules, { campaignId: props.campaignId })).rules);
	const [chosen, setChosen] = createSignal<Rules | null>(null);
	return (
		<ChangeSection
			name="who"
			title={t('coordinate-who')}
			words={t('wizard-change-who-words')}
			save={t('coordinate-change-save')}
			step={async (reason) => {
				const rules = chosen();
				if (rules) await ask(updateCampaign, { campaignId: props.campaignId, rules, reason });
				return t('coordinate-changed');
			}}
		>
			<Show when={known()}>{(rules) => <RulesFields rules={chosen() ?? rules()} onRules={setChosen} />}</Show>
		</ChangeSection>
	);
}
