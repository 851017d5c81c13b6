/** Which columns of a table hold what, and which choice a word there stands for. Pure. */
import type { Answer, Answers, Form, Question } from '../../campaigns/contract/form.ts';
import type { LabelMapping } from '../../campaigns/contract/label-import-calls.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { type TableRow, textOf } from './label-table.ts';

/** What people call these columns, in small letters and without what separates words. */
const usual = {
	revision: ['revid', 'revisionid', 'revision', 'oldid', 'newrevid'],
	labeller: ['labeller', 'labeler', 'user', 'userid', 'username', 'worker', 'workerid', 'annotator', 'rater'],
	time: ['time', 'timestamp', 'receivedat', 'answeredat', 'date', 'labeledat', 'labelledat'],
};

/** Other words for yes and no. */
const usualWords: Readonly<Record<string, string>> = {
	...{ true: 'yes', t: 'yes', 1: 'yes', y: 'yes' },
	...{ false: 'no', f: 'no', 0: 'no', n: 'no' },
};

const bare = (name: string) => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** Null when no column looks like revisions, or none like an answer. */
export function guessMapping(columns: readonly string[], form: Form): LabelMapping | null {
	const find = (names: readonly string[]) => columns.find((column) => names.includes(bare(column)));
	const revision = find(usual.revision);
	const answers: LabelMapping['answers'] = {};
	for (const { name, label } of form.questions) {
		const column = find([bare(name), bare(`answer_${name}`), bare(label)]);
		if (column !== undefined) answers[name] = { column };
	}
	if (revision === undefined || Object.keys(answers).length === 0) return null;
	const [labeller, time] = [find(usual.labeller), find(usual.time)];
	return { revision, ...(labeller ? { labeller } : {}), ...(time ? { time } : {}), answers };
}

/** What a mapping names that is not there, a sentence each. */
export function flawsOfMapping(mapping: LabelMapping, columns: readonly string[], form: Form): string[] {
	const { revision, labeller, time, answers } = mapping;
	const named = [revision, labeller, time, ...Object.values(answers).map(({ column }) => column)];
	return [
		...named.flatMap((name) =>
			name === undefined || columns.includes(name) ? [] : [`there is no column "${name}"`],
		),
		...Object.keys(answers).flatMap((name) =>
			form.questions.some((question) => question.name === name) ? [] : [`the form does not ask "${name}"`],
		),
	];
}

/** The answers of a line, as the form has them; a cell that is empty is no answer. */
export function answersOf({ cells }: TableRow, mapping: LabelMapping, form: Form): Answers {
	const answers: Answers = {};
	for (const question of form.questions) {
		const mapped = mapping.answers[question.name];
		const cell = mapped ? cells[mapped.column] : undefined;
		if (mapped && textOf(cell) !== '') answers[question.name] = answerOf(question, cell, mapped.values ?? {});
	}
	return answers;
}

function answerOf(question: Question, cell: unknown, values: Readonly<Record<string, string>>): Answer {
	if (question.kind === 'text') return textOf(cell);
	if (question.kind === 'number') return Number(textOf(cell));
	if (question.kind !== 'several') return choiceOf(question, textOf(cell), values);
	const words = Array.isArray(cell) ? cell.map(textOf) : textOf(cell).split(/[|;,]/);
	const chosen = words.map((word) => word.trim()).filter((word) => word !== '');
	return chosen.map((word) => choiceOf(question, word, values));
}

/** The word itself when it stands for nothing: then it is told as a fault. */
function choiceOf(question: Question, word: string, values: Readonly<Record<string, string>>): string {
	if (Object.hasOwn(values, word)) return values[word] ?? word;
	const choices = choicesOf(question);
	const same = (wanted: string) =>
		choices.find(({ value, label }) => [value, label].some((one) => one.toLowerCase() === wanted))?.value;
	const lower = word.toLowerCase();
	const usualWord = Object.hasOwn(usualWords, lower) ? usualWords[lower] : undefined;
	return (
		choices.find(({ value }) => value === word)?.value ??
		same(lower) ??
		(usualWord === undefined ? undefined : same(usualWord)) ??
		word
	);
}
