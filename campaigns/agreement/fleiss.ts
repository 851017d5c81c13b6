import { type Undefined, undefinedFor } from './undefined.ts';
import { isWeighted, type UnitCounts, unitTotal } from './unit-counts.ts';

type FleissCategory =
	| { share: number; value: number; standardError: number; z: number }
	| (Undefined & { share: number });

export type FleissKappa = {
	value: number;
	/** mean P_i */
	observed: number;
	/** sum p_j^2 */
	expected: number;
	/** if there were no agreement beyond chance: for z only, never for an interval */
	standardErrorOfNone: number;
	z: number;
	/** of each class: its share p_j, and kappa of this class against all others */
	categories: FleissCategory[];
};

/**
 * Fleiss' kappa as published: N units, n answers to each. kappa = (P - P_e) / (1 - P_e), P_i = (sum n_ij^2 - n) /
 * (n (n - 1)); kappa_j = 1 - sum_i n_ij (n - n_ij) / (N n (n - 1) p_j q_j). (J. L. Fleiss, Measuring nominal scale
 * agreement among many raters, 1971; errors without agreement by Fleiss, Nee and Landis 1979.)
 *
 * Undefined when units differ in their number of answers (`generalisedFleiss` may be had then), in a weighted sample, and
 * when all answers are the same; a class alone when nobody, or everybody always, chose it.
 */
export function fleissKappa(units: UnitCounts): FleissKappa | Undefined {
	const { rowCount, classCount, counts, answers, frequencies } = units;
	if (isWeighted(units)) return undefinedFor('design-weights');
	const n = answers[0] ?? 0;
	if (answers.some((count) => count !== n)) return undefinedFor('unequal-answers');
	if (n < 2) return undefinedFor('no-pairs');
	const unitCount = unitTotal(units);

	const shares = new Float64Array(classCount);
	const disagreeing = new Float64Array(classCount);
	for (let row = 0; row < rowCount; row++) {
		for (let j = 0; j < classCount; j++) {
			const count = counts[row * classCount + j];
			shares[j] += (frequencies[row] * count) / (unitCount * n);
			disagreeing[j] += (frequencies[row] * count * (n - count)) / (unitCount * n * (n - 1));
		}
	}
	const used = shares.filter((share) => share > 0).length;
	if (used < 2) return undefinedFor('no-variation');

	const sum = (term: (p: number, q: number, j: number) => number) =>
		shares.reduce((total, p, j) => total + term(p, 1 - p, j), 0);
	const observed = 1 - sum((_p, _q, j) => disagreeing[j]);
	const spread = sum((p, q) => p * q);
	const value = 1 - (1 - observed) / spread;
	const unit = Math.sqrt(2 / (unitCount * n * (n - 1)));
	const standardErrorOfNone = (unit * Math.sqrt(spread ** 2 - sum((p, q) => p * q * (q - p)))) / spread;
	const categories = Array.from(shares, (share, j): FleissCategory => {
		if (share === 0) return { share, ...undefinedFor('class-unused') };
		const kappa = 1 - disagreeing[j] / (share * (1 - share));
		return { share, value: kappa, standardError: unit, z: kappa / unit };
	});
	return {
		value,
		observed,
		expected: 1 - spread,
		standardErrorOfNone,
		z: value / standardErrorOfNone,
		categories,
	};
}
