/** How a row of a dataset is written in each format: one select list over the rows for each, made from its columns. */
import { type SQL, sql } from 'drizzle-orm';
import type { Column } from '../campaigns/contract/dataset-columns.ts';

/** A field of an object: how its value is written, and whether that is JSON already. */
export type JsonField = { name: string; kind: 'text' | 'number' | 'json' };

/** The fields of a row as an object, in the order of the columns, those by question as objects. */
export function jsonFields(columns: readonly Column[]): JsonField[] {
	return [...fieldsOf(columns)].map(([name, { kind }]) => ({ name, kind }));
}

/** The values of these fields, see {@link JsonField}. */
export function asFields(columns: readonly Column[]): (rows: SQL) => SQL {
	return selectOf([...fieldsOf(columns).values()].map(({ value }) => value));
}

function fieldsOf(columns: readonly Column[]): Map<string, { kind: JsonField['kind']; value: SQL }> {
	return new Map(
		columns.map((column) => {
			const { name, type, path } = column;
			if (type === 'float') return [name, { kind: 'number', value: feature(column) }];
			const [field = ''] = path;
			const value = at([field]);
			return [field, path.length > 1 ? { kind: 'json', value: sql`${value}::text` } : oneField(type, value)];
		}),
	);
}

function oneField(type: Column['type'], value: SQL): { kind: JsonField['kind']; value: SQL } {
	switch (type) {
		case 'text':
			return { kind: 'text', value };
		case 'time':
			return { kind: 'text', value: utc(value) };
		case 'integer':
		case 'number':
			return { kind: 'number', value };
		case 'boolean':
			return { kind: 'json', value: sql`${value}::text` };
		default:
			return { kind: 'json', value: sql`to_json(${value})::text` };
	}
}

function feature({ path }: Column): SQL {
	return sql`r."values"[${Number(path[1])}]`;
}

/** Columns as fields of CSV. */
export function asCsv(columns: readonly Column[]): (rows: SQL) => SQL {
	return selectOf(columns.map(csvField));
}

/**
 * Columns as values of one PostgreSQL type for each type of column: int8, float8, float4, bool, text; times as int8 in
 * milliseconds since 1970, lists as JSON arrays.
 */
export function asValues(columns: readonly Column[]): (rows: SQL) => SQL {
	return selectOf(columns.map(typedValue));
}

function selectOf(list: readonly SQL[]): (rows: SQL) => SQL {
	return (rows) => sql`select ${sql.join([...list], sql`, `)} from (${rows}) as r`;
}

function csvField(column: Column): SQL {
	const { type, path } = column;
	switch (type) {
		case 'float':
			return feature(column);
		case 'boolean':
			return sql`${textAt(path)}::text`;
		case 'time':
			return utc(at(path));
		case 'integers':
		case 'numbers':
		case 'keys':
			return path.length === 1 ? sql`array_to_string(${at(path)}, '|')` : joined(at(path));
		case 'texts':
			return sql`nullif(${at(path)}, 'null')::text`;
		default:
			return textAt(path);
	}
}

function typedValue(column: Column): SQL {
	const { type, path } = column;
	switch (type) {
		case 'text':
			return sql`${textAt(path)}::text`;
		case 'integer':
			return sql`${textAt(path)}::int8`;
		case 'number':
			return sql`${textAt(path)}::float8`;
		case 'float':
			return sql`${feature(column)}::float4`;
		case 'boolean':
			return sql`${textAt(path)}::bool`;
		case 'time':
			return sql`(extract(epoch from ${at(path)}) * 1000)::int8`;
		default:
			return path.length === 1 ? sql`to_json(${at(path)})::text` : sql`nullif(${at(path)}, 'null')::text`;
	}
}

/** A column of the rows, or a value inside of it as jsonb. */
function at([field = '', ...keys]: readonly string[]): SQL {
	return sql.join([sql`r.${sql.identifier(field)}`, ...keys.map((key) => sql`${key}::text`)], sql`->`);
}

/** The same as text where it is inside of jsonb; JSON's null is null. */
function textAt(path: readonly string[]): SQL {
	return path.length === 1 ? at(path) : sql`(${at(path.slice(0, -1))}->>${path.at(-1)}::text)`;
}

/** Times are UTC and whole seconds, whatever the server's own settings are. */
function utc(time: SQL): SQL {
	return sql`to_char(${time} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
}

function joined(list: SQL): SQL {
	return sql`case when jsonb_typeof(${list}) = 'array'
		then array_to_string(array(select jsonb_array_elements_text(${list})), '|') end`;
}
