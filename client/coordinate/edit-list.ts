/** What a list of edits looks like before the server reads it: enough to see that it is the right file. */

export type EditList = {
	/** JSON lines or a JSON array, a table with a header, or ids with anything between them */
	kind: 'json' | 'table' | 'ids';
	/** lines that hold something */
	lines: number;
};

/** a first line that has one of these is the header of a table */
const idFields = ['rev_id', 'revision_id', 'revid', 'oldid', 'revision', 'rev_ids'];

function bare(field: string): string {
	return field.trim().replace(/^"|"$/g, '').toLowerCase();
}

function kindOf(firstLine: string): EditList['kind'] {
	if (/^[{[]/.test(firstLine)) return 'json';
	return firstLine.split(/[\t,;]/).some((field) => idFields.includes(bare(field))) ? 'table' : 'ids';
}

/** Guesses as the server does, from the first line. */
export function describeEditList(text: string): EditList {
	const lines = text.match(/^.*\S.*$/gm) ?? [];
	return { kind: kindOf(lines[0]?.trimStart() ?? ''), lines: lines.length };
}
