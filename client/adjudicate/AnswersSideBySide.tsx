import { For, type JSX, Show } from 'solid-js';
import type { DisagreementItem } from '../../campaigns/contract/adjudication.ts';
import type { Form, Question } from '../../campaigns/contract/form.ts';
import { t } from '../language.ts';
import { inWords } from './in-words.ts';

/** What each person answered, under letters: no names, and no order that would tell who they are. */
export function AnswersSideBySide(props: { form: Form; answers: DisagreementItem['answers'] }): JSX.Element {
	/** those that somebody answered */
	const questions = () =>
		props.form.questions.filter((question) =>
			props.answers.some(({ answers }) => inWords(question, answers) !== null),
		);
	const isLong = ({ kind }: Question) => kind === 'text';
	return (
		<div class="lw-judge__part">
			<h3 id="said">{t('adjudicate-answers', props.answers.length)}</h3>
			<section class="lw-table-scroll" tabindex="0" aria-labelledby="said">
				<table class="lw-table lw-judge__answers">
					<thead>
						<tr>
							<th scope="col">{t('adjudicate-who')}</th>
							<For each={questions()}>
								{(question) => (
									<th scope="col" dir="auto">
										{question.label}
									</th>
								)}
							</For>
						</tr>
					</thead>
					<tbody>
						<For each={props.answers}>
							{({ letter, answers }) => (
								<tr>
									<th scope="row">
										<span class="lw-person" aria-hidden="true">
											{letter}
										</span>
										<span class="lw-vh">{t('adjudicate-person', letter)}</span>
									</th>
									<For each={questions()}>
										{(question) => (
											<td dir="auto" classList={{ 'lw-judge__text': isLong(question) }}>
												<Show
													when={inWords(question, answers)}
													fallback={<span class="lw-subtle">{t('adjudicate-nothing-said')}</span>}
												>
													{(words) => words()}
												</Show>
											</td>
										)}
									</For>
								</tr>
							)}
						</For>
					</tbody>
				</table>
			</section>
			<p class="lw-small lw-subtle">{t('adjudicate-blind')}</p>
		</div>
	);
}
