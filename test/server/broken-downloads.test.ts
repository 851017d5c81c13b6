/** Whatever is written while it is sent breaks off when it cannot go on: nothing that is not whole looks whole. */
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { bodyOf } from '../../server/routes/body.ts';
import { type Door, openDoor } from '../../server/start/door.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

let app: TestApp;
let door: Door;
let cookie: string;

beforeAll(async () => {
	app = await startTestApp();
	door = await openDoor({ port: 0, host: '127.0.0.1' });
	door.serve(createApp(app.parts).fetch);
	const coordinator = await app.logIn('Gardener');
	const campaign = await makeCampaign(coordinator, { tasksPerWorkset: 6 });
	for (const { taskId } of (await take(coordinator, campaign)).tasks)
		await send(coordinator, answer(taskId, campaign));
	cookie = coordinator.cookie;
});
afterAll(async () => {
	await door.close(1000);
	await app.close();
});

/** How a download ends, and with which status it began. */
const download = (path: string, coding: string) =>
	new Promise<{ status: number | undefined; whole: boolean }>((resolve, reject) => {
		const headers = { cookie, 'accept-encoding': coding };
		const asked = request({ port: door.port, path, headers }, (reply) => {
			const ended = (whole: boolean) => resolve({ status: reply.statusCode, whole });
			reply.on('error', () => ended(false));
			reply.on('end', () => ended(reply.complete));
			reply.resume();
		});
		asked.on('error', reject);
		asked.end();
	});

/** Each with the table whose rows it is at when it fails. */
const downloads = [
	['/api/me/labels.jsonl', 'campaign'],
	['/api/me/labels.csv', 'campaign'],
	['/campaigns/1/tombstones.jsonl', 'tombstone'],
	['/campaigns/1/tombstones.csv', 'tombstone'],
	['/api/campaigns/1/definition', 'task'],
	['/campaigns/testwiki/1/?tasks', 'label'],
	['/users/', 'pseudonym'],
] as const;

describe.each(['identity', 'gzip'])('packed as %s', (coding) => {
	it.each(downloads)('%s breaks off when its rows cannot be read', async (path, table) => {
		expect(await download(path, coding)).toEqual({ status: 200, whole: true });
		const { sql } = app.database;
		await sql`alter table ${sql(table)} rename to hidden_for_a_while`;
		try {
			expect(await download(path, coding).catch(() => 'broken off')).not.toMatchObject({ whole: true });
		} finally {
			await sql`alter table hidden_for_a_while rename to ${sql(table)}`;
		}
	});
});

it('a client that goes away while the next piece is made is no failure', async () => {
	const made = Promise.withResolvers<void>();
	async function* content() {
		yield Uint8Array.of(1);
		await made.promise;
		yield Uint8Array.of(2);
	}
	const failures: unknown[] = [];
	const reader = bodyOf(content(), { onFailure: (error) => failures.push(error) }).getReader();
	await reader.read();
	const next = reader.read();
	// until it is asked for
	await new Promise(setImmediate);
	const gone = reader.cancel();
	made.resolve();
	await gone;
	expect(await next).toEqual({ done: true, value: undefined });
	expect(failures).toEqual([]);
});
