import { expect, test } from 'vitest';
import { calibrated, fitPlatt } from '../../trainer/train/calibrate.ts';
import { populationWeights } from '../../trainer/train/evaluate.ts';
import { expectedCalibrationError, rank } from '../../trainer/train/metrics.ts';
import { sigmoid } from '../../trainer/train/predictor.ts';

/** True log-odds from -4 to 1, each with as many positives among 1000 rows as its probability says. */
const logOdds = Array.from({ length: 21 }, (_, i) => -4 + i / 4);
const truth = Float64Array.from(logOdds.flatMap((z) => Array<number>(1000).fill(z)));
const labels = Uint8Array.from(
	logOdds.flatMap((z) => Array.from({ length: 1000 }, (_, i) => Number(i < 1000 * sigmoid(z)))),
);
const weights = new Float64Array(labels.length).fill(1);
const error = (probabilities: Float64Array) => expectedCalibrationError(rank(probabilities, labels));

test('undoes overconfidence and shift', () => {
	// what label weights of 10 and an overfitted ensemble would say
	const margins = truth.map((z) => 2 * z + 2.3);
	expect(error(margins.map(sigmoid))).toBeGreaterThan(0.1);
	const fitted = fitPlatt(margins, labels, weights);
	expect(error(calibrated(margins, fitted))).toBeLessThan(0.002);
	expect(fitted.scale).toBeCloseTo(0.5, 2);
	expect(fitted.shift).toBeCloseTo(-1.15, 1);
});

test('margins that say nothing, or the opposite, become the positive rate', () => {
	const rate = labels.reduce((sum, label) => sum + label, 0) / labels.length;
	for (const margins of [truth.map((z) => -z), truth.map(() => 3)]) {
		const probabilities = calibrated(margins, fitPlatt(margins, labels, weights));
		expect(Math.min(...probabilities)).toBeCloseTo(rate, 4);
		expect(Math.max(...probabilities)).toBeCloseTo(rate, 4);
	}
});

test('perfectly parted margins still give probabilities short of certainty', () => {
	const margins = Float64Array.of(-30, -20, -10, 10, 20, 30);
	const parted = Uint8Array.of(0, 0, 0, 1, 1, 1);
	const fitted = fitPlatt(margins, parted, new Float64Array(6).fill(1));
	expect(Number.isFinite(fitted.scale)).toBe(true);
	expect(calibrated(Float64Array.of(10), fitted)[0]).toBeLessThan(0.95);
});

test('weights to a population rate shift the log-odds by just as much', () => {
	const rate = labels.reduce((sum, label) => sum + label, 0) / labels.length;
	const population = rate / 4;
	const scaled = populationWeights(labels, weights, population);
	const positives = scaled.reduce((sum, weight, row) => sum + weight * (labels[row] ?? 0), 0);
	expect(positives / scaled.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(population, 12);
	const odds = (p: number) => Math.log(p / (1 - p));
	expect(fitPlatt(truth, labels, scaled).shift).toBeCloseTo(odds(population) - odds(rate), 2);
});
