import fc from 'fast-check';
import { type Ratings, ratingsOf } from '../../campaigns/agreement/ratings.ts';

/** One answer: [unit, rater, class]. */
export type Row = [unit: number, rater: number, answer: number];
export type Sheet = { rows: Row[]; unitCount: number; raterCount: number; classCount: number };

/** Small campaigns with gaps; nobody answers a unit twice. */
export const sheets: fc.Arbitrary<Sheet> = fc
	.record({
		unitCount: fc.integer({ min: 1, max: 12 }),
		raterCount: fc.integer({ min: 1, max: 6 }),
		classCount: fc.integer({ min: 2, max: 5 }),
	})
	.chain((sizes) =>
		fc
			.uniqueArray(
				fc.tuple(fc.nat(sizes.unitCount - 1), fc.nat(sizes.raterCount - 1), fc.nat(sizes.classCount - 1)),
				{ selector: ([unit, rater]) => unit * sizes.raterCount + rater, maxLength: 60 },
			)
			.map((rows) => ({ rows, ...sizes })),
	);

export function ratingsFrom({ rows, ...sizes }: Sheet, unitWeights: Float64Array | null = null): Ratings {
	return ratingsOf(
		{
			units: rows.map(([unit]) => unit),
			raters: rows.map(([, rater]) => rater),
			classes: rows.map(([, , answer]) => answer),
		},
		{ ...sizes, unitWeights },
	);
}

/** The same with units, raters and classes named otherwise, and the rows in another order. */
export function renamed(sheet: Sheet, keys: readonly number[], classes: (code: number) => number): Sheet {
	const order = (size: number) =>
		Array.from({ length: size }, (_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
	const [units, raters, rows] = [order(sheet.unitCount), order(sheet.raterCount), order(sheet.rows.length)];
	return {
		...sheet,
		rows: rows.flatMap((i): Row[] => {
			const row = sheet.rows[i];
			return row ? [[units[row[0]] ?? 0, raters[row[1]] ?? 0, classes(row[2])]] : [];
		}),
	};
}
