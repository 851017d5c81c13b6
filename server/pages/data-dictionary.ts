/** `columns.json`: what stands in every column of a dataset's files, for people and for programs. */
import type { Column, ColumnType } from '../../campaigns/contract/dataset-columns.ts';
import { meaningOf } from './column-meaning.ts';
import { speaker } from './say.ts';

/** How a value stands in CSV and in Parquet; in JSON lines it is what JSON has for it. */
const types: Record<ColumnType, { csv: string; parquet: string }> = {
	text: { csv: 'text', parquet: 'STRING' },
	integer: { csv: 'integer', parquet: 'INT64' },
	number: { csv: 'number', parquet: 'DOUBLE' },
	float: { csv: 'number', parquet: 'FLOAT' },
	boolean: { csv: 'true or false', parquet: 'BOOLEAN' },
	time: { csv: 'ISO 8601, UTC, whole seconds', parquet: 'TIMESTAMP(MILLIS, UTC)' },
	integers: { csv: 'integers with | between them', parquet: 'LIST<INT64>' },
	numbers: { csv: 'numbers with | between them', parquet: 'LIST<DOUBLE>' },
	keys: { csv: 'words with | between them', parquet: 'LIST<STRING>' },
	texts: { csv: 'a JSON array of texts', parquet: 'LIST<STRING>' },
};

/** @param columns of the dataset's files with rows, by name without the ending */
export function dataDictionary(
	columns: Readonly<Record<string, readonly Column[]>>,
): Record<string, unknown> {
	const { write } = speaker('en');
	const stems = Object.keys(columns).sort();
	return Object.fromEntries(
		stems.map((stem) => [
			stem,
			(columns[stem] ?? []).map((column) => {
				const meaning = meaningOf(stem, column);
				return {
					name: column.name,
					...types[column.type],
					jsonl: column.type === 'float' ? [column.name] : column.path,
					...(column.version === undefined ? {} : { version: column.version }),
					...(meaning === null ? {} : { description: write(meaning) }),
				};
			}),
		]),
	);
}
