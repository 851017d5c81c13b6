/** Draws a designed sample: within each stratum every edit has the same chance, and so has every set of that size. */
import type { CountedStratum } from '../../campaigns/contract/edit-list.ts';
import { openRandom, type Random } from '../../campaigns/contract/random.ts';
import type { DrawnStratum } from '../../db/chosen-edits.ts';

/**
 * `take` of the ranks 0 to `size` - 1 without replacement, ascending: the first steps of a Fisher-Yates shuffle
 * (Durstenfeld 1964). Fewer are among more: a sample can be made larger later.
 */
export function drawRanks(size: number, take: number, random: Random): number[] {
	const ranks = Int32Array.from({ length: size }, (_, rank) => rank);
	for (let i = 0; i < take; i++) {
		const pick = i + random.below(size - i);
		const picked = ranks[pick] as number;
		ranks[pick] = ranks[i] as number;
		ranks[i] = picked;
	}
	return [...ranks.subarray(0, take).sort()];
}

/**
 * The sample of a seed. Each stratum has a stream of its own, so that another size of one leaves the others' edits
 * alone. More than there is becomes all there is.
 *
 * @param wanted edits to take by stratum; none where it says nothing
 */
export function drawSample(
	strata: readonly CountedStratum[],
	wanted: Readonly<Record<string, number>>,
	seed: number,
): DrawnStratum[] {
	return strata.flatMap(({ key, count }) => {
		const take = Math.min(count, Object.hasOwn(wanted, key) ? (wanted[key] ?? 0) : 0);
		if (take === 0) return [];
		return [{ key, ranks: drawRanks(count, take, openRandom(seed, key)), probability: take / count }];
	});
}
