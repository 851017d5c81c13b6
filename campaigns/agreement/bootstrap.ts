import type { Random } from '../contract/random.ts';
import { drawBinomial } from './binomial.ts';
import { type Undefined, undefinedFor } from './undefined.ts';
import { type UnitCounts, unitTotal } from './unit-counts.ts';

/** A figure, and the middle 95% of what resamples say of it. */
export type Estimate = {
	value: number;
	low: number;
	high: number;
	/** resamples that had a value */
	draws: number;
	/** resamples that had none, such as all answers the same */
	undefinedDraws: number;
};

/** A figure of the units. */
export type Statistic = (units: UnitCounts) => { value: number } | Undefined;

/** Above this share of resamples without a value there is no interval: the rest would be a choice of the willing. */
const mostUndefined = 0.05;

/**
 * Percentile bootstrap over units (B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13), all
 * figures from the same resamples. Units are drawn, not answers, since the answers to one unit belong together. In a
 * designed sample units are drawn within those of equal weight, so that each stratum keeps its size (strata that happen to
 * have the same weight count as one).
 *
 * Since equal units share a row, a resample is a multinomial draw of the rows' frequencies: its cost follows the number
 * of rows, not of units. Assumes that units are independent: edits of one page are not quite, and the true interval is
 * then wider. Undefined with fewer than two units, and when over one resample in twenty has no value.
 */
export function bootstrapIntervals<Name extends string>(
	units: UnitCounts,
	statistics: Readonly<Record<Name, Statistic>>,
	{ draws, random }: { draws: number; random: Random },
): Record<Name, Estimate | Undefined> {
	const names = Object.keys(statistics) as Name[];
	const found = new Map<Name, number[]>(names.map((name) => [name, []]));
	const isAlone = unitTotal(units) < 2;
	const resample = { ...units, frequencies: new Float64Array(units.rowCount) };
	for (let draw = 0; draw < (isAlone ? 0 : draws); draw++) {
		drawFrequencies(units, resample.frequencies, random);
		for (const [name, values] of found) {
			const { value } = statistics[name](resample);
			if (value !== null) values.push(value);
		}
	}
	const estimates = names.map((name): [Name, Estimate | Undefined] => {
		const figure = statistics[name](units);
		if (figure.value === null) return [name, figure];
		if (isAlone) return [name, undefinedFor('one-unit')];
		return [name, estimateOf(figure.value, found.get(name) ?? [], draws)];
	});
	return Object.fromEntries(estimates) as Record<Name, Estimate | Undefined>;
}

function estimateOf(value: number, found: number[], draws: number): Estimate | Undefined {
	const undefinedDraws = draws - found.length;
	if (found.length === 0 || undefinedDraws > mostUndefined * draws) return undefinedFor('unstable');
	const sorted = Float64Array.from(found).sort();
	const [low, high] = [quantile(sorted, 0.025), quantile(sorted, 0.975)];
	return { value, low, high, draws: found.length, undefinedDraws };
}

/** Rows of equal weight stand together (`countUnits` sorts them): each such group is drawn anew at its own size. */
function drawFrequencies(
	{ rowCount, frequencies, weights }: UnitCounts,
	into: Float64Array,
	random: Random,
): void {
	for (let from = 0; from < rowCount; ) {
		let to = from;
		let left = 0;
		for (; to < rowCount && weights[to] === weights[from]; to++) left += frequencies[to];
		let toDraw = left;
		for (let row = from; row < to; row++) {
			into[row] = drawBinomial(toDraw, left > 0 ? frequencies[row] / left : 0, random);
			toDraw -= into[row];
			left -= frequencies[row];
		}
		from = to;
	}
}

function quantile(sorted: Float64Array, part: number): number {
	const at = part * (sorted.length - 1);
	const below = Math.floor(at);
	const above = Math.min(below + 1, sorted.length - 1);
	return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
