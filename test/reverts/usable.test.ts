import { expect, test } from 'vitest';
import { usable } from '../../trainer/reverts/usable.ts';
import { collect, history, type RevisionParts } from './history.ts';

/** Numbers of the revisions that are kept, from 1 on. */
async function kept(parts: RevisionParts[]): Promise<number[]> {
	return (await collect(usable(history(parts)))).map(({ revisionId }) => revisionId);
}

const texts = (...list: (string | null)[]): RevisionParts[] => list.map((text) => ({ text }));

test('one or two empty texts are blankings and stay in their place', async () => {
	expect(await kept(texts('a', '', 'b', '', '', 'c'))).toEqual([1, 2, 3, 4, 5, 6]);
});

test('three and more empty texts in a row are lost storage', async () => {
	expect(await kept(texts('a', '', '', '', 'b'))).toEqual([1, 5]);
	expect(await kept(texts('a', '', '', '', '', '', '', '', 'b', '', 'c'))).toEqual([1, 9, 10, 11]);
});

test('a history may begin and end with empty texts, lost ones too', async () => {
	expect(await kept(texts('', 'a', ''))).toEqual([1, 2, 3]);
	expect(await kept(texts('', '', '', 'a', '', '', ''))).toEqual([4]);
});

test('hidden texts are left out and neither end nor lengthen a run', async () => {
	expect(await kept(texts('a', null, 'b'))).toEqual([1, 3]);
	expect(await kept(texts('a', '', null, '', 'b'))).toEqual([1, 2, 4, 5]);
	expect(await kept(texts('a', '', null, '', '', 'b'))).toEqual([1, 6]);
});

test('a run ends with its page', async () => {
	const pages = (list: [pageId: number, text: string][]) => list.map(([pageId, text]) => ({ pageId, text }));
	expect(
		await kept(
			pages([
				[1, 'a'],
				[1, ''],
				[1, ''],
				[2, ''],
				[2, ''],
				[2, 'b'],
			]),
		),
	).toEqual([1, 2, 3, 4, 5, 6]);
	expect(
		await kept(
			pages([
				[1, ''],
				[1, ''],
				[1, ''],
				[1, ''],
				[2, ''],
				[2, 'b'],
			]),
		),
	).toEqual([5, 6]);
});
