import { describe, expect, test } from 'vitest';
import { exportXml, type RevisionXml, readAll, revisionXml, scratchFolder } from './scratch.ts';

const write = scratchFolder();

async function readOne(parts: RevisionXml, options?: Parameters<typeof exportXml>[1]) {
	const path = await write('one.xml', exportXml(revisionXml(parts), options));
	const [revision] = await readAll(path);
	if (!revision) throw new Error('no revision');
	return revision;
}

describe('a revision of an export', () => {
	test('has the shape that all floors share', async () => {
		const revision = await readOne({ parentid: '<parentid>4</parentid>', extra: '<minor/><sha1>abc</sha1>' });
		expect(revision).toEqual({
			wiki: 'handwiki',
			revisionId: 5,
			parentId: 4,
			parentKnown: true,
			pageId: 3,
			namespace: 1,
			title: 'Talk:Page',
			timestamp: '2024-02-03T04:05:06Z',
			minor: true,
			comment: 'why',
			editor: { kind: 'registered', id: 7, name: 'Ann' },
			tags: [],
			contentModel: 'wikitext',
			contentFormat: 'text/x-wiki',
			text: 'text',
			sizeBytes: null,
			sha1Base36: 'abc',
			redirectTarget: null,
			otherSlots: [],
			hidden: { text: false, comment: false, user: false, suppressed: false },
		});
	});

	test.each([
		['<contributor><username>Ann &amp; Bob</username><id>7</id></contributor>', 'registered', 7, 'Ann & Bob'],
		['<contributor><username>~2026-1</username><id>21</id></contributor>', 'temporary', 21, '~2026-1'],
		['<contributor><ip>192.0.2.1</ip></contributor>', 'anonymous', 0, '192.0.2.1'],
		['<contributor><ip>2001:DB8:0:0:0:0:0:1</ip></contributor>', 'anonymous', 0, '2001:DB8:0:0:0:0:0:1'],
		['<contributor><username>192.0.2.1</username><id>0</id></contributor>', 'anonymous', 0, '192.0.2.1'],
		['<contributor><username>other&gt;Ann</username><id>0</id></contributor>', 'imported', 0, 'other>Ann'],
		['<contributor><ip>other&gt;Ann</ip></contributor>', 'imported', 0, 'other>Ann'],
		[
			'<contributor><username>Conversion script</username><id>0</id></contributor>',
			'imported',
			0,
			'Conversion script',
		],
		['<contributor deleted="deleted" />', 'hidden', 0, null],
		['<contributor></contributor>', 'hidden', 0, null],
		['', 'hidden', 0, null],
	])('by %s is %s', async (contributor, kind, id, name) => {
		const revision = await readOne({ contributor });
		expect(revision.editor).toEqual({ kind, id, name });
		expect(revision.hidden.user).toBe(kind === 'hidden');
	});

	test.each([
		['<text xml:space="preserve">a&lt;b&gt; &amp;amp;\n c</text>', 'a<b> &amp;\n c', false],
		['<text xml:space="preserve"><![CDATA[<b>]]></text>', '<b>', false],
		['<text bytes="0" xml:space="preserve" />', '', false],
		['<text xml:space="preserve"/>', '', false],
		['<text bytes="26" deleted="deleted" />', null, true],
		['<text bytes="-1" deleted="deleted" />', null, true],
		['<text bytes="437" location="tt:2" id="2" />', null, false],
		['<text id="8024" />', null, false],
		['<text bytes="12" xml:space="preserve" />', null, false],
		['', null, false],
	])('with %s has the text %j', async (element, text, hidden) => {
		const revision = await readOne({ text: element });
		expect(revision.text).toBe(text);
		expect(revision.hidden.text).toBe(hidden);
	});

	test.each([
		['<comment>/* A */ b</comment>', '/* A */ b', false],
		['', '', false],
		['<comment deleted="deleted" />', null, true],
	])('with %s has the comment %j', async (comment, expected, hidden) => {
		const revision = await readOne({ comment });
		expect(revision.comment).toBe(expected);
		expect(revision.hidden.comment).toBe(hidden);
	});

	test('keeps the main text apart from other slots', async () => {
		const extra =
			'<content><role>mediainfo</role><origin>1</origin><model>wikibase-mediainfo</model><format>application/json</format><text bytes="2" xml:space="preserve">{}</text></content>';
		const revision = await readOne({ extra });
		expect(revision.text).toBe('text');
		expect(revision.otherSlots).toEqual([
			{ role: 'mediainfo', contentModel: 'wikibase-mediainfo', text: '{}' },
		]);
	});

	test('says whether a missing parent means the first revision or an old schema', async () => {
		expect(await readOne({}, { version: '0.11' })).toMatchObject({ parentId: 0, parentKnown: true });
		expect(await readOne({}, { version: '0.10' })).toMatchObject({ parentId: 0, parentKnown: true });
		expect(await readOne({}, { version: '0.6' })).toMatchObject({ parentId: 0, parentKnown: false });
	});

	test('finds its namespace by the title where the schema has none', async () => {
		const page = '<title>Talk:Page</title><id>3</id>';
		expect(await readOne({}, { version: '0.4', page })).toMatchObject({ namespace: 1, title: 'Talk:Page' });
		const plain = '<title>A: B</title><id>3</id>';
		expect(await readOne({}, { version: '0.4', page: plain })).toMatchObject({ namespace: 0 });
	});

	test('knows where its page redirects', async () => {
		const page = '<title>Page</title><ns>0</ns><id>3</id><redirect title="Other &amp; page" />';
		expect(await readOne({}, { page })).toMatchObject({ redirectTarget: 'Other & page' });
	});

	test('is not taken from file uploads, whose elements have the same names', async () => {
		const upload =
			'<upload><timestamp>2020-01-01T00:00:00Z</timestamp><contributor><username>Up</username><id>9</id></contributor><comment>file</comment><filename>F</filename></upload>';
		const revisions = await readAll(await write('upload.xml', exportXml(upload + revisionXml({}) + upload)));
		expect(revisions.map((revision) => [revision.editor.name, revision.comment])).toEqual([['Ann', 'why']]);
	});

	test('carries the wiki of the file, or the one that was chosen', async () => {
		const path = await write('wiki.xml', exportXml(revisionXml({})));
		expect((await readAll(path))[0]?.wiki).toBe('handwiki');
		expect((await readAll(path, { wiki: 'otherwiki' }))[0]?.wiki).toBe('otherwiki');
	});
});
