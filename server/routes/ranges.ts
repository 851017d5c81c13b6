/** Which part of a file is asked for, and whether it is the file that the client knows: RFC 9110, sections 13 and 14. */

/** `to` is the byte after the last. `null`: all of it. */
export type Wanted = { from: number; to: number } | 'unsatisfiable' | null;

/** @param etag of what would be sent: a range of something else is of no use */
export function wantedRange(
	{ range, ifRange }: { range: string | undefined; ifRange: string | undefined },
	etag: string,
	bytes: number,
): Wanted {
	if (range === undefined || (ifRange !== undefined && ifRange !== etag)) return null;
	// several ranges at once are answered with all of it, which is allowed
	const found = /^bytes=(\d*)-(\d*)$/.exec(range.trim());
	if (!found) return null;
	const [, first = '', last = ''] = found;
	if (first === '' && last === '') return null;
	const from = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
	const to = first === '' || last === '' ? bytes : Math.min(bytes, Number(last) + 1);
	return from >= bytes || to <= from ? 'unsatisfiable' : { from, to };
}

/** Whether the client has it already. */
export function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
	if (ifNoneMatch === undefined) return false;
	const known = ifNoneMatch.split(',').map((one) => one.trim().replace(/^W\//, ''));
	return known.includes('*') || known.includes(etag);
}
