import { expect, test } from 'vitest';
import { binMatrix, fitBinning } from '../../trainer/train/binning.ts';
import { createHistogram, fillHistogram, subtractHistogram } from '../../trainer/train/histogram.ts';
import { findBestSplit, leafValue, type Split } from '../../trainer/train/splitting.ts';

const none = { l2: 1, minRowsLeaf: 1, minHessianLeaf: 0 };

/** Gradients as if every probability were a half: -0.5 for a positive, 0.5 for a negative; hessian 1 to count by head. */
function split(values: number[], labels: number[], limits = none): Split | null {
	const matrix = { values: Float32Array.from(values), rowCount: values.length, columnCount: 1 };
	const binned = binMatrix(matrix, fitBinning(matrix));
	const gradients = Float64Array.from(labels, (label) => 0.5 - label);
	const hessians = new Float64Array(labels.length).fill(1);
	const rows = Int32Array.from(values.keys());
	const histogram = createHistogram(binned);
	fillHistogram(histogram, binned, Int32Array.of(0), rows, 0, rows.length, gradients, hessians);
	const node = {
		gradient: gradients.reduce((a, b) => a + b, 0),
		hessian: rows.length,
		rowCount: rows.length,
	};
	return findBestSplit(histogram, binned, Int32Array.of(0), node, limits);
}

test('gain and leaves are those of the Newton step', () => {
	const found = split([1, 2, 3, 4], [0, 0, 1, 1]);
	// 1² / (2 + 1) on either side, nothing before
	expect(found).toMatchObject({ bin: 1, missingLeft: true, left: { gradient: 1, hessian: 2, rowCount: 2 } });
	expect(found?.gain).toBeCloseTo(2 / 3, 12);
	expect(leafValue({ gradient: 1, hessian: 2, rowCount: 2 }, 1)).toBeCloseTo(-1 / 3, 12);
});

test('missing rows go where they belong', () => {
	expect(split([1, 2, Number.NaN, Number.NaN], [0, 1, 0, 0])).toMatchObject({ bin: 0, missingLeft: true });
	expect(split([1, 2, Number.NaN, Number.NaN], [0, 1, 1, 1])).toMatchObject({ bin: 0, missingLeft: false });
});

test('missing can be parted from all that is present', () => {
	// one bin, so that bin 0 is the last: everything present goes left
	expect(split([5, 5, Number.NaN, Number.NaN], [0, 0, 1, 1])).toMatchObject({ bin: 0, missingLeft: false });
});

test('limits and the lack of gain forbid a split', () => {
	expect(split([1, 2, 3, 4], [0, 1, 1, 1], { ...none, minRowsLeaf: 2 })).toMatchObject({ bin: 1 });
	expect(split([1, 2, 3, 4], [0, 1, 1, 1], { ...none, minRowsLeaf: 3 })).toBeNull();
	expect(split([1, 2, 3, 4], [0, 0, 1, 1], { ...none, minHessianLeaf: 2.5 })).toBeNull();
	expect(split([1, 1, 1, 1], [0, 0, 1, 1])).toBeNull();
});

test('what is left of a parent when one child is taken away is the other child', () => {
	const matrix = { values: Float32Array.of(1, 2, Number.NaN, 4, 5, 2), rowCount: 6, columnCount: 1 };
	const binned = binMatrix(matrix, fitBinning(matrix));
	const numbers = Float64Array.of(0.5, -0.25, 1, 2, -4, 8);
	const rows = Int32Array.of(0, 1, 2, 3, 4, 5);
	const [parent, left, right] = [
		[0, 6],
		[0, 2],
		[2, 6],
	].map(([start = 0, end = 0]) => {
		const histogram = createHistogram(binned);
		fillHistogram(histogram, binned, Int32Array.of(0), rows, start, end, numbers, numbers);
		return histogram;
	});
	if (!parent || !left || !right) throw new Error('three histograms were made');
	subtractHistogram(parent, left, binned, Int32Array.of(0));
	expect([...parent]).toEqual([...right]);
});
