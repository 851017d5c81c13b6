import type { Forest } from '../model/forest.ts';
import type { BinnedMatrix } from './binning.ts';
import type { TreeNode } from './grower.ts';
import type { Matrix } from './matrix.ts';

/** Stands in when no tree found anything to split: runtimes want at least one node. */
const loneLeaf: TreeNode = {
	depth: 0,
	start: 0,
	end: 0,
	sums: { gradient: 0, hessian: 0, rowCount: 0 },
	histogram: null,
	split: null,
	left: -1,
	right: -1,
};

/** Gathers grown trees into one flat table. */
export type ForestBuilder = {
	/** Adds a tree whose node i contributes `values[i]` where it is a leaf. */
	add(nodes: TreeNode[], values: Float32Array): void;
	build(): Forest;
};

/** Starts a table with the given log-odds before any tree, a 32-bit float. */
export function createForestBuilder(binned: BinnedMatrix, baseMargin: number): ForestBuilder {
	const trees: { nodes: TreeNode[]; values: Float32Array }[] = [];

	function threshold({ split, left }: TreeNode): number {
		if (left === -1 || split === null) return 0;
		const cuts = binned.binning.cutPoints[split.column];
		return split.bin < cuts.length ? cuts[split.bin] : Infinity;
	}

	return {
		add: (nodes, values) => trees.push({ nodes, values }),
		build() {
			if (trees.length === 0) trees.push({ nodes: [loneLeaf], values: new Float32Array(1) });
			const nodeCount = trees.reduce((sum, { nodes }) => sum + nodes.length, 0);
			const forest: Forest = {
				baseMargin,
				featureCount: binned.columnCount,
				roots: new Int32Array(trees.length),
				feature: new Int32Array(nodeCount),
				threshold: new Float32Array(nodeCount),
				missingLeft: new Uint8Array(nodeCount),
				left: new Int32Array(nodeCount),
				right: new Int32Array(nodeCount),
				value: new Float32Array(nodeCount),
				gain: new Float64Array(nodeCount),
			};
			let first = 0;
			for (const [t, { nodes, values }] of trees.entries()) {
				forest.roots[t] = first;
				for (const [i, node] of nodes.entries()) {
					const isLeaf = node.left === -1 || node.split === null;
					const at = first + i;
					forest.feature[at] = isLeaf ? 0 : (node.split?.column ?? 0);
					forest.threshold[at] = threshold(node);
					forest.missingLeft[at] = !isLeaf && node.split?.missingLeft ? 1 : 0;
					forest.left[at] = isLeaf ? -1 : first + node.left;
					forest.right[at] = isLeaf ? -1 : first + node.right;
					forest.value[at] = isLeaf ? values[i] : 0;
					forest.gain[at] = isLeaf ? 0 : (node.split?.gain ?? 0);
				}
				first += nodes.length;
			}
			return forest;
		},
	};
}

/** The margin (log-odds) of every row. */
export function predictMargins(forest: Forest, matrix: Matrix): Float64Array {
	const margins = new Float64Array(matrix.rowCount).fill(forest.baseMargin);
	for (const root of forest.roots) addTree(forest, root, matrix, margins);
	return margins;
}

/** Adds the tree at `root` to the margin of every row. */
export function addTree(forest: Forest, root: number, matrix: Matrix, margins: Float64Array): void {
	const { feature, threshold, missingLeft, left, right, value } = forest;
	const { values, rowCount, columnCount } = matrix;
	for (let row = 0; row < rowCount; row++) {
		let node = root;
		while (left[node] !== -1) {
			const x = values[row * columnCount + feature[node]];
			const goesLeft = Number.isNaN(x) ? missingLeft[node] === 1 : x <= threshold[node];
			node = goesLeft ? left[node] : right[node];
		}
		margins[row] += value[node];
	}
}

/** 1 / (1 + exp(-margin)). */
export function sigmoid(margin: number): number {
	return 1 / (1 + Math.exp(-margin));
}
