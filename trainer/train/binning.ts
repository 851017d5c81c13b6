import type { Matrix } from './matrix.ts';

/** Bins that are not the missing one; with it a bin index still fits a byte. */
export const MAX_BINS = 255;

/**
 * How numbers become bins. Column c has `cutPoints[c].length + 1` bins: bin b holds values above cut b-1 and up to and including cut b.
 * NaN has a bin of its own after the last. Cut points are 32-bit floats, so that a float32 comparison anywhere decides as training did.
 */
export type Binning = { cutPoints: Float32Array[] };

/** Binned columns, and where each column's bins begin when all are laid end to end. */
export type BinnedMatrix = {
	binning: Binning;
	rowCount: number;
	columnCount: number;
	/** one byte per row for each column */
	columns: Uint8Array[];
	/** bins of column c, the missing one last, are offsets[c] .. offsets[c + 1] - 1 */
	offsets: Int32Array;
};

/** Places cut points midway between neighbouring values; where a column has more values than bins, so that the bins hold about equally many rows. */
export function fitBinning(matrix: Matrix, maxBins = MAX_BINS): Binning {
	const { values, rowCount, columnCount } = matrix;
	const column = new Float32Array(rowCount);
	const cutPoints: Float32Array[] = [];
	for (let c = 0; c < columnCount; c++) {
		let present = 0;
		for (let r = 0; r < rowCount; r++) {
			const value = values[r * columnCount + c];
			if (!Number.isNaN(value)) column[present++] = value;
		}
		cutPoints.push(cutColumn(column.subarray(0, present).sort(), maxBins));
	}
	return { cutPoints };
}

function cutColumn(sorted: Float32Array, maxBins: number): Float32Array {
	const distinct: number[] = [];
	const counts: number[] = [];
	for (const value of sorted) {
		// === also joins 0 and -0, which no comparison can part
		if (distinct.length > 0 && value === distinct[distinct.length - 1]) counts[counts.length - 1]++;
		else {
			distinct.push(value);
			counts.push(1);
		}
	}
	if (distinct.length <= maxBins) {
		return Float32Array.from(distinct.slice(1), (value, i) => cutBetween(distinct[i], value));
	}
	return cutByCount(distinct, counts, sorted.length, maxBins);
}

/** A value that fills a bin alone gets one; the others share the rest evenly (the idea of LightGBM's GreedyFindBin). */
function cutByCount(distinct: number[], counts: number[], rowCount: number, maxBins: number): Float32Array {
	const isBig = counts.map((count) => count >= rowCount / maxBins);
	let rowsLeft = rowCount;
	let binsLeft = maxBins;
	for (let i = 0; i < counts.length; i++) {
		if (!isBig[i]) continue;
		rowsLeft -= counts[i];
		binsLeft--;
	}
	const cuts: number[] = [];
	let inBin = 0;
	for (let i = 0; i < distinct.length - 1 && cuts.length < maxBins - 1; i++) {
		inBin += counts[i];
		if (!isBig[i]) rowsLeft -= counts[i];
		const meanSize = (inBin + rowsLeft) / Math.max(binsLeft, 1);
		if (isBig[i] || isBig[i + 1] || inBin >= meanSize) {
			cuts.push(cutBetween(distinct[i], distinct[i + 1]));
			if (!isBig[i]) binsLeft--;
			inBin = 0;
		}
	}
	return Float32Array.from(cuts);
}

/** The 32-bit float nearest the middle that still satisfies low <= cut < high. */
function cutBetween(low: number, high: number): number {
	const middle = Math.fround(low / 2 + high / 2);
	return middle >= low && middle < high ? middle : low;
}

/** Sorts every value of a matrix into its bin. */
export function binMatrix(matrix: Matrix, binning: Binning): BinnedMatrix {
	const { values, rowCount, columnCount } = matrix;
	const offsets = new Int32Array(columnCount + 1);
	const columns: Uint8Array[] = [];
	for (let c = 0; c < columnCount; c++) {
		const cuts = binning.cutPoints[c];
		offsets[c + 1] = offsets[c] + cuts.length + 2;
		const bins = new Uint8Array(rowCount);
		for (let r = 0; r < rowCount; r++) bins[r] = binOf(values[r * columnCount + c], cuts);
		columns.push(bins);
	}
	return { binning, rowCount, columnCount, columns, offsets };
}

/** The bin of a value; `cuts.length + 1` for NaN. */
export function binOf(value: number, cuts: Float32Array): number {
	if (Number.isNaN(value)) return cuts.length + 1;
	let low = 0;
	let high = cuts.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (value <= cuts[middle]) high = middle;
		else low = middle + 1;
	}
	return low;
}
