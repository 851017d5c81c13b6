/** What the columns of a CSV file hold, in Croissant's words. */
import type { Form } from '../../campaigns/contract/form.ts';
import { isMessageKey, speaker } from './say.ts';

const integers = new Set([
	...['revision_id', 'parent_id', 'page_id', 'position', 'labels', 'surplus', 'skips'],
	...['guideline_revision', 'milliseconds_spent'],
]);
const booleans = new Set(['distressing', 'current']);
const times = new Set(['edit_timestamp', 'received_at']);
/** empty in some rows: tools read such a column of integers as one with fractions */
const sparse = new Set(['parent_id', 'page_id', 'guideline_revision']);

/** Names tell the types: see `DatasetTask` and `DatasetLabel`; columns of a question follow from its kind. */
function dataTypeOf(file: string, column: string, form: Form): string {
	if (file.startsWith('features-')) return column === 'revision_id' ? 'sc:Integer' : 'sc:Float';
	for (const { name, kind } of form.questions) {
		if ([`median_${name}`, `answer_${name}`].includes(column))
			return kind === 'number' ? 'sc:Float' : 'sc:Text';
		// numbers and texts stand in one field, all of them
		if ([`consensus_${name}`, `answers_${name}`].includes(column)) return 'sc:Text';
	}
	if (column.startsWith('answers_')) return 'sc:Integer';
	if (sparse.has(column)) return 'sc:Float';
	if (integers.has(column)) return 'sc:Integer';
	if (booleans.has(column)) return 'sc:Boolean';
	return times.has(column) ? 'sc:DateTime' : 'sc:Text';
}

/** Of columns that every dataset has; those of a question are called after it. */
function descriptionOf(file: string, column: string): string | null {
	const { write } = speaker('en');
	if (file.startsWith('features-')) return column === 'revision_id' ? write('column-revision-id') : null;
	const spread = /^(consensus|median|answers|answer)_(.+)$/.exec(column);
	const keys = { consensus: 'column-consensus', median: 'column-median', answers: 'column-answers' } as const;
	const word = spread?.[1];
	if (word === 'answer') return write('column-label-answers');
	if (word === 'consensus' || word === 'median' || word === 'answers') return write(keys[word]);
	const key = column === 'labels' ? 'column-labels-count' : `column-${column.replaceAll('_', '-')}`;
	return isMessageKey(key) ? write(key) : null;
}

/** A record set is called as its file, without the ending. */
export function recordSet(file: string, columns: readonly string[], form: Form): Record<string, unknown> {
	const name = file.replace(/\.csv$/, '');
	return {
		'@type': 'cr:RecordSet',
		'@id': name,
		name,
		...(columns.includes('label_id') ? { key: { '@id': `${name}/label_id` } } : {}),
		field: columns.map((column) => {
			const description = descriptionOf(file, column);
			return {
				'@type': 'cr:Field',
				'@id': `${name}/${column}`,
				name: column,
				...(description === null ? {} : { description }),
				dataType: dataTypeOf(file, column, form),
				source: { fileObject: { '@id': file }, extract: { column } },
			};
		}),
	};
}
