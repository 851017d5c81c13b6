import { type Metric, nominal } from './distances.ts';
import { type Undefined, undefinedFor } from './undefined.ts';
import type { UnitCounts } from './unit-counts.ts';

/** The coincidences of Krippendorff 2011. */
export type Coincidences = {
	/** classCount x classCount: o_ck */
	matrix: Float64Array;
	/** n_c, the sums of its rows */
	totals: Float64Array;
	/** n, how many answers stand beside another */
	pairable: number;
};

export type Alpha = {
	value: number;
	/** D_o */
	observed: number;
	/** D_e */
	expected: number;
	pairable: number;
};

/**
 * Krippendorff's alpha = 1 - D_o / D_e with D_o = sum o_ck d_ck / n and D_e = sum n_c n_k d_ck / (n (n - 1)), for any
 * number of raters and with answers missing (K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011).
 *
 * In a designed sample each unit's coincidences are multiplied by its weight, scaled so that the weights of units with
 * two answers or more have the mean 1: n, and with it the correction for small samples, stays the number of answers
 * that were really given. With equal weights that is alpha as published.
 *
 * Undefined without a unit that has two answers, and when all pairable answers are the same.
 * @param units counted without repeats
 */
export function krippendorffAlpha(units: UnitCounts, metric: Metric = nominal): Alpha | Undefined {
	const { matrix, totals, pairable } = coincidences(units);
	if (pairable === 0) return undefinedFor('no-pairs');
	const distances = metric(totals);
	const { classCount } = units;
	let observed = 0;
	let expected = 0;
	for (let c = 0; c < classCount; c++) {
		for (let k = 0; k < classCount; k++) {
			observed += matrix[c * classCount + k] * distances[c * classCount + k];
			expected += totals[c] * totals[k] * distances[c * classCount + k];
		}
	}
	observed /= pairable;
	expected /= pairable * (pairable - 1);
	if (expected === 0) return undefinedFor('no-variation');
	return { value: 1 - observed / expected, observed, expected, pairable };
}

/** o_ck = sum over units with m >= 2 answers of their ordered pairs (c, k), each divided by m - 1. */
export function coincidences(units: UnitCounts): Coincidences {
	const { rowCount, classCount, counts, answers, frequencies } = units;
	const scale = pairableScale(units);
	const matrix = new Float64Array(classCount * classCount);
	for (let row = 0; row < rowCount; row++) {
		if (answers[row] < 2 || frequencies[row] === 0) continue;
		const factor = (frequencies[row] * units.weights[row] * scale) / (answers[row] - 1);
		for (let c = 0; c < classCount; c++) {
			const ofC = counts[row * classCount + c];
			if (ofC === 0) continue;
			for (let k = 0; k < classCount; k++) {
				const ofK = counts[row * classCount + k] - (c === k ? 1 : 0);
				matrix[c * classCount + k] += factor * ofC * ofK;
			}
		}
	}
	const totals = new Float64Array(classCount);
	for (let at = 0; at < matrix.length; at++) totals[Math.floor(at / classCount)] += matrix[at];
	return { matrix, totals, pairable: totals.reduce((sum, total) => sum + total, 0) };
}

/** What brings the mean weight of the units with two answers or more to 1; 1 exactly when all weigh the same. */
function pairableScale({ rowCount, answers, frequencies, weights }: UnitCounts): number {
	let unitCount = 0;
	let weight = 0;
	for (let row = 0; row < rowCount; row++) {
		if (answers[row] < 2) continue;
		unitCount += frequencies[row];
		weight += frequencies[row] * weights[row];
	}
	return weight === 0 ? 1 : unitCount / weight;
}
