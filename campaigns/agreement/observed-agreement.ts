import { type AgreementWeights, identityWeights } from './agreement-weights.ts';
import { type SubjectSampling, subjectSampling } from './subject-sampling.ts';
import { type Undefined, undefinedFor } from './undefined.ts';
import type { UnitCounts } from './unit-counts.ts';

export type ObservedAgreement = SubjectSampling & {
	value: number;
	/** the agreement among the answers to each row's units; 0 where there is only one answer */
	perRow: Float64Array;
	/** all units for each one with two answers or more, by weight: what spreads p_a over the sample */
	unitsPerPairable: number;
};

/**
 * Percent agreement p_a: of two answers to the same unit, how often they agree, averaged over the units with two answers
 * or more, each by its design weight. Units with many answers do not count more; compare `PairAgreement`.
 * p_a = mean of sum_k r_ik (r_ik* - 1) / (r_i (r_i - 1)), where r_ik* = sum_l w_kl r_il (Gwet 2014, chapter 2 and 3).
 * Undefined without a unit that has two answers.
 */
export function observedAgreement(
	units: UnitCounts,
	weights: AgreementWeights = identityWeights(units.classCount),
): ObservedAgreement | Undefined {
	const { rowCount, classCount, counts, answers, frequencies } = units;
	const perRow = new Float64Array(rowCount);
	let sum = 0;
	let pairable = 0;
	let all = 0;
	for (let row = 0; row < rowCount; row++) {
		const weight = frequencies[row] * units.weights[row];
		all += weight;
		if (answers[row] < 2) continue;
		let agreeing = 0;
		for (let k = 0; k < classCount; k++) {
			const ofK = counts[row * classCount + k];
			if (ofK === 0) continue;
			let alike = 0;
			for (let l = 0; l < classCount; l++)
				alike += weights[k * classCount + l] * counts[row * classCount + l];
			agreeing += ofK * (alike - 1);
		}
		perRow[row] = agreeing / (answers[row] * (answers[row] - 1));
		sum += weight * perRow[row];
		pairable += weight;
	}
	if (pairable === 0) return undefinedFor('no-pairs');
	const value = sum / pairable;
	const unitsPerPairable = all / pairable;
	const linearised = perRow.map((agreement) => agreement * unitsPerPairable);
	return { value, perRow, unitsPerPairable, ...subjectSampling(units, linearised, value) };
}

/** pi_k: the mean over all units, by design weight, of the share of their answers that chose class k. */
export function classShares(units: UnitCounts): Float64Array {
	const { rowCount, classCount, counts, answers, frequencies } = units;
	const shares = new Float64Array(classCount);
	let total = 0;
	for (let row = 0; row < rowCount; row++) {
		const weight = frequencies[row] * units.weights[row];
		total += weight;
		for (let k = 0; k < classCount; k++) shares[k] += (weight * counts[row * classCount + k]) / answers[row];
	}
	return shares.map((share) => share / total);
}
