import { For, type JSX, Show } from 'solid-js';
import type { Decision } from '../../campaigns/contract/adjudication.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { formatDate, t, tx } from '../language.ts';
import { inALine, inWords } from './in-words.ts';

/** What was decided and by whom, the newest first; each change is there. */
export function Decisions(props: { form: Form; decisions: readonly Decision[] }): JSX.Element {
	const words = (decision: Decision) =>
		props.form.questions
			.flatMap((question) => {
				const said = inWords(question, decision.answers ?? {});
				return said === null ? [] : [inALine(question, said)];
			})
			.join(t('comma'));
	return (
		<Show when={props.decisions.length > 0}>
			<section class="lw-judge__part" aria-labelledby="decisions">
				<h3 id="decisions">{t('adjudicate-decisions')}</h3>
				<ol class="lw-talk">
					<For each={props.decisions}>
						{(decision) => (
							<li>
								<p class="lw-talk__who">
									<span>
										{tx(
											decision.kind === 'decided' ? 'adjudicate-decided-by' : 'adjudicate-reversed-by',
											<b>
												<bdi>{decision.by ?? t('adjudicate-former')}</bdi>
											</b>,
										)}
									</span>
									<time class="lw-subtle lw-small" datetime={decision.at}>
										{formatDate(new Date(decision.at))}
									</time>
								</p>
								<Show when={decision.answers}>
									<p dir="auto">{words(decision)}</p>
								</Show>
								<p class="lw-talk__text lw-subtle" dir="auto">
									{decision.reason}
								</p>
							</li>
						)}
					</For>
				</ol>
			</section>
		</Show>
	);
}
