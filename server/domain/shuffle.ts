import type { NewTask } from '../../db/campaigns.ts';

/** By revision, then by the part's key: an order that no list decides. */
function byKey(a: NewTask, b: NewTask): number {
	if (a.revisionId !== b.revisionId) return a.revisionId - b.revisionId;
	return a.partKey < b.partKey ? -1 : 1;
}

/**
 * A seeded random order: Fisher-Yates (Durstenfeld 1964) over mulberry32. The same seed and the same tasks give the same
 * order on every machine, however they were listed.
 */
export function shuffled(tasks: readonly NewTask[], seed: number): NewTask[] {
	const order = [...tasks].sort(byKey);
	const next = mulberry32(seed);
	for (let last = order.length - 1; last > 0; last--) {
		const pick = Math.floor(next() * (last + 1));
		const swapped = order[last] as NewTask;
		order[last] = order[pick] as NewTask;
		order[pick] = swapped;
	}
	return order;
}

/** Uniform in [0, 1), 32 bits of state. Good enough for an order that nobody profits from guessing. */
function mulberry32(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
