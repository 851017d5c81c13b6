import { normal95 } from './student-t.ts';
import { type Undefined, undefinedFor } from './undefined.ts';

/** A share and its 95% interval. */
export type Share = { value: number; low: number; high: number };

/**
 * Wilson's score interval of k out of n, without continuity correction (E. B. Wilson 1927): never below 0 or above 1, and
 * not of width 0 at 0 of n. n need not be whole: an effective sample size will do. Undefined at n = 0.
 */
export function wilsonShare(k: number, n: number): Share | Undefined {
	if (!(n > 0)) return undefinedFor('nothing-counted');
	const value = k / n;
	const zz = normal95 ** 2;
	const centre = (value + zz / (2 * n)) / (1 + zz / n);
	const halfWidth = (normal95 / (1 + zz / n)) * Math.sqrt((value * (1 - value)) / n + zz / (4 * n * n));
	return {
		value,
		low: k === 0 ? 0 : Math.max(0, centre - halfWidth),
		high: k === n ? 1 : Math.min(1, centre + halfWidth),
	};
}

/** One stratum of a designed sample. */
export type Stratum = {
	/** N_h, units there are */
	population: number;
	/** n_h, units judged */
	sampled: number;
	/** of these, how many are of the kind asked about */
	positive: number;
};

/**
 * The share in the whole population from a stratified sample: p = sum W_h p_h with W_h = N_h / N, and its variance sum
 * W_h^2 (1 - n_h / N_h) s_h^2 / n_h with s_h^2 = n_h p_h (1 - p_h) / (n_h - 1) (W. G. Cochran, Sampling Techniques, 1977,
 * chapter 5). The interval is Wilson's at the effective sample size p (1 - p) / variance (E. L. Korn and B. I. Graubard
 * 1998), at the true one where the sample shows no spread at all. Undefined without a sampled unit in some stratum, and
 * with a single one unless it is the whole stratum.
 */
export function stratifiedShare(
	strata: readonly Stratum[],
): (Share & { standardError: number; effectiveSize: number }) | Undefined {
	const population = strata.reduce((sum, stratum) => sum + stratum.population, 0);
	if (population === 0 || strata.some(({ population: all, sampled }) => all > 0 && sampled === 0))
		return undefinedFor('nothing-counted');
	let value = 0;
	let variance = 0;
	for (const { population: all, sampled, positive } of strata) {
		if (all === 0) continue;
		const weight = all / population;
		const share = positive / sampled;
		value += weight * share;
		if (sampled >= all) continue;
		if (sampled === 1) return undefinedFor('one-unit');
		variance += (weight ** 2 * (1 - sampled / all) * share * (1 - share)) / (sampled - 1);
	}
	const sampled = strata.reduce((sum, stratum) => sum + stratum.sampled, 0);
	const effectiveSize = variance > 0 ? (value * (1 - value)) / variance : sampled;
	const share = wilsonShare(value * effectiveSize, effectiveSize);
	if (share.value === null) return share;
	return { ...share, value, standardError: Math.sqrt(variance), effectiveSize };
}

/**
 * What a unit of each kind counts when one kind is more common in the sample than in the wiki: its share there over its
 * share in the sample. Both shares lie strictly between 0 and 1.
 */
export function populationWeights(
	shareInSample: number,
	shareInPopulation: number,
): [positive: number, negative: number] {
	return [shareInPopulation / shareInSample, (1 - shareInPopulation) / (1 - shareInSample)];
}
