import type { Ratings } from './ratings.ts';

/**
 * How often each class was chosen, per unit: all that most coefficients need. Units with the same counts and the same
 * design weight share one row, so that a million answers become a few hundred rows, and resampling units means drawing
 * new frequencies.
 */
export type UnitCounts = {
	rowCount: number;
	classCount: number;
	/** rowCount x classCount: n_ik, answers of class k to each unit of row i */
	counts: Float64Array;
	/** r_i, answers to each unit of row i, all classes together; at least 1 */
	answers: Float64Array;
	/** how many units look like this */
	frequencies: Float64Array;
	/** the design weight of each of them; 1 without a design */
	weights: Float64Array;
};

/**
 * Counts the answers of each unit and joins equal units. Units without an answer are left out. Rows are sorted, so that
 * the order of units and raters changes nothing, not even what a seed draws.
 */
export function countUnits(ratings: Ratings): UnitCounts {
	const { unitCount, classCount, starts, classes, unitWeights } = ratings;
	const rows = new Map<number, { counts: Float64Array; weight: number; frequency: number }>();
	const walk = new Trie();
	const counts = new Float64Array(classCount);
	for (let unit = 0; unit < unitCount; unit++) {
		if (starts[unit] === starts[unit + 1]) continue;
		counts.fill(0);
		for (let i = starts[unit]; i < starts[unit + 1]; i++) counts[classes[i]]++;
		const weight = unitWeights?.[unit] ?? 1;
		let node = walk.root(weight);
		for (let k = 0; k < classCount; k++) node = walk.child(node, counts[k]);
		const row = rows.get(node);
		if (row) row.frequency++;
		else rows.set(node, { counts: counts.slice(), weight, frequency: 1 });
	}
	const sorted = [...rows.values()].sort((a, b) => a.weight - b.weight || compare(a.counts, b.counts));
	const all = new Float64Array(sorted.length * classCount);
	for (const [i, row] of sorted.entries()) all.set(row.counts, i * classCount);
	return {
		rowCount: sorted.length,
		classCount,
		counts: all,
		answers: Float64Array.from(sorted, (row) => row.counts.reduce((sum, count) => sum + count, 0)),
		frequencies: Float64Array.from(sorted, (row) => row.frequency),
		weights: Float64Array.from(sorted, (row) => row.weight),
	};
}

/** True where units do not all count the same. */
export function isWeighted({ weights }: UnitCounts): boolean {
	return weights.some((weight) => weight !== weights[0]);
}

/** How many units there are. */
export function unitTotal({ frequencies }: UnitCounts): number {
	return frequencies.reduce((sum, frequency) => sum + frequency, 0);
}

function compare(a: Float64Array, b: Float64Array): number {
	const at = a.findIndex((count, k) => count !== b[k]);
	return at < 0 ? 0 : a[at] - b[at];
}

/** Numbers each path of a weight and counts, so that equal units are found without making text of them. */
class Trie {
	readonly #roots = new Map<number, number>();
	readonly #children = new Map<number, number>();
	#nodeCount = 0;

	root(weight: number): number {
		return this.#find(this.#roots, weight);
	}

	/** @param count below 65,536: no unit has as many answers */
	child(node: number, count: number): number {
		return this.#find(this.#children, node * 65_536 + count);
	}

	#find(nodes: Map<number, number>, key: number): number {
		const known = nodes.get(key);
		if (known !== undefined) return known;
		nodes.set(key, this.#nodeCount);
		return this.#nodeCount++;
	}
}
