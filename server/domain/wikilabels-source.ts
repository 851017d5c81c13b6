/**
 * Reads what Wikilabels gives away: the answer of its interface for a campaign (`/campaigns/W/C/?tasks`, with
 * `&worksets` if wanted), several of them in an array, or a dump of its database in plain SQL (pg_dump's COPY).
 */
import * as z from 'zod/mini';
import { Failure } from '../../campaigns/contract/errors.ts';

const Id = z.int().check(z.minimum(0));
/** seconds since 1970, up to the year 2100 */
const Time = z.number().check(z.minimum(0), z.maximum(4_102_444_800));

const Campaign = z.object({
	id: Id,
	name: z.string(),
	wiki: z.string(),
	form: z.string(),
	view: z.string(),
	labels_per_task: z.int(),
	tasks_per_assignment: z.int(),
	active: z.boolean(),
	info_url: z.optional(z.nullable(z.string())),
	created: Time,
});
const Label = z.object({ user_id: Id, timestamp: Time, data: z.unknown() });
export type SourceLabel = z.infer<typeof Label>;
const Task = z.object({ id: Id, data: z.unknown(), labels: z.array(Label) });
export type SourceTask = z.infer<typeof Task>;
const Workset = z.object({ id: Id, user_id: Id, created: Time, expires: Time });

const Document = z.object({
	campaign: Campaign,
	tasks: z.array(Task),
	worksets: z.optional(z.array(Workset)),
});

export type Source = {
	campaign: z.infer<typeof Campaign>;
	tasks: SourceTask[];
	worksets: (z.infer<typeof Workset> & { tasks: number[] })[];
};

/** @throws {Failure} INVALID_INPUT, saying where */
export function readWikilabels(content: string): Source[] {
	if (/\\u0000|\0/.test(content)) throw unreadable('it holds the character NUL, which no database keeps');
	const start = content.trimStart()[0];
	return start === '{' || start === '[' ? readDocuments(content) : readDump(content);
}

const unreadable = (why: string) => new Failure('INVALID_INPUT', { content: why });

function readDocuments(content: string): Source[] {
	let json: unknown;
	try {
		json = JSON.parse(content);
	} catch (cause) {
		throw new Failure('INVALID_INPUT', { content: 'this is not whole JSON' }, { cause });
	}
	return [json].flat().map((one, i) => {
		const { data, error } = z.safeParse(Document, one);
		if (data)
			return { ...data, worksets: (data.worksets ?? []).map((workset) => ({ ...workset, tasks: [] })) };
		const [issue] = error.issues;
		throw unreadable(
			`document ${i + 1}: ${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'not a campaign with its tasks'}. Ask with ?tasks`,
		);
	});
}

type Row = Record<string, string | null>;

/** The tables that campaigns are made of. */
const tables = ['campaign', 'task', 'label', 'workset', 'workset_task'];

function readDump(content: string): Source[] {
	const found = new Map<string, Row[]>(tables.map((name) => [name, []]));
	for (const { table, row } of rowsOf(content)) found.get(table)?.push(row);
	const rows = (table: string) => found.get(table) ?? [];
	if (rows('campaign').length === 0)
		throw unreadable('neither JSON nor a plain SQL dump with the rows of a table "campaign"');
	const labels = Map.groupBy(rows('label'), (row) => whole(row, 'task_id'));
	const tasksOf = Map.groupBy(rows('workset_task'), (row) => whole(row, 'workset_id'));
	const tasks = Map.groupBy(rows('task'), (row) => whole(row, 'campaign_id'));
	const worksets = Map.groupBy(rows('workset'), (row) => whole(row, 'campaign_id'));
	return rows('campaign').map((row) => {
		const id = whole(row, 'id');
		return {
			campaign: {
				...{ id, name: text(row, 'name'), wiki: text(row, 'wiki') },
				...{ form: text(row, 'form'), view: text(row, 'view'), info_url: row.info_url ?? null },
				labels_per_task: whole(row, 'labels_per_task'),
				tasks_per_assignment: whole(row, 'tasks_per_assignment'),
				active: row.active === 't',
				created: seconds(row, 'created'),
			},
			tasks: (tasks.get(id) ?? []).map((task) => ({
				id: whole(task, 'id'),
				data: json(task, 'data'),
				labels: (labels.get(whole(task, 'id')) ?? []).map((label) => ({
					user_id: whole(label, 'user_id'),
					timestamp: seconds(label, 'timestamp'),
					data: json(label, 'data'),
				})),
			})),
			worksets: (worksets.get(id) ?? []).map((workset) => ({
				...{ id: whole(workset, 'id'), user_id: whole(workset, 'user_id') },
				...{ created: seconds(workset, 'created'), expires: seconds(workset, 'expires') },
				tasks: (tasksOf.get(whole(workset, 'id')) ?? []).map((one) => whole(one, 'task_id')),
			})),
		};
	});
}

/** Rows between `COPY schema.table (a, b) FROM stdin;` and `\.`. */
function* rowsOf(content: string): Generator<{ table: string; row: Row }> {
	let open: { table: string; columns: string[] } | null = null;
	for (const line of linesOf(content)) {
		if (open === null) {
			const [, table = '', columns = ''] =
				/^COPY (?:\w+\.)?"?(\w+)"? \(([^)]*)\) FROM stdin;/.exec(line) ?? [];
			if (tables.includes(table))
				open = { table, columns: columns.split(',').map((name) => name.trim().replaceAll('"', '')) };
		} else if (line === '\\.') open = null;
		else {
			const values = line.split('\t').map(unescaped);
			yield {
				table: open.table,
				row: Object.fromEntries(open.columns.map((name, i) => [name, values[i] ?? null])),
			};
		}
	}
}

function* linesOf(content: string): Generator<string> {
	for (let start = 0; start < content.length; ) {
		const end = content.indexOf('\n', start);
		const line = content.slice(start, end < 0 ? undefined : end);
		yield line.endsWith('\r') ? line.slice(0, -1) : line;
		if (end < 0) return;
		start = end + 1;
	}
}

const escapes: Record<string, string> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A value of COPY's text format: https://www.postgresql.org/docs/current/sql-copy.html */
function unescaped(value: string): string | null {
	if (value === '\\N') return null;
	return value.replace(/\\(.)/gs, (_, sign: string) => escapes[sign] ?? sign);
}

function text(row: Row, column: string): string {
	const value = row[column];
	if (typeof value !== 'string') throw unreadable(`a row of the dump has no "${column}"`);
	return value;
}

function whole(row: Row, column: string): number {
	const value = text(row, column);
	if (!/^\d{1,15}$/.test(value)) throw unreadable(`"${column}" of a row of the dump is not a number`);
	return Number(value);
}

/** Wikilabels' times have no zone; its server is at UTC. */
function seconds(row: Row, column: string): number {
	const value = text(row, column);
	const [, day = '', time = '', fraction = '0'] =
		/^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?$/.exec(value) ?? [];
	const at = Date.parse(`${day}T${time}Z`);
	if (Number.isNaN(at)) throw unreadable(`"${column}" of a row of the dump is not a time`);
	return Number(`${at / 1000}.${fraction}`);
}

function json(row: Row, column: string): unknown {
	try {
		return JSON.parse(text(row, column));
	} catch (cause) {
		throw new Failure(
			'INVALID_INPUT',
			{ content: `"${column}" of a row of the dump is not JSON` },
			{ cause },
		);
	}
}
