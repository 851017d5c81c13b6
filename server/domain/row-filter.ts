/** Which rows are asked for, in the words of an address: `?wiki=&since=&answer=&question=`. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { RowFilter } from '../../db/dataset-rows.ts';

const fields = ['wiki', 'since', 'answer', 'question'] as const;
export type FilterQuery = Partial<Record<(typeof fields)[number], string>>;

/** Null when all rows are asked for. */
export function filterQueryOf(query: Readonly<Record<string, string>>): FilterQuery | null {
	const asked = fields.flatMap((field) =>
		query[field] === undefined ? [] : [[field, query[field]] as const],
	);
	return asked.length === 0 ? null : Object.fromEntries(asked);
}

/** @throws {Failure} INVALID_INPUT */
export function readFilter({ wiki, since, answer, question }: FilterQuery, form: Form): RowFilter {
	const names = form.questions.map(({ name }) => name);
	if (question !== undefined && !names.includes(question))
		throw new Failure('INVALID_INPUT', { question: `choose one of: ${names.join(', ')}` });
	if (question !== undefined && answer === undefined)
		throw new Failure('INVALID_INPUT', { answer: 'say which answer to the question' });
	return {
		wiki,
		since: since === undefined ? undefined : timeOf(since),
		answer: answer === undefined ? undefined : { question: question ?? null, value: answer },
	};
}

/** A day, or a time with its zone. */
function timeOf(since: string): Date {
	const isTime = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(since);
	const time = new Date(since);
	if (!isTime || Number.isNaN(time.getTime()))
		throw new Failure('INVALID_INPUT', { since: 'give a day (2026-11-21) or a time (2026-11-21T12:00:00Z)' });
	return time;
}
