import { openRandom } from '../../campaigns/contract/random.ts';
import type { Forest } from '../model/forest.ts';
import { type BinnedMatrix, binMatrix, fitBinning } from './binning.ts';
import { createGrower, type TreeNode } from './grower.ts';
import { checkHyperParameters, type HyperParameters } from './hyper-parameters.ts';
import type { TrainingSet } from './matrix.ts';
import { createForestBuilder, sigmoid } from './predictor.ts';
import { sampleSorted } from './random.ts';
import { goesLeft, leafValue } from './splitting.ts';

/**
 * Gradient boosting on the logistic loss with Newton leaves (Friedman 2001; Chen and Guestrin 2016).
 * Weights are scaled to a mean of 1, so that limits mean the same whatever their unit. The same set, parameters and seed give the same forest.
 * Throws `OPTION_INVALID`. Both classes must be present.
 */
export function fitForest(set: TrainingSet, parameters: HyperParameters, seed: number): Forest {
	checkHyperParameters(parameters);
	const { labels, matrix } = set;
	const { rowCount, columnCount } = matrix;
	const { rounds, learningRate, rowShare, columnShare, l2 } = parameters;
	const binned = binMatrix(matrix, fitBinning(matrix, parameters.maxBins));
	const weights = withMeanOne(set.weights);
	const baseMargin = Math.fround(logOddsOfPositives(labels, weights));
	const margins = new Float64Array(rowCount).fill(baseMargin);
	const gradients = new Float64Array(rowCount);
	const hessians = new Float64Array(rowCount);
	const growTree = createGrower({ binned, gradients, hessians }, parameters);
	const builder = createForestBuilder(binned, baseMargin);
	const random = openRandom(seed, 'boosting');
	const rowsPerTree = Math.max(1, Math.round(rowCount * rowShare));
	const columnsPerTree = Math.max(1, Math.round(columnCount * columnShare));

	for (let round = 0; round < rounds; round++) {
		for (let row = 0; row < rowCount; row++) {
			const probability = sigmoid(margins[row]);
			gradients[row] = weights[row] * (probability - labels[row]);
			hessians[row] = weights[row] * probability * (1 - probability);
		}
		const rows = sampleSorted(rowCount, rowsPerTree, random);
		const nodes = growTree(rows, sampleSorted(columnCount, columnsPerTree, random));
		if (nodes.length === 1) continue;
		const values = Float32Array.from(nodes, ({ sums }) => learningRate * leafValue(sums, l2));
		builder.add(nodes, values);
		addLeaves(margins, nodes, values, rows, binned);
	}
	return builder.build();
}

function withMeanOne(weights: Float64Array): Float64Array {
	const mean = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
	return weights.map((weight) => weight / mean);
}

function logOddsOfPositives(labels: Uint8Array, weights: Float64Array): number {
	let positive = 0;
	let negative = 0;
	for (let row = 0; row < labels.length; row++) {
		if (labels[row] === 1) positive += weights[row];
		else negative += weights[row];
	}
	return Math.log(positive / negative);
}

/** Rows that grew the tree stand in their leaves already; the others walk down. */
function addLeaves(
	margins: Float64Array,
	nodes: TreeNode[],
	values: Float32Array,
	grown: Int32Array,
	binned: BinnedMatrix,
): void {
	const hasGrown = new Uint8Array(margins.length);
	for (const [i, { left, start, end }] of nodes.entries()) {
		if (left !== -1) continue;
		for (let j = start; j < end; j++) {
			margins[grown[j]] += values[i];
			hasGrown[grown[j]] = 1;
		}
	}
	if (grown.length === margins.length) return;
	for (let row = 0; row < margins.length; row++) {
		if (hasGrown[row] === 0) margins[row] += values[leafOf(nodes, binned, row)];
	}
}

function leafOf(nodes: TreeNode[], binned: BinnedMatrix, row: number): number {
	let at = 0;
	for (let node = nodes[0]; node.left !== -1 && node.split !== null; node = nodes[at]) {
		const { column } = node.split;
		const missingBin = binned.binning.cutPoints[column].length + 1;
		at = goesLeft(node.split, binned.columns[column][row], missingBin) ? node.left : node.right;
	}
	return at;
}
