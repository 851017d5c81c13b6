/** What several people's answers to one question of one task come to, by the kind of question. Pure. */
import { answerTo, askedQuestions } from '../contract/answers.ts';
import type { Answer, Answers, Form, Question } from '../contract/form.ts';
import { choicesOf } from '../contract/questions.ts';
import { type Counts, majority, pairAgreement } from './majority.ts';

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

/**
 * What most said: one choice, or `tie`, or null without any answer. Of several: the choices that more than half of the
 * people ticked, null when nobody was asked.
 *
 * @param labels those that ask the question
 */
export function consensusOf(question: Question, labels: readonly Answers[]): string | string[] | null {
	const counts = countChoices(question, labels);
	if (question.kind !== 'several') return majority(counts);
	if (labels.length === 0) return null;
	return Object.entries(counts).flatMap(([value, count]) => (2 * count > labels.length ? [value] : []));
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

/**
 * Observed agreement: the share of pairs of answers to the same task that are equal, null without a pair. Of several,
 * each choice is a question of its own, ticked or not. Texts and confidence have none: undefined.
 *
 * @param tasks for each task its labels
 */
export function agreementOn(
	form: Form,
	question: Question,
	tasks: readonly (readonly Answers[])[],
): number | null | undefined {
	if (question.kind === 'text' || question.kind === 'confidence') return undefined;
	return pairAgreement(
		tasks.flatMap((labels): Counts[] => {
			if (question.kind === 'number')
				return [countEach(given(question, labels).map((answer) => String(answer)))];
			const counts = countChoices(question, labels);
			if (question.kind !== 'several') return [counts];
			const asked = labelsThatAsk(form, question, labels).length;
			return Object.values(counts).map((ticked) => ({ ticked, not: asked - ticked }));
		}),
	);
}

function countEach(values: readonly string[]): Counts {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return Object.fromEntries(counts);
}
