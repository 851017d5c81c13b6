import { For, type JSX, Show } from 'solid-js';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Measures, QuestionMeasures } from '../../campaigns/contract/watch.ts';
import { formatNumber, t } from '../language.ts';
import { percent, WhyNot } from './estimates.tsx';
import { choiceName, questionName } from './names.ts';

/** What people said, and what that makes of all edits. */
export function Balance(props: { form: Form; measures: Measures }): JSX.Element {
	return (
		<section class="lw-panel" aria-labelledby="balance">
			<div class="lw-panel__head">
				<h2 id="balance">{t('dashboard-said')}</h2>
			</div>
			<Show when={props.measures.answers > 0} fallback={<p class="lw-note">{t('dashboard-days-none')}</p>}>
				<For each={props.measures.questions}>
					{(one) => <Shares form={props.form} measures={one} designed={props.measures.designed} />}
				</For>
			</Show>
		</section>
	);
}

function Shares(props: { form: Form; measures: QuestionMeasures; designed: boolean }): JSX.Element {
	const answers = () => props.measures.choices.reduce((sum, choice) => sum + choice.answers, 0);
	const shares = () => props.measures.choices.map((choice) => choice.answers / Math.max(1, answers()));
	const estimates = () => props.measures.choices.map(({ share }) => share);
	const known = () => estimates().every(({ value }) => value !== null);
	return (
		<table class="lw-shares">
			<caption>
				<bdi>{questionName(props.form, props.measures)}</bdi>
			</caption>
			<thead class="lw-vh">
				<tr>
					<th scope="col">{t('dashboard-choice')}</th>
					<th scope="col">{t('dashboard-of-answers')}</th>
					<th scope="col">{t(props.designed ? 'dashboard-of-wiki' : 'dashboard-of-campaign')}</th>
				</tr>
			</thead>
			<tbody>
				<tr class="lw-shares__bars">
					<td />
					<td>
						<Bar shares={shares()} />
					</td>
					<td>
						<Show when={known()}>
							<Bar shares={estimates().map(({ value }) => value ?? 0)} />
						</Show>
					</td>
				</tr>
				<For each={props.measures.choices}>
					{({ choice, answers: given, share }, at) => (
						<tr>
							<th scope="row">
								<i class="lw-key" data-key={at() % 5} />
								<bdi>{choiceName(props.form, props.measures.question, choice)}</bdi>
							</th>
							<td>
								{percent(given / Math.max(1, answers()))} <span class="lw-subtle">{formatNumber(given)}</span>
							</td>
							<td>
								<Show when={share.value !== null && share} fallback={<WhyNot of={share} />}>
									{(found) => (
										<>
											{percent(found().value)}{' '}
											<span class="lw-subtle">
												{t('dashboard-range', percent(found().low), percent(found().high))}
											</span>
										</>
									)}
								</Show>
							</td>
						</tr>
					)}
				</For>
			</tbody>
			<tfoot class="lw-subtle">
				<tr>
					<td />
					<td>{t('dashboard-of-answers')}</td>
					<td>{t(props.designed ? 'dashboard-of-wiki' : 'dashboard-of-campaign')}</td>
				</tr>
			</tfoot>
		</table>
	);
}

function Bar(props: { shares: readonly number[] }): JSX.Element {
	return (
		<span class="lw-share-bar" aria-hidden="true">
			<For each={props.shares}>
				{(share, at) => <i data-key={at() % 5} style={{ '--share': 100 * share }} />}
			</For>
		</span>
	);
}
