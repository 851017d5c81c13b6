import type { Ratings } from './ratings.ts';
import { type Share, wilsonShare } from './share.ts';
import { leadingClass, undecided } from './soft-labels.ts';
import type { Undefined } from './undefined.ts';

/** How one person's answers compare. For this person's eyes and the coordinators', never a ranking. */
export type RaterAgreement = {
	/** answers that could be compared */
	compared: number;
	agreed: number;
	/** answers where the others were tied, so that nothing could be compared */
	undecided: number;
	/** agreed of compared, with Wilson's interval */
	share: Share | Undefined;
};

/**
 * Each person against the majority of the others: his own answer is left out of the consensus that it is held against, or
 * everyone would seem better the fewer answer. Answers that nobody else gave are not counted at all.
 * @param ratings without repeats
 * @returns one per rater
 */
export function agreementWithOthers(ratings: Ratings): RaterAgreement[] {
	const { unitCount, classCount, starts, raters, classes } = ratings;
	const tallies = new Tallies(ratings.raterCount);
	const counts = new Float64Array(classCount);
	for (let unit = 0; unit < unitCount; unit++) {
		if (starts[unit + 1] - starts[unit] < 2) continue;
		counts.fill(0);
		for (let i = starts[unit]; i < starts[unit + 1]; i++) counts[classes[i]]++;
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			counts[classes[i]]--;
			tallies.add(raters[i], classes[i], leadingClass(counts));
			counts[classes[i]]++;
		}
	}
	return tallies.results();
}

/**
 * Each person against known answers.
 * @param gold the class of each unit, `undecided` where none is known
 * @returns one per rater
 */
export function agreementWithGold(ratings: Ratings, gold: ArrayLike<number>): RaterAgreement[] {
	const { unitCount, starts, raters, classes } = ratings;
	const tallies = new Tallies(ratings.raterCount);
	for (let unit = 0; unit < unitCount; unit++) {
		if (gold[unit] === undecided) continue;
		for (let i = starts[unit]; i < starts[unit + 1]; i++) tallies.add(raters[i], classes[i], gold[unit]);
	}
	return tallies.results();
}

class Tallies {
	readonly #compared: Float64Array;
	readonly #agreed: Float64Array;
	readonly #undecided: Float64Array;

	constructor(raterCount: number) {
		this.#compared = new Float64Array(raterCount);
		this.#agreed = new Float64Array(raterCount);
		this.#undecided = new Float64Array(raterCount);
	}

	add(rater: number, said: number, held: number): void {
		if (held === undecided) {
			this.#undecided[rater]++;
			return;
		}
		this.#compared[rater]++;
		if (said === held) this.#agreed[rater]++;
	}

	results(): RaterAgreement[] {
		return Array.from(this.#compared, (compared, rater) => ({
			compared,
			agreed: this.#agreed[rater],
			undecided: this.#undecided[rater],
			share: wilsonShare(this.#agreed[rater], compared),
		}));
	}
}
