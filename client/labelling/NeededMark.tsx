import { type JSX, Show } from 'solid-js';
import type { Form, Question } from '../../campaigns/contract/form.ts';
import { isRequired } from '../../campaigns/contract/questions.ts';
import { t } from '../language.ts';

/** Whether a question must be answered, said before; where all must, it goes without saying. */
export function NeededMark(props: { form: Form; question: Question }): JSX.Element {
	return (
		<Show when={!props.form.questions.every(isRequired)}>
			<span class="lw-question__mark">
				{t(isRequired(props.question) ? 'question-needed' : 'question-optional')}
			</span>
		</Show>
	);
}
