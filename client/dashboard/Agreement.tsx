import { For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Measures, QuestionMeasures } from '../../campaigns/contract/watch.ts';
import { formatTime, t } from '../language.ts';
import { Coefficient, percent, Whisker, WhyNot } from './estimates.tsx';
import { choiceName, questionName } from './names.ts';

/** Whether people say the same, per question and per choice. */
export function Agreement(props: { form: Form; measures: Measures }): JSX.Element {
	const edits = () => Math.max(0, ...props.measures.questions.map((one) => one.edits));
	/** alpha much lower than AC1: somebody may wonder */
	const isSkewed = () =>
		props.measures.questions.some(
			({ alpha, ac1 }) => alpha.value !== null && ac1.value !== null && ac1.value - alpha.value > 0.15,
		);
	/** the same two people answered all of them */
	const isOfTwo = () => props.measures.questions.some(({ cohen }) => cohen !== null);
	return (
		<section class="lw-panel lw-dash__wide" aria-labelledby="agreement">
			<div class="lw-panel__head">
				<h2 id="agreement">{t('dashboard-agree')}</h2>
				<p class="lw-subtle">
					{t(props.measures.designed ? 'dashboard-agree-weighted' : 'dashboard-agree-edits', edits())}{' '}
					{t('dashboard-as-of', formatTime(new Date(props.measures.asOf)))}
				</p>
			</div>
			{/* biome-ignore lint/a11y/useSemanticElements: a part that scrolls, no group of fields */}
			<div class="lw-table-scroll" tabindex="0" role="group" aria-labelledby="agreement">
				<table class="lw-table">
					<thead>
						<tr>
							<th scope="col">{t('dashboard-question')}</th>
							<th scope="col" class="lw-end">
								{t('dashboard-same')}
							</th>
							<th scope="col">{t('dashboard-alpha')}</th>
							<Scale />
							<th scope="col">{t('dashboard-kappa')}</th>
							<Show when={isOfTwo()}>
								<th scope="col">{t('dashboard-cohen')}</th>
							</Show>
							<th scope="col">{t('dashboard-ac1')}</th>
							<Scale />
						</tr>
					</thead>
					<tbody>
						<For each={props.measures.questions}>
							{(one) => (
								<tr>
									<th scope="row">
										<bdi>{questionName(props.form, one)}</bdi>
									</th>
									<td class="lw-end">
										<Show when={one.observed.value} fallback={<WhyNot of={one.observed} />}>
											{(value) => percent(value())}
										</Show>
									</td>
									<td>
										<Coefficient of={one.alpha} />
									</td>
									<td class="lw-table__plot">
										<Whisker of={one.alpha} />
									</td>
									<td>
										<Coefficient of={one.kappa} />
									</td>
									<Show when={isOfTwo()}>
										<td>
											<Show when={one.cohen} fallback="–">
												{(cohen) => <Coefficient of={cohen()} />}
											</Show>
										</td>
									</Show>
									<td>
										<Coefficient of={one.ac1} />
									</td>
									<td class="lw-table__plot">
										<Whisker of={one.ac1} />
									</td>
								</tr>
							)}
						</For>
					</tbody>
				</table>
			</div>
			<Show when={isOfTwo()}>
				<p class="lw-note">{t('dashboard-cohen-words')}</p>
			</Show>
			<Show when={isSkewed()}>
				<p class="lw-note">{t('dashboard-agree-skewed')}</p>
			</Show>
			<details class="lw-more">
				<summary>{t('dashboard-agree-choices')}</summary>
				<p class="lw-subtle">{t('dashboard-agree-choices-words')}</p>
				<For each={props.measures.questions}>{(one) => <Choices form={props.form} measures={one} />}</For>
			</details>
		</section>
	);
}

function Scale(): JSX.Element {
	return (
		<td class="lw-table__plot">
			<span class="lw-scale">
				<span>0</span>
				<span>1</span>
			</span>
		</td>
	);
}

function Choices(props: { form: Form; measures: QuestionMeasures }): JSX.Element {
	return (
		<dl class="lw-choices">
			<dt>
				<bdi>{questionName(props.form, props.measures)}</bdi>
			</dt>
			<For each={props.measures.choices}>
				{({ choice, agreement }) => (
					<dd>
						<bdi>{choiceName(props.form, props.measures.question, choice)}</bdi>{' '}
						<Show when={agreement.value !== null && agreement} fallback={<WhyNot of={agreement} />}>
							{(found) => (
								<span>
									<b>{percent(found().value, 0)}</b>{' '}
									<span class="lw-subtle">
										{t('dashboard-range', percent(found().low, 0), percent(found().high, 0))}
									</span>
								</span>
							)}
						</Show>
					</dd>
				)}
			</For>
		</dl>
	);
}
