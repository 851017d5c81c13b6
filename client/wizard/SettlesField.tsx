import { For, type JSX, Show } from 'solid-js';
import { type MoreAnswers, usualMoreAnswers } from '../../campaigns/contract/more-answers.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';

const rules = [
	['ratio-2', { rule: 'ratio', ratio: 2 }],
	['ratio-3', { rule: 'ratio', ratio: 3 }],
	['posterior', { rule: 'posterior', bound: 0.95, accuracy: 0.8 }],
] as const satisfies [string, MoreAnswers][];

/** `own`: one that was decided elsewhere and is none of these. */
function nameOf(wanted: MoreAnswers): (typeof rules)[number][0] | 'own' {
	const same = (one: MoreAnswers) =>
		Object.entries(one).every(([field, value]) => wanted[field as keyof MoreAnswers] === value);
	return rules.find(([, rule]) => same(rule))?.[0] ?? 'own';
}

/** What settles an edit that may get more answers than the others. */
export function SettlesField(props: {
	rule: MoreAnswers | null | undefined;
	onKeep: (rule: MoreAnswers) => void;
}): JSX.Element {
	const name = () => nameOf(props.rule ?? usualMoreAnswers);
	return (
		<Field id="settles" label={t('wizard-settles')} help={t('wizard-settles-help')}>
			<select
				class="cdx-select"
				id="settles"
				aria-describedby="settles-help"
				value={name()}
				onChange={(event) => {
					const found = rules.find(([one]) => one === event.currentTarget.value);
					if (found) props.onKeep(found[1]);
				}}
			>
				<For each={rules}>{([one]) => <option value={one}>{t(`wizard-settles-${one}`)}</option>}</For>
				<Show when={name() === 'own'}>
					<option value="own">{t('wizard-settles-own')}</option>
				</Show>
			</select>
		</Field>
	);
}
