import { type AgreementWeights, identityWeights } from './agreement-weights.ts';
import type { Coefficient } from './chance-corrected.ts';
import { observedAgreement } from './observed-agreement.ts';
import type { Ratings } from './ratings.ts';
import { student95 } from './student-t.ts';
import { type Undefined, undefinedFor } from './undefined.ts';
import { countUnits, isWeighted } from './unit-counts.ts';

/**
 * Conger's kappa: Cohen's for any number of raters, where each rater's own habits make chance; answers may be missing.
 * p_e = sum_kl w_kl (pbar_k pbar_l - s_kl / r), with pbar the mean over the r raters of the shares p_gk of their own
 * answers, and s_kl their covariance (r - 1 below): the mean over all pairs of different raters.
 * (A. J. Conger 1980; with missing answers and error as in Gwet 2014, chapter 2.) In a designed sample p_a and p_gk are
 * by weight. Undefined without pairs, with one class, with one rater, and when all answers are the same.
 * @param ratings without repeats
 */
export function congerKappa(
	ratings: Ratings,
	weights: AgreementWeights = identityWeights(ratings.classCount),
): Coefficient | Undefined {
	const { classCount } = ratings;
	if (classCount < 2) return undefinedFor('one-class');
	const units = countUnits(ratings);
	const agreement = observedAgreement(units, weights);
	if (agreement.value === null) return agreement;
	const habits = raterHabits(ratings);
	if (habits.raterCount < 2) return undefinedFor('one-rater');
	const others = weightedOthers(habits, classCount, weights);
	let expected = 0;
	for (let at = 0; at < others.length; at++) expected += habits.shares[at] * others[at];
	if (expected > 1 - 1e-12) return undefinedFor('no-variation');
	const observed = agreement.value;
	const value = (observed - expected) / (1 - expected);
	const plain = { value, observed, expected };

	const ratedUnits = habits.ratedUnits;
	if (ratedUnits < 2 || isWeighted(units)) return { ...plain, standardError: null, low: null, high: null };
	// p_e is linear in each rater's shares, so a unit moves it by what its answers differ from their raters' habits
	const ownChance = new Float64Array(ratings.raterCount);
	for (let at = 0; at < others.length; at++)
		ownChance[Math.floor(at / classCount)] += habits.shares[at] * others[at];
	let squares = 0;
	const counts = new Float64Array(classCount);
	for (let unit = 0; unit < ratings.unitCount; unit++) {
		const [from, to] = [ratings.starts[unit], ratings.starts[unit + 1]];
		if (from === to) continue;
		counts.fill(0);
		let chance = 0;
		for (let i = from; i < to; i++) {
			const rater = ratings.raters[i];
			counts[ratings.classes[i]]++;
			const moved = others[rater * classCount + ratings.classes[i]] - ownChance[rater];
			chance += (ratedUnits / habits.answers[rater]) * moved;
		}
		const own = to - from < 2 ? 0 : pairAgreementOf(counts, to - from, weights) - expected;
		const linearised =
			(agreement.unitsPerPairable * own) / (1 - expected) - (2 * (1 - value) * chance) / (1 - expected);
		squares += (linearised - value) ** 2;
	}
	const standardError = Math.sqrt(squares / (ratedUnits * (ratedUnits - 1)));
	const halfWidth = student95(ratedUnits - 1) * standardError;
	const ends = { low: value - halfWidth, high: Math.min(1, value + halfWidth) };
	return { ...plain, standardError, ...ends };
}

type Habits = {
	/** raterCount of the ratings x classCount: p_gk; zeros for who answered nothing */
	shares: Float64Array;
	/** by weight */
	answers: Float64Array;
	/** who answered anything */
	raterCount: number;
	ratedUnits: number;
};

function raterHabits({
	unitCount,
	raterCount,
	classCount,
	starts,
	raters,
	classes,
	unitWeights,
}: Ratings): Habits {
	const shares = new Float64Array(raterCount * classCount);
	const answers = new Float64Array(raterCount);
	let ratedUnits = 0;
	for (let unit = 0; unit < unitCount; unit++) {
		if (starts[unit + 1] > starts[unit]) ratedUnits++;
		const weight = unitWeights?.[unit] ?? 1;
		for (let i = starts[unit]; i < starts[unit + 1]; i++) {
			shares[raters[i] * classCount + classes[i]] += weight;
			answers[raters[i]] += weight;
		}
	}
	for (let at = 0; at < shares.length; at++) {
		const total = answers[Math.floor(at / classCount)];
		if (total > 0) shares[at] /= total;
	}
	return { shares, answers, raterCount: answers.filter((total) => total > 0).length, ratedUnits };
}

/** Of rater g and class k: sum over the other raters h and l of w_kl p_hl, over r (r - 1). Its sum with p_gk is p_e. */
function weightedOthers(habits: Habits, classCount: number, weights: AgreementWeights): Float64Array {
	const { shares, raterCount } = habits;
	const totals = new Float64Array(classCount);
	for (let at = 0; at < shares.length; at++) totals[at % classCount] += shares[at];
	const others = new Float64Array(shares.length);
	for (let at = 0; at < shares.length; at++) {
		const [rater, k] = [Math.floor(at / classCount), at % classCount];
		for (let l = 0; l < classCount; l++)
			others[at] += weights[k * classCount + l] * (totals[l] - shares[rater * classCount + l]);
		others[at] /= raterCount * (raterCount - 1);
	}
	return others;
}

function pairAgreementOf(counts: Float64Array, answers: number, weights: AgreementWeights): number {
	let agreeing = 0;
	for (let k = 0; k < counts.length; k++) {
		for (let l = 0; l < counts.length; l++)
			agreeing += weights[k * counts.length + l] * counts[k] * (counts[l] - (k === l ? 1 : 0));
	}
	return agreeing / (answers * (answers - 1));
}
