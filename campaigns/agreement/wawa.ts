import type { Ratings } from './ratings.ts';
import { type SoftLabels, voteShares, weightedVoteShares } from './soft-labels.ts';

export type Wawa = {
	posteriors: SoftLabels;
	/** per rater: the share of his answers that the majority gave too, 0 for who answered nothing */
	weights: Float64Array;
};

/**
 * Weighted majority: first a plain majority, then each person's agreement with it, then a majority in which people count
 * as much as they agreed. Wawa, worker agreement with aggregate, as crowd-kit 1.4 has it (D. Ustalov, N. Pavlichenko and
 * B. Tseitlin, Learning from Crowds with Crowd-Kit, 2024): where a first majority is tied, the first of its classes stands
 * for it. Somebody in each unit agrees with its majority, so never do all of them weigh 0. A unit without an answer keeps shares of 0.
 */
export function wawa(ratings: Ratings): Wawa {
	const { unitCount, raterCount, classCount, starts, raters, classes } = ratings;
	const { shares } = voteShares(ratings);
	const agreed = new Float64Array(raterCount);
	const answered = new Float64Array(raterCount);
	for (let unit = 0; unit < unitCount; unit++) {
		let leading = 0;
		for (let k = 1; k < classCount; k++)
			if (shares[unit * classCount + k] > shares[unit * classCount + leading]) leading = k;
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			answered[raters[i]]++;
			if (classes[i] === leading) agreed[raters[i]]++;
		}
	}
	const weights = agreed.map((count, rater) => (answered[rater] > 0 ? count / answered[rater] : 0));
	return { posteriors: weightedVoteShares(ratings, weights), weights };
}
