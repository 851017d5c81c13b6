import { constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { bunzip2 } from '../../trainer/export/bunzip2.ts';
import { readExport } from '../../trainer/export/read-export.ts';
import { PACKED_WITH_BZIP2 } from './bzip2-fixture.ts';
import { exportXml, readAll, readUntilRefused, revisionXml, scratchFolder } from './scratch.ts';

const write = scratchFolder();
const xml = exportXml(revisionXml({ text: '<text xml:space="preserve">čeština 港町 🚢</text>' }));

describe('an export is unpacked by what its first bytes say, whatever its name', () => {
	test.each([
		['plain.gz', Buffer.from(xml)],
		['bom.xml', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(xml)])],
		['gzip.xml', gzipSync(xml)],
		['gzip-parts.bz2', Buffer.concat([gzipSync(xml.slice(0, 200)), gzipSync(xml.slice(200))])],
		['zstd.gz', zstdCompressSync(xml)],
		['zstd-parts', Buffer.concat([zstdCompressSync(xml.slice(0, 200)), zstdCompressSync(xml.slice(200))])],
		[
			'zstd-after-a-skippable-frame',
			Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]), zstdCompressSync(xml)]),
		],
		['zstd-long', zstdCompressSync(xml, { params: { [constants.ZSTD_c_windowLog]: 27 } })],
	])('%s', async (name, bytes) => {
		const revisions = await readAll(await write(name, bytes));
		expect(revisions.map((revision) => revision.text)).toEqual(['čeština 港町 🚢']);
	});

	test('bzip2, several streams and several blocks', async () => {
		const revisions = await readAll(await write('bzip2.xml', PACKED_WITH_BZIP2));
		expect(revisions.map(({ revisionId, text }) => [revisionId, text])).toEqual([
			[10, `${'a'.repeat(1000)}bbbb${'c'.repeat(259)}ddd`],
			[20, 'abcdefgh '.repeat(28_000)],
		]);
	});
});

test.each([
	['plain', Buffer.from(xml)],
	['gzip', gzipSync(xml)],
	['zstd', zstdCompressSync(xml)],
	['bzip2', PACKED_WITH_BZIP2],
])('reading %s may stop at any revision', async (name, bytes) => {
	const path = await write(`stopped-${name}`, bytes);
	const reading = readExport(path);
	expect((await reading.next()).value?.revisionId).toBeGreaterThan(0);
	await reading.return();
	expect(await reading.next()).toEqual({ done: true, value: undefined });
});

describe('a file that is not whole is never taken for one that is', () => {
	const packed = [
		['plain', Buffer.from(xml)],
		['gzip', gzipSync(xml)],
		['zstd', zstdCompressSync(xml)],
		['bzip2', PACKED_WITH_BZIP2],
	] as const;

	test.each(packed)('%s cut anywhere', async (name, whole) => {
		// every cut in what the format puts before and after, each 23rd in between
		const isEdge = (length: number) => length < 24 || length > whole.length - 24;
		for (let length = 4; length < whole.length - 1; length++) {
			if (!isEdge(length) && length % 23 !== 0) continue;
			const path = await write(`cut-${name}`, whole.subarray(0, length));
			const { error } = await readUntilRefused(path);
			expect([length, error.code]).toEqual([length, 'EXPORT_TRUNCATED']);
			expect(error.message).toMatch(/again/);
		}
	});

	test.each(packed.slice(1))('%s damaged in the middle', async (name, whole) => {
		const damaged = Buffer.from(whole);
		const middle = Math.floor(whole.length / 2);
		damaged[middle] = (damaged[middle] ?? 0) ^ 0xff;
		const { error } = await readUntilRefused(await write(`damaged-${name}`, damaged));
		expect(error.code).toBe('EXPORT_MALFORMED');
	});

	test.each(packed)('%s followed by something else', async (name, whole) => {
		const path = await write(`after-${name}`, Buffer.concat([whole, Buffer.from('more')]));
		const { error } = await readUntilRefused(path);
		expect(error.code).toBe('EXPORT_MALFORMED');
	});
});

test('bzip2 is unpacked no further than it is asked for', async () => {
	let taken = 0;
	async function* endless() {
		for (;;) {
			taken += PACKED_WITH_BZIP2.length;
			yield PACKED_WITH_BZIP2;
		}
	}
	const blocks = bunzip2(endless());
	const first = await blocks.next();
	expect(first.value?.length).toBeGreaterThan(1000);
	await blocks.return(undefined);
	// one look ahead of 2.6 bytes for each byte of a block of 900,000
	expect(taken).toBeLessThan(2_400_000);
});
