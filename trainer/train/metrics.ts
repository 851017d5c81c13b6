/** Rows in falling order of probability: everything the metrics need. Ties keep row order. */
export type Ranking = {
	probabilities: Float64Array;
	labels: Uint8Array;
	/** bootstrap resamples change only these; 0 is allowed */
	weights: Float64Array;
	/** the row that stands at each place */
	rows: Int32Array;
};

/** Sorts rows for the metrics. Probabilities may be any scores for the two areas under curves. */
export function rank(probabilities: Float64Array, labels: Uint8Array, weights?: Float64Array): Ranking {
	const rows = Int32Array.from(probabilities.keys());
	rows.sort((a, b) => probabilities[b] - probabilities[a] || a - b);
	return {
		probabilities: Float64Array.from(rows, (row) => probabilities[row]),
		labels: Uint8Array.from(rows, (row) => labels[row]),
		weights: Float64Array.from(rows, (row) => weights?.[row] ?? 1),
		rows,
	};
}

/** Calls `visit` once per group of tied probabilities, highest first, with the weights of its positives and negatives. */
function eachTie(
	{ probabilities, labels, weights }: Ranking,
	visit: (positive: number, negative: number) => void,
): void {
	let at = 0;
	while (at < probabilities.length) {
		const tied = probabilities[at];
		let positive = 0;
		let negative = 0;
		for (; at < probabilities.length && probabilities[at] === tied; at++) {
			if (labels[at] === 1) positive += weights[at];
			else negative += weights[at];
		}
		visit(positive, negative);
	}
}

/** Exact area under the ROC curve: how often a positive outranks a negative, a tie counting half. NaN unless both classes are present. */
export function rocAuc(ranking: Ranking): number {
	let positives = 0;
	let negatives = 0;
	let wins = 0;
	eachTie(ranking, (positive, negative) => {
		wins += negative * (positives + positive / 2);
		positives += positive;
		negatives += negative;
	});
	return wins / (positives * negatives);
}

/** Average precision: precision at each threshold, weighted by the recall it adds, without interpolation. NaN without positives. */
export function averagePrecision(ranking: Ranking): number {
	let positives = 0;
	let all = 0;
	let sum = 0;
	eachTie(ranking, (positive, negative) => {
		positives += positive;
		all += positive + negative;
		if (positive > 0) sum += positive * (positives / all);
	});
	return sum / positives;
}

function weightedMean({ weights }: Ranking, valueAt: (place: number) => number): number {
	let sum = 0;
	let total = 0;
	for (let i = 0; i < weights.length; i++) {
		sum += weights[i] * valueAt(i);
		total += weights[i];
	}
	return sum / total;
}

/** Brier score: mean squared distance of probability and label. */
export function brierScore(ranking: Ranking): number {
	return weightedMean(ranking, (i) => (ranking.probabilities[i] - ranking.labels[i]) ** 2);
}

/** Log loss in nats; probabilities are kept 1e-15 away from 0 and 1. */
export function logLoss(ranking: Ranking): number {
	return weightedMean(ranking, (i) => {
		const right = ranking.labels[i] === 1 ? ranking.probabilities[i] : 1 - ranking.probabilities[i];
		return -Math.log(Math.max(right, 1e-15));
	});
}

export type CalibrationBin = {
	/** lowest and highest probability in the bin */
	low: number;
	high: number;
	rows: number;
	/** part of the total weight */
	share: number;
	meanProbability: number;
	/** part of the bin's weight that is positive */
	positiveRate: number;
};

/** Up to `binCount` bins of about equally many rows, lowest probabilities first; tied rows stay together. */
export function calibrationBins(ranking: Ranking, binCount = 10): CalibrationBin[] {
	const { probabilities, labels, weights } = ranking;
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	const bins: CalibrationBin[] = [];
	let end = probabilities.length;
	for (let bin = 0; bin < binCount && end > 0; bin++) {
		let start = Math.min(end - 1, Math.round((probabilities.length * (binCount - 1 - bin)) / binCount));
		while (start > 0 && probabilities[start - 1] === probabilities[start]) start--;
		let weight = 0;
		let positive = 0;
		let probability = 0;
		for (let i = start; i < end; i++) {
			weight += weights[i];
			positive += weights[i] * labels[i];
			probability += weights[i] * probabilities[i];
		}
		if (weight > 0) {
			bins.push({
				low: probabilities[end - 1],
				high: probabilities[start],
				rows: end - start,
				share: weight / total,
				meanProbability: probability / weight,
				positiveRate: positive / weight,
			});
		}
		end = start;
	}
	return bins;
}

/** Expected calibration error over `calibrationBins`: mean distance of probability and positive rate, by weight. Equal-mass bins suit rare positives. */
export function expectedCalibrationError(ranking: Ranking): number {
	return calibrationBins(ranking).reduce(
		(sum, { share, meanProbability, positiveRate }) => sum + share * Math.abs(meanProbability - positiveRate),
		0,
	);
}
