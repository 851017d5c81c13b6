import { fitForest } from './boosting.ts';
import { assignFolds, foldRows } from './folds.ts';
import type { HyperParameters } from './hyper-parameters.ts';
import { selectRows, type TrainingSet } from './matrix.ts';
import { addTree, sigmoid } from './predictor.ts';

/**
 * How many trees do best on a fifth of the training rows that is held out for this (whole pages, when there are enough): the round of lowest log loss.
 * The caller then fits that many on all of its rows.
 */
export function chooseRounds(set: TrainingSet, parameters: HyperParameters, seed: number): number {
	const { train, test } = foldRows(assignFolds(set.labels, set.pageIds, 5, seed), 0);
	const forest = fitForest(selectRows(set, train), parameters, seed);
	const heldOut = selectRows(set, test);
	const margins = new Float64Array(test.length).fill(forest.baseMargin);
	let best = { rounds: 1, loss: Infinity };
	for (const [tree, root] of forest.roots.entries()) {
		addTree(forest, root, heldOut.matrix, margins);
		const loss = logLossOf(margins, heldOut);
		if (loss < best.loss) best = { rounds: tree + 1, loss };
	}
	return best.rounds;
}

function logLossOf(margins: Float64Array, { labels, weights }: TrainingSet): number {
	let sum = 0;
	for (const [row, margin] of margins.entries()) {
		sum -= weights[row] * Math.log(Math.max(sigmoid(labels[row] === 1 ? margin : -margin), 1e-15));
	}
	return sum;
}
