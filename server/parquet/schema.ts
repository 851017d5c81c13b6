/** The columns of a dataset in the words of Parquet: types that pandas, DuckDB and R read without being told. */
import type { SchemaElement } from 'hyparquet-writer';
import type { Column, ColumnType } from '../../campaigns/contract/dataset-columns.ts';

type Element = Omit<SchemaElement, 'name'>;

const text: Element = { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
const integer: Element = { type: 'INT64' };
const number: Element = { type: 'DOUBLE' };

const scalars: Record<Exclude<ColumnType, 'integers' | 'numbers' | 'keys' | 'texts'>, Element> = {
	text,
	integer,
	number,
	float: { type: 'FLOAT' },
	boolean: { type: 'BOOLEAN' },
	time: {
		type: 'INT64',
		converted_type: 'TIMESTAMP_MILLIS',
		logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
	},
};

const members: Partial<Record<ColumnType, Element>> = {
	integers: integer,
	numbers: number,
	keys: text,
	texts: text,
};

/** What the members of a list are; undefined of what is no list. */
export function memberType(type: ColumnType): 'integer' | 'number' | 'text' | undefined {
	return ({ integers: 'integer', numbers: 'number', keys: 'text', texts: 'text' } as const)[type as 'keys'];
}

/** Every column may be empty. Lists are of the three levels that the format asks for. */
export function parquetSchema(columns: readonly Column[]): SchemaElement[] {
	const elements = columns.flatMap(({ name, type }): SchemaElement[] => {
		const member = members[type];
		if (!member) return [{ name, repetition_type: 'OPTIONAL', ...scalars[type as 'text'] }];
		return [
			{
				name,
				repetition_type: 'OPTIONAL',
				converted_type: 'LIST',
				logical_type: { type: 'LIST' },
				num_children: 1,
			},
			{ name: 'list', repetition_type: 'REPEATED', num_children: 1 },
			{ name: 'element', repetition_type: 'OPTIONAL', ...member },
		];
	});
	return [{ name: 'root', num_children: columns.length }, ...elements];
}
