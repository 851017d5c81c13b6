import { escapeDiffText } from './escape.ts';
import { splitLines } from './line-diff.ts';
import { diffSequences, type Edit } from './sequence-diff.ts';

const CONTEXT_LINES = 2;

/** A range as `diff -u` writes it: an empty one is named by the line before it. */
function range(start: number, end: number): string {
	return `${end === start ? start : start + 1},${end - start}`;
}

/** Edits with no more unchanged lines between them than their contexts hold, so that they share a hunk. */
function groupEdits(edits: readonly Edit[]): Edit[][] {
	const groups: Edit[][] = [[]];
	for (const edit of edits) {
		if (edit.kind === 'copy' && edit.from.end - edit.from.start > 2 * CONTEXT_LINES) groups.push([]);
		groups.at(-1)?.push(edit);
		if (edit.kind === 'copy' && edit.from.end - edit.from.start > 2 * CONTEXT_LINES) groups.push([]);
	}
	return groups.filter((group) => group.some(({ kind }) => kind !== 'copy'));
}

/** One hunk: a group of edits and the lines around them. */
function hunk(group: readonly Edit[], from: readonly string[], to: readonly string[]): string {
	const changes = group.filter(({ kind }) => kind !== 'copy');
	const [first, last] = [changes[0], changes.at(-1)];
	if (!first || !last) return '';
	const lead = Math.min(CONTEXT_LINES, first.from.start, first.to.start);
	const trail = Math.min(CONTEXT_LINES, from.length - last.from.end, to.length - last.to.end);
	const mark = (sign: string, lines: readonly string[]) => lines.map((line) => sign + line);
	const within = group.slice(group.indexOf(first), group.indexOf(last) + 1).flatMap((edit) => {
		const gone = from.slice(edit.from.start, edit.from.end);
		if (edit.kind === 'copy') return mark(' ', gone);
		return [...mark('-', gone), ...mark('+', to.slice(edit.to.start, edit.to.end))];
	});
	const fromRange = range(first.from.start - lead, last.from.end + trail);
	const toRange = range(first.to.start - lead, last.to.end + trail);
	return [
		`@@ -${fromRange} +${toRange} @@`,
		...mark(' ', from.slice(first.from.start - lead, first.from.start)),
		...within,
		...mark(' ', from.slice(last.from.end, last.from.end + trail)),
	].join('\n');
}

/** A unified diff in one `<pre>`, as `difftype=unified` gives it. */
export function unifiedDiff(fromText: string, toText: string): string {
	const from = splitLines(fromText);
	const to = splitLines(toText);
	const edits = diffSequences(from, to, Number.POSITIVE_INFINITY) ?? [];
	if (edits.every(({ kind }) => kind === 'copy')) return '';
	const hunks = groupEdits(edits).map((group) => hunk(group, from, to));
	const text = `${hunks.join('\n')}\n`;
	return `<tr><td colspan="4"><pre>${escapeDiffText(text)}</pre></td></tr>`;
}
