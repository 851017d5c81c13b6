import type { Random } from '../../campaigns/contract/random.ts';

/** The integers 0..count-1 in random order (Fisher-Yates). */
export function shuffled(count: number, random: Random): Int32Array {
	const order = Int32Array.from({ length: count }, (_, i) => i);
	for (let i = count - 1; i > 0; i--) {
		const j = random.below(i + 1);
		const held = order[i];
		order[i] = order[j];
		order[j] = held;
	}
	return order;
}

/** `size` of the integers 0..count-1 without repetition, ascending (Knuth, The Art of Computer Programming 3.4.2, algorithm S). */
export function sampleSorted(count: number, size: number, random: Random): Int32Array {
	const chosen = new Int32Array(size);
	let taken = 0;
	for (let i = 0; i < count && taken < size; i++) {
		if (random.next() * (count - i) < size - taken) chosen[taken++] = i;
	}
	return chosen;
}
