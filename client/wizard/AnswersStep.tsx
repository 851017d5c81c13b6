import { For, type JSX, Show } from 'solid-js';
import { Aggregation } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';
import { Radio } from '../parts/Radio.tsx';
import { Brought } from './Brought.tsx';
import type { Work } from './draft.ts';
import { NumberLine, Tick } from './fields.tsx';
import { SettlesField } from './SettlesField.tsx';

const sizes = [
	{ name: 'tasksPerWorkset', max: 100 },
	{ name: 'leaseMinutes', max: 10_080 },
] as const;

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
				<SettlesField
					rule={content().moreAnswers}
					onKeep={(moreAnswers) => props.work.put({ moreAnswers })}
				/>
			</Show>
			<Brought work={props.work} />
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
