/** Answers in the words of the form. */
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { formatNumber, t } from '../language.ts';

/** What was answered to a question; null when nothing was. */
export function inWords(question: Question, answers: Answers): string | null {
	const answer = answerTo(answers, question.name);
	if (answer === undefined) return null;
	if (typeof answer === 'number') return formatNumber(answer);
	const labelOf = (value: string) =>
		choicesOf(question).find((choice) => choice.value === value)?.label ?? value;
	return [answer].flat().map(labelOf).join(t('comma'));
}

/** A question and what was said to it, in a line. A question mark before a colon would be one mark too many. */
export function inALine({ label }: Question, said: string): string {
	return t('adjudicate-difference', label.replace(/\s*[?؟？]\s*$/, ''), said);
}

/** The first question on which people differ, with what each said; else the first of all. */
export function difference(form: Form, said: readonly Answers[]): string {
	const differs = (question: Question) =>
		new Set(said.map((answers) => JSON.stringify(answerTo(answers, question.name)))).size > 1;
	const question = form.questions.find(differs) ?? form.questions[0];
	if (!question) return '';
	const answers = said.flatMap((one) => inWords(question, one) ?? []);
	return inALine(question, answers.join(' · '));
}
