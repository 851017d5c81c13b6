import { type AgreementWeights, identityWeights } from './agreement-weights.ts';
import { classShares, observedAgreement } from './observed-agreement.ts';
import { type SubjectSampling, subjectSampling } from './subject-sampling.ts';
import { type Undefined, undefinedFor } from './undefined.ts';
import type { UnitCounts } from './unit-counts.ts';

/** (p_a - p_e) / (1 - p_e) */
export type Coefficient = SubjectSampling & {
	value: number;
	/** p_a */
	observed: number;
	/** p_e */
	expected: number;
};

/**
 * Gwet's AC1, and AC2 with weights: p_e = T_w sum pi_k (1 - pi_k) / (q (q - 1)), T_w the sum of all weights. Stays
 * meaningful when one class is rare. When everyone always chose the same of several classes it is 1 by definition:
 * chance is 0 there, not undefined. (K. L. Gwet 2008 and 2014, chapter 4.)
 *
 * Answers may be missing: units with one answer count in pi, not in p_a. In a designed sample p_a and pi are means by
 * weight. q is the number of classes that the form offers. Undefined without pairs or with one class.
 */
export function gwetAc(units: UnitCounts, weights?: AgreementWeights): Coefficient | Undefined {
	const { classCount } = units;
	return chanceCorrected(units, weights, (shares, all) => {
		const factor = all.reduce((sum, weight) => sum + weight, 0) / (classCount * (classCount - 1));
		return {
			expected: factor * shares.reduce((sum, share) => sum + share * (1 - share), 0),
			perAnswer: shares.map((share) => factor * (1 - share)),
		};
	});
}

/**
 * Fleiss' kappa for any number of answers per unit, weighted if wished; with two raters this is Scott's pi.
 * p_e = sum_kl w_kl pi_k pi_l (W. A. Scott 1955; J. L. Fleiss 1971; Gwet 2014, chapter 2 and 3). Missing answers and
 * design as in `gwetAc`. Undefined without pairs, with one class, and when all answers are the same.
 */
export function generalisedFleiss(units: UnitCounts, weights?: AgreementWeights): Coefficient | Undefined {
	const { classCount } = units;
	return chanceCorrected(units, weights, (shares, all) => {
		const perAnswer = shares.map((_, k) =>
			shares.reduce((sum, share, l) => sum + all[k * classCount + l] * share, 0),
		);
		return { expected: perAnswer.reduce((sum, each, k) => sum + each * shares[k], 0), perAnswer };
	});
}

/**
 * The coefficient of R. L. Brennan and D. J. Prediger (1981): p_e = T_w / q^2, which is 1 / q without weights, as if a
 * guess fell on each class alike. Missing answers, design and undefined as in `gwetAc`.
 */
export function brennanPrediger(units: UnitCounts, weights?: AgreementWeights): Coefficient | Undefined {
	return chanceCorrected(units, weights, (_, all) => ({
		expected: all.reduce((sum, weight) => sum + weight, 0) / units.classCount ** 2,
		perAnswer: null,
	}));
}

/** `perAnswer`: p_e of a unit as the mean of these over its answers; null where p_e does not look at the data. */
type Chance = { expected: number; perAnswer: Float64Array | null };

function chanceCorrected(
	units: UnitCounts,
	givenWeights: AgreementWeights | undefined,
	chanceOf: (shares: Float64Array, weights: AgreementWeights) => Chance,
): Coefficient | Undefined {
	const { rowCount, classCount, counts, answers } = units;
	if (classCount < 2) return undefinedFor('one-class');
	const weights = givenWeights ?? identityWeights(classCount);
	const agreement = observedAgreement(units, weights);
	if (agreement.value === null) return agreement;
	const { expected, perAnswer } = chanceOf(classShares(units), weights);
	if (expected > 1 - 1e-12) return undefinedFor('no-variation');
	const value = (agreement.value - expected) / (1 - expected);
	const linearised = new Float64Array(rowCount);
	for (let row = 0; row < rowCount; row++) {
		const chanceLeft = answers[row] >= 2 ? expected : 0;
		const own = (agreement.unitsPerPairable * (agreement.perRow[row] - chanceLeft)) / (1 - expected);
		let chance = perAnswer === null ? expected : 0;
		if (perAnswer)
			for (let k = 0; k < classCount; k++)
				chance += (perAnswer[k] * counts[row * classCount + k]) / answers[row];
		linearised[row] = own - (2 * (1 - value) * (chance - expected)) / (1 - expected);
	}
	return { value, observed: agreement.value, expected, ...subjectSampling(units, linearised, value) };
}
