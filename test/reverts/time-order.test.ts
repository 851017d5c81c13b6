import { expect, test } from 'vitest';
import { byTime, HistoryOutOfOrder } from '../../trainer/reverts/time-order.ts';
import { collect, history, minute, type RevisionParts } from './history.ts';

/** Revision ids by time, of a page whose revisions stand at these minutes in the file. */
async function sorted(parts: RevisionParts[]): Promise<number[]> {
	return (await collect(byTime(history(parts)))).map(({ revisionId }) => revisionId);
}

const at = (...minutes: number[]): RevisionParts[] =>
	minutes.map((count, index) => ({ timestamp: minute(count), revisionId: index + 1 }));

/** 0, 1, 2 … with the last moved `back` places before its neighbours */
const lateBy = (back: number) =>
	at(...Array.from({ length: 150 }, (_, i) => 10 * i), 10 * (150 - back) - 5, 2000, 2010);

test('revisions come by time, whatever order the file has', async () => {
	expect(await sorted(at(5, 1, 3, 2, 4))).toEqual([2, 4, 3, 5, 1]);
});

test('those of the same second keep the order of the file', async () => {
	expect(await sorted(at(1, 2, 2, 1, 2, 1))).toEqual([1, 4, 6, 2, 3, 5]);
});

test('a revision that stands 100 places too late is put right, one at 101 refused with a sentence', async () => {
	const order = await sorted(lateBy(100));
	expect(order.indexOf(151)).toBe(50);
	expect(order).toHaveLength(153);
	const refusal = await sorted(lateBy(101)).catch((thrown: unknown) => thrown);
	expect(refusal).toBeInstanceOf(HistoryOutOfOrder);
	expect(refusal).toMatchObject({
		message: `Revision 151 of "A page" (${minute(485)}) stands more than 100 revisions after its place in time. Sort the export by time.`,
	});
});

test('a page may be older than the page before it in the file', async () => {
	const pages = [
		{ pageId: 1, timestamp: minute(500) },
		{ pageId: 1, timestamp: minute(400) },
		{ pageId: 2, timestamp: minute(20) },
		{ pageId: 2, timestamp: minute(10) },
	];
	expect(await sorted(pages)).toEqual([2, 1, 4, 3]);
});

test('no more than the window is held back', async () => {
	let read = 0;
	async function* counted() {
		for await (const revision of history(at(...Array(300).keys()))) {
			read++;
			yield revision;
		}
	}
	for await (const { revisionId } of byTime(counted())) expect(read - revisionId).toBeLessThanOrEqual(100);
	expect(read).toBe(300);
});
