import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { ExportError } from '../../trainer/export/export-error.ts';
import type { ExportRevision } from '../../trainer/export/export-revision.ts';
import { type ReadExportOptions, readExport } from '../../trainer/export/read-export.ts';

/** A folder for the files of one test file, gone afterwards. */
export function scratchFolder(): (name: string, content: string | Uint8Array) => Promise<string> {
	let folder = '';
	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'label-wing-export-'));
	});
	afterAll(() => rm(folder, { recursive: true }));
	return async (name, content) => {
		const path = join(folder, name);
		await writeFile(path, content);
		return path;
	};
}

export async function readAll(path: string, options?: ReadExportOptions): Promise<ExportRevision[]> {
	const revisions: ExportRevision[] = [];
	for await (const revision of readExport(path, options)) revisions.push(revision);
	return revisions;
}

/** What was handed out before the reader gave up, and why it did. */
export async function readUntilRefused(
	path: string,
	options?: ReadExportOptions,
): Promise<{ before: ExportRevision[]; error: ExportError }> {
	const before: ExportRevision[] = [];
	try {
		for await (const revision of readExport(path, options)) before.push(revision);
	} catch (error) {
		if (error instanceof ExportError) return { before, error };
		throw error;
	}
	throw new Error(`${path} was read to its end (${before.length} revisions) instead of being refused`);
}

export type RevisionXml = Partial<
	Record<'id' | 'parentid' | 'contributor' | 'comment' | 'text' | 'extra', string>
>;

export function revisionXml({
	id = '<id>5</id>',
	parentid = '',
	contributor = '<contributor><username>Ann</username><id>7</id></contributor>',
	comment = '<comment>why</comment>',
	text = '<text xml:space="preserve">text</text>',
	extra = '',
}: RevisionXml): string {
	const time = '<timestamp>2024-02-03T04:05:06Z</timestamp>';
	return `<revision>${id}${parentid}${time}${contributor}${comment}${extra}${text}</revision>`;
}

export function exportXml(
	revisions: string,
	{ version = '0.11', dbname = 'handwiki', page = '' } = {},
): string {
	const head = page || '<title>Talk:Page</title><ns>1</ns><id>3</id>';
	return `<?xml version="1.0" encoding="UTF-8"?>
<mediawiki xmlns="http://www.mediawiki.org/xml/export-${version}/" version="${version}" xml:lang="en">
<siteinfo>${dbname ? `<dbname>${dbname}</dbname>` : ''}<namespaces><namespace key="1">Talk</namespace></namespaces></siteinfo>
<page>${head}
${revisions}</page>
</mediawiki>`;
}
