/** How a row of a dataset is written in each format: one select list over the rows for each, made from its columns. */
import { type SQL, sql } from 'drizzle-orm';
import type { Column } from '../campaigns/contract/dataset-columns.ts';

/**
 * One JSON object a line, its fields in the order of the columns, those by question as objects. Not of features: their
 * names are longer than PostgreSQL's names may be.
 */
export function asJsonLines(columns: readonly Column[]): (rows: SQL) => SQL {
	const fields = new Map(
		columns.map(({ path: [field = ''], type, path }) => [field, path.length > 1 ? null : type]),
	);
	const list = [...fields].map(([field, type]) =>
		type === 'time' ? sql`${utc(at([field]))} as ${sql.identifier(field)}` : at([field]),
	);
	return (rows) =>
		sql`select row_to_json(j) from (select ${sql.join(list, sql`, `)} from (${rows}) as r) as j`;
}

/** A whole field of a row, or a feature. */
function featureOrField({ type, path }: Column): SQL {
	return type === 'float' ? sql`r."values"[${Number(path[1])}]` : at(path);
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
			return featureOrField(column);
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
			return sql`${featureOrField(column)}::float4`;
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
