import type { Metric } from './distances.ts';
import { coincidences, krippendorffAlpha } from './krippendorff.ts';
import { type SubjectSampling, subjectSampling } from './subject-sampling.ts';
import type { Undefined } from './undefined.ts';
import type { UnitCounts } from './unit-counts.ts';

/**
 * Gwet's subject-sampling error of Krippendorff's alpha (Gwet 2014, chapter 2; K. L. Gwet, On the Krippendorff's alpha
 * coefficient, 2011). What a unit adds to D_o, and to D_e without its correction for small samples, is linearised around
 * the mean number of answers; units with one answer take no part. For the ordinal metric the distances are held as the
 * data made them.
 * Undefined where alpha is.
 */
export function krippendorffError(units: UnitCounts, metric: Metric): SubjectSampling | Undefined {
	const alpha = krippendorffAlpha(units, metric);
	if (alpha.value === null) return alpha;
	const pairs = pairableOnly(units);
	const { rowCount, classCount, counts, answers, frequencies } = pairs;
	const { totals, pairable } = coincidences(pairs);
	const distances = metric(totals);
	const shares = totals.map((total) => total / pairable);
	const toOthers = shares.map((_, c) =>
		shares.reduce((sum, share, k) => sum + distances[c * classCount + k] * share, 0),
	);
	const chance = toOthers.reduce((sum, distance, c) => sum + distance * shares[c], 0);
	const meanAnswers = pairable / frequencies.reduce((sum, frequency) => sum + frequency, 0);
	const uncorrected = 1 - alpha.observed / chance;

	const linearised = new Float64Array(rowCount);
	for (let row = 0; row < rowCount; row++) {
		let within = 0;
		let across = 0;
		for (let c = 0; c < classCount; c++) {
			const ofC = counts[row * classCount + c];
			across += ofC * toOthers[c];
			for (let k = 0; k < classCount; k++)
				within += ofC * counts[row * classCount + k] * distances[c * classCount + k];
		}
		const size = answers[row] / meanAnswers;
		const observedLinear = within / (meanAnswers * (answers[row] - 1)) - alpha.observed * (size - 1);
		const chanceLinear = across / meanAnswers - chance * (size - 1);
		linearised[row] =
			1 - observedLinear / chance + (2 * (1 - uncorrected) * (chanceLinear - chance)) / chance;
	}
	return subjectSampling(
		pairs,
		linearised.map((each) => each + alpha.value - uncorrected),
		alpha.value,
	);
}

function pairableOnly(units: UnitCounts): UnitCounts {
	const { rowCount, classCount, answers } = units;
	const rows = Array.from({ length: rowCount }, (_, row) => row).filter((row) => answers[row] >= 2);
	const counts = new Float64Array(rows.length * classCount);
	for (const [i, row] of rows.entries())
		counts.set(units.counts.subarray(row * classCount, (row + 1) * classCount), i * classCount);
	return {
		rowCount: rows.length,
		classCount,
		counts,
		answers: Float64Array.from(rows, (row) => answers[row]),
		frequencies: Float64Array.from(rows, (row) => units.frequencies[row]),
		weights: Float64Array.from(rows, (row) => units.weights[row]),
	};
}
