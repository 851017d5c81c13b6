import type { Forest } from './forest.ts';
import {
	encodeModel,
	type Fields,
	floatConstant,
	floatMatrix,
	floatsAttribute,
	intAttribute,
	intsAttribute,
	node,
	stringAttribute,
	stringsAttribute,
} from './onnx-messages.ts';

/**
 * Writes an ONNX model (ai.onnx 17, ai.onnx.ml 3). Input `features`: float32 [N, F], NaN = missing. Output `probability`: float32 [N, 1], the
 * calibrated P(true) = sigmoid(scale * margin + shift). A TreeEnsembleRegressor sums the leaves and three plain nodes do the rest: the binary case of
 * TreeEnsembleClassifier is read in more than one way. The same arguments give the same bytes.
 */
export function writeOnnx(
	forest: Forest,
	calibration: { scale: number; shift: number },
	metadata: Record<string, string>,
): Uint8Array {
	const graph = {
		name: 'gradient_boosted_trees',
		nodes: [
			treeEnsemble(forest),
			node('Mul', ['margin', 'scale'], 'scaled'),
			node('Add', ['scaled', 'shift'], 'log_odds'),
			node('Sigmoid', ['log_odds'], 'probability'),
		],
		constants: [floatConstant('scale', calibration.scale), floatConstant('shift', calibration.shift)],
		inputs: [floatMatrix('features', forest.featureCount)],
		outputs: [floatMatrix('probability', 1)],
	};
	return encodeModel(graph, { '': 17, 'ai.onnx.ml': 3 }, metadata);
}

/** A row takes the true branch when its value <= the node's; a missing one when `nodes_missing_value_tracks_true` says so. */
function treeEnsemble(forest: Forest): Fields {
	const table = numberWithinTrees(forest);
	const leaves = [...forest.left.keys()].filter((i) => forest.left[i] === -1);
	const ofLeaves = (list: ArrayLike<number>) => leaves.map((leaf) => list[leaf] ?? 0);
	return node('TreeEnsembleRegressor', ['features'], 'margin', 'ai.onnx.ml', [
		intsAttribute('nodes_treeids', table.tree),
		intsAttribute('nodes_nodeids', table.id),
		intsAttribute('nodes_featureids', forest.feature),
		floatsAttribute('nodes_values', forest.threshold),
		stringsAttribute(
			'nodes_modes',
			Array.from(forest.left, (left) => (left === -1 ? 'LEAF' : 'BRANCH_LEQ')),
		),
		intsAttribute('nodes_truenodeids', table.left),
		intsAttribute('nodes_falsenodeids', table.right),
		intsAttribute('nodes_missing_value_tracks_true', forest.missingLeft),
		intsAttribute('target_treeids', ofLeaves(table.tree)),
		intsAttribute('target_nodeids', ofLeaves(table.id)),
		intsAttribute(
			'target_ids',
			leaves.map(() => 0),
		),
		floatsAttribute('target_weights', ofLeaves(forest.value)),
		floatsAttribute('base_values', [forest.baseMargin]),
		intAttribute('n_targets', 1),
		stringAttribute('aggregate_function', 'SUM'),
	]);
}

/** ONNX counts nodes from 0 in each tree; leaves point nowhere, written 0. */
function numberWithinTrees({
	roots,
	left,
	right,
}: Forest): Record<'tree' | 'id' | 'left' | 'right', Int32Array> {
	const table = { tree: left.slice(), id: left.slice(), left: left.slice(), right: right.slice() };
	for (const [tree, root] of roots.entries()) {
		const end = roots[tree + 1] ?? left.length;
		for (let i = root; i < end; i++) {
			table.tree[i] = tree;
			table.id[i] = i - root;
			table.left[i] = Math.max(0, (left[i] ?? 0) - root);
			table.right[i] = Math.max(0, (right[i] ?? 0) - root);
		}
	}
	return table;
}
