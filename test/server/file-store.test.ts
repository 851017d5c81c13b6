/** The folder of files: what is spooled through it, and what is left behind in it. */
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { diskStore } from '../../server/file-store/disk-store.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'label-wing-files-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Pieces of a hundred kilobytes, each of another byte. */
async function* pieces(count: number, then?: Error) {
	for (let i = 0; i < count; i++) yield new Uint8Array(100_000).fill(i);
	if (then) throw then;
}

async function bytesOf(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
	const all: Uint8Array[] = [];
	for await (const piece of content) all.push(piece);
	return Buffer.concat(all);
}

test('what is spooled is taken whole before anybody reads, is read once, and leaves nothing behind', async () => {
	const spooled = diskStore(folder).spool(pieces(20));
	await spooled.taken;
	expect(readdirSync(folder)).toHaveLength(1);
	expect((await bytesOf(spooled.content)).equals(await bytesOf(pieces(20)))).toBe(true);
	expect(readdirSync(folder)).toEqual([]);
});

test('what is spooled can be read while it comes', async () => {
	const { promise, resolve } = Promise.withResolvers<void>();
	async function* waiting() {
		yield* pieces(10);
		await promise;
		yield* pieces(1);
	}
	const spooled = diskStore(folder).spool(waiting());
	const first = await spooled.content.next();
	expect(first.value?.[0]).toBe(0);
	resolve();
	expect((first.value?.length ?? 0) + (await bytesOf(spooled.content)).length).toBe(11 * 100_000);
	await spooled.taken;
});

test('what breaks off breaks off for its reader too', async () => {
	const spooled = diskStore(folder).spool(pieces(5, new Error('the connection is gone')));
	await expect(spooled.taken).rejects.toThrow('the connection is gone');
	await expect(bytesOf(spooled.content)).rejects.toThrow('the connection is gone');
	expect(readdirSync(folder)).toEqual([]);
});

test('what was begun and left a day ago goes when something new comes', async () => {
	for (const [name, hours] of [
		['abandoned.part', 25],
		['recent.part', 23],
	] as const) {
		const path = join(folder, name);
		writeFileSync(path, 'half of it');
		const then = Date.now() / 1000 - hours * 3600;
		utimesSync(path, then, then);
	}
	const { sha256 } = await diskStore(folder).keep(pieces(1));
	expect(readdirSync(folder).sort()).toEqual([sha256, 'recent.part'].sort());
});
