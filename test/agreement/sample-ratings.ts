import { type Ratings, ratingsOf } from '../../campaigns/agreement/ratings.ts';

export type Answer = string | number | null;

/** Ratings from the tables of papers: a row a rater, a column a unit, null where an answer is missing. */
export function byRater(table: readonly (readonly Answer[])[], classes?: readonly Answer[]): Ratings {
	const names = classes ?? classesOf(table);
	const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
	for (const [rater, answers] of table.entries()) {
		for (const [unit, answer] of answers.entries()) {
			if (answer === null) continue;
			rows.units.push(unit);
			rows.raters.push(rater);
			rows.classes.push(names.indexOf(answer));
		}
	}
	const unitCount = table[0]?.length ?? 0;
	return ratingsOf(rows, { unitCount, raterCount: table.length, classCount: names.length });
}

/** The classes that occur, in order. */
export function classesOf(table: readonly (readonly Answer[])[]): Answer[] {
	return [...new Set(table.flat().filter((answer) => answer !== null))].sort((a, b) => (a < b ? -1 : 1));
}

/** Ratings from a table of counts: a row a unit, a column a class. Who answered is made up. */
export function byCounts(table: readonly (readonly number[])[]): Ratings {
	const answersOf = table.map((counts) =>
		counts.flatMap((count, k) => Array.from({ length: count }, () => k)),
	);
	const raterCount = Math.max(...answersOf.map((answers) => answers.length));
	return byRater(
		Array.from({ length: raterCount }, (_, rater) => answersOf.map((answers) => answers[rater] ?? null)),
		table[0]?.map((_, k) => k),
	);
}

/** Ratings of two raters from their table of counts: a row a class of the first, a column one of the second. */
export function byPairs(table: readonly (readonly number[])[]): Ratings {
	const pairs = table.flatMap((row, i) =>
		row.flatMap((count, j) => Array.from({ length: count }, () => [i, j] as const)),
	);
	return byRater(
		[pairs.map(([i]) => i), pairs.map(([, j]) => j)],
		table.map((_, k) => k),
	);
}
