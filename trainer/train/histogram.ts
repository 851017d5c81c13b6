import type { BinnedMatrix } from './binning.ts';

/** Per bin of every column, in the layout of `BinnedMatrix.offsets`: sum of gradients, sum of hessians, number of rows. */
export type Histogram = Float64Array;

/** Numbers kept per bin. */
export const BIN_STRIDE = 3;

/** An empty histogram for a matrix. */
export function createHistogram(binned: BinnedMatrix): Histogram {
	return new Float64Array(binned.offsets[binned.columnCount] * BIN_STRIDE);
}

/** Sums the rows `rows[start..end)` into the bins of the given columns. Gradients and hessians are indexed by row. */
export function fillHistogram(
	histogram: Histogram,
	binned: BinnedMatrix,
	columns: Int32Array,
	rows: Int32Array,
	start: number,
	end: number,
	gradients: Float64Array,
	hessians: Float64Array,
): void {
	for (let i = 0; i < columns.length; i++) {
		const column = columns[i];
		const bins = binned.columns[column];
		const first = binned.offsets[column] * BIN_STRIDE;
		histogram.fill(0, first, binned.offsets[column + 1] * BIN_STRIDE);
		for (let j = start; j < end; j++) {
			const row = rows[j];
			const at = first + bins[row] * BIN_STRIDE;
			histogram[at] += gradients[row];
			histogram[at + 1] += hessians[row];
			histogram[at + 2] += 1;
		}
	}
}

/** Turns a parent's histogram into that of one child by taking the other child's away: half the work of counting both. */
export function subtractHistogram(
	parent: Histogram,
	sibling: Histogram,
	binned: BinnedMatrix,
	columns: Int32Array,
): void {
	for (let i = 0; i < columns.length; i++) {
		const end = binned.offsets[columns[i] + 1] * BIN_STRIDE;
		for (let at = binned.offsets[columns[i]] * BIN_STRIDE; at < end; at++) parent[at] -= sibling[at];
	}
}
