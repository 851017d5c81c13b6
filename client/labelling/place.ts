/** Where a person is in a workset: what the server knows of each edit, and what this browser knows better. */
import {
	answersAsked,
	answerTo,
	askedQuestions,
	type Flaw,
	flawsOfAnswers,
	tidyAnswers,
} from '../../campaigns/contract/answers.ts';
import type { Answer, Answers, Form, Question } from '../../campaigns/contract/form.ts';
import type { LabelContent } from '../../campaigns/contract/label.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import type { Task } from '../../campaigns/contract/task.ts';

/** Puts one label over the tasks of a workset, as the server will when it has it. */
export function applyLabel(tasks: readonly Task[], label: LabelContent): Task[] {
	return tasks.map((task) => {
		if (task.taskId !== label.taskId) return task;
		if (label.kind === 'answer') return { ...task, state: 'answered', answers: label.answers };
		return { ...task, state: label.kind === 'skip' ? 'skipped' : 'open', answers: null };
	});
}

/** The tasks with every label over them that the server may not have yet, in the order in which they were given. */
export function applyLabels(tasks: readonly Task[], labels: readonly LabelContent[]): Task[] {
	return labels.reduce<Task[]>(applyLabel, [...tasks]);
}

/**
 * The edits to ask about, in order: open ones as the workset has them; those that were put off because the wiki would
 * not show them come last.
 */
export function openInOrder(tasks: readonly Task[], putOff: ReadonlySet<number>): number[] {
	const open = tasks.filter((task) => task.state === 'open').map((task) => task.taskId);
	return [...open.filter((id) => !putOff.has(id)), ...open.filter((id) => putOff.has(id))];
}

/** What was decided, in the order of deciding as far as it was written down, else as the workset has it. */
export function historyOf(tasks: readonly Task[], writtenDown: readonly number[]): number[] {
	const decided = tasks.filter((task) => task.state !== 'open').map((task) => task.taskId);
	const known = writtenDown.filter((id, at) => decided.includes(id) && writtenDown.lastIndexOf(id) === at);
	return [...decided.filter((id) => !known.includes(id)), ...known];
}

/** The answers of a draft that the form still asks for; the others are dropped. Texts stay as they were typed. */
export function answersForForm(form: Form, answers: Answers): Answers {
	return Object.fromEntries(
		form.questions.flatMap((question) => {
			const answer = answerTo(answers, question.name);
			if (answer === undefined) return [];
			const values = choicesOf(question).map(({ value }) => value);
			if (question.kind === 'several')
				return Array.isArray(answer)
					? [[question.name, answer.filter((value) => values.includes(value))] as const]
					: [];
			const stays = values.length === 0 ? !Array.isArray(answer) : values.includes(String(answer));
			return stays ? [[question.name, answer] as const] : [];
		}),
	);
}

/** What is sent: tidied, and without what one said before it was no longer asked. */
export function answersToSend(form: Form, answers: Answers): Answers {
	return answersAsked(form, tidyAnswers(form, answers));
}

/** The questions whose answers keep the whole from being saved: missing or not as they must be, in the form's order. */
export function flawsToMend(form: Form, answers: Answers): { question: string; flaw: Flaw }[] {
	return flawsOfAnswers(form, answersToSend(form, answers));
}

/** The questions that the page asks, given what was said so far. */
export function questionsNow(form: Form, answers: Answers): Question[] {
	return askedQuestions(form, tidyAnswers(form, answers));
}

/** A form of choices is done with the last of them; where there is more to say, one must say when it is said. */
export function waitsForSave(form: Form): boolean {
	return form.questions.some(({ kind }) => kind !== 'choice' && kind !== 'scale');
}

/** Several of many with one of them ticked, or no longer. */
export function withToggled(answer: Answer | undefined, value: string): string[] {
	const ticked = Array.isArray(answer) ? answer : [];
	return ticked.includes(value) ? ticked.filter((one) => one !== value) : [...ticked, value];
}

/**
 * What was typed where a number is asked, in any digits and with a point or a comma; the text itself when it is no
 * number, so that it is neither lost nor taken for none.
 */
export function numberTyped(text: string): number | string {
	const plain = text
		.normalize('NFKC')
		.trim()
		.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
		.replace(/[\u2212\u2013]/, '-')
		.replace(/[,\u066b]/, '.');
	return /^[-+]?\d+(\.\d*)?$/.test(plain) ? Number(plain) : text;
}
