import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changesOf, foldsOf, type LineKind, otherChange } from '../../client/labelling/folding.ts';

const kinds: Record<string, LineKind> = { c: 'context', x: 'change', h: 'header' };
const lines = (text: string) => [...text].flatMap((letter) => kinds[letter] ?? []);

test.each([
	[
		'two lines stay on each side of a change',
		'cccccxccccc',
		[
			[0, 3],
			[8, 11],
		],
	],
	['between two changes both ends stay', 'xcccccccx', [[3, 6]]],
	['a fold that hides one or two lines is none', 'ccccxccccx', []],
	['a header ends a run, and nothing is kept beside it', 'cccchxc', [[0, 4]]],
	['without a change nothing is folded', 'cccccccccc', []],
])('%s', (_, text, folds) => {
	expect(foldsOf(lines(text)).map(({ from, to }) => [from, to])).toEqual(folds);
});

test('whatever the lines: only context is folded, in order, and never beside a change', () => {
	fc.assert(
		fc.property(
			fc.array(fc.constantFrom<LineKind>('context', 'change', 'header'), { maxLength: 60 }),
			(all) => {
				let last = 0;
				for (const { from, to } of foldsOf(all)) {
					expect(from).toBeGreaterThanOrEqual(last);
					expect(to - from).toBeGreaterThanOrEqual(3);
					expect(all.slice(from, to).every((kind) => kind === 'context')).toBe(true);
					expect([all[from - 1], all[to]]).not.toContain('change');
					last = to;
				}
			},
		),
	);
});

test('a run of changed lines is one change, and the keys go round', () => {
	const changes = changesOf(lines('cxxcxhxx'));
	expect(changes).toEqual([1, 4, 6]);
	expect(otherChange(changes, -1, 1)).toBe(1);
	expect(otherChange(changes, 1, 1)).toBe(4);
	expect(otherChange(changes, 6, 1)).toBe(1);
	expect(otherChange(changes, 1, -1)).toBe(6);
	expect(otherChange([], 3, 1)).toBe(-1);
});
