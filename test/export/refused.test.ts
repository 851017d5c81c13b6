import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { exportXml, readUntilRefused, revisionXml, scratchFolder } from './scratch.ts';

const write = scratchFolder();

describe('an export that cannot be read is refused with a code and a place', () => {
	test('broken XML: after the revisions before it, with line and byte', async () => {
		const xml = exportXml(
			`${revisionXml({})}\n${revisionXml({ id: '<id>6</id>', comment: '<comment>é <b></comment>' })}`,
		);
		const { before, error } = await readUntilRefused(await write('broken.xml', xml));
		expect(before).toHaveLength(1);
		expect(error.code).toBe('EXPORT_MALFORMED');
		const upToError = xml.slice(0, xml.indexOf('</comment>', xml.indexOf('é')) + '</comment>'.length);
		expect(error.place).toEqual({ line: 6, column: expect.any(Number), byte: Buffer.byteLength(upToError) });
		expect(error.message).toContain('line 6');
	});

	test.each([
		['no id', revisionXml({ id: '' }), 'its id is ""'],
		['an id that is no number', revisionXml({ id: '<id>x7</id>' }), 'its id is "x7"'],
		[
			'a parent that is no number',
			revisionXml({ parentid: '<parentid>p</parentid>' }),
			'the parent of revision 5',
		],
		['an impossible time', revisionXml({}).replace('2024-02-03', '2024-13-45'), '2024-13-45'],
	])('a revision with %s', async (_, revisions, words) => {
		const { error } = await readUntilRefused(await write('revision.xml', exportXml(revisions)));
		expect(error.code).toBe('EXPORT_MALFORMED');
		expect(error.message).toContain(words);
		expect(error.place?.line).toBe(5);
	});

	test.each([
		['an HTML page', '<!DOCTYPE html><html><p>no</p></html>'],
		['an export of logs', '<mediawiki version="0.11"><logitem><id>1</id></logitem></mediawiki>'],
	])('%s', async (_, content) => {
		const { error } = await readUntilRefused(await write('other.xml', content));
		expect(error.code).toBe('EXPORT_NOT_MEDIAWIKI');
	});

	test.each([
		['text', Buffer.from('id,title\n1,A')],
		['UTF-16', Buffer.from('\uFEFF<mediawiki/>', 'utf16le')],
		['a 7z archive', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c])],
	])('%s', async (_, content) => {
		const { error } = await readUntilRefused(await write('unknown.xml', content));
		expect(error.code).toBe('EXPORT_UNKNOWN_FORMAT');
	});

	test('bytes that are not UTF-8', async () => {
		const xml = Buffer.from(exportXml(revisionXml({ comment: '<comment>caf\u00e9</comment>' })), 'latin1');
		const { error } = await readUntilRefused(await write('latin1.xml', xml));
		expect(error.code).toBe('EXPORT_MALFORMED');
	});

	test('an empty file, a missing file, a folder', async () => {
		expect((await readUntilRefused(await write('empty.xml', ''))).error.code).toBe('EXPORT_TRUNCATED');
		expect((await readUntilRefused('/no/such/export.xml')).error.code).toBe('EXPORT_NOT_FOUND');
		expect((await readUntilRefused(tmpdir())).error.code).toBe('EXPORT_NOT_FOUND');
	});

	test('a schema that does not name its wiki, until someone does', async () => {
		const path = await write('nameless.xml', exportXml(revisionXml({}), { version: '0.4', dbname: '' }));
		expect((await readUntilRefused(path)).error.code).toBe('EXPORT_WIKI_UNKNOWN');
	});
});
