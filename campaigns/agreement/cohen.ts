import { type AgreementWeights, identityWeights } from './agreement-weights.ts';
import type { Ratings } from './ratings.ts';
import { normal95 } from './student-t.ts';
import { type Undefined, undefinedFor } from './undefined.ts';

export type CohenKappa = {
	value: number;
	/** p_o, weighted if weights were given */
	observed: number;
	expected: number;
	/** asymptotic standard error */
	standardError: number;
	/** 95%, by the normal distribution, within -1 and 1 */
	low: number;
	high: number;
	/** if there were no agreement beyond chance: for z only */
	standardErrorOfNone: number;
	z: number;
};

/**
 * Cohen's kappa of two raters from their table of counts, weighted if wished: (p_o - p_e) / (1 - p_e) with p_o = sum
 * w_ij p_ij and p_e = sum w_ij p_i. p_.j. (J. Cohen 1960 and 1968; errors by Fleiss, Cohen and Everitt 1969.)
 * Undefined for an empty table and when chance alone agrees always, as when both used one class only.
 * @param table classCount x classCount, rows are the first rater's classes
 */
export function cohenKappa(
	table: Float64Array,
	weights: AgreementWeights = identityWeights(Math.sqrt(table.length)),
): CohenKappa | Undefined {
	const size = Math.sqrt(table.length);
	const n = table.reduce((sum, count) => sum + count, 0);
	if (n === 0) return undefinedFor('no-pairs');
	const first = new Float64Array(size);
	const second = new Float64Array(size);
	for (let at = 0; at < table.length; at++) {
		first[Math.floor(at / size)] += table[at] / n;
		second[at % size] += table[at] / n;
	}
	// how well each class agrees with what the other rater says on average
	const firstMean = new Float64Array(size);
	const secondMean = new Float64Array(size);
	for (let at = 0; at < table.length; at++) {
		firstMean[Math.floor(at / size)] += weights[at] * second[at % size];
		secondMean[at % size] += weights[at] * first[Math.floor(at / size)];
	}
	const observed = table.reduce((sum, count, at) => sum + (weights[at] * count) / n, 0);
	const expected = first.reduce((sum, share, i) => sum + share * firstMean[i], 0);
	if (expected > 1 - 1e-12) return undefinedFor('no-variation');
	const value = (observed - expected) / (1 - expected);

	let squares = 0;
	let squaresOfNone = 0;
	for (let at = 0; at < table.length; at++) {
		const [i, j] = [Math.floor(at / size), at % size];
		const means = firstMean[i] + secondMean[j];
		squares += (table[at] / n) * (weights[at] * (1 - expected) - means * (1 - observed)) ** 2;
		squaresOfNone += first[i] * second[j] * (weights[at] - means) ** 2;
	}
	const centre = (observed * expected - 2 * expected + observed) ** 2;
	const standardError = Math.sqrt(Math.max(0, squares - centre) / n) / (1 - expected) ** 2;
	const standardErrorOfNone = Math.sqrt(Math.max(0, squaresOfNone - expected ** 2) / n) / (1 - expected);
	return {
		value,
		observed,
		expected,
		standardError,
		low: Math.max(-1, value - normal95 * standardError),
		high: Math.min(1, value + normal95 * standardError),
		standardErrorOfNone,
		z: value / standardErrorOfNone,
	};
}

/** The table of two raters over the units that both answered, each by its design weight. @param ratings without repeats */
export function tableOfRaters(ratings: Ratings, first: number, second: number): Float64Array {
	const { unitCount, classCount, starts, raters, classes, unitWeights } = ratings;
	const table = new Float64Array(classCount * classCount);
	for (let unit = 0; unit < unitCount; unit++) {
		let [firstClass, secondClass] = [-1, -1];
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			if (raters[i] === first) firstClass = classes[i];
			if (raters[i] === second) secondClass = classes[i];
		}
		if (firstClass >= 0 && secondClass >= 0)
			table[firstClass * classCount + secondClass] += unitWeights?.[unit] ?? 1;
	}
	return table;
}
