/** Leaves the distant past out of what is learned, but nothing out of what is judged. */
import { createHash } from 'node:crypto';
import type { HistoryExamples } from './history-examples.ts';

const YEAR_SECONDS = 365.25 * 86_400;

export type RecentExamples = Pick<
	HistoryExamples,
	'revisionIds' | 'pageIds' | 'timesSeconds' | 'reverted' | 'values'
> & {
	/** edits left out because they are older */
	older: number;
	/** the part of these examples that is judged: the same edits as `heldOutShare` of all */
	heldOutShare: number;
	/** SHA-256 of ids, labels and values: what is learned from */
	digest: string;
};

/**
 * The last `heldOutShare` of the edits by time, and those made at most `years` before the first of them. What edits
 * look like changes with the habits and the software of a wiki: automatic summaries that name the section, for one,
 * came in 2004, and a model that also learns from the years without them trusts them less.
 */
export function recentExamples(
	examples: HistoryExamples,
	years: number,
	heldOutShare: number,
): RecentExamples {
	const { revisionIds, pageIds, timesSeconds, reverted, values } = examples;
	const count = revisionIds.length;
	const width = count === 0 ? 0 : values.length / count;
	const learned = Math.floor(count * (1 - heldOutShare));
	const firstJudged = timesSeconds.toSorted((a, b) => a - b)[learned] ?? 0;
	const rows = [...revisionIds.keys()].filter(
		(row) => (timesSeconds[row] ?? 0) >= firstJudged - years * YEAR_SECONDS,
	);
	const pick = (list: number[]) => rows.map((row) => list[row] ?? 0);
	const digest = createHash('sha256');
	const kept: number[] = [];
	for (const row of rows) {
		const rowValues = values.slice(row * width, (row + 1) * width);
		for (const value of rowValues) kept.push(value);
		digest.update(`${revisionIds[row]},${reverted[row]},${rowValues.join(',')}\n`);
	}
	return {
		revisionIds: pick(revisionIds),
		pageIds: pick(pageIds),
		timesSeconds: pick(timesSeconds),
		reverted: pick(reverted),
		values: kept,
		older: count - rows.length,
		// Half a row less than the whole number, so that rounding down cannot miss it.
		heldOutShare: rows.length === 0 ? heldOutShare : (count - learned - 0.5) / rows.length,
		digest: digest.digest('hex'),
	};
}
