/**
 * What can go wrong with an export, in words for the person who gave the file. `cause` holds the evidence.
 * | code | meaning |
 * |---|---|
 * | EXPORT_NOT_FOUND | no such file, or it may not be read |
 * | EXPORT_UNKNOWN_FORMAT | neither XML nor gzip, bzip2 or zstd (told by the first bytes, not by the name) |
 * | EXPORT_TRUNCATED | the file ends before the export does: what was read so far must not be taken for all of it |
 * | EXPORT_MALFORMED | the bytes are damaged, or the XML breaks its own rules |
 * | EXPORT_NOT_MEDIAWIKI | well-formed XML of another kind |
 * | EXPORT_WIKI_UNKNOWN | schemas before 0.9 do not name the wiki's database: the caller has to |
 */
export type ExportErrorCode =
	| 'EXPORT_NOT_FOUND'
	| 'EXPORT_UNKNOWN_FORMAT'
	| 'EXPORT_TRUNCATED'
	| 'EXPORT_MALFORMED'
	| 'EXPORT_NOT_MEDIAWIKI'
	| 'EXPORT_WIKI_UNKNOWN';

/** A place in the unpacked XML: line and column count from 1, `byte` from 0. */
export type ExportPlace = { line: number; column: number; byte: number };

export class ExportError extends Error {
	readonly code: ExportErrorCode;
	readonly place: ExportPlace | null;

	constructor(
		code: ExportErrorCode,
		message: string,
		evidence: { place?: ExportPlace; cause?: unknown } = {},
	) {
		const { place = null, cause } = evidence;
		const where = place ? ` (line ${place.line}, column ${place.column}, byte ${place.byte} unpacked)` : '';
		super(message + where, { cause });
		this.name = 'ExportError';
		this.code = code;
		this.place = place;
	}
}
