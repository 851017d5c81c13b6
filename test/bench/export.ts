/**
 * Getting labels out: 1,000,000 labels of an open campaign as CSV, JSON lines and Parquet over HTTP, beside
 * `COPY (the same SELECT) TO STDOUT` in the same run; what that does to the server's memory and to a volunteer who labels
 * meanwhile; readers that stop reading and go away; freezing 100,000 tasks with Dawid-Skene; and a frozen file beside the
 * same bytes from a bare web server.
 *
 * `LABELS=200000 FROZEN_TASKS=20000 npm run bench export` takes fewer. All of it takes some five minutes, most of it to make
 * the rows. Leaves with status 1 when a limit printed beside a figure is broken.
 */

import { createReadStream, readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { putLabel, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { labelColumns } from '../../campaigns/contract/dataset-columns.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { copyOut } from '../../db/copy-out.ts';
import { presentLabels } from '../../db/dataset-rows.ts';
import { asValues } from '../../db/row-formats.ts';
import { freezeClosedCampaigns } from '../../server/domain/freeze.ts';
import { diskStore } from '../../server/file-store/disk-store.ts';
import { writeParquet } from '../../server/parquet/write-parquet.ts';
import { newSecret, sha256 } from '../../server/start/chance.ts';
import { featurePort } from '../../server/start/feature-port.ts';
import { weighInThread } from '../../server/start/weighing-thread.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { anyAccountWiki } from './load/any-account-wiki.ts';
import { startLoadServer } from './load/load-server.ts';
import { type Download, readElsewhere } from './load/read-elsewhere.ts';
import { Timings } from './load/timings.ts';

const LABELS = Number(process.env.LABELS ?? 1_000_000);
const FROZEN_TASKS = Number(process.env.FROZEN_TASKS ?? 100_000);
const PER_TASK = 3;
/** at least so large a part of COPY's speed */
const parts = { csv: 1 / 2, jsonl: 1 / 3, parquet: 1 / 5 } as const;
const FIRST_BYTE_MS = 300;
const MOST_GROWTH_MB = 64;
const FREEZING_SECONDS = 30;

const server = await startLoadServer();
try {
	console.log(`Server, PostgreSQL and reader on one machine with ${availableParallelism()} cores.`);
	const coordinator = await server.volunteer('Coordinator of the bench');
	await server.database.sql`insert into role_grant (person_id, wiki, role, granted_at, reason)
		select p.id, ${anyAccountWiki}, 'coordinator', now(), 'To measure.' from person as p where p.sub = 'Coordinator of the bench'`;
	await takeOut(coordinator);
	await freeze();
} finally {
	await server.stop();
}

/** An open campaign whose tasks all have their answers, by people who are mostly right; as one statement, not as people do. */
async function answered(tasks: number): Promise<number> {
	const campaignId = await server.campaign(tasks, PER_TASK);
	const people: number[] = [];
	for (let i = 1; i <= 100; i++) await server.volunteer(`Labeller ${i}`);
	const { sql } = server.database;
	for (const { id } of await sql<
		{ id: string }[]
	>`select id from person where name like 'Labeller %' order by id`)
		people.push(Number(id));
	await sql.begin(async (tx) => {
		await tx`set local session_replication_role = replica`;
		await tx`create temp table said on commit drop as
			select gen_random_uuid() as id, t.id as task_id, t.position, 1 + (t.position * 7 + n * 33) % 100 as who,
				n, t.seats, case when (t.position % 5 = 0) <> (hashint4(t.position * 3 + n) % 8 = 0) then 'yes' else 'no' end as damaging
			from task as t, generate_series(0, ${PER_TASK - 1}) as n where t.campaign_id = ${campaignId}`;
		// twenty edits at a time, as they are handed out
		await tx`create temp table handed on commit drop as
			select said.*, (${people}::bigint[])[who] as person_id, (row_number() over (partition by who order by position, n) - 1) as nth
			from said`;
		await tx`create temp table given on commit drop as
			select who, nth / 20 as handful, nextval(pg_get_serial_sequence('workset', 'id')) as workset_id
			from handed group by who, nth / 20`;
		await tx`insert into workset (id, campaign_id, person_id, created_at) overriding system value
			select workset_id, ${campaignId}, (${people}::bigint[])[who], now() from given`;
		await tx`insert into handed_task (workset_id, task_id, person_id, place)
			select workset_id, task_id, person_id, nth % 20
			from handed join given on given.who = handed.who and given.handful = handed.nth / 20`;
		await tx`insert into label (id, task_id, person_id, kind, outcome, answers, form_digest, language, milliseconds_spent,
				answered_at, received_at)
			select s.id, s.task_id, s.person_id, 'answer', 'accepted', jsonb_build_object('damaging', s.damaging, 'goodfaith', 'yes'),
				c.form_digest, 'en', 4000 + position % 9000, now(), now() + position * interval '1 second'
			from handed as s, campaign as c where c.id = ${campaignId} order by s.position, s.n`;
		await tx`insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at, label_id)
			select task_id, n + 1, seats, ${campaignId}, person_id, workset_id, now(), id
			from handed join given on given.who = handed.who and given.handful = handed.nth / 20`;
		// one stays open, so that the server does not close the campaign and freeze it
		await tx`update task set state = case when position = 0 then 'open' else 'done' end, seats_taken = seats
			where campaign_id = ${campaignId}`;
	});
	await sql`analyze`;
	return campaignId;
}

async function takeOut(coordinator: Browser): Promise<void> {
	const campaignId = await answered(Math.ceil(LABELS / PER_TASK));
	const { form } = (await coordinator.get(readCampaign, { campaignId })).campaign;
	const columns = labelColumns(form);
	const baseline = await timed(async () => {
		let bytes = 0;
		const rows = copyOut(server.database.orm, presentLabels(campaignId), asValues(columns), 'csv');
		for await (const piece of rows) bytes += piece.length;
		return bytes;
	});
	say(
		'COPY (the same SELECT) TO STDOUT',
		baseline.seconds,
		`${(LABELS / baseline.seconds / 1000).toFixed(0)} k labels/s`,
	);

	const { name, value } = await server.session('Coordinator of the bench');
	const cookie = `${name}=${value}`;
	const alone = await labelling(async () => await new Promise((resolve) => setTimeout(resolve, 5000)));
	for (const format of ['csv', 'jsonl', 'parquet'] as const) {
		const before = memoryMb();
		let most = before;
		const watching = setInterval(() => {
			most = Math.max(most, memoryMb());
		}, 50);
		let exported: Download = { bytes: 0, seconds: Number.NaN, firstByteMs: Number.NaN };
		const during = await labelling(async () => {
			exported = await readElsewhere(`${server.url}/api/campaigns/${campaignId}/labels.${format}`, cookie);
		});
		clearInterval(watching);
		const speed = baseline.seconds / exported.seconds;
		say(
			`labels.${format}, ${(exported.bytes / 1e6).toFixed(0)} MB`,
			exported.seconds,
			`${speed.toFixed(2)} of COPY's speed`,
		);
		console.log(
			`    first byte ${exported.firstByteMs.toFixed(0)} ms; memory +${(most - before).toFixed(0)} MB; ` +
				`a label p95 ${during.toFixed(0)} ms, without an export ${alone.toFixed(0)} ms`,
		);
		hold(speed >= parts[format], `${format} must reach ${parts[format].toFixed(2)} of COPY's speed`);
		hold(most - before < MOST_GROWTH_MB, `memory must grow by less than ${MOST_GROWTH_MB} MB`);
		if (format === 'csv')
			hold(exported.firstByteMs < FIRST_BYTE_MS, `the first byte must come within ${FIRST_BYTE_MS} ms`);
		hold(during < 2 * Math.max(alone, 10), "labelling's p95 must not double");
	}
	await readersThatDoNotRead(coordinator, campaignId, alone);
}

/** As many as are let in at once begin to read and stop; after a while they go away. */
async function readersThatDoNotRead(coordinator: Browser, campaignId: number, alone: number): Promise<void> {
	const before = memoryMb();
	const goAway = new AbortController();
	const during = await labelling(async () => {
		for (const format of ['csv', 'jsonl', 'parquet']) {
			const { body } = await coordinator.fetch(`/api/campaigns/${campaignId}/labels.${format}`, {
				signal: goAway.signal,
			});
			await body?.getReader().read();
		}
		await new Promise((resolve) => setTimeout(resolve, 10_000));
	});
	const more = memoryMb() - before;
	goAway.abort();
	const left = performance.now();
	const { sql } = server.database;
	let busy = 3;
	while (busy > 0 && performance.now() - left < 30_000) {
		await new Promise((resolve) => setTimeout(resolve, 20));
		const [row] = await sql<{ busy: number }[]>`select count(*)::int as busy from pg_stat_activity
			where application_name = 'label-wing-exports' and state <> 'idle'`;
		busy = row?.busy ?? 0;
	}
	say(
		'three readers that stop reading go away',
		(performance.now() - left) / 1000,
		'until nothing runs for them',
	);
	console.log(`    meanwhile memory +${more.toFixed(0)} MB; a label p95 ${during.toFixed(0)} ms`);
	hold(busy === 0, 'whoever disconnects must leave nothing running');
	hold(more < MOST_GROWTH_MB, `readers that stop must cost less than ${MOST_GROWTH_MB} MB`);
	hold(during < 2 * Math.max(alone, 10), "labelling's p95 must not double");
}

/** The 95th percentile of storing a label, in milliseconds, while something is done: 20 a second, one after the other. */
async function labelling(doing: () => Promise<unknown>): Promise<number> {
	const campaignId = await server.campaign(4000, 1, 100);
	const volunteer = await server.volunteer('Volunteer meanwhile');
	const { formDigest } = (await volunteer.get(readCampaign, { campaignId })).campaign;
	const times = new Timings();
	let isOver = false;
	const work = (async () => {
		while (!isOver) {
			const { tasks } = (await volunteer.get(takeWorkset, { campaignId })).workset;
			for (const { taskId } of tasks) {
				if (isOver) break;
				const label = {
					...{ kind: 'answer' as const, taskId, formDigest, language: 'en', millisecondsSpent: 1000 },
					...{ answeredAt: new Date().toISOString(), answers: { damaging: 'no', goodfaith: 'yes' } },
				};
				await times.of(() => volunteer.get(putLabel, { id: crypto.randomUUID(), label }));
				await new Promise((resolve) => setTimeout(resolve, 50));
			}
		}
	})();
	await doing();
	isOver = true;
	await work;
	return times.quantileMs(0.95);
}

/** In this process: the wiki answers at once, so that its time is not counted. */
async function freeze(): Promise<void> {
	const { sql } = server.database;
	const campaignId = await answered(FROZEN_TASKS);
	await sql.begin(async (tx) => {
		await tx`update campaign set aggregation = 'dawid_skene', wiki = 'benchwiki', closed_at = now() where id = ${campaignId}`;
		await tx`update task set state = 'done' where campaign_id = ${campaignId}`;
	});
	// the others wait, for the server too
	await sql`insert into sweep_hold (campaign_id, held_at, asked, gone)
		select id, now(), 1, 1 from campaign where id <> ${campaignId} on conflict (campaign_id) do nothing`;
	const folder = join(tmpdir(), `label-wing-bench-files-${process.pid}`);
	const store = diskStore(folder);
	const wikis = fakeWikis(
		fakeWiki(
			{
				readHidden: async (ids) =>
					new Map(ids.map((id) => [id, { missing: false, text: false, author: false, summary: false }])),
			},
			{ name: 'benchwiki' },
		),
	);
	const db = server.database.orm;
	let datasetId = '';
	const before = { program: process.cpuUsage(), database: await databaseCpuSeconds() };
	const freezing = async () => {
		[datasetId = ''] = await freezeClosedCampaigns(
			{
				db,
				now: () => new Date(),
				wikis,
				features: featurePort,
				newSecret,
				sha256,
				weigh: weighInThread,
				nextTurn: setImmediate,
				writeParquet,
				fileStore: store,
			},
			(_, error) => {
				throw error;
			},
		);
		return 0;
	};
	let seconds = 0;
	for (;;) {
		({ seconds } = await timed(freezing));
		if (datasetId !== '') break;
		// the server, which does not know this wiki, was looking at it just then
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const { user, system } = process.cpuUsage(before.program);
	const database = (await databaseCpuSeconds()) - before.database;
	say(
		`freezing ${FROZEN_TASKS.toLocaleString('en')} tasks, Dawid-Skene, 66 features`,
		seconds,
		`${((user + system) / 1e6).toFixed(1)} s of a processor, PostgreSQL ${database.toFixed(1)} s`,
	);
	hold(seconds < FREEZING_SECONDS, `freezing must take less than ${FREEZING_SECONDS} s`);

	const reader = await server.volunteer('Reader');
	const { dataset } = await reader.get(readDataset, { datasetId });
	const file = dataset.files.find(({ name }) => name === 'labels.jsonl');
	const read = async (url: string) =>
		await timed(async () => {
			let bytes = 0;
			for await (const piece of (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).body ?? [])
				bytes += piece.length;
			return bytes;
		});
	const url = server.url + (file?.url ?? '');
	const first = await read(url);
	say(`labels.jsonl written again while it is read, ${(first.bytes / 1e6).toFixed(0)} MB`, first.seconds, '');
	const copy = join(tmpdir(), `label-wing-bench-${process.pid}.jsonl`);
	await writeFile(copy, Buffer.from(await (await fetch(url)).arrayBuffer()));
	const bare = createServer((_, response) => createReadStream(copy).pipe(response)).listen(0);
	const address = bare.address();
	const bareUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
	const speeds = { frozen: [] as number[], bare: [] as number[] };
	for (let i = 0; i < 5; i++) {
		speeds.frozen.push((await read(url)).seconds);
		speeds.bare.push((await read(bareUrl)).seconds);
	}
	bare.close();
	await rm(copy);
	await rm(folder, { recursive: true });
	const [frozen, plain] = [Math.min(...speeds.frozen), Math.min(...speeds.bare)];
	say('the same file, frozen', frozen, `${(plain / frozen).toFixed(2)} of the speed of a bare web server`);
}

async function timed(doing: () => Promise<number>): Promise<{ seconds: number; bytes: number }> {
	const started = performance.now();
	const bytes = await doing();
	return { seconds: (performance.now() - started) / 1000, bytes };
}

/** Of the processors, by the connections of this process. */
async function databaseCpuSeconds(): Promise<number> {
	const rows = await server.database.sql<{ pid: number }[]>`
		select pid from pg_stat_activity where application_name = 'label-wing-bench'`;
	const ticks = rows.map(({ pid }) => {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
		return Number(fields[11]) + Number(fields[12]);
	});
	return ticks.reduce((sum, one) => sum + one, 0) / 100;
}

/** What the server holds in memory that is its own, in megabytes. */
function memoryMb(): number {
	const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
	return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1]) / 1024;
}

function say(what: string, seconds: number, more: string): void {
	console.log(`  ${what.padEnd(56)}${seconds.toFixed(1).padStart(7)} s  ${more}`);
}

function hold(holds: boolean, sentence: string): void {
	if (holds) return;
	console.error(`  Broken: ${sentence}.`);
	process.exitCode = 1;
}
