import fc from 'fast-check';
import { expect, test } from 'vitest';
import { estimateMetrics } from '../../trainer/train/bootstrap.ts';
import {
	averagePrecision,
	brierScore,
	calibrationBins,
	expectedCalibrationError,
	logLoss,
	rank,
	rocAuc,
} from '../../trainer/train/metrics.ts';

const ranking = (probabilities: number[], labels: number[], weights?: number[]) =>
	rank(Float64Array.from(probabilities), Uint8Array.from(labels), weights && Float64Array.from(weights));

test('areas of a hand-worked ranking with a tie', () => {
	const r = ranking([0.9, 0.8, 0.8, 0.3, 0.1], [1, 1, 0, 1, 0]);
	// pairs: 0.9 beats both; 0.8 ties one and beats one; 0.3 loses one and beats one
	expect(rocAuc(r)).toBeCloseTo((2 + 1.5 + 1) / 6, 12);
	// thresholds 0.9: 1/1; 0.8: 2/3; 0.3: 3/4; each adds a third of recall
	expect(averagePrecision(r)).toBeCloseTo((1 + 2 / 3 + 3 / 4) / 3, 12);
});

test('all tied is chance, whatever the order of rows', () => {
	for (const labels of [
		[1, 0, 0, 0],
		[0, 0, 0, 1],
	]) {
		const r = ranking([0.4, 0.4, 0.4, 0.4], labels);
		expect(rocAuc(r)).toBe(0.5);
		expect(averagePrecision(r)).toBe(0.25);
	}
});

test('without one of the labels there is no area', () => {
	expect(rocAuc(ranking([0.1, 0.2], [1, 1]))).toBeNaN();
	expect(averagePrecision(ranking([0.1, 0.2], [0, 0]))).toBeNaN();
});

test('gives what scikit-learn gives, with ties and weights', () => {
	const scores = Array.from({ length: 200 }, (_, i) => ((i * 37 + 11) % 64) / 64);
	const labels = scores.map((score, i) => (((i * 29) % 64) / 64 + score * 1.2 > 1.25 ? 1 : 0));
	const weights = scores.map((_, i) => 1 + (i % 5) / 2);
	const clipped = scores.map((score) => Math.min(Math.max(score, 0.01), 0.99));
	// scikit-learn 1.9.1: roc_auc_score, average_precision_score, brier_score_loss, log_loss
	expect(rocAuc(ranking(scores, labels))).toBeCloseTo(0.866875, 12);
	expect(averagePrecision(ranking(scores, labels))).toBeCloseTo(0.8228330527154326, 12);
	expect(rocAuc(ranking(scores, labels, weights))).toBeCloseTo(0.8672977468229425, 12);
	expect(averagePrecision(ranking(scores, labels, weights))).toBeCloseTo(0.8245529493834628, 12);
	expect(brierScore(ranking(clipped, labels, weights))).toBeCloseTo(0.15525503125, 12);
	expect(logLoss(ranking(clipped, labels, weights))).toBeCloseTo(0.467322586205031, 12);
});

const rows = fc.array(fc.record({ score: fc.integer({ min: 0, max: 20 }), label: fc.boolean() }), {
	minLength: 2,
	maxLength: 60,
});

test('the ROC area is symmetric and blind to any rising change of the scores', () => {
	fc.assert(
		fc.property(rows, (drawn) => {
			const labels = drawn.map(({ label }) => Number(label));
			fc.pre(labels.includes(1) && labels.includes(0));
			const scores = drawn.map(({ score }) => score);
			const area = rocAuc(ranking(scores, labels));
			expect(
				rocAuc(
					ranking(
						scores.map((score) => -score),
						labels,
					),
				),
			).toBeCloseTo(1 - area, 12);
			expect(
				rocAuc(
					ranking(
						scores,
						labels.map((label) => 1 - label),
					),
				),
			).toBeCloseTo(1 - area, 12);
			expect(
				rocAuc(
					ranking(
						scores.map((score) => Math.exp(score)),
						labels,
					),
				),
			).toBeCloseTo(area, 12);
		}),
		{ numRuns: 100 },
	);
});

test('calibration bins hold every row once, keep ties together, and know perfect calibration', () => {
	const probabilities = Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? 0.25 : 0.75));
	const labels = Array.from({ length: 1000 }, (_, i) =>
		i % 4 === 0 ? Number(i % 16 === 0) : Number(i % 3 !== 0),
	);
	const bins = calibrationBins(ranking(probabilities, labels));
	expect(bins.map(({ low, high, rows }) => [low, high, rows])).toEqual([
		[0.25, 0.25, 250],
		[0.75, 0.75, 750],
	]);
	expect(bins[0]?.positiveRate).toBeCloseTo(0.252, 6);
	expect(expectedCalibrationError(ranking([0.5, 0.5, 0.5, 0.5], [1, 0, 1, 0]))).toBe(0);
	expect(expectedCalibrationError(ranking([0.9, 0.9, 0.9, 0.9], [1, 0, 1, 0]))).toBeCloseTo(0.4, 12);
});

test('intervals hold the value, shrink with the root of the rows, and repeat with the seed', () => {
	const interval = (copies: number, seed: number) => {
		const scores = Array.from({ length: 100 * copies }, (_, i) => ((i % 100) * 37) % 101);
		const labels = scores.map((score, i) => Number(score + (((i % 100) * 61) % 97) > 100));
		return estimateMetrics(ranking(scores, labels), { rocAuc }, 500, seed).rocAuc;
	};
	const small = interval(1, 1);
	const large = interval(9, 1);
	expect(small.low).toBeLessThan(small.value);
	expect(small.value).toBeLessThan(small.high);
	const shrunk = (small.high - small.low) / (large.high - large.low);
	expect(shrunk).toBeGreaterThan(2.5);
	expect(shrunk).toBeLessThan(3.5);
	expect(interval(1, 1)).toEqual(small);
	expect(interval(1, 2)).not.toEqual(small);
	const perfect = estimateMetrics(ranking([3, 2, 1], [1, 0, 0]), { rocAuc }, 50, 1).rocAuc;
	expect(perfect).toEqual({ value: 1, low: 1, high: 1 });
});
