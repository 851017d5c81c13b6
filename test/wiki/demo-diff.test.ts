import { describe, expect, test } from 'vitest';
import { diffWordsIn } from '../../server/demo-wiki/diff/diff-words.ts';
import { inlineDiff } from '../../server/demo-wiki/diff/inline-diff.ts';
import { type DiffRow, diffRows } from '../../server/demo-wiki/diff/rows.ts';
import { diffSequences } from '../../server/demo-wiki/diff/sequence-diff.ts';
import { tableDiff } from '../../server/demo-wiki/diff/table-diff.ts';
import { unifiedDiff } from '../../server/demo-wiki/diff/unified-diff.ts';
import { demoWikiData } from './demo.ts';

const kinds = (rows: DiffRow[]) => rows.map(({ kind }) => kind);

/** Both texts as they can be read off the rows of a whole diff: what was shown left and right. */
function sides(rows: DiffRow[]): { left: string[]; right: string[] } {
	const left: string[] = [];
	const right: string[] = [];
	for (const row of rows) {
		if (row.kind === 'context' || row.kind === 'delete') left.push(row.line);
		if (row.kind === 'context' || row.kind === 'insert') right.push(row.line);
		if (row.kind !== 'change' && row.kind !== 'moved') continue;
		const text = (side: 'from' | 'to') => row.edits.map((edit) => edit[side]).join('');
		if (row.kind === 'change' || row.side === 'left') left.push(text('from'));
		if (row.kind === 'change' || row.side === 'right') right.push(text('to'));
	}
	return { left, right };
}

/** The lines of `shown` stand in `text` in this order, and what is missing is the same on both sides. */
function withoutShown(text: string, shown: string[]): string[] {
	const rest = text.split('\n');
	if (rest.at(-1) === '') rest.pop();
	let from = 0;
	for (const line of shown) {
		const at = rest.indexOf(line, from);
		expect(at).toBeGreaterThanOrEqual(0);
		rest.splice(at, 1);
		from = at;
	}
	return rest;
}

test('every diff of the demo wiki shows all that changed and hides only what did not', () => {
	let compared = 0;
	for (const { revisions } of demoWikiData.pages.values()) {
		revisions.slice(1).forEach((revision, i) => {
			const [before, after] = [revisions[i]?.text ?? null, revision.text];
			if (before === null || after === null) return;
			const { left, right } = sides(diffRows(before, after));
			expect(withoutShown(before, left)).toEqual(withoutShown(after, right));
			compared++;
		});
	}
	expect(compared).toBe(337);
});

describe('a diff', () => {
	test('of equal texts is empty', () => {
		expect(diffRows('a\nb', 'a\nb')).toEqual([]);
		expect(tableDiff([], diffWordsIn('en')) + inlineDiff([], diffWordsIn('en')) + unifiedDiff('a', 'a')).toBe(
			'',
		);
	});

	test('keeps two lines of context and says where it goes on', () => {
		const lines = Array.from({ length: 20 }, (_, i) => `line ${i + 1}`);
		const changed = lines.with(9, 'something else entirely').join('\n');
		const rows = diffRows(lines.join('\n'), changed);
		expect(kinds(rows)).toEqual(['header', 'context', 'context', 'insert', 'delete', 'context', 'context']);
		expect(rows[0]).toEqual({ kind: 'header', fromLine: 8, toLine: 8 });
	});

	test('marks the words that changed, CJK by character', () => {
		const [, row] = diffRows('港町の灯台は高い。', '港町の灯台は低い。');
		expect(row).toMatchObject({
			kind: 'change',
			edits: [
				{ kind: 'copy', from: '港町の灯台は' },
				{ kind: 'change', from: '高', to: '低' },
				{ kind: 'copy', from: 'い。' },
			],
		});
	});

	test('escapes what pages hold', () => {
		const html = tableDiff(diffRows('a', 'a <script>alert("1")</script> &amp;'), diffWordsIn('en'));
		expect(html).toContain('&lt;script&gt;alert("1")&lt;/script&gt; &amp;amp;');
		expect(html).not.toContain('<script');
	});

	test('gives up on words, not on the lines, when lines are absurdly long', () => {
		const long = (word: string) => Array.from({ length: 7000 }, (_, i) => `${word}${i}`).join(' ');
		const rows = diffRows(`a\n${long('x')}`, `a\n${long('y')}`);
		expect(kinds(rows)).toEqual(['header', 'context', 'change']);
	});
});

test('unified diffs number their hunks as `diff -u` does', () => {
	const from = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj';
	const to = 'a\nB\nc\nd\ne\nf\ng\nh\nI\nj\nk';
	expect(unifiedDiff(from, to)).toBe(
		'<tr><td colspan="4"><pre>@@ -1,4 +1,4 @@\n a\n-b\n+B\n c\n d\n@@ -7,4 +7,5 @@\n g\n h\n-i\n+I\n j\n+k\n</pre></td></tr>',
	);
	expect(unifiedDiff('', 'x')).toContain('@@ -0,0 +1,1 @@\n+x\n');
});

test('the common subsequence is a longest one, whatever the sequences', () => {
	/** Length of the longest common subsequence by the textbook's table. */
	const longest = (a: string[], b: string[]): number => {
		let row: number[] = b.map(() => 0);
		for (const one of a) {
			const next: number[] = [];
			b.forEach((other, j) => {
				next[j] = one === other ? (row[j - 1] ?? 0) + 1 : Math.max(row[j] ?? 0, next[j - 1] ?? 0);
			});
			row = next;
		}
		return row.at(-1) ?? 0;
	};
	let seed = 7;
	const random = (below: number) => {
		seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
		return Math.floor((seed / 2_147_483_648) * below);
	};
	for (let round = 0; round < 300; round++) {
		const sequence = () => Array.from({ length: random(40) }, () => 'abcdef'[random(2 + (round % 5))] ?? '');
		const [a, b] = [sequence(), sequence()];
		const edits = diffSequences(a, b, Number.POSITIVE_INFINITY) ?? [];
		const copied = edits.filter(({ kind }) => kind === 'copy');
		expect(copied.reduce((sum, { from }) => sum + from.end - from.start, 0)).toBe(longest(a, b));
		for (const { from, to } of copied)
			expect(a.slice(from.start, from.end)).toEqual(b.slice(to.start, to.end));
		const rebuilt = edits.flatMap(({ kind, from, to }) =>
			kind === 'copy' ? a.slice(from.start, from.end) : b.slice(to.start, to.end),
		);
		expect(rebuilt).toEqual(b);
	}
});
