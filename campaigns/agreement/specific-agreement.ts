import { type Undefined, undefinedFor } from './undefined.ts';
import type { UnitCounts } from './unit-counts.ts';

export type SpecificAgreement = {
	/** of all pairs of answers to the same unit, the share that is equal; units with more answers weigh more */
	overall: number;
	/** per class: when one person chose it, how often another did too */
	classes: ({ value: number } | Undefined)[];
};

/**
 * Agreement over pairs of answers, and on each class by itself: sum_i n_ij (n_ij - 1) / sum_i n_ij (n_i - 1). What to show
 * beside kappa when a class is rare: agreement on it does not hide behind the common one. (L. R. Dice 1945; R. L. Spitzer
 * and J. L. Fleiss 1974; D. V. Cicchetti and A. R. Feinstein 1990.) In a designed sample each pair counts by its unit's
 * weight. Undefined without a pair; a class alone when nobody chose it in a pair.
 */
export function specificAgreement(units: UnitCounts): SpecificAgreement | Undefined {
	const { rowCount, classCount, counts, answers, frequencies, weights } = units;
	const equal = new Float64Array(classCount);
	const possible = new Float64Array(classCount);
	for (let row = 0; row < rowCount; row++) {
		const weight = frequencies[row] * weights[row];
		for (let j = 0; j < classCount; j++) {
			const count = counts[row * classCount + j];
			equal[j] += weight * count * (count - 1);
			possible[j] += weight * count * (answers[row] - 1);
		}
	}
	const pairs = possible.reduce((sum, each) => sum + each, 0);
	if (pairs === 0) return undefinedFor('no-pairs');
	return {
		overall: equal.reduce((sum, each) => sum + each, 0) / pairs,
		classes: Array.from(possible, (all, j) =>
			all === 0 ? undefinedFor('class-unused') : { value: equal[j] / all },
		),
	};
}
