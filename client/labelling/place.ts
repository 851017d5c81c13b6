/** Where a person is in a workset: what the server knows of each edit, and what this browser knows better. */
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import type { LabelContent } from '../../campaigns/contract/label.ts';
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

/** The answers of a draft that the form still asks for; the others are dropped. */
export function answersForForm(form: Form, answers: Answers): Answers {
	return Object.fromEntries(
		form.questions.flatMap((question) => {
			const value = answers[question.name];
			return value !== undefined && question.choices.some((choice) => choice.value === value)
				? [[question.name, value] as const]
				: [];
		}),
	);
}

/** The names of the questions without an answer, in the form's order. */
export function missingAnswers(form: Form, answers: Answers): string[] {
	return form.questions.map((question) => question.name).filter((name) => answers[name] === undefined);
}
