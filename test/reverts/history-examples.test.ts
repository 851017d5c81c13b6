import { expect, test } from 'vitest';
import { featureNames, featureSet } from '../../trainer/features/features.ts';
import { type HistoryExamples, historyExamples } from '../../trainer/reverts/history-examples.ts';
import { usable } from '../../trainer/reverts/usable.ts';
import { history, minute, type RevisionParts } from './history.ts';

const set = featureSet('text-only-1');

async function examplesOf(parts: RevisionParts[]): Promise<HistoryExamples> {
	return await historyExamples(usable(history(parts)), set, () => undefined);
}

function valuesOf({ values }: HistoryExamples, name: string): number[] {
	const names = featureNames(set);
	return values.filter((_, i) => i % names.length === names.indexOf(name));
}

const charsChange = 'feature.revision.diff.chars_change';

test('what was reverted is marked, not what reverted it', async () => {
	const texts = ['good', 'good bad', 'good bad worse', 'good', 'good more'];
	const examples = await examplesOf(texts.map((text) => ({ text })));
	expect(examples.reverted).toEqual([0, 1, 1, 0, 0]);
	expect(examples).toMatchObject({ wiki: 'testwiki', usable: 5, reverting: 1, hidden: 0 });
	expect(examples.revisionIds).toEqual([1, 2, 3, 4, 5]);
	expect(examples.timesSeconds[1]).toBe(Date.parse(minute(1)) / 1000);
});

test('an edit is compared with the usable revision before it, the first of a page with nothing', async () => {
	const examples = await examplesOf([
		{ text: 'abc' },
		{ text: null },
		{ text: 'abcdef' },
		{ text: 'xy', pageId: 2 },
		{ text: 'xyz', pageId: 2 },
	]);
	expect(valuesOf(examples, charsChange)).toEqual([3, 3, 2, 1]);
	expect(examples.pageIds).toEqual([1, 1, 2, 2]);
	expect(examples.revisionIds).toEqual([1, 3, 4, 5]);
});

test('an edit with a hidden summary is no example, but its text still counts for those around it', async () => {
	const examples = await examplesOf([
		{ text: 'good' },
		{ text: 'good bad', comment: null },
		{ text: 'good bad worse' },
		{ text: 'good', comment: null },
		{ text: 'good better' },
	]);
	expect(examples).toMatchObject({ usable: 5, reverting: 1, hidden: 2 });
	expect(examples.revisionIds).toEqual([1, 3, 5]);
	expect(examples.reverted).toEqual([0, 1, 0]);
	expect(valuesOf(examples, charsChange)).toEqual([4, 6, 7]);
});

test('pages do not revert each other', async () => {
	const examples = await examplesOf([
		{ text: 'good' },
		{ text: 'bad' },
		{ text: 'good', pageId: 2 },
		{ text: 'bad', pageId: 2 },
		{ text: 'good', pageId: 2 },
	]);
	expect(examples.reverted).toEqual([0, 0, 0, 1, 0]);
});
