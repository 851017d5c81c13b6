import type { Ratings } from './ratings.ts';

/** What answers say of each unit, as a share or a probability per class. */
export type SoftLabels = {
	unitCount: number;
	classCount: number;
	/** unitCount x classCount; a unit's shares add up to 1, or are all 0 where nobody answered */
	shares: Float64Array;
};

/** Stands for a class where none leads. */
export const undecided = -1;

/** Shares closer than this are a tie: they differ by rounding only. */
const tie = 1e-12;

/** The class with the largest share of each unit; `undecided` for a tie and where nobody answered. */
export function leadingClasses({ unitCount, classCount, shares }: SoftLabels): Int32Array {
	const leading = new Int32Array(unitCount);
	for (let unit = 0; unit < unitCount; unit++)
		leading[unit] = leadingClass(shares.subarray(unit * classCount, (unit + 1) * classCount));
	return leading;
}

/** The class with the largest of one unit's shares or counts; `undecided` for a tie and where all are 0. */
export function leadingClass(shares: ArrayLike<number>): number {
	let leading = undecided;
	let largest = 0;
	for (let k = 0; k < shares.length; k++) {
		if (shares[k] > largest + tie) [leading, largest] = [k, shares[k]];
		else if (shares[k] > largest - tie) leading = undecided;
	}
	return leading;
}

/** Majority: each class's share of a unit's answers. The soft label of Uma et al., Learning from Disagreement, 2021. */
export function voteShares(ratings: Ratings): SoftLabels {
	return weightedVoteShares(ratings, new Float64Array(ratings.raterCount).fill(1));
}

/**
 * Weighted majority: each class's share of the weight of those who answered a unit, as in Wawa (worker agreement with
 * aggregate) when the weights are agreement with the majority. A unit that only people of weight 0 answered has no shares.
 * @param raterWeights per rater, 0 or more
 */
export function weightedVoteShares(ratings: Ratings, raterWeights: ArrayLike<number>): SoftLabels {
	const { unitCount, classCount, starts, raters, classes } = ratings;
	const shares = new Float64Array(unitCount * classCount);
	for (let unit = 0; unit < unitCount; unit++) {
		let total = 0;
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			const weight = raterWeights[raters[i]];
			total += weight;
			shares[unit * classCount + classes[i]] += weight;
		}
		if (total === 0) continue;
		for (let k = 0; k < classCount; k++) shares[unit * classCount + k] /= total;
	}
	return { unitCount, classCount, shares };
}
