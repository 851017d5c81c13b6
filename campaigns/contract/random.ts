/**
 * A stream of pseudo-random numbers that is the same on every machine: what the seed in a sample, an interval or a model
 * card means.
 */
export type Random = {
	/** a number in [0, 1) with 32 random bits */
	next(): number;
	/** an integer in [0, bound) */
	below(bound: number): number;
};

/**
 * Opens the stream called `name` of a seed: streams of one seed are independent, so that adding draws to one step
 * leaves the others' alone.
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
