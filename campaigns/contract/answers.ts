/** What is asked, what is missing and what is wrong, given some answers. Pure; the browser and the server ask the same. */
import type { Answer, Answers, Form, Question } from './form.ts';
import { choicesOf, isRequired } from './questions.ts';

/** The answer to a question; undefined when there is none. */
export function answerTo(answers: Answers, question: string): Answer | undefined {
	return Object.hasOwn(answers, question) ? answers[question] : undefined;
}

/** The questions that are asked once these answers are given, in the form's order. What hangs on a hidden question is hidden. */
export function askedQuestions(form: Pick<Form, 'questions'>, answers: Answers): Question[] {
	const asked: Question[] = [];
	for (const question of form.questions) {
		const rule = question.showIf;
		const isAsked =
			rule === undefined ||
			(asked.some(({ name }) => name === rule.question) &&
				[answerTo(answers, rule.question)].flat().some((value) => rule.is.includes(String(value))));
		if (isAsked) asked.push(question);
	}
	return asked;
}

/** Only the answers to questions that are asked: what one said before changing one's mind is not sent. */
export function answersAsked(form: Form, answers: Answers): Answers {
	const names = new Set(askedQuestions(form, answers).map(({ name }) => name));
	return Object.fromEntries(Object.entries(answers).filter(([name]) => names.has(name)));
}

/**
 * Answers as they are judged and stored: texts without white space around them, several in the form's order and each
 * once. What says nothing (an empty text, none of several) is no answer.
 */
export function tidyAnswers(form: Form, answers: Answers): Answers {
	const tidied = Object.entries(answers).flatMap(([name, answer]): [string, Answer][] => {
		const question = form.questions.find((candidate) => candidate.name === name);
		const tidy = question ? tidyAnswer(question, answer) : answer;
		return tidy === '' || (Array.isArray(tidy) && tidy.length === 0) ? [] : [[name, tidy]];
	});
	return Object.fromEntries(tidied);
}

function tidyAnswer(question: Question, answer: Answer): Answer {
	if (Array.isArray(answer)) {
		const known = choicesOf(question).map(({ value }) => value);
		return [
			...known.filter((value) => answer.includes(value)),
			...new Set(answer.filter((value) => !known.includes(value))),
		];
	}
	// PostgreSQL's jsonb keeps neither NUL nor half a surrogate pair; of the other controls, text has no use
	if (typeof answer === 'string')
		return answer
			.toWellFormed()
			.replaceAll('\r\n', '\n')
			.replace(/[^\P{Cc}\n\t]/gu, '')
			.trim();
	return answer === 0 ? 0 : answer;
}

/** What can be wrong with the answer to one question. */
export type Flaw =
	| 'missing'
	| 'hidden'
	| 'unknown'
	| 'no-choice'
	| 'too-few'
	| 'too-many'
	| 'no-number'
	| 'not-whole'
	| 'too-small'
	| 'too-large'
	| 'no-text'
	| 'too-long';

/** Which questions are not answered as they must be, in the form's order; then what the form does not ask. */
export function flawsOfAnswers(form: Form, answers: Answers): { question: string; flaw: Flaw }[] {
	const asked = new Set(askedQuestions(form, answers));
	const flaws: { question: string; flaw: Flaw }[] = [];
	for (const question of form.questions) {
		const answer = answerTo(answers, question.name);
		const flaw =
			answer === undefined
				? asked.has(question) && isRequired(question)
					? 'missing'
					: null
				: asked.has(question)
					? flawOf(question, answer)
					: 'hidden';
		if (flaw !== null) flaws.push({ question: question.name, flaw });
	}
	for (const name of Object.keys(answers))
		if (!form.questions.some((question) => question.name === name))
			flaws.push({ question: name, flaw: 'unknown' });
	return flaws;
}

function flawOf(question: Question, answer: Answer): Flaw | null {
	const isChoice = (value: unknown) => choicesOf(question).some((choice) => choice.value === value);
	switch (question.kind) {
		case 'several': {
			if (!Array.isArray(answer) || !answer.every(isChoice)) return 'no-choice';
			const count = new Set(answer).size;
			if (count < Math.max(1, question.min ?? 1)) return 'too-few';
			return count > (question.max ?? count) || count < answer.length ? 'too-many' : null;
		}
		case 'number':
			if (typeof answer !== 'number' || !Number.isFinite(answer)) return 'no-number';
			if (question.whole && !Number.isInteger(answer)) return 'not-whole';
			if (answer < (question.min ?? answer)) return 'too-small';
			return answer > (question.max ?? answer) ? 'too-large' : null;
		case 'text':
			if (typeof answer !== 'string' || answer.trim() === '') return 'no-text';
			return answer.length > mostLetters(question) ? 'too-long' : null;
		default:
			return isChoice(answer) ? null : 'no-choice';
	}
}

/** How long a text may be, in UTF-16 code units. */
export function mostLetters(question: Question & { kind: 'text' }): number {
	return question.maxLength ?? (question.size === 'short' ? 200 : 2000);
}

/**
 * What is wrong with answers to a form, after {@link tidyAnswers}: one sentence for each fault, none when they may be
 * stored. Every question that is asked and required must be answered as its kind wants it, and nothing else may be there.
 */
export function faultsOfAnswers(form: Form, answers: Answers): string[] {
	return flawsOfAnswers(form, answers).map(({ question: name, flaw }) => {
		const question = form.questions.find((candidate) => candidate.name === name);
		const answer = answerTo(answers, name);
		if (question === undefined) return `the form does not ask "${name}"`;
		return sentences[flaw](question, Array.isArray(answer) ? answer.join(', ') : String(answer));
	});
}

const bound = (question: Question, which: 'min' | 'max') =>
	which in question ? (question as { min?: number; max?: number })[which] : undefined;

const sentences: Record<Flaw, (question: Question, answer: string) => string> = {
	missing: ({ name }) => `"${name}" is not answered`,
	hidden: ({ name }) => `"${name}" is not asked after these answers`,
	unknown: ({ name }) => `the form does not ask "${name}"`,
	'no-choice': ({ name }, answer) => `"${name}" has no choice "${answer.slice(0, 100)}"`,
	'too-few': (question) => `"${question.name}" wants at least ${bound(question, 'min') ?? 1} of its choices`,
	'too-many': (question) =>
		`"${question.name}" takes ${bound(question, 'max') === undefined ? 'each of its choices once' : `at most ${bound(question, 'max')} of its choices, each once`}`,
	'no-number': ({ name }) => `"${name}" wants a number`,
	'not-whole': ({ name }) => `"${name}" wants a whole number`,
	'too-small': (question) => `"${question.name}" wants a number from ${bound(question, 'min')} on`,
	'too-large': (question) => `"${question.name}" wants a number up to ${bound(question, 'max')}`,
	'no-text': ({ name }) => `"${name}" wants a text`,
	'too-long': (question) =>
		`"${question.name}" takes at most ${question.kind === 'text' ? mostLetters(question) : 0} letters`,
};
