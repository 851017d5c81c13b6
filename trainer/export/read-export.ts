import { ExportError } from './export-error.ts';
import { ExportParser } from './export-parser.ts';
import type { ExportRevision } from './export-revision.ts';
import { unpackFile } from './unpack.ts';

export type ReadExportOptions = {
	/** database name of the wiki, e.g. `enwiki`: needed before schema 0.9, and stronger than the one in the file */
	wiki?: string;
};

/**
 * Reads a MediaWiki XML export (schemas 0.3 to 0.11; `.xml`, gzip, bzip2 or zstd, told by the first bytes), one revision
 * after the other in the order of the file. Memory is bounded by one chunk and the longest page text; reading waits for
 * whoever iterates.
 *
 * `parentId` is 0 for a first revision - and for all of them in schemas before 0.7, which have no parents: see
 * `parentKnown`. Format: https://www.mediawiki.org/wiki/Help:Export
 * @throws ExportError, also after revisions were handed out: what was read is whole only when the iteration ends by itself
 */
export async function* readExport(
	path: string,
	options: ReadExportOptions = {},
): AsyncGenerator<ExportRevision, void, undefined> {
	const parser = new ExportParser(options.wiki ?? null);
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const decode = (bytes?: Uint8Array) => {
		try {
			return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
		} catch (cause) {
			const code = bytes ? 'EXPORT_MALFORMED' : 'EXPORT_TRUNCATED';
			throw new ExportError(code, `${path} is not UTF-8 text. Download or export it again.`, { cause });
		}
	};
	for await (const bytes of unpackFile(path)) yield* parser.write(decode(bytes));
	yield* parser.write(decode());
	parser.finish();
}
