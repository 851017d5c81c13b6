/** Whatever people say comes out of every format as it went in, and the same every time. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { type AsyncBuffer, parquetMetadata, parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import { type Column, featureColumns } from '../../campaigns/contract/dataset-columns.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { copyOut, type RowSource } from '../../db/copy-out.ts';
import { asCsv, asFields, asValues, jsonFields } from '../../db/row-formats.ts';
import { jsonLines } from '../../server/domain/json-lines.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

const choices = (...values: string[]) => values.map((value) => ({ value, label: value }));
/** Every kind of question; some are asked only after another. */
const form: Form = {
	...{ name: 'All kinds', shortcuts: [], examples: [] },
	questions: [
		{ kind: 'choice', name: 'damaging', label: 'Damaging?', choices: choices('yes', 'no', 'unsure') },
		{ kind: 'scale', name: 'quality', label: 'How good?', choices: choices('1', '2', '3') },
		{ kind: 'several', name: 'types', label: 'Which kinds?', choices: choices('a', 'b_c', 'D4') },
		{ kind: 'number', name: 'errors', label: 'How many errors?' },
		{
			...{ kind: 'text', name: 'note', label: 'Anything else?', size: 'long' },
			showIf: { question: 'damaging', is: ['yes', 'unsure'] },
		},
		{ kind: 'confidence', name: 'sure', label: 'How sure?', choices: choices('low', 'high') },
	],
};

const text = fc
	.oneof(
		fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
		fc.constantFrom(
			'"',
			',',
			'a "b", c',
			'two\nlines',
			'\\',
			'\\.',
			'\t',
			'NULL',
			'|',
			'ש, ע',
			'日本語 🦆',
			"''",
		),
	)
	.map((words) => words.toWellFormed().replace(/[^\P{Cc}\n\t]/gu, ''))
	.filter((words) => words.trim() !== '');
const number = fc
	.oneof(
		fc.integer({ min: -1000, max: 1000 }),
		fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }),
	)
	.map((n) => (n === 0 ? 0 : n));
const answers: fc.Arbitrary<Answers> = fc
	.record({
		damaging: fc.constantFrom('yes', 'no', 'unsure'),
		quality: fc.option(fc.constantFrom('1', '2', '3'), { nil: undefined }),
		types: fc.option(fc.subarray(['a', 'b_c', 'D4'], { minLength: 1 }), { nil: undefined }),
		errors: fc.option(number, { nil: undefined }),
		note: fc.option(text, { nil: undefined }),
		sure: fc.constantFrom('low', 'high'),
	})
	.map(
		(said) =>
			Object.fromEntries(Object.entries(said).filter(([, answer]) => answer !== undefined)) as Answers,
	);

/** A label as it stands in the table, and what else is known of its task. */
type Given = { id: string; person: number; task: number; answers: Answers | null; order: number };

