import { openRandom, type Random } from '../../campaigns/contract/random.ts';
import type { Ranking } from './metrics.ts';

/** A figure and its 95% interval. */
export type Estimate = { value: number; low: number; high: number };

/**
 * Percentile bootstrap intervals (Efron and Tibshirani 1993, chapter 13), 2.5% to 97.5%. Rows are drawn with replacement within each class, so
 * that every resample has both. Rows are taken as independent: edits of one page are not quite, and the true interval is then wider.
 */
export function estimateMetrics<Name extends string>(
	ranking: Ranking,
	metrics: Record<Name, (ranking: Ranking) => number>,
	resampleCount: number,
	seed: number,
): Record<Name, Estimate> {
	const random = openRandom(seed, 'bootstrap');
	const names = Object.keys(metrics) as Name[];
	const strata = [0, 1].map((label) =>
		Int32Array.from(ranking.labels.keys()).filter((i) => ranking.labels[i] === label),
	);
	const draws = new Map(names.map((name) => [name, new Float64Array(resampleCount)]));
	const weights = new Float64Array(ranking.weights.length);
	for (let resample = 0; resample < resampleCount; resample++) {
		weights.fill(0);
		for (const stratum of strata) drawInto(weights, stratum, ranking.weights, random);
		const resampled = { ...ranking, weights };
		for (const [name, values] of draws) values[resample] = metrics[name](resampled);
	}
	const estimates = names.map((name): [Name, Estimate] => {
		const values = draws.get(name) ?? new Float64Array();
		values.sort();
		return [
			name,
			{ value: metrics[name](ranking), low: quantile(values, 0.025), high: quantile(values, 0.975) },
		];
	});
	return Object.fromEntries(estimates) as Record<Name, Estimate>;
}

function drawInto(weights: Float64Array, stratum: Int32Array, original: Float64Array, random: Random): void {
	for (let draw = 0; draw < stratum.length; draw++) {
		const row = stratum[random.below(stratum.length)];
		weights[row] += original[row];
	}
}

function quantile(sorted: Float64Array, part: number): number {
	const at = part * (sorted.length - 1);
	const below = Math.floor(at);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
