import { For, type JSX, Show } from 'solid-js';
import { Aggregation } from '../../campaigns/contract/campaign.ts';
import { type MoreAnswers, usualMoreAnswers } from '../../campaigns/contract/more-answers.ts';
import { t } from '../language.ts';
import { Field } from '../parts/Field.tsx';
import { Radio } from '../parts/Radio.tsx';
import type { Work } from './draft.ts';
import { NumberLine, Tick } from './fields.tsx';

const sizes = [
	{ name: 'tasksPerWorkset', max: 100 },
	{ name: 'leaseMinutes', max: 10_080 },
] as const;

/** What may settle an edit that gets more answers than the others. */
const rules = [
	['ratio-2', { rule: 'ratio', ratio: 2 }],
	['ratio-3', { rule: 'ratio', ratio: 3 }],
	['posterior', { rule: 'posterior', bound: 0.95, accuracy: 0.8 }],
] as const satisfies [string, MoreAnswers][];

/** `own`: one that was decided elsewhere and is none of these. */
function nameOf(wanted: MoreAnswers = usualMoreAnswers): (typeof rules)[number][0] | 'own' {
	const same = (one: MoreAnswers) =>
		Object.entries(one).every(([field, value]) => wanted[field as keyof MoreAnswers] === value);
	return rules.find(([, rule]) => same(rule))?.[0] ?? 'own';
}

/** How many answers an edit gets, in which portions, and how they become one. */
export function AnswersStep(props: { work: Work }): JSX.Element {
	const content = () => props.work.content();
	return (
		<>
			<div class="lw-numbers">
				<NumberLine
					id="labelsPerTask"
					label={t('coordinate-labelsPerTask')}
					help={t('coordinate-labelsPerTask-help')}
					min={1}
					max={20}
					value={content().labelsPerTask}
					onKeep={(labelsPerTask) => props.work.put({ labelsPerTask })}
				/>
				<NumberLine
					id="most"
					label={t('wizard-most')}
					help={t('wizard-most-help')}
					min={content().labelsPerTask ?? 1}
					max={20}
					value={content().mostLabelsPerTask}
					onKeep={(mostLabelsPerTask) => props.work.put({ mostLabelsPerTask })}
				/>
			</div>
			<Show when={(content().mostLabelsPerTask ?? 0) > (content().labelsPerTask ?? 1)}>
				<Field id="settles" label={t('wizard-settles')} help={t('wizard-settles-help')}>
					<select
						class="cdx-select"
						id="settles"
						aria-describedby="settles-help"
						value={nameOf(content().moreAnswers)}
						onChange={(event) => {
							const found = rules.find(([name]) => name === event.currentTarget.value);
							if (found) props.work.put({ moreAnswers: found[1] });
						}}
					>
						<For each={rules}>{([name]) => <option value={name}>{t(`wizard-settles-${name}`)}</option>}</For>
						<Show when={nameOf(content().moreAnswers) === 'own'}>
							<option value="own">{t('wizard-settles-own')}</option>
						</Show>
					</select>
				</Field>
			</Show>
			<Tick
				id="settleFirst"
				label={t('wizard-settleFirst')}
				help={t('wizard-settleFirst-help')}
				checked={content().settleFirst === true}
				onKeep={(settleFirst) => props.work.put({ settleFirst })}
			/>
			<div class="lw-numbers">
				<For each={sizes}>
					{({ name, max }) => (
						<NumberLine
							id={name}
							label={t(`coordinate-${name}`)}
							help={t(`coordinate-${name}-help`)}
							min={1}
							max={max}
							value={content()[name]}
							onKeep={(figure) => props.work.put({ [name]: figure })}
						/>
					)}
				</For>
			</div>
			<fieldset class="cdx-field lw-sources">
				<legend class="cdx-label">
					<span class="cdx-label__label__text">{t('wizard-aggregation')}</span>
				</legend>
				<ul class="lw-sources__list">
					<For each={Aggregation.options}>
						{(method) => (
							<li>
								<Radio
									id={`aggregation-${method}`}
									name="aggregation"
									label={t(`wizard-aggregation-${method}`)}
									help={t(`wizard-aggregation-${method}-help`)}
									checked={(content().aggregation ?? 'majority') === method}
									onChoose={() => props.work.put({ aggregation: method })}
								/>
							</li>
						)}
					</For>
				</ul>
			</fieldset>
		</>
	);
}
