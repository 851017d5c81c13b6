/** The files of a dataset over real HTTP: in pieces, packed, written again; and what breaks off is seen to be broken. */
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { gunzipSync, zstdDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { createApp } from '../../server/app.ts';
import type { AppParts } from '../../server/parts.ts';
import { type Door, openDoor } from '../../server/start/door.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

type File = OutputOf<typeof readDataset>['dataset']['files'][number];
type Got = { status: number; headers: Record<string, string | undefined>; body: Buffer };

describe('the files of a dataset', () => {
	let app: TestApp;
	let door: Door;
	let files: Map<string, File>;
	const serve = (overrides: Partial<AppParts> = {}) =>
		door.serve(createApp({ ...app.parts, ...overrides }).fetch);

	beforeAll(async () => {
		app = await startTestApp();
		door = await openDoor({ port: 0, host: '127.0.0.1' });
		serve();
		const coordinator = await app.logIn('Gardener');
		const campaign = await makeCampaign(coordinator, { edits: 40, tasksPerWorkset: 40 });
		const ada = await app.logIn('Ada');
		for (const { taskId } of (await take(ada, campaign)).tasks) await send(ada, answer(taskId, campaign));
		const [datasetId = ''] = await app.freeze();
		const { dataset } = await app.browser().get(readDataset, { datasetId });
		files = new Map(dataset.files.map((file) => [file.name, file]));
	});
	afterAll(async () => {
		await door.close(1000);
		await app.close();
	});

	const find = (name: string) => files.get(name) as File;
	/** As it comes over the wire: nothing is unpacked. Rejects when the reply breaks off. */
	const get = (name: string, headers: Record<string, string> = {}, method = 'GET') =>
		new Promise<Got>((resolve, reject) => {
			const asked = request(
				`http://127.0.0.1:${door.port}${find(name).url}`,
				{ method, headers },
				(reply) => {
					const pieces: Buffer[] = [];
					reply.on('data', (piece) => pieces.push(piece));
					reply.on('error', reject);
					reply.on('end', () => {
						const { statusCode: status = 0, headers: got } = reply;
						resolve({ status, headers: got as Got['headers'], body: Buffer.concat(pieces) });
					});
				},
			);
			asked.on('error', reject);
			asked.end();
		});
	const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

	it('come in pieces that make the whole, and a piece that is not there is refused', async () => {
		const { bytes, sha256: digest } = find('labels.csv');
		const first = await get('labels.csv', { range: 'bytes=0-999' });
		expect([first.status, first.body.length]).toEqual([206, 1000]);
		expect(first.headers).toMatchObject({
			...{ 'content-range': `bytes 0-999/${bytes}`, 'content-length': '1000', 'accept-ranges': 'bytes' },
			etag: `"${digest}"`,
		});
		const etag = first.headers.etag ?? '';
		const rest = await get('labels.csv', { range: 'bytes=1000-', 'if-range': etag });
		expect(rest.status).toBe(206);
		expect(sha256(Buffer.concat([first.body, rest.body]))).toBe(digest);
		const last = await get('labels.csv', { range: 'bytes=-10' });
		expect(last.body.equals(rest.body.subarray(-10))).toBe(true);
		const beyond = await get('labels.csv', { range: `bytes=${bytes}-` });
		expect([beyond.status, beyond.headers['content-range']]).toEqual([416, `bytes */${bytes}`]);
		const ofAnother = await get('labels.csv', { range: 'bytes=0-9', 'if-range': '"another"' });
		expect([ofAnother.status, sha256(ofAnother.body)]).toEqual([200, digest]);
		const nonsense = await get('labels.csv', { range: 'lines=1-2' });
		expect([nonsense.status, nonsense.body.length]).toEqual([200, bytes]);
	});

	it('are packed as the client likes it, each under a name of its own', async () => {
		for (const [coding, unpack] of [
			['gzip', gunzipSync],
			['zstd', zstdDecompressSync],
		] as const) {
			const { bytes, sha256: digest } = find('labels.jsonl');
			const packed = await get('labels.jsonl', { 'accept-encoding': `${coding}, identity;q=0.5` });
			expect(packed.headers).toMatchObject({
				...{ 'content-encoding': coding, etag: `"${digest}-${coding}"` },
				// whoever keeps it asks each time whether it has been withdrawn
				'cache-control': 'public, no-cache',
			});
			expect(packed.headers.vary).toMatch(/accept-encoding/i);
			expect(packed.body.length).toBeLessThan(bytes / 3);
			expect(sha256(unpack(packed.body))).toBe(digest);
			const again = await get('labels.jsonl', { 'accept-encoding': coding });
			expect(again.headers['content-length']).toBe(String(packed.body.length));
			expect(again.body.equals(packed.body)).toBe(true);
			const known = await get('labels.jsonl', {
				...{ 'accept-encoding': coding, 'if-none-match': `W/"x", ${packed.headers.etag}` },
			});
			expect([known.status, known.body.length]).toEqual([304, 0]);
		}
		const parquet = await get('labels.parquet', { 'accept-encoding': 'gzip, zstd' });
		expect(parquet.headers['content-encoding']).toBeUndefined();
		const plain = await get('labels.csv', { 'accept-encoding': 'gzip;q=0, zstd;q=0' });
		expect(plain.headers['content-encoding']).toBeUndefined();
		const head = await get('labels.csv', {}, 'HEAD');
		expect([head.body.length, head.headers['content-length']]).toEqual([0, String(find('labels.csv').bytes)]);
	});

	it('are written again when the store has lost them, the same', async () => {
		await app.parts.fileStore.retain(() => false);
		const asked = [...files.keys()].flatMap((name) => [get(name), get(name, { 'accept-encoding': 'gzip' })]);
		const got = await Promise.all(asked);
		for (const [i, { body, headers }] of got.entries()) {
			const file = [...files.values()][Math.floor(i / 2)] as File;
			expect(sha256(headers['content-encoding'] ? gunzipSync(body) : body), file.name).toBe(file.sha256);
		}
	});

	it('break off, and never look whole, when they cannot be written to the end', async () => {
		await app.parts.fileStore.retain(() => false);
		serve({
			async *writeParquet(columns, copied) {
				for await (const piece of app.parts.writeParquet(columns, copied)) {
					yield piece.subarray(0, piece.length - 100);
					throw new Error('the disk is full');
				}
			},
		});
		await expect(get('labels.parquet')).rejects.toThrow(/aborted|hang up/);
		serve();
		// the next one tries again
		expect(sha256((await get('labels.parquet')).body)).toBe(find('labels.parquet').sha256);
	});

	it('are not given out when the rows are not those that were frozen', async () => {
		await app.parts.fileStore.retain(() => false);
		await app.database.sql`update dataset_label set milliseconds_spent = 1 where row_number = 3`;
		await expect(get('labels.csv')).rejects.toThrow(/aborted|hang up/);
		await expect(get('labels.csv', { 'accept-encoding': 'gzip' })).rejects.toThrow(/aborted|hang up/);
		await app.database.sql`update dataset_label set milliseconds_spent = 4000 where row_number = 3`;
		expect(sha256((await get('labels.csv')).body)).toBe(find('labels.csv').sha256);
	});
});
