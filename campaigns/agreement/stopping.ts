import { type CohenKappa, cohenKappa } from './cohen.ts';
import { type Undefined, undefinedFor } from './undefined.ts';

/**
 * Stabilizing predictions: kappa between what two successive models say of the same unlabelled edits (M. Bloodgood and K.
 * Vijay-Shanker, A method for stopping active learning based on stabilizing predictions, 2009). The set should be large,
 * fixed and never learned from. Undefined for an empty set and when both always say the same one class: that is no sign of
 * having learned enough.
 * @param before class per edit
 * @param after class per edit, in the same order
 * @throws {RangeError} when the two differ in length
 */
export function predictionStability(
	before: ArrayLike<number>,
	after: ArrayLike<number>,
	classCount: number,
): CohenKappa | Undefined {
	if (before.length !== after.length)
		throw new RangeError(`${before.length} predictions before, ${after.length} after`);
	const table = new Float64Array(classCount * classCount);
	for (let i = 0; i < before.length; i++) table[before[i] * classCount + after[i]]++;
	return cohenKappa(table);
}

/**
 * The most that F can differ between two binary models whose predictions agree with a kappa above T: 4 (1 - T) / T, or
 * 4 (1 - T) / ((p + 1) T) where p is the precision of the edits that both call positive (M. Bloodgood and J. Grothendieck,
 * Analysis of stopping active learning based on stabilizing predictions, 2013). Above 1 it says nothing.
 * @param kappa T, above 0
 * @param precision p, 0 when it is not known
 */
export function largestFDifference(kappa: number, precision = 0): number {
	return (4 * (1 - kappa)) / ((precision + 1) * kappa);
}

/** How much more there is to do, and what that number takes for granted. */
export type LabelsLeft = {
	/** more labels, rounded up; 0 when the interval is narrow enough */
	value: number;
	/** the width shrinks with the root of the number of units, and units to come are like those before */
	assumption: 'root-n';
};

/**
 * About how many labels are left until an interval is narrow enough: n (w / target)^2 - n more units, each with as many
 * labels as so far. Undefined without units, and while the interval has no width to go by.
 * @param now half the width of the interval, the units behind it, and their labels
 */
export function labelsLeft(
	now: { halfWidth: number; unitCount: number; labelCount: number },
	targetHalfWidth: number,
): LabelsLeft | Undefined {
	const { halfWidth, unitCount, labelCount } = now;
	if (unitCount === 0) return undefinedFor('nothing-counted');
	if (!(halfWidth > 0) || !(targetHalfWidth > 0)) return undefinedFor('no-variation');
	// a hair less, or rounding makes one more of a whole number
	const moreUnits = Math.ceil(unitCount * ((halfWidth / targetHalfWidth) ** 2 - 1) - 1e-9);
	return { value: Math.max(0, Math.ceil((moreUnits * labelCount) / unitCount)), assumption: 'root-n' };
}

/** When models are taken to have settled: so many comparisons one after the other, each with at least this kappa. */
export type StableWhen = { atLeast: number; inARow: number };

/** How many of the last comparisons, one after the other, reached the bound; one without a kappa did not. */
export function stableInARow(kappas: readonly (number | null)[], { atLeast }: StableWhen): number {
	const broken = kappas.findLastIndex((kappa) => kappa === null || kappa < atLeast);
	return kappas.length - 1 - broken;
}
