import type { BinnedMatrix } from './binning.ts';
import { createHistogram, fillHistogram, type Histogram, subtractHistogram } from './histogram.ts';
import { findBestSplit, goesLeft, type NodeSums, type Split, type SplitLimits } from './splitting.ts';

export type TreeLimits = SplitLimits & { maxLeaves: number; maxDepth: number };

/** A node while its tree grows; its rows are `rows[start..end)`. Prediction uses the flat `Forest` instead. */
export type TreeNode = {
	depth: number;
	start: number;
	end: number;
	sums: NodeSums;
	histogram: Histogram | null;
	/** the best split found; made only where `left` is not -1 */
	split: Split | null;
	/** index of the child, -1 for a leaf */
	left: number;
	right: number;
};

/** What a tree is grown from. Gradients and hessians are indexed by row. */
export type Growing = { binned: BinnedMatrix; gradients: Float64Array; hessians: Float64Array };

/** Grows trees over one binned matrix, keeping histograms and buffers from tree to tree. */
export function createGrower(
	growing: Growing,
	limits: TreeLimits,
): (rows: Int32Array, columns: Int32Array) => TreeNode[] {
	const { binned, gradients, hessians } = growing;
	const idle: Histogram[] = [];
	const moved = new Int32Array(binned.rowCount);

	function sumRows(rows: Int32Array, start: number, end: number): NodeSums {
		let gradient = 0;
		let hessian = 0;
		for (let i = start; i < end; i++) {
			gradient += gradients[rows[i]];
			hessian += hessians[rows[i]];
		}
		return { gradient, hessian, rowCount: end - start };
	}

	/** Sorts a node's rows into left, then right, each in their old order; answers where right begins. */
	function partition(rows: Int32Array, { start, end }: TreeNode, split: Split): number {
		const bins = binned.columns[split.column];
		const missingBin = binned.binning.cutPoints[split.column].length + 1;
		let left = start;
		let right = 0;
		for (let i = start; i < end; i++) {
			const row = rows[i];
			if (goesLeft(split, bins[row], missingBin)) rows[left++] = row;
			else moved[right++] = row;
		}
		rows.set(moved.subarray(0, right), left);
		return left;
	}

	function canSplit(node: TreeNode): boolean {
		return node.depth < limits.maxDepth && node.sums.rowCount >= 2 * limits.minRowsLeaf;
	}

	function search(node: TreeNode, columns: Int32Array): void {
		if (node.histogram !== null)
			node.split = findBestSplit(node.histogram, binned, columns, node.sums, limits);
	}

	function count(node: TreeNode, rows: Int32Array, columns: Int32Array): Histogram {
		const histogram = idle.pop() ?? createHistogram(binned);
		fillHistogram(histogram, binned, columns, rows, node.start, node.end, gradients, hessians);
		return histogram;
	}

	/** The smaller child is counted; the larger is what remains of the parent. */
	function countChildren(
		parent: TreeNode,
		left: TreeNode,
		right: TreeNode,
		rows: Int32Array,
		columns: Int32Array,
	): void {
		if (parent.histogram === null || !(canSplit(left) || canSplit(right))) return;
		const [small, large] = left.sums.rowCount <= right.sums.rowCount ? [left, right] : [right, left];
		small.histogram = count(small, rows, columns);
		subtractHistogram(parent.histogram, small.histogram, binned, columns);
		large.histogram = parent.histogram;
		parent.histogram = null;
	}

	function release(node: TreeNode): void {
		if (node.histogram !== null) idle.push(node.histogram);
		node.histogram = null;
	}

	function leaf(depth: number, start: number, end: number, sums: NodeSums): TreeNode {
		return { depth, start, end, sums, histogram: null, split: null, left: -1, right: -1 };
	}

	return function growTree(rows, columns) {
		const root = leaf(0, 0, rows.length, sumRows(rows, 0, rows.length));
		const nodes = [root];
		if (canSplit(root)) {
			root.histogram = count(root, rows, columns);
			search(root, columns);
		}
		for (let leaves = 1; leaves < limits.maxLeaves; leaves++) {
			const node = bestLeaf(nodes);
			if (node === null || node.split === null) break;
			const middle = partition(rows, node, node.split);
			const left = leaf(node.depth + 1, node.start, middle, node.split.left);
			const right = leaf(node.depth + 1, middle, node.end, node.split.right);
			node.left = nodes.push(left) - 1;
			node.right = nodes.push(right) - 1;
			countChildren(node, left, right, rows, columns);
			release(node);
			for (const child of [left, right]) {
				if (canSplit(child)) search(child, columns);
			}
		}
		for (const node of nodes) release(node);
		return nodes;
	};
}

/** The leaf whose split gains most; the oldest among equals. */
function bestLeaf(nodes: TreeNode[]): TreeNode | null {
	let best: TreeNode | null = null;
	for (const node of nodes) {
		if (node.left !== -1 || node.split === null) continue;
		if (best === null || best.split === null || node.split.gain > best.split.gain) best = node;
	}
	return best;
}
