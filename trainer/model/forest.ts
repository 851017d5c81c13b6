/**
 * Boosted trees as one flat table, used only to predict and to export; the growing tree is another type (train/grower.ts).
 * Node i is a leaf when `left[i]` is -1 and then contributes `value[i]`; otherwise a row goes left when its feature <= `threshold[i]`, or is NaN and
 * `missingLeft[i]` is 1. The margin (log-odds) of a row is `baseMargin` plus one leaf per tree. A tree's nodes are contiguous and its root is first.
 */
export type Forest = {
	/** log-odds before any tree; a 32-bit float */
	baseMargin: number;
	featureCount: number;
	/** index of each tree's root */
	roots: Int32Array;
	feature: Int32Array;
	/** +Infinity: every value that is not missing goes left */
	threshold: Float32Array;
	missingLeft: Uint8Array;
	left: Int32Array;
	right: Int32Array;
	value: Float32Array;
	/** what the split gained in training; 0 for leaves */
	gain: Float64Array;
};

/** The part of the whole forest's gain that each feature earned; all 0 when nothing was split. Sums to 1. */
export function gainShares(forest: Forest): Float64Array {
	const shares = new Float64Array(forest.featureCount);
	let total = 0;
	for (const [node, gain] of forest.gain.entries()) {
		if (gain === 0) continue;
		const feature = forest.feature[node] ?? 0;
		shares[feature] = (shares[feature] ?? 0) + gain;
		total += gain;
	}
	return total === 0 ? shares : shares.map((share) => share / total);
}
