/** What a list of edits looks like before the server reads it: enough to see that it is the right file. */

/** as many characters as `createCampaign` takes */
export const longestList = 64_000_000;

export type EditList = {
	/** JSON lines, a table with a header or of ids alone, or ids with anything between them */
	kind: 'json-lines' | 'table' | 'ids';
	/** lines that hold something */
	lines: number;
};

export function describeEditList(text: string): EditList {
	const lines = text.match(/^.*\S.*$/gm) ?? [];
	const first = lines[0]?.trimStart() ?? '';
	if (first.startsWith('{')) return { kind: 'json-lines', lines: lines.length };
	if (/[a-z]/i.test(first)) return { kind: 'table', lines: lines.length };
	return { kind: 'ids', lines: lines.length };
}
