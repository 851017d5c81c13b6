import { type Share, wilsonShare } from './share.ts';
import { type Undefined, undefinedFor } from './undefined.ts';

/** The tasks of one stratum that are judged in one way: by people as they come, or by a rule, all of them. */
type Phase = {
	/** n'_c, tasks of the sample */
	drawn: number;
	/** n_c, how many of them are judged: each as likely as any other */
	judged: number;
	/** sum of y over the judged, y being the share of a task's answers that are of the kind asked about, 0 to 1 */
	sum: number;
	/** sum of y^2 */
	squares: number;
};

/** One stratum of a designed sample, judged as far as it is. */
export type DesignedStratum = {
	/** N_h, units there are in the wiki; the tasks themselves where nothing was drawn */
	population: number;
	phases: readonly Phase[];
};

export type DesignedShare = Share & { standardError: number; effectiveSize: number };

/**
 * The share in the whole population from a stratified sample of which a part is judged so far: p = sum W_h sum_c w_hc y_hc
 * with W_h = N_h / N and w_hc = n'_hc / n'_h. That is two-phase sampling (W. G. Cochran, Sampling Techniques, 1977, chapter
 * 12; C.-E. Särndal and others, Model Assisted Survey Sampling, 1992, chapter 9): the variance is, per stratum, W_h^2 times
 * (1 - n'_h / N_h) S_h^2 / n'_h for having drawn, and sum_c w_hc^2 (1 - n_hc / n'_hc) s_hc^2 / n_hc for having judged some,
 * where S_h^2 is the spread within the phases and between them. With one phase it is that of `stratifiedShare`.
 *
 * The interval is Wilson's at the effective sample size p (1 - p) / variance, as there; none is left once everything that
 * there is has been judged. Undefined while a phase has nobody's
 * judgement, or a single one that is not all of it.
 */
export function designedShare(strata: readonly DesignedStratum[]): DesignedShare | Undefined {
	const population = strata.reduce((sum, stratum) => sum + stratum.population, 0);
	if (population === 0) return undefinedFor('nothing-counted');
	let value = 0;
	let variance = 0;
	let judged = 0;
	let isComplete = true;
	for (const stratum of strata) {
		if (stratum.population === 0) continue;
		const found = withinStratum(stratum);
		if (found.value === null) return found;
		const weight = stratum.population / population;
		value += weight * found.value;
		variance += weight ** 2 * found.variance;
		judged += found.judged;
		isComplete &&= found.judged >= stratum.population;
	}
	// rounding can put a share of everything a hair above 1
	value = Math.min(1, Math.max(0, value));
	if (isComplete) return { value, low: value, high: value, standardError: 0, effectiveSize: population };
	const effectiveSize = variance > 0 ? (value * (1 - value)) / variance : judged;
	const share = wilsonShare(value * effectiveSize, effectiveSize);
	if (share.value === null) return share;
	return { ...share, value, standardError: Math.sqrt(variance), effectiveSize };
}

function withinStratum({
	population,
	phases,
}: DesignedStratum): { value: number; variance: number; judged: number } | Undefined {
	const drawn = phases.reduce((sum, phase) => sum + phase.drawn, 0);
	const parts: { weight: number; mean: number; spread: number }[] = [];
	let variance = 0;
	let judged = 0;
	for (const phase of phases) {
		if (phase.drawn === 0) continue;
		if (phase.judged === 0) return undefinedFor('nothing-counted');
		if (phase.judged === 1 && phase.drawn > 1) return undefinedFor('one-unit');
		const weight = phase.drawn / drawn;
		const mean = phase.sum / phase.judged;
		const spread =
			phase.judged > 1 ? Math.max(0, phase.squares - phase.judged * mean ** 2) / (phase.judged - 1) : 0;
		variance += (weight ** 2 * (1 - phase.judged / phase.drawn) * spread) / phase.judged;
		parts.push({ weight, mean, spread });
		judged += phase.judged;
	}
	if (drawn === 0) return undefinedFor('nothing-counted');
	const value = parts.reduce((sum, { weight, mean }) => sum + weight * mean, 0);
	const all = parts.reduce(
		(sum, { weight, mean, spread }) => sum + weight * (spread + (mean - value) ** 2),
		0,
	);
	const notDrawn = Math.max(0, 1 - drawn / population);
	return { value, variance: variance + (notDrawn * all) / drawn, judged };
}
