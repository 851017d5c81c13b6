/** `label-wing datasets`, as whoever has Node runs it. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { type Door, openDoor } from '../../server/start/door.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

const program = fileURLToPath(new URL('../../bin/label-wing.mjs', import.meta.url));

describe('the command line', () => {
	let app: TestApp;
	let door: Door;
	let id: string;
	let server: string;
	/** the ranges that were asked for */
	const ranges: string[] = [];
	const folder = mkdtempSync(join(tmpdir(), 'label-wing-get-'));

	beforeAll(async () => {
		app = await startTestApp();
		door = await openDoor({ port: 0, host: '127.0.0.1' });
		server = `http://127.0.0.1:${door.port}`;
		const served = createApp(app.parts);
		door.serve((request) => {
			const range = request.headers.get('range');
			if (range) ranges.push(range);
			return served.fetch(request);
		});
		const campaign = await makeCampaign(await app.logIn('Gardener'), { edits: 3, tasksPerWorkset: 3 });
		const ada = await app.logIn('Ada');
		for (const { taskId } of (await take(ada, campaign)).tasks) await send(ada, answer(taskId, campaign));
		[id = ''] = await app.freeze();
	});
	afterAll(async () => {
		await door.close(1000);
		await app.close();
		rmSync(folder, { recursive: true });
	});

	const run = (...words: string[]) =>
		new Promise<{ status: number; said: string }>((resolve) => {
			execFile(process.execPath, [program, ...words], (error, out, err) => {
				resolve({ status: error ? Number(error.code) : 0, said: out + err });
			});
		});

	it('lists what there is', async () => {
		const { status, said } = await run('datasets', 'list', 'autumn', '--server', server);
		expect([status, said]).toEqual([0, `${id}  2026-11-21  testwiki  3 labels  Autumn\n`]);
	});

	it('downloads a dataset with all that belongs to it, proves it, and goes on where it stopped', async () => {
		const first = await run('datasets', 'get', `${server}/datasets/${id}`, '--dir', folder);
		expect(first).toMatchObject({ status: 0, said: expect.stringContaining('Proven: Autumn, version 1') });
		const names = readdirSync(folder);
		expect(names).toEqual(
			expect.arrayContaining(['SHA256SUMS', 'labels.parquet', 'croissant.json', 'columns.json']),
		);
		for (const line of readFileSync(join(folder, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
			const [digest, name = ''] = line.split('  ');
			expect(
				createHash('sha256')
					.update(readFileSync(join(folder, name)))
					.digest('hex'),
			).toBe(digest);
		}
		const csv = join(folder, 'labels.csv');
		const whole = readFileSync(csv);
		renameSync(csv, `${csv}.part`);
		writeFileSync(`${csv}.part`, whole.subarray(0, 100));
		writeFileSync(join(folder, 'tasks.csv'), 'something else');
		ranges.length = 0;
		const second = await run('datasets', 'get', id, '--server', server, '--dir', folder);
		expect(second.status).toBe(0);
		expect(ranges).toEqual(['bytes=100-']);
		expect(readFileSync(csv).equals(whole)).toBe(true);
		expect(readdirSync(folder).sort()).toEqual(names.sort());
	});

	it('says what is wrong, and what takes the place of what was withdrawn', async () => {
		expect(await run('datasets', 'get', 'nonsense')).toMatchObject({ status: 1 });
		expect(await run('datasets', 'get', '0'.repeat(64), '--server', server)).toMatchObject({ status: 1 });
		expect((await run('datasets', 'get', id, '--server', 'http://127.0.0.1:1')).said).toContain(
			'does not answer',
		);
		const successor = 'a'.repeat(64);
		await app.database.sql`update dataset set withdrawn_at = now() where id = ${id}`;
		await app.database
			.sql`insert into dataset (id, campaign_id, version, frozen_at, labellers, balance, agreement, files, columns, definition)
			select ${successor}, campaign_id, 2, now(), 1, '{}', '{}', '[]', '{}', '' from dataset where id = ${id}`;
		const { status, said } = await run('datasets', 'get', id, '--server', server);
		expect(status).toBe(1);
		expect(said).toContain(`label-wing datasets get ${server}/datasets/${successor}`);
		expect(said).toContain('tombstones.csv');
	});
});
