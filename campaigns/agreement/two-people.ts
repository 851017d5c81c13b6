import { cohenKappa } from './cohen.ts';
import { type Ratings, ratingsOf } from './ratings.ts';
import type { Undefined } from './undefined.ts';
import { countUnits, type UnitCounts } from './unit-counts.ts';

/** The two people who gave all the answers to units that have several; null when there are others, or no such unit. */
export function theTwoPeople({ unitCount, starts, raters }: Ratings): [number, number] | null {
	let two: [number, number] | null = null;
	for (let unit = 0; unit < unitCount; unit++) {
		const answers = starts[unit + 1] - starts[unit];
		if (answers < 2) continue;
		const [a, b] = [raters[starts[unit]], raters[starts[unit] + 1]];
		const pair: [number, number] = a < b ? [a, b] : [b, a];
		two ??= pair;
		if (answers > 2 || pair[0] !== two[0] || pair[1] !== two[1] || a === b) return null;
	}
	return two;
}

/** What two people said of each unit as one class of size x size: row by row, the first one's class before the second's. */
export function pairedUnits(ratings: Ratings, [first, second]: readonly [number, number]): UnitCounts {
	const { unitCount, classCount, starts, raters, classes, unitWeights } = ratings;
	const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
	for (let unit = 0; unit < unitCount; unit++) {
		const said = new Map<number, number>();
		for (let i = starts[unit]; i < starts[unit + 1]; i++) said.set(raters[i], classes[i]);
		const [a, b] = [said.get(first), said.get(second)];
		if (a === undefined || b === undefined) continue;
		rows.units.push(unit);
		rows.raters.push(0);
		rows.classes.push(a * classCount + b);
	}
	return countUnits(ratingsOf(rows, { unitCount, raterCount: 1, classCount: classCount ** 2, unitWeights }));
}

/** Cohen's kappa of such pairs, each by its weight and how often it stands there. */
export function cohenOfPairs(pairs: UnitCounts): { value: number } | Undefined {
	const table = new Float64Array(pairs.classCount);
	for (let row = 0; row < pairs.rowCount; row++)
		for (let cell = 0; cell < table.length; cell++)
			table[cell] += pairs.counts[row * table.length + cell] * pairs.frequencies[row] * pairs.weights[row];
	return cohenKappa(table);
}
