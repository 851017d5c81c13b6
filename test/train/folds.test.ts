import { expect, test } from 'vitest';
import { assignFolds, foldRows } from '../../trainer/train/folds.ts';
import { splitByTime } from '../../trainer/train/hold-out.ts';
import { sampleSet } from './sample-sets.ts';

/** 200 edits of 40 pages, some with many edits; one in five is positive. */
const labels = Uint8Array.from({ length: 200 }, (_, i) => Number(i % 5 === 0));
const pages = Float64Array.from({ length: 200 }, (_, i) => Math.floor(Math.sqrt(i * 8)));

test('no page straddles two folds, and each fold has both labels in fair measure', () => {
	const folds = assignFolds(labels, pages, 5, 1);
	expect(folds.grouped).toBe(true);
	for (const page of new Set(pages)) {
		const used = new Set([...folds.foldOf].filter((_, row) => pages[row] === page));
		expect(used.size).toBe(1);
	}
	for (let fold = 0; fold < 5; fold++) {
		const { train, test: tested } = foldRows(folds, fold);
		expect(train.length + tested.length).toBe(200);
		expect(tested.length).toBeGreaterThan(30);
		expect([...tested].filter((row) => labels[row] === 1).length).toBeGreaterThanOrEqual(4);
	}
});

test('one page, or one page with all positives, is dealt row by row', () => {
	for (const onePage of [pages.map(() => 1), pages.map((_, row) => (labels[row] === 1 ? 1 : row + 2))]) {
		const folds = assignFolds(labels, onePage, 5, 1);
		expect(folds.grouped).toBe(false);
		for (let fold = 0; fold < 5; fold++) {
			const { test: tested } = foldRows(folds, fold);
			expect([tested.length, [...tested].filter((row) => labels[row] === 1).length]).toEqual([40, 8]);
		}
	}
});

test('the seed decides', () => {
	expect(assignFolds(labels, null, 5, 1)).toEqual(assignFolds(labels, null, 5, 1));
	expect(assignFolds(labels, null, 5, 1).foldOf).not.toEqual(assignFolds(labels, null, 5, 2).foldOf);
});

test('the last fifth by time is held out, wherever its rows stand', () => {
	const set = sampleSet({ rows: 10, columns: 1 });
	const shuffledTimes = { ...set, timesSeconds: Float64Array.of(5, 3, 9, 1, 0, 8, 7, 2, 6, 4) };
	const { earlier, later } = splitByTime(shuffledTimes, 0.2);
	expect([...later]).toEqual([5, 2]);
	expect(earlier.length).toBe(8);
	expect(() => splitByTime({ ...set, timesSeconds: null }, 0.2)).toThrow(/timesSeconds/);
});
