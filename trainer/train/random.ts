/** A stream of pseudo-random numbers that is the same on every machine. */
export type Random = {
	/** a number in [0, 1) with 32 random bits */
	next(): number;
	/** an integer in [0, bound) */
	below(bound: number): number;
};

/**
 * Opens the stream called `name` of a seed: streams of one seed are independent, so that adding draws to one step leaves the others' alone.
 * Generator: sfc32, from Chris Doty-Humphrey's PractRand; the name enters by FNV-1a.
 */
export function openRandom(seed: number, name: string): Random {
	let hash = 0x811c9dc5;
	for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
	let a = hash | 0;
	let b = seed | 0;
	let c = Math.floor(seed / 2 ** 32) | 0;
	let counter = 1;

	function nextUint32(): number {
		const sum = (((a + b) | 0) + counter) | 0;
		counter = (counter + 1) | 0;
		a = b ^ (b >>> 9);
		b = (c + (c << 3)) | 0;
		c = ((c << 21) | (c >>> 11)) + sum;
		return sum >>> 0;
	}
	for (let i = 0; i < 16; i++) nextUint32();

	const next = () => nextUint32() / 2 ** 32;
	return { next, below: (bound) => Math.floor(next() * bound) };
}

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
