import { setTimeout } from 'node:timers/promises';

/** work is left off about this often, so that nobody waits longer for their turn */
const STRETCH_MS = 2;
/** of the time that the work takes, so much is left to others besides */
const LEFT_TO_OTHERS = 0.5;

/**
 * The same pieces, a little slower: after every few milliseconds of work there is a rest, in which whoever labels has the
 * processor and the database. An export would else take all that there is of both for as long as it runs.
 */
export async function* gently(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let since = performance.now();
	for await (const piece of content) {
		const worked = performance.now() - since;
		if (worked >= STRETCH_MS) {
			await setTimeout(worked * LEFT_TO_OTHERS);
			since = performance.now();
		}
		yield piece;
	}
}
