/** What questions and choices are called on the page. */
import type { Form } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import type { QuestionMeasures } from '../../campaigns/contract/watch.ts';
import { t } from '../language.ts';

export function questionName(
	form: Form,
	{ question, ticked }: Pick<QuestionMeasures, 'question' | 'ticked'>,
): string {
	const found = form.questions.find(({ name }) => name === question);
	if (!found) return question;
	return ticked === null ? found.label : `${found.label} ${choiceName(form, question, ticked)}`;
}

export function choiceName(form: Form, question: string, choice: string): string {
	if (choice === 'ticked') return t('dashboard-ticked');
	if (choice === 'not') return t('dashboard-not-ticked');
	const found = form.questions.find(({ name }) => name === question);
	return (found && choicesOf(found).find(({ value }) => value === choice)?.label) ?? choice;
}
