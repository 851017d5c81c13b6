import { For, type JSX } from 'solid-js';
import { Aggregation } from '../../campaigns/contract/campaign.ts';
import { t } from '../language.ts';
import type { Work } from './draft.ts';
import { NumberLine } from './fields.tsx';

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
								<div class="cdx-radio">
									<div class="cdx-radio__wrapper">
										<input
											class="cdx-radio__input"
											type="radio"
											name="aggregation"
											id={`aggregation-${method}`}
											aria-describedby={`aggregation-${method}-help`}
											checked={(content().aggregation ?? 'majority') === method}
											onChange={() => props.work.put({ aggregation: method })}
										/>
										<span class="cdx-radio__icon" />
										<div class="cdx-radio__label cdx-label">
											<label class="cdx-label__label" for={`aggregation-${method}`}>
												<span class="cdx-label__label__text">{t(`wizard-aggregation-${method}`)}</span>
											</label>
											<span class="cdx-label__description" id={`aggregation-${method}-help`}>
												{t(`wizard-aggregation-${method}-help`)}
											</span>
										</div>
									</div>
								</div>
							</li>
						)}
					</For>
				</ul>
			</fieldset>
		</>
	);
}
