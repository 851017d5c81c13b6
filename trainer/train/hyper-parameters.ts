import { ModelError } from '../model/errors.ts';
import { MAX_BINS } from './binning.ts';

export type HyperParameters = {
	rounds: number;
	learningRate: number;
	maxLeaves: number;
	maxDepth: number;
	minRowsLeaf: number;
	/** in units of hessian: a row of weight 1 at probability p has p (1 - p) */
	minHessianLeaf: number;
	l2: number;
	/** part of the rows that each tree sees, (0, 1] */
	rowShare: number;
	/** part of the columns that each tree sees, (0, 1] */
	columnShare: number;
	maxBins: number;
};

/**
 * Shallow, slow and heavily sampled: measured to be as good as deeper trees at 10,000 rows, and better at 150 rows and on noisy labels.
 * The figures are printed by test/bench/train.ts.
 */
export const defaultHyperParameters: HyperParameters = {
	rounds: 300,
	learningRate: 0.04,
	maxLeaves: 16,
	maxDepth: 4,
	minRowsLeaf: 10,
	minHessianLeaf: 0.1,
	l2: 3,
	rowShare: 0.7,
	columnShare: 0.5,
	maxBins: MAX_BINS,
};

const ranges: Record<keyof HyperParameters, [low: number, high: number, whole: boolean]> = {
	rounds: [1, 10_000, true],
	learningRate: [1e-4, 1, false],
	maxLeaves: [2, 1024, true],
	maxDepth: [1, 64, true],
	minRowsLeaf: [1, 1e9, true],
	minHessianLeaf: [0, 1e9, false],
	l2: [0, 1e9, false],
	rowShare: [0.01, 1, false],
	columnShare: [0.01, 1, false],
	maxBins: [2, MAX_BINS, true],
};

/** Throws `OPTION_INVALID` with the name of the first hyper-parameter out of range. */
export function checkHyperParameters(parameters: HyperParameters): void {
	for (const [name, [low, high, whole]] of Object.entries(ranges)) {
		const value = parameters[name as keyof HyperParameters];
		if (!(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
			const kind = whole ? 'a whole number ' : '';
			throw new ModelError('OPTION_INVALID', `${name} must be ${kind}from ${low} to ${high}, got ${value}.`);
		}
	}
}
