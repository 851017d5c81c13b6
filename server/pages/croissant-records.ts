/** What the columns of a dataset's rows hold, in Croissant's words. */
import type { Column, ColumnType } from '../../campaigns/contract/dataset-columns.ts';
import { meaningOf } from './column-meaning.ts';
import { speaker } from './say.ts';

/** In CSV, which is where the fields are taken from. Lists stand in one field there. */
const dataTypes: Record<ColumnType, string> = {
	text: 'sc:Text',
	integer: 'sc:Integer',
	number: 'sc:Float',
	float: 'sc:Float',
	boolean: 'sc:Boolean',
	time: 'sc:DateTime',
	integers: 'sc:Text',
	numbers: 'sc:Text',
	keys: 'sc:Text',
	texts: 'sc:Text',
};

/** empty in some rows: tools read such a column of integers as one with fractions */
const sparse = new Set([
	...['section', 'paragraph', 'sentence', 'parent_id', 'page_id', 'guideline_revision'],
	...['milliseconds_spent', 'order_shown'],
]);

/** A record set is called as its files, without the ending. */
export function recordSet(stem: string, columns: readonly Column[]): Record<string, unknown> {
	const { write } = speaker('en');
	return {
		'@type': 'cr:RecordSet',
		'@id': stem,
		name: stem,
		...(stem === 'labels' ? { key: { '@id': `${stem}/label_id` } } : {}),
		field: columns.map((column) => {
			const meaning = meaningOf(stem, column);
			return {
				'@type': 'cr:Field',
				'@id': idOf(stem, column),
				name: column.name,
				...(meaning === null ? {} : { description: write(meaning) }),
				dataType: sparse.has(column.name) ? 'sc:Float' : dataTypes[column.type],
				source: { fileObject: { '@id': `${stem}.csv` }, extract: { column: column.name } },
			};
		}),
	};
}

/** Names of features hold spaces and other signs that no address holds; mlcroissant takes no space, escaped or not. */
function idOf(stem: string, { name }: Column): string {
	return `${stem}/${name.replaceAll(/[\s<>"{}|\\^`]+/g, '_')}`;
}
