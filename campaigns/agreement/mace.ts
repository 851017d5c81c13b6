import type { Random } from '../contract/random.ts';
import { normalise } from './dawid-skene.ts';
import type { Ratings } from './ratings.ts';
import type { SoftLabels } from './soft-labels.ts';

export type MaceOptions = {
	random: Random;
	/** 10 if not said */
	restarts?: number;
	/**
	 * how common each class is: learned along (if not said), or alike as in the paper, which calls people who are right
	 * about a common class creatures of habit
	 */
	classes?: 'learned' | 'alike';
	/** iterations of the restart that is kept, 50 if not said; the others end after a fifth of them */
	iterations?: number;
	/** added to each expected count; 0.1 / classCount if not said */
	smoothing?: number;
};

export type Mace = {
	posteriors: SoftLabels;
	/** how common each class is */
	prior: Float64Array;
	/** theta, per rater: how often he answers by looking; 1 / 2 for who answered nothing */
	competence: Float64Array;
	/** raterCount x classCount: xi, what he says when he does not look */
	guesses: Float64Array;
	/** sum_i log sum_t prior_t prod, of the restart that was kept */
	logLikelihood: number;
};

/**
 * Who answers by looking, and who by habit: D. Hovy, T. Berg-Kirkpatrick, A. Vaswani and E. Hovy, Learning Whom to Trust
 * with MACE, 2013, by EM. Each answer is the truth with probability theta of its rater, else drawn from his habits xi. Starts at random, several times; the restart whose likelihood is highest after a short
 * run goes on to the end (the short runs of C. Biernacki, G. Celeux and G. Govaert 2003). A unit
 * without an answer keeps shares of 0.
 */
export function mace(ratings: Ratings, options: MaceOptions): Mace {
	const { random, restarts = 10, iterations = 50, classes = 'learned' } = options;
	const { smoothing = 0.1 / ratings.classCount } = options;
	const shortRun = Math.ceil(iterations / 5);
	let best = startAtRandom(ratings, random);
	for (let restart = 0; restart < restarts; restart++) {
		const run = startAtRandom(ratings, random);
		for (let i = 0; i < shortRun; i++) iterate(ratings, run, smoothing, classes);
		if (run.logLikelihood > best.logLikelihood) best = run;
	}
	for (let i = shortRun; i < iterations; i++) iterate(ratings, best, smoothing, classes);
	return best;
}

function startAtRandom({ unitCount, raterCount, classCount }: Ratings, random: Random): Mace {
	const guesses = Float64Array.from({ length: raterCount * classCount }, () => 0.5 + random.next());
	for (let rater = 0; rater < raterCount; rater++) scaleToOne(guesses, rater * classCount, classCount);
	return {
		posteriors: { unitCount, classCount, shares: new Float64Array(unitCount * classCount) },
		prior: new Float64Array(classCount).fill(1 / classCount),
		// better than chance, or truth and habit could change places
		competence: Float64Array.from({ length: raterCount }, () => 0.5 + random.next() / 2),
		guesses,
		logLikelihood: Number.NEGATIVE_INFINITY,
	};
}

/** One E step, which leaves posteriors and likelihood of the parameters before it, and one M step. */
function iterate(ratings: Ratings, run: Mace, smoothing: number, prior: 'learned' | 'alike'): void {
	const { unitCount, raterCount, classCount, starts, raters, classes } = ratings;
	const { competence, guesses } = run;
	const { shares } = run.posteriors;
	// of each rater and answer: log of guessing it, what truth adds to that, and how surely a true answer was looked up
	const logGuess = new Float64Array(raterCount * classCount);
	const logGain = new Float64Array(raterCount * classCount);
	const looked = new Float64Array(raterCount * classCount);
	for (let at = 0; at < logGuess.length; at++) {
		const theta = competence[Math.floor(at / classCount)];
		const guess = (1 - theta) * guesses[at];
		logGuess[at] = Math.log(guess);
		logGain[at] = Math.log(theta + guess) - logGuess[at];
		looked[at] = theta / (theta + guess);
	}
	const lookedCounts = new Float64Array(raterCount).fill(smoothing);
	const guessCounts = new Float64Array(raterCount * classCount).fill(smoothing);
	const scores = new Float64Array(classCount);
	const logPrior = run.prior.map(Math.log);
	const classCounts = new Float64Array(classCount).fill(smoothing);
	let logLikelihood = 0;
	for (let unit = 0; unit < unitCount; unit++) {
		const [from, to] = [starts[unit], starts[unit + 1]];
		if (from === to) continue;
		scores.set(logPrior);
		for (let i = from; i < to; i++) {
			const at = raters[i] * classCount + classes[i];
			scores[classes[i]] += logGain[at];
			logLikelihood += logGuess[at];
		}
		logLikelihood += normalise(scores, shares, unit * classCount);
		for (let k = 0; k < classCount; k++) classCounts[k] += shares[unit * classCount + k];
		for (let i = from; i < to; i++) {
			const at = raters[i] * classCount + classes[i];
			const lookedHere = shares[unit * classCount + classes[i]] * looked[at];
			lookedCounts[raters[i]] += lookedHere;
			guessCounts[at] += 1 - lookedHere;
		}
	}
	run.logLikelihood = logLikelihood;
	for (let rater = 0; rater < raterCount; rater++) {
		// smoothed as one count on each side, whatever the number of classes
		const guessed = scaleToOne(guessCounts, rater * classCount, classCount) - smoothing * (classCount - 1);
		competence[rater] = lookedCounts[rater] / (lookedCounts[rater] + guessed);
	}
	guesses.set(guessCounts);
	if (prior === 'alike') return;
	scaleToOne(classCounts, 0, classCount);
	run.prior.set(classCounts);
}

/** Scales a row to the sum 1 and returns the sum it had. */
function scaleToOne(values: Float64Array, from: number, length: number): number {
	let sum = 0;
	for (let at = from; at < from + length; at++) sum += values[at];
	for (let at = from; at < from + length; at++) values[at] /= sum;
	return sum;
}
