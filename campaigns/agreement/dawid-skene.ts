import type { Ratings } from './ratings.ts';
import { type SoftLabels, voteShares } from './soft-labels.ts';

export type DawidSkeneOptions = {
	/**
	 * added to each count of a confusion matrix and of the prior, so that no posterior is exactly 0; 1 / classCount if not
	 * said, 0 for maximum likelihood as in the paper
	 */
	smoothing?: number;
	/** stop when an iteration raises the log posterior by less than this part of it; 1e-7 if not said */
	tolerance?: number;
	/** 500 if not said */
	maxIterations?: number;
};

export type DawidSkene = {
	/** posterior of each class of each unit, T_ij */
	posteriors: SoftLabels;
	/** p_j, how common each class is */
	prior: Float64Array;
	/** raterCount x classCount x classCount: pi, true class first, then the reported one; a row of 0 without evidence */
	confusions: Float64Array;
	/** sum_i log sum_j p_j prod pi, after each iteration; no multinomial coefficient */
	logLikelihoods: number[];
	/** false when it stopped at maxIterations */
	isConverged: boolean;
};

/**
 * How each person errs, and what is true, from answers alone: A. P. Dawid and A. M. Skene, Maximum likelihood estimation
 * of observer error-rates using the EM algorithm, 1979, in logarithms.
 * M: p_j = mean T_ij; pi_jl = sum_i T_ij n_il / sum_il T_ij n_il. E: T_ij ~ p_j prod_k prod_l pi_jl^n_il.
 * Starts at equation 3.1, T_ij = the share of unit i's answers that say j: no chance is involved, and other starts may end
 * in other maxima. A person may answer a unit several times. Units without an answer take no part, their shares stay 0.
 */
export function dawidSkene(ratings: Ratings, options: DawidSkeneOptions = {}): DawidSkene {
	const { raterCount, classCount } = ratings;
	const { smoothing = 1 / classCount, tolerance = 1e-7, maxIterations = 500 } = options;
	const posteriors = voteShares(ratings);
	const prior = new Float64Array(classCount);
	const model = { prior, byReport: new Float64Array(raterCount * classCount * classCount) };
	const logLikelihoods: number[] = [];
	let last = Number.NEGATIVE_INFINITY;
	let isConverged = false;
	while (!isConverged && logLikelihoods.length < maxIterations) {
		maximise(ratings, posteriors.shares, smoothing, model);
		const logLikelihood = expect(ratings, model, posteriors.shares);
		logLikelihoods.push(logLikelihood);
		const target = logLikelihood + smoothing * logOfParameters(model);
		isConverged = target - last <= tolerance * Math.abs(target);
		last = target;
	}
	return { posteriors, prior, confusions: byTruth(model.byReport, classCount), logLikelihoods, isConverged };
}

/** `byReport`: confusions with the reported class before the true one, as the E step reads them. */
type Model = { prior: Float64Array; byReport: Float64Array };

function maximise(
	ratings: Ratings,
	shares: Float64Array,
	smoothing: number,
	{ prior, byReport }: Model,
): void {
	const { unitCount, raterCount, classCount, starts, raters, classes } = ratings;
	prior.fill(smoothing);
	byReport.fill(smoothing);
	for (let unit = 0; unit < unitCount; unit++) {
		const own = unit * classCount;
		if (starts[unit] < starts[unit + 1]) for (let j = 0; j < classCount; j++) prior[j] += shares[own + j];
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			const at = (raters[i] * classCount + classes[i]) * classCount;
			for (let j = 0; j < classCount; j++) byReport[at + j] += shares[own + j];
		}
	}
	const total = prior.reduce((sum, each) => sum + each, 0);
	for (let j = 0; j < classCount; j++) prior[j] /= total;
	for (let rater = 0; rater < raterCount; rater++) {
		const from = rater * classCount * classCount;
		for (let j = 0; j < classCount; j++) {
			let sum = 0;
			for (let l = 0; l < classCount; l++) sum += byReport[from + l * classCount + j];
			if (sum > 0) for (let l = 0; l < classCount; l++) byReport[from + l * classCount + j] /= sum;
		}
	}
}

/** Writes the posteriors into `shares`; returns the log likelihood. A unit's likeliest class keeps all its answers possible, so no sum is 0. */
function expect(ratings: Ratings, { prior, byReport }: Model, shares: Float64Array): number {
	const { unitCount, classCount, starts, raters, classes } = ratings;
	const logPrior = prior.map(Math.log);
	const logReport = byReport.map(Math.log);
	const scores = new Float64Array(classCount);
	let logLikelihood = 0;
	for (let unit = 0; unit < unitCount; unit++) {
		if (starts[unit] === starts[unit + 1]) continue;
		scores.set(logPrior);
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			const at = (raters[i] * classCount + classes[i]) * classCount;
			for (let j = 0; j < classCount; j++) scores[j] += logReport[at + j];
		}
		logLikelihood += normalise(scores, shares, unit * classCount);
	}
	return logLikelihood;
}

/** Writes exp(scores), scaled to the sum 1, to `into` from `from`; returns the log of the unscaled sum. */
export function normalise(scores: Float64Array, into: Float64Array, from: number): number {
	let highest = Number.NEGATIVE_INFINITY;
	for (let j = 0; j < scores.length; j++) if (scores[j] > highest) highest = scores[j];
	let sum = 0;
	for (let j = 0; j < scores.length; j++) {
		const share = Math.exp(scores[j] - highest);
		into[from + j] = share;
		sum += share;
	}
	for (let j = 0; j < scores.length; j++) into[from + j] /= sum;
	return highest + Math.log(sum);
}

/** What smoothing adds to the target: the log density, but for a constant, of a Dirichlet prior of every row. */
function logOfParameters({ prior, byReport }: Model): number {
	let sum = 0;
	for (const part of [prior, byReport])
		for (let at = 0; at < part.length; at++) if (part[at] > 0) sum += Math.log(part[at]);
	return sum;
}

function byTruth(byReport: Float64Array, classCount: number): Float64Array {
	const size = classCount * classCount;
	return Float64Array.from(byReport, (_, at) => {
		const [truth, report] = [Math.floor((at % size) / classCount), at % classCount];
		return byReport[at - (at % size) + report * classCount + truth];
	});
}
