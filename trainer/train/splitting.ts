import type { BinnedMatrix } from './binning.ts';
import { BIN_STRIDE, type Histogram } from './histogram.ts';

/** What a node holds: sums over its rows. */
export type NodeSums = { gradient: number; hessian: number; rowCount: number };

export type SplitLimits = {
	/** L2 penalty on leaf values, in units of hessian */
	l2: number;
	minRowsLeaf: number;
	minHessianLeaf: number;
};

/** Rows of `column` in bins up to `bin` go left; missing ones by `missingLeft`. `bin` = the last before the missing one: all that is not missing. */
export type Split = {
	column: number;
	bin: number;
	missingLeft: boolean;
	gain: number;
	left: NodeSums;
	right: NodeSums;
};

/** Which side of a split a row's bin is on. `missingBin` is the column's last. */
export function goesLeft({ bin, missingLeft }: Split, rowBin: number, missingBin: number): boolean {
	return rowBin === missingBin ? missingLeft : rowBin <= bin;
}

/** The Newton step of a leaf on the logistic loss, before the learning rate. */
export function leafValue(sums: NodeSums, l2: number): number {
	return -sums.gradient / (sums.hessian + l2);
}

function score(gradient: number, hessian: number, l2: number): number {
	return (gradient * gradient) / (hessian + l2);
}

/**
 * The split of a node with the highest gain (Chen and Guestrin 2016, XGBoost, equation 7 without the halves), or null when none gains.
 * Missing rows are tried on both sides; where a node has none, they will follow the larger child. Ties fall to the first column and the lowest cut.
 */
export function findBestSplit(
	histogram: Histogram,
	binned: BinnedMatrix,
	columns: Int32Array,
	node: NodeSums,
	limits: SplitLimits,
): Split | null {
	const { l2, minRowsLeaf, minHessianLeaf } = limits;
	const nodeScore = score(node.gradient, node.hessian, l2);
	// Sibling subtraction leaves rounding dust; a gain must be more than that.
	const dust = 1e-10 * (1 + nodeScore);
	let best: Split | null = null;
	let bestGain = dust;

	for (let i = 0; i < columns.length; i++) {
		const column = columns[i];
		const first = binned.offsets[column] * BIN_STRIDE;
		const lastBin = binned.binning.cutPoints[column].length;
		const missingAt = first + (lastBin + 1) * BIN_STRIDE;
		const missingRows = histogram[missingAt + 2];

		for (let side = 0; side < (missingRows > 0 ? 2 : 1); side++) {
			let gradient = side === 1 ? histogram[missingAt] : 0;
			let hessian = side === 1 ? histogram[missingAt + 1] : 0;
			let rowCount = side === 1 ? missingRows : 0;
			// With missing rows on the right, cutting after the last bin parts missing from present.
			const binEnd = missingRows > 0 && side === 0 ? lastBin + 1 : lastBin;
			for (let bin = 0; bin < binEnd; bin++) {
				const at = first + bin * BIN_STRIDE;
				if (histogram[at + 2] === 0) continue;
				gradient += histogram[at];
				hessian += histogram[at + 1];
				rowCount += histogram[at + 2];
				if (rowCount < minRowsLeaf || hessian < minHessianLeaf) continue;
				if (node.rowCount - rowCount < minRowsLeaf || node.hessian - hessian < minHessianLeaf) break;
				const gain =
					score(gradient, hessian, l2) +
					score(node.gradient - gradient, node.hessian - hessian, l2) -
					nodeScore;
				if (gain <= bestGain) continue;
				bestGain = gain;
				best = {
					column,
					bin,
					missingLeft: missingRows > 0 ? side === 1 : rowCount * 2 >= node.rowCount,
					gain,
					left: { gradient, hessian, rowCount },
					right: {
						gradient: node.gradient - gradient,
						hessian: node.hessian - hessian,
						rowCount: node.rowCount - rowCount,
					},
				};
			}
		}
	}
	return best;
}
