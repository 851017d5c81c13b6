import { setTimeout } from 'node:timers/promises';
import type { RowFormat, Writing } from '../domain/dataset-files.ts';

/** work is left off about this often, so that nobody waits longer for their turn */
const STRETCH_MS = 2;
/**
 * The same pieces, a little slower: after every few milliseconds of work there is a rest, in which whoever labels has the
 * processor and the database. An export would else take all that there is of both for as long as it runs.
 *
 * @param rest how long, as a part of the time that the work took
 */
export async function* gently(content: AsyncIterable<Uint8Array>, rest: number): AsyncGenerator<Uint8Array> {
	let since = performance.now();
	for await (const piece of content) {
		const worked = performance.now() - since;
		if (worked >= STRETCH_MS) {
			await setTimeout(worked * rest);
			since = performance.now();
		}
		yield piece;
	}
}

/** How much an export rests: CSV comes fastest of all, and may be slowed down least. */
const rests: Record<RowFormat, number> = { csv: 0.5, jsonl: 1.1, parquet: 0.8 };

/** For {@link Writing}: the rows of an export. */
export const slowedFor =
	(format: RowFormat): NonNullable<Writing['slowed']> =>
	(rows) =>
		gently(rows, rests[format]);
