/** Rows that are in no file: an open campaign for its coordinators, and some rows of a dataset; readers who go away. */
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { parquetReadObjects } from 'hyparquet';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, putLabel } from '../../campaigns/contract/calls.ts';
import { createApp } from '../../server/app.ts';
import { findCampaign } from '../../server/domain/campaigns.ts';
import { presentTaskRows } from '../../server/domain/present-rows.ts';
import { type Door, openDoor } from '../../server/start/door.ts';
import { taskExports } from '../../server/start/task-exports.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

type Row = Record<string, string>;

describe('rows', () => {
	let app: TestApp;
	let coordinator: Browser;
	let campaignId: number;

	const rows = async (browser: Browser, path: string) => {
		const text = await (await browser.fetch(path)).text();
		return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
	};

	beforeAll(async () => {
		app = await startTestApp();
		coordinator = await app.logIn('Gardener');
		const campaign = await makeCampaign(coordinator, { edits: 8, labelsPerTask: 2, tasksPerWorkset: 8 });
		campaignId = campaign.id;
		for (const [who, name] of ['Ada', 'Ben'].entries()) {
			const person = await app.logIn(name);
			for (const { taskId, revisionId } of (await take(person, campaign)).tasks)
				if (revisionId < 107)
					await send(person, answer(taskId, campaign, (revisionId + who) % 3 ? 'no' : 'yes'));
			app.later(86_400_000);
		}
	});
	afterAll(() => app.close());

	/** In every format, without what only the wiki knows. */
	const taskFiles = async (browser: Browser, folder: string) => {
		const unasked = { parent_id: null, page_id: null, edit_timestamp: null };
		const bytes = async (ending: string) =>
			await (await browser.fetch(`${folder}/tasks.${ending}`)).arrayBuffer();
		const lines = new TextDecoder()
			.decode(await bytes('jsonl'))
			.trimEnd()
			.split('\n');
		return {
			csv: (await rows(browser, `${folder}/tasks.csv`)).map((row) => ({ ...row, ...unasked })),
			jsonl: lines.map((line) => ({ ...JSON.parse(line), ...unasked })),
			parquet: (await parquetReadObjects({ file: await bytes('parquet') })).map((row) => ({
				...row,
				...unasked,
			})),
		};
	};

	it('of the tasks of an open campaign say what their answers come to, in the columns of its dataset', async () => {
		const folder = `/api/campaigns/${campaignId}`;
		const response = await coordinator.fetch(`${folder}/tasks.csv`);
		expect(response.headers.get('content-disposition')).toContain('tasks-not-frozen.csv');
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		const all = await rows(coordinator, `${folder}/tasks.csv`);
		expect(all.find((row) => row.revision_id === '102')).toMatchObject({
			...{ state: 'done', consensus_damaging: 'tie', labels: '2', method: 'majority', edit_timestamp: '' },
		});
		expect(all.find((row) => row.revision_id === '107')).toMatchObject({
			...{ state: 'partial', consensus_damaging: '', labels: '0', posterior_damaging_yes: '' },
		});
		const ties = await rows(coordinator, `${folder}/tasks.csv?question=damaging&answer=tie`);
		expect(ties).toEqual(all.filter((row) => row.consensus_damaging === 'tie'));
		expect((await coordinator.fetch(`${folder}/tasks.csv?since=2026-11-22`)).status).toBe(422);
		const columns = await (await coordinator.fetch(`${folder}/columns.json`)).json();
		expect(columns.tasks.map(({ name }: { name: string }) => name)).toEqual(Object.keys(all[0] ?? {}));
	});

	it('of an open campaign are what would be frozen, for its coordinators alone', async () => {
		const path = `/api/campaigns/${campaignId}/labels.csv`;
		expect((await app.browser().fetch(path)).status).toBe(401);
		expect((await (await app.logIn('Ada')).fetch(path)).status).toBe(403);
		const response = await coordinator.fetch(path);
		expect(response.headers.get('content-disposition')).toContain('labels-not-frozen.csv');
		expect(response.headers.get('cache-control')).toBe('private, no-store');
		expect(response.headers.get('etag')).toBeNull();
		const before = await rows(coordinator, path);
		expect(before).toHaveLength(14);
		expect(JSON.stringify(before)).not.toMatch(/Ada|Ben/);
		const filtered = await rows(coordinator, `${path}?since=2026-11-22&question=damaging&answer=yes`);
		expect(filtered.map((row) => row.revision_id)).toEqual(
			before
				.filter((row) => (row.received_at ?? '') >= '2026-11-22' && row.answer_damaging === 'yes')
				.map((row) => row.revision_id),
		);
		expect(filtered.length).toBeGreaterThan(0);
		for (const format of ['jsonl', 'parquet'])
			expect((await coordinator.fetch(path.replace('csv', format))).status).toBe(200);

		const tasksBefore = await taskFiles(coordinator, `/api/campaigns/${campaignId}`);

		await coordinator.get(closeCampaign, { campaignId });
		const [id] = await app.freeze();
		const tasksAfter = await taskFiles(app.browser(), `/datasets/${id}`);
		expect(tasksAfter.csv).toHaveLength(8);
		expect(tasksBefore).toEqual(tasksAfter);
		// what only the wiki knows came with the freezing; people are called as before
		const unknown = { parent_id: '', page_id: '', edit_timestamp: '' };
		const after = (await rows(app.browser(), `/datasets/${id}/labels.csv`)).map((row) => ({
			...row,
			...unknown,
		}));
		expect(after).toEqual(before);

		const some = await app.browser().fetch(`/datasets/${id}/labels.csv?answer=yes`);
		expect(some.headers.get('etag')).toBeNull();
		expect(some.headers.get('content-disposition')).toContain('labels-filtered.csv');
		const tasks = await rows(
			app.browser(),
			`/datasets/${id}/tasks.csv?question=damaging&answer=tie&wiki=testwiki`,
		);
		expect(tasks.length).toBeGreaterThan(0);
		for (const row of tasks) expect(row.consensus_damaging).toBe('tie');
		expect(await rows(app.browser(), `/datasets/${id}/tasks.csv?wiki=otherwiki`)).toEqual([]);
		const quoted = await rows(
			app.browser(),
			`/datasets/${id}/labels.csv?answer=${encodeURIComponent("yes' or true --")}`,
		);
		expect(quoted).toEqual([]);
		for (const wrong of ['since=tomorrow', 'question=nobody&answer=yes', 'question=damaging'])
			expect((await app.browser().fetch(`/datasets/${id}/labels.csv?${wrong}`)).status, wrong).toBe(422);
		expect((await app.browser().fetch(`/datasets/${id}/campaign.json?answer=yes`)).status).toBe(422);
	});

	describe('of a large campaign', () => {
		let door: Door;
		let large: number;
		let cookie: string;

		beforeAll(async () => {
			door = await openDoor({ port: 0, host: '127.0.0.1' });
			door.serve(createApp(app.parts).fetch);
			const { id, formDigest } = await makeCampaign(coordinator, { edits: 3000 });
			large = id;
			const { sql } = app.database;
			const long = sql.json({ damaging: 'yes', goodfaith: 'yes', note: 'x'.repeat(2000) });
			await sql`insert into label (id, task_id, person_id, kind, outcome, answers, form_digest, language,
					milliseconds_spent, answered_at, received_at)
				select gen_random_uuid(), t.id, p.id, 'answer', 'surplus', ${long}, ${formDigest}, 'en', 1000, now(), now()
				from task as t, person as p where t.campaign_id = ${large} and p.name in ('Ada', 'Ben', 'Gardener')`;
			cookie = coordinator.cookie;
		});
		afterAll(() => door.close(1000));

		const busy = async () => {
			const [row] = await app.database.sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid() and (state <> 'idle' or xact_start is not null)`;
			return row?.n ?? -1;
		};
		const open = (onPiece: (bytes: number) => void, onEnd: (error?: Error) => void) => {
			const path = `/api/campaigns/${large}/labels.jsonl`;
			const asked = request({ port: door.port, path, headers: { cookie } }, (reply) => {
				reply.on('data', (piece: Buffer) => onPiece(piece.length));
				reply.on('error', onEnd);
				reply.on('end', () => onEnd());
			});
			asked.on('error', onEnd);
			asked.end();
			return asked;
		};

		it('leave nothing running when the client goes away in the middle', async () => {
			await new Promise<void>((resolve) => {
				const asked = open(
					() => asked.destroy(),
					() => resolve(),
				);
			});
			await expect.poll(busy, { timeout: 10_000 }).toBe(0);
		});

		it('come whole, and hold up nobody who labels meanwhile', async () => {
			let bytes = 0;
			const whole = new Promise<number>((resolve, reject) => {
				open(
					(piece) => {
						bytes += piece;
					},
					(error) => (error ? reject(error) : resolve(bytes)),
				);
			});
			const ada = await app.logIn('Ada');
			const campaign = await makeCampaign(coordinator, { edits: 1 });
			const [task] = (await take(ada, campaign)).tasks;
			const label = answer(task?.taskId ?? 0, campaign);
			expect((await ada.get(putLabel, { id: randomUUID(), label })).outcome).toBe('accepted');
			expect(await whole).toBeGreaterThan(9000 * 2000);
			await expect.poll(busy, { timeout: 10_000 }).toBe(0);
		});

		it('of tasks are the same when a thread writes them, one after the other, whoever goes away', async () => {
			const inThread = taskExports(app.databaseUrl, 1);
			const campaign = await findCampaign(app.parts.db, campaignId);
			const read = async (content: AsyncGenerator<Uint8Array>) => {
				const pieces: Uint8Array[] = [];
				for await (const piece of content) pieces.push(piece);
				return app.parts.sha256(Buffer.concat(pieces));
			};
			const inTurn = ['csv', 'parquet'] as const;
			const leaving = await inThread(campaign, 'jsonl', {});
			const waiting = inTurn.map(async (format) => await read(await inThread(campaign, format, {})));
			await leaving.next();
			await leaving.return(undefined);
			const here = await Promise.all(
				inTurn.map(async (format) => await read(await app.parts.exportTasks(campaign, format, {}))),
			);
			expect(await Promise.all(waiting)).toEqual(here);
			await expect(inThread({ ...campaign, id: 999_999 }, 'csv', {})).rejects.toThrow();
			await expect.poll(busy, { timeout: 10_000 }).toBe(0);
		});

		it('of tasks that nobody reads, as when only the head is asked for, keep no place from others', async () => {
			const exportTasks = taskExports(app.databaseUrl, 1);
			const campaign = await findCampaign(app.parts.db, campaignId);
			for (let i = 0; i < 2; i++) {
				const unread = await exportTasks(campaign, 'csv', {});
				await unread.return(undefined);
			}
			const asked = await coordinator.fetch(`/api/campaigns/${campaignId}/tasks.csv`, { method: 'HEAD' });
			expect([asked.status, await asked.text()]).toEqual([200, '']);
		});

		it('of tasks break off too, and never look whole', async () => {
			const failing = await openDoor({ port: 0, host: '127.0.0.1' });
			const writeParquet: typeof app.parts.writeParquet = async function* () {
				yield new TextEncoder().encode('PAR1');
				throw new Error('the disk is full');
			};
			const exportTasks: typeof app.parts.exportTasks = (campaign, format, filter) =>
				presentTaskRows({ db: app.parts.db, writeParquet }, campaign, format, filter);
			failing.serve(createApp({ ...app.parts, exportTasks }).fetch);
			const path = `/api/campaigns/${large}/tasks.parquet`;
			const ended = new Promise<Error | undefined>((resolve) => {
				request({ port: failing.port, path, headers: { cookie } }, (reply) => {
					reply.on('error', resolve);
					reply.on('end', () => resolve(undefined));
					reply.resume();
				}).end();
			});
			expect(await ended).toBeInstanceOf(Error);
			await failing.close(1000);
		});

		it('break off, and never look whole, when the database fails in the middle', async () => {
			const { sql } = app.database;
			const ended = new Promise<Error | undefined>((resolve) => {
				let first = true;
				open(() => {
					if (!first) return;
					first = false;
					void sql`select pg_terminate_backend(pid) from pg_stat_activity
						where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`.execute();
				}, resolve);
			});
			expect(await ended).toBeInstanceOf(Error);
		});
	});
});