describe('the formats of a dataset', () => {
	let app: TestApp;
	const folder = mkdtempSync(join(tmpdir(), 'label-wing-formats-'));
	beforeAll(async () => {
		app = await startTestApp();
	});
	afterAll(async () => {
		rmSync(folder, { recursive: true });
		await app.close();
	});

	const TASKS = 30;
	const PEOPLE = 3;

	/** Stores labels by hand, in the order given, and freezes them. */
	async function frozen(given: readonly Given[], where = app): Promise<string> {
		const { sql } = where.database;
		const coordinator = await where.logIn('Gardener');
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name: 'Formats', purpose: 'To travel.', seed: 3, labelsPerTask: PEOPLE, tasksPerWorkset: 10 },
			...{ leaseMinutes: 30, form, aggregation: 'mace' },
			edits: Array.from({ length: TASKS }, (_, i) => i + 1000).join('\n'),
		});
		const people: number[] = [];
		for (let i = 0; i < PEOPLE; i++) {
			await where.logIn(`Person ${i}`);
			const [row] = await sql<{ id: string }[]>`select id from person where name = ${`Person ${i}`}`;
			people.push(Number(row?.id));
		}
		await sql`insert into pseudonym (campaign_id, person_id, name)
			select ${campaign.id}, p.id, 'P' || p.place from unnest(${people}::bigint[]) with ordinality as p (id, place)`;
		const tasks = await sql<{ id: string; position: number }[]>`
			select id, position from task where campaign_id = ${campaign.id} order by position`;
		const [workset] = await sql<{ id: string }[]>`insert into workset (campaign_id, person_id, created_at)
			values (${campaign.id}, ${people[0] ?? 0}, now()) returning id`;
		const seats = new Map<number, number>();
		for (const { id, person, task, answers: said, order } of given) {
			const taskId = tasks[task]?.id ?? '0';
			const personId = people[person] ?? 0;
			const at = `2026-11-21T12:00:${String(order % 60).padStart(2, '0')}.250Z`;
			await sql`insert into label (id, task_id, person_id, kind, outcome, answers, skip_reason, form_digest, language,
					milliseconds_spent, answered_at, received_at)
				values (${id}, ${taskId}, ${personId}, ${said ? 'answer' : 'skip'}, ${said ? 'accepted' : 'recorded'},
					${said ? sql.json(said) : null}, ${said ? null : 'cannot_judge'}, ${campaign.formDigest}, 'en', ${order},
					${at}, ${at})`;
			if (!said) continue;
			const number = (seats.get(task) ?? 0) + 1;
			seats.set(task, number);
			await sql`insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at, label_id)
				values (${taskId}, ${number}, ${PEOPLE}, ${campaign.id}, ${personId}, ${workset?.id ?? 0}, now(), ${id})`;
		}
		await sql`update campaign set closed_at = now() where id = ${campaign.id}`;
		return (await where.freeze())[0] ?? '';
	}

	const bytes = async (id: string, name: string) =>
		new Uint8Array(await (await app.browser().fetch(`/datasets/${id}/${name}`)).arrayBuffer());
	const lines = async (id: string, name: string) =>
		new TextDecoder()
			.decode(await bytes(id, name))
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line));

	const labelsOf = (said: readonly (Answers | null)[]): Given[] =>
		said.map((one, i) => ({
			id: randomUUID(),
			...{ person: i % PEOPLE, task: Math.floor(i / PEOPLE), answers: one, order: i },
		}));

	it('give back what was said, whatever it was, and each the same rows', async () => {
		const some = fc.sample(fc.option(answers, { freq: 6 }), { numRuns: TASKS * PEOPLE, seed: 20261121 });
		const given = labelsOf(some);
		const id = await frozen(given);

		const fromJson = (await lines(id, 'labels.jsonl')).map((row) => DatasetLabel.parse(row));
		const said = new Map(given.map((label) => [label.id, label.answers]));
		expect(new Map(fromJson.map((row) => [row.label_id, row.answers]))).toEqual(said);

		const csv = Papa.parse<Record<string, string>>(new TextDecoder().decode(await bytes(id, 'labels.csv')), {
			...{ header: true, skipEmptyLines: true, newline: '\n' },
		});
		expect(csv.errors).toEqual([]);
		const file = await bytes(id, 'labels.parquet');
		const buffer: AsyncBuffer = { byteLength: file.length, slice: (from, to) => file.slice(from, to).buffer };
		const parquet = await parquetReadObjects({ file: buffer });
		expect([csv.data.length, parquet.length]).toEqual([given.length, given.length]);
		for (const [i, row] of fromJson.entries()) {
			const [inCsv, inParquet] = [csv.data[i], parquet[i]];
			for (const question of form.questions) {
				const answer = row.answers?.[question.name];
				const column = `answer_${question.name}`;
				expect(inParquet?.[column] ?? undefined).toEqual(answer);
				expect(inCsv?.[column]).toBe(
					answer === undefined ? '' : Array.isArray(answer) ? answer.join('|') : inCsv?.[column],
				);
				if (typeof answer === 'number') expect(Number(inCsv?.[column])).toBe(answer);
				if (typeof answer === 'string') expect(inCsv?.[column]).toBe(answer);
			}
			expect(inParquet).toMatchObject({
				...{ label_id: row.label_id, revision_id: BigInt(row.revision_id), current: row.current },
				received_at: new Date(row.received_at),
			});
		}
		const { row_groups, created_by, schema } = parquetMetadata(buffer.slice(0) as ArrayBuffer);
		expect(created_by).toBe('Label Wing');
		expect(schema.length).toBeGreaterThan(30);
		const revisions = row_groups[0]?.columns.find(
			({ meta_data }) => meta_data?.path_in_schema[0] === 'revision_id',
		);
		expect(revisions?.meta_data?.statistics).toMatchObject({ min_value: 1000n, max_value: 1029n });
		for (const row of await lines(id, 'tasks.jsonl')) DatasetTask.parse(row);
	});

	it('are the same bytes whatever order the labels came in, and wherever the clocks stand', async () => {
		const ids = fc.sample(fc.uuid({ version: 4 }), { numRuns: TASKS * PEOPLE, seed: 7 });
		const given = labelsOf(fc.sample(answers, { numRuns: TASKS * PEOPLE, seed: 7 })).map((label, i) => ({
			...label,
			id: ids[i] ?? '',
		}));
		const here = await frozen(given);
		const elsewhere = await startTestApp();
		const zone = process.env.TZ;
		try {
			process.env.TZ = 'Asia/Kathmandu';
			await elsewhere.database.sql.unsafe(`do $$ begin
				execute format('alter database %I set timezone = %L', current_database(), 'America/St_Johns');
				execute format('alter database %I set extra_float_digits = %L', current_database(), '3'); end $$`);
			// whoever is connected has the old settings
			await elsewhere.database.sql`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()`;
			expect(await frozen(given.toReversed(), elsewhere)).toBe(here);
		} finally {
			if (zone === undefined) delete process.env.TZ;
			else process.env.TZ = zone;
			await elsewhere.close();
		}
	});

	const objects = (columns: readonly Column[], source: RowSource) =>
		jsonLines(jsonFields(columns), copyOut(app.database.orm, source, asFields(columns), 'fields'));

	it('are bytes that no upgrade may change, or the digest of every dataset there is would break', async () => {
		const columns: Column[] = (['integer', 'number', 'float', 'boolean', 'text', 'time'] as const).map(
			(type) => ({
				...{ name: type, type, path: type === 'float' ? ['values', '1'] : [type] },
			}),
		);
		const [plain, features] = [
			columns.filter(({ type }) => type !== 'float'),
			columns.filter(({ type }) => type === 'integer' || type === 'float'),
		];
		const source: RowSource = {
			...{ end: sql`40000`, step: 7000 },
			rows: (
				from,
				to,
			) => sql`select n::bigint as integer, n / 7.0::float8 as number, array[n / 3.0::float8] as "values",
				n % 3 = 0 as boolean, 'word ' || n % 50 as text, to_timestamp(n * 1000) as time
				from generate_series(${from}::int, ${to - 1}::int) as n`,
		};
		const db = app.database.orm;
		const digests: string[] = [];
		for (const content of [
			copyOut(db, source, asCsv(columns), 'csv'),
			objects(plain, source),
			objects(features, source),
			app.parts.writeParquet(columns, copyOut(db, source, asValues(columns), 'binary')),
		]) {
			const digest = createHash('sha256');
			for await (const piece of content) digest.update(piece);
			digests.push(digest.digest('hex').slice(0, 16));
		}
		expect(digests).toEqual([
			...['46c5a981301ef58a', '3cbcd0c90e80e7af'],
			...['26b2be5a21743a78', '061d291a43327ff2'],
		]);
	});

	it('of features say in words what is no number to JSON', async () => {
		const columns = featureColumns(['a "b" 100%', 'c'], [1, 1]);
		const rows =
			() => sql`select * from (values (1::bigint, array[0.5, 'NaN']::float8[]), (2, array[-1e-7, 3]))
			as r (revision_id, "values")`;
		const source: RowSource = { end: sql`1`, step: 1, rows };
		let said = '';
		for await (const piece of objects(columns, source)) said += Buffer.from(piece).toString();
		expect(
			said
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line)),
		).toEqual([
			{ revision_id: 1, 'a "b" 100%': 0.5, c: 'NaN' },
			{ revision_id: 2, 'a "b" 100%': -1e-7, c: 3 },
		]);
	});

	it('open in DuckDB and say what the database says', async () => {
		const id = await frozen(
			labelsOf(fc.sample(fc.option(answers, { freq: 4 }), { numRuns: TASKS * PEOPLE, seed: 9 })),
		);
		for (const name of [
			'labels.csv',
			'labels.jsonl',
			'labels.parquet',
			'tasks.csv',
			'tasks.parquet',
			'tasks.jsonl',
		])
			writeFileSync(join(folder, name), await bytes(id, name));
		const duck = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
		const ask = async (query: string) => (await duck.runAndReadAll(query)).getRowsJson();
		const count = (
			from: string,
		) => `select answer_damaging, count(*)::int, sum(revision_id)::int, sum(milliseconds_spent)::int
			from ${from} where kind = 'answer' group by all order by all`;
		const inDatabase = await app.database
			.sql`select l.answers->>'damaging', count(*)::int, sum(l.revision_id)::int,
				sum(l.milliseconds_spent)::int
			from dataset_label as l join dataset as d on d.number = l.dataset_number
			where d.id = ${id} and l.kind = 'answer' group by 1 order by 1`.values();
		const path = (name: string) => join(folder, name);
		expect(await ask(count(`read_parquet('${path('labels.parquet')}')`))).toEqual([...inDatabase]);
		expect(await ask(count(`read_csv('${path('labels.csv')}')`))).toEqual([...inDatabase]);
		expect(
			await ask(`select answers.damaging, count(*)::int, sum(revision_id)::int, sum(milliseconds_spent)::int
				from read_json('${path('labels.jsonl')}') where kind = 'answer' group by all order by all`),
		).toEqual([...inDatabase]);
		const types = Object.fromEntries(
			(await ask(`describe select * from read_parquet('${path('labels.parquet')}')`)).map(([name, type]) => [
				name,
				type,
			]),
		);
		expect(types).toMatchObject({
			...{ revision_id: 'BIGINT', received_at: 'TIMESTAMP WITH TIME ZONE', current: 'BOOLEAN' },
			...{ answer_types: 'VARCHAR[]', answer_errors: 'DOUBLE', weight: 'DOUBLE', label_id: 'VARCHAR' },
		});
		for (const [left, right] of [
			['parquet', 'csv'],
			['parquet', 'jsonl'],
		] as const) {
			const of = (format: string) =>
				format === 'parquet'
					? `select revision_id, position, labels, edit_timestamp::timestamp as edited from read_parquet('${path('tasks.parquet')}')`
					: `select revision_id, position, labels, edit_timestamp::timestamp as edited from ${format === 'csv' ? 'read_csv' : 'read_json'}('${path(`tasks.${format}`)}')`;
			expect(
				await ask(`set timezone = 'UTC'; select count(*)::int from (${of(left)} except ${of(right)})`),
			).toEqual([[0]]);
		}
		duck.disconnectSync();
	});
});
