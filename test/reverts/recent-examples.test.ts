import { expect, test } from 'vitest';
import type { HistoryExamples } from '../../trainer/reverts/history-examples.ts';
import { recentExamples } from '../../trainer/reverts/recent-examples.ts';
import { splitByTime } from '../../trainer/train/hold-out.ts';
import { trainingSet } from '../../trainer/train/matrix.ts';

const year = 365.25 * 86_400;

/** Edits made at these years, each with its own number as id and as its two values. */
function examplesAt(...years: number[]): HistoryExamples {
	const ids = years.map((_, i) => i + 1);
	return {
		...{ wiki: 'testwiki', revisionIds: ids, pageIds: ids.map(() => 1) },
		timesSeconds: years.map((at) => at * year),
		reverted: ids.map((id) => id % 2),
		values: ids.flatMap((id) => [id, -id]),
		...{ usable: ids.length, reverting: 1, hidden: 0 },
	};
}

/** Ids of the edits that are judged, as the trainer picks them. */
function judged(kept: ReturnType<typeof recentExamples>): number[] {
	const names = ['a', 'b'];
	const features = { set: 'x', names, versions: [1, 1] };
	const set = trainingSet({ ...kept, features, labels: kept.reverted });
	const { later } = splitByTime(set, kept.heldOutShare);
	return [...later].map((row) => kept.revisionIds[row] ?? 0);
}

test('older edits are left out of what is learned, the same ones are judged', () => {
	const examples = examplesAt(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
	const kept = recentExamples(examples, 2, 0.2);
	expect(kept).toMatchObject({ older: 6, revisionIds: [7, 8, 9, 10], reverted: [1, 0, 1, 0] });
	expect(kept.values).toEqual([7, -7, 8, -8, 9, -9, 10, -10]);
	expect(judged(kept)).toEqual([9, 10]);
	expect(judged(recentExamples(examples, 100, 0.2))).toEqual([9, 10]);
});

test('time counts, not the order of pages in the file', () => {
	const kept = recentExamples(examplesAt(5, 6, 7, 8, 9, 0, 1, 2, 3, 4), 2, 0.2);
	expect(kept.revisionIds).toEqual([2, 3, 4, 5]);
	expect(judged(kept)).toEqual([4, 5]);
});

test('as many are judged whatever is left out', () => {
	for (let count = 5; count < 60; count++) {
		const examples = examplesAt(...Array.from({ length: count }, (_, i) => i / 7));
		for (const years of [0.5, 1, 3]) {
			const expected = count - Math.floor(count * 0.8);
			expect(judged(recentExamples(examples, years, 0.2))).toHaveLength(expected);
		}
	}
});

test('the digest is that of what is learned from', () => {
	const digestOf = (examples: HistoryExamples, years: number) => recentExamples(examples, years, 0.2).digest;
	const examples = examplesAt(0, 1, 2, 3, 4, 5);
	expect(digestOf(examples, 9)).toMatch(/^[0-9a-f]{64}$/);
	expect(digestOf(examples, 9)).not.toBe(digestOf(examples, 1));
	const changed = { ...examples, reverted: examples.reverted.with(4, 0) };
	expect(digestOf(changed, 9)).not.toBe(digestOf(examples, 9));
});

test('no edits at all are no error here', () => {
	expect(recentExamples(examplesAt(), 2, 0.2)).toMatchObject({ older: 0, revisionIds: [], values: [] });
});
