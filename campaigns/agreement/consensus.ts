/** What several people's answers to one question of one task come to, by the kind of question. Pure. */
import { answerTo, askedQuestions } from '../contract/answers.ts';
import type { Answer, Answers, Form, Question } from '../contract/form.ts';
import { choicesOf } from '../contract/questions.ts';
import type { Counts } from './majority.ts';

/** Of the labels of a task, those in which the question was asked: elsewhere, saying nothing says nothing. */
export function labelsThatAsk(form: Form, question: Question, labels: readonly Answers[]): Answers[] {
	return labels.filter((answers) => askedQuestions(form, answers).includes(question));
}

function given(question: Question, labels: readonly Answers[]): Answer[] {
	return labels.flatMap((answers) => {
		const answer = answerTo(answers, question.name);
		return answer === undefined ? [] : [answer];
	});
}

/** How often each choice was given, in the form's order; each of several counts. */
export function countChoices(question: Question, labels: readonly Answers[]): Record<string, number> {
	const values = given(question, labels).flat();
	return Object.fromEntries(
		choicesOf(question).map(({ value }) => [value, values.filter((one) => one === value).length]),
	);
}

/** Numbers and texts as they were given, in the order of the labels. */
export function listAnswers(question: Question, labels: readonly Answers[]): (string | number)[] {
	return given(question, labels).flat();
}

/** Of a choice and a scale; of several, a list; the others come to none. */
export function hasConsensus(question: Question): boolean {
	return question.kind === 'choice' || question.kind === 'scale' || question.kind === 'several';
}

export function hasMedian(question: Question): boolean {
	return question.kind === 'scale' || question.kind === 'number';
}

/**
 * The middle answer, null without any. Of a scale: the lower of the two in the middle (there is no half a class);
 * `unsure` has no place in its order and is left out. Of numbers: the mean of the two in the middle.
 */
export function medianOf(question: Question, labels: readonly Answers[]): string | number | null {
	if (question.kind === 'scale') {
		const ordered = Object.entries(countChoices(question, labels)).flatMap(([value, count]) =>
			value === 'unsure' ? [] : Array.from({ length: count }, () => value),
		);
		return ordered[Math.ceil(ordered.length / 2) - 1] ?? null;
	}
	const numbers = given(question, labels).filter((answer) => typeof answer === 'number');
	numbers.sort((a, b) => a - b);
	const [low, high] = [numbers[Math.ceil(numbers.length / 2) - 1], numbers[Math.floor(numbers.length / 2)]];
	return low === undefined || high === undefined ? null : low / 2 + high / 2;
}

/** Whether people can agree on it: texts and how sure one is are nobody else's. */
export function isCompared({ kind }: Question): boolean {
	return kind !== 'text' && kind !== 'confidence';
}

/**
 * The answers to a question of one task as counts in which pairs are compared: one of all that were given; of several, one
 * a choice, ticked or not.
 *
 * @param labels those that ask the question
 */
export function comparedCounts(question: Question, labels: readonly Answers[]): Counts[] {
	if (question.kind === 'number') return [countEach(given(question, labels).map((answer) => String(answer)))];
	const counts = countChoices(question, labels);
	if (question.kind !== 'several') return [counts];
	return Object.values(counts).map((ticked) => ({ ticked, not: labels.length - ticked }));
}

function countEach(values: readonly string[]): Counts {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return Object.fromEntries(counts);
}
