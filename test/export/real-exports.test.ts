import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ExportRevision } from '../../trainer/export/export-revision.ts';
import { sharedData } from '../support/shared-data.ts';
import { readAll, readUntilRefused } from './scratch.ts';

function sha1Base36(text: string): string {
	return BigInt(`0x${createHash('sha1').update(text).digest('hex')}`)
		.toString(36)
		.padStart(31, '0');
}

function editorKinds(revisions: ExportRevision[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { editor } of revisions) counts[editor.kind] = (counts[editor.kind] ?? 0) + 1;
	return counts;
}

/** Revisions whose text is not what the wiki hashed and counted: lost, trimmed or decoded twice. */
function notAsHashed(revisions: ExportRevision[]): number[] {
	return revisions
		.filter(({ text, sha1Base36: stored, sizeBytes, otherSlots }) => {
			if (text === null || stored === null || otherSlots.length > 0) return false;
			// XML makes LF of the CR LF of very old texts
			const asStored = Buffer.byteLength(text) === sizeBytes ? text : text.replaceAll('\n', '\r\n');
			return sha1Base36(asStored) !== stored;
		})
		.map(({ revisionId }) => revisionId);
}

test('the demo wiki', async () => {
	const revisions = await readAll(
		fileURLToPath(new URL('../../server/demo-wiki/data/export.xml.gz', import.meta.url)),
	);
	expect(revisions).toHaveLength(385);
	expect(notAsHashed(revisions)).toEqual([]);
	expect(editorKinds(revisions)).toEqual({
		registered: 285,
		anonymous: 94,
		hidden: 4,
		temporary: 1,
		imported: 1,
	});
	const hidden = (part: 'text' | 'comment' | 'user') =>
		revisions.filter((revision) => revision.hidden[part]).map((revision) => revision.revisionId);
	expect(hidden('text')).toEqual([366, 370, 371]);
	expect(hidden('comment')).toEqual([369, 370, 371]);
	expect(hidden('user')).toEqual([368, 370, 371, 375]);
	expect(revisions.filter((revision) => revision.parentId === 0)).toHaveLength(44);
});

const small = sharedData('small-histories');
describe.skipIf(small === null)('small real histories (kept outside of this repository)', () => {
	test.each([
		['dewiktionary_Hallo.xml', 'dewiktionary', 135],
		['dewiktionary_familia.xml', 'dewiktionary', 80],
		['dewiktionary_Anontalkpagetext.xml', 'dewiktionary', 18],
		['refinery_MediawikiDumperOutputTest.Simplewiki.Sample.xml', 'simplewiki', 33],
		['refinery_MediawikiDumperOutputTest.Commonswiki.Sample.xml', 'commonswiki', 59],
	])('%s', async (file, wiki, count) => {
		const revisions = await readAll(`${small}/${file}`);
		expect(revisions).toHaveLength(count);
		expect(new Set(revisions.map((revision) => revision.wiki))).toEqual(new Set([wiki]));
		if (wiki === 'dewiktionary') expect(notAsHashed(revisions)).toEqual([]);
	});

	test('slots and suppressed parts of Commons and Simple English Wikipedia', async () => {
		const commons = await readAll(`${small}/refinery_MediawikiDumperOutputTest.Commonswiki.Sample.xml`);
		expect(commons.filter(({ otherSlots }) => otherSlots[0]?.role === 'mediainfo')).not.toHaveLength(0);
		expect(commons.filter(({ hidden }) => hidden.user)).toHaveLength(21);
		const simple = await readAll(`${small}/refinery_MediawikiDumperOutputTest.Simplewiki.Sample.xml`);
		expect(simple.filter(({ hidden }) => hidden.text).map(({ text }) => text)).toEqual([
			null,
			null,
			null,
			null,
		]);
	});

	test('an export whose revisions have no ids is refused at the first of them', async () => {
		const { error } = await readUntilRefused(`${small}/refinery_mediawiki-dump-test.xml`, {
			wiki: 'testwiki',
		});
		expect(error).toMatchObject({ code: 'EXPORT_MALFORMED', place: { line: 17 } });
	});
});

const anarchism = sharedData('enwiki-anarchism-history/history-2001-2007.xml.zst');
test.skipIf(anarchism === null)(
	'115 MB of one page (kept outside of this repository) in 48 MB of heap',
	() => {
		const reader = new URL('../../trainer/export/read-export.ts', import.meta.url).href;
		const script = `import { readExport } from ${JSON.stringify(reader)};
		let count = 0, empty = 0, characters = 0;
		for await (const { text, parentKnown, namespace } of readExport(${JSON.stringify(anarchism)}, { wiki: 'enwiki' })) {
			if (parentKnown || namespace !== 0) throw new Error('schema 0.4 has no parents');
			count++; empty += text === '' ? 1 : 0; characters += text.length;
			if (count === 3000) break;
		}
		console.log(JSON.stringify({ count, empty, characters }));`;
		const { stdout, stderr } = spawnSync(
			process.execPath,
			['--max-old-space-size=48', '--input-type=module', '--eval', script],
			{ encoding: 'utf8' },
		);
		expect(stderr).toBe('');
		// the whole file, 12,000 revisions in 768 million characters, is read by `npm run reverts`
		expect(JSON.parse(stdout)).toEqual({ count: 3000, empty: 620, characters: 115_391_812 });
	},
);
