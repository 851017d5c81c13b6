import { expect, test } from 'vitest';
import { fitForest } from '../../trainer/train/boosting.ts';
import { chooseRounds } from '../../trainer/train/early-stopping.ts';
import { defaultHyperParameters, type HyperParameters } from '../../trainer/train/hyper-parameters.ts';
import { selectRows, trainingSet } from '../../trainer/train/matrix.ts';
import { logLoss, rank, rocAuc } from '../../trainer/train/metrics.ts';
import { predictMargins, sigmoid } from '../../trainer/train/predictor.ts';
import { sampleSet } from './sample-sets.ts';

const exact: HyperParameters = {
	...defaultHyperParameters,
	rounds: 20,
	learningRate: 0.3,
	maxLeaves: 8,
	maxDepth: 3,
	minRowsLeaf: 1,
	minHessianLeaf: 1,
	l2: 1,
	rowShare: 1,
	columnShare: 1,
};

test('makes the same model as XGBoost, to the fourth decimal', () => {
	const values: number[] = [];
	const labels: number[] = [];
	for (let i = 0; i < 240; i++) {
		for (let j = 0; j < 4; j++) {
			const value = (i * i * (j + 3) + i * (17 + j * j * 5) + j * 29) % 101;
			values.push((i * 7 + j * 3) % 13 === 0 ? Number.NaN : value / 8);
		}
		const a = (i * i * 3 + i * 17) % 101;
		const b = (i * i * 4 + i * 22 + 29) % 101;
		labels.push((a > 60 !== b < 30 && i % 9 !== 0) || i % 23 === 0 ? 1 : 0);
	}
	const features = { set: 'x', names: ['a', 'b', 'c', 'd'], versions: [1, 1, 1, 1] };
	const set = trainingSet({ features, values, labels, revisionIds: labels.map((_, i) => i) });
	const margins = predictMargins(fitForest(set, exact, 1), set.matrix);
	// xgboost 3.2.0, tree_method exact, eta 0.3, max_depth 3, lambda 1, min_child_weight 1, base_score = mean label. It adds 32-bit
	// gradients and we 64-bit ones, hence four decimals; a different split anywhere would show in the first.
	const reference = [
		1.3262, -1.8917, -4.084, -1.8282, 1.3398, -3.2496, 2.9826, -2.4884, 2.5905, 0.218, -1.697, -2.2399,
	];
	for (const [i, margin] of reference.entries()) expect(margins[i * 20]).toBeCloseTo(margin, 3);
});

test('the same seed gives the same forest, another seed another', () => {
	const set = sampleSet({ rows: 300, columns: 6 });
	const parameters = { ...defaultHyperParameters, rounds: 10 };
	expect(fitForest(set, parameters, 5)).toEqual(fitForest(set, parameters, 5));
	expect(fitForest(set, parameters, 5)).not.toEqual(fitForest(set, parameters, 6));
});

test('a row of weight two counts as two rows', () => {
	const set = sampleSet({ rows: 200, columns: 4 });
	const doubled = selectRows(
		set,
		Int32Array.from([...set.labels.keys(), ...Array.from({ length: 50 }, (_, i) => i)]),
	);
	const weighted = { ...set, weights: set.weights.map((_, row) => (row < 50 ? 2 : 1)) };
	// Limits are in units of mean weight, so they must be out of the way to compare.
	const parameters = { ...exact, l2: 0, minHessianLeaf: 0, maxDepth: 2 };
	const margins = predictMargins(fitForest(weighted, parameters, 1), set.matrix);
	const expected = predictMargins(fitForest(doubled, parameters, 1), set.matrix);
	for (const [row, margin] of expected.entries()) expect(margins[row]).toBeCloseTo(margin, 4);
});

test('trees that see part of the rows fit the whole about as well', () => {
	const set = sampleSet({ rows: 400, columns: 4 });
	const loss = (rowShare: number) => {
		const forest = fitForest(set, { ...exact, rounds: 60, rowShare }, 1);
		return logLoss(rank(predictMargins(forest, set.matrix).map(sigmoid), set.labels));
	};
	expect(loss(0.7) / loss(1)).toBeLessThan(1.25);
});

test('features that say nothing leave the positive rate', () => {
	const labels = [1, 0, 0, 0, 1, 0, 0, 0];
	const features = { set: 'x', names: ['a'], versions: [1] };
	const set = trainingSet({ features, values: labels.map(() => 3), labels, revisionIds: labels });
	const forest = fitForest(set, exact, 1);
	expect(forest.roots.length).toBe(1);
	for (const margin of predictMargins(forest, set.matrix)) expect(margin).toBeCloseTo(Math.log(2 / 6), 6);
});

test('early stopping takes few rounds of noise and many of signal', () => {
	const parameters = { ...defaultHyperParameters, rounds: 150, learningRate: 0.1 };
	const clear = sampleSet({ rows: 500, columns: 5, noise: 0 });
	const noise = {
		...clear,
		labels: clear.labels.map((_, row) => Number((row * row * 31 + row * 7) % 97 < 30)),
	};
	expect(chooseRounds(noise, parameters, 1)).toBeLessThan(40);
	expect(chooseRounds(clear, parameters, 1)).toBeGreaterThan(60);
});

test('learns an interaction from 150 rows that no single feature shows', () => {
	const set = sampleSet({ rows: 450, columns: 6 });
	const rows = Int32Array.from(set.labels.keys());
	const unseen = selectRows(set, rows.slice(150));
	const forest = fitForest(selectRows(set, rows.slice(0, 150)), defaultHyperParameters, 1);
	expect(rocAuc(rank(predictMargins(forest, unseen.matrix), unseen.labels))).toBeGreaterThan(0.85);
});
