import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Forest } from '../../trainer/model/forest.ts';
import { readMetadata, writeMetadata } from '../../trainer/model/metadata.ts';
import { openOnnx } from '../../trainer/model/onnx-session.ts';
import { writeOnnx } from '../../trainer/model/onnx-writer.ts';
import { verifyOnnx } from '../../trainer/model/verify-onnx.ts';
import { fitForest } from '../../trainer/train/boosting.ts';
import { calibrated } from '../../trainer/train/calibrate.ts';
import { defaultHyperParameters } from '../../trainer/train/hyper-parameters.ts';
import { predictMargins } from '../../trainer/train/predictor.ts';
import { sampleSet } from '../train/sample-sets.ts';

/** Two trees of three nodes: x0 <= 0.1 (missing left), and x1 present or missing. */
const forest: Forest = {
	baseMargin: -1,
	featureCount: 2,
	roots: Int32Array.of(0, 3),
	feature: Int32Array.of(0, 0, 0, 1, 0, 0),
	threshold: Float32Array.of(0.1, 0, 0, Infinity, 0, 0),
	missingLeft: Uint8Array.of(1, 0, 0, 0, 0, 0),
	left: Int32Array.of(1, -1, -1, 4, -1, -1),
	right: Int32Array.of(2, -1, -1, 5, -1, -1),
	value: Float32Array.of(0, 0.5, -0.5, 0, 0.25, -0.25),
	gain: Float64Array.of(3, 0, 0, 1, 0, 0),
};
const calibration = { scale: 1.5, shift: 0.2 };
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

test('a hand-built tree decides alike in both, also at infinity, at the cut and for missing values', async () => {
	const cases: [x0: number, x1: number, margin: number][] = [
		[-Infinity, 0, -1 + 0.5 + 0.25],
		[Infinity, 0, -1 - 0.5 + 0.25],
		[Number.NaN, 0, -1 + 0.5 + 0.25],
		[Math.fround(0.1), 0, -1 + 0.5 + 0.25],
		[Math.fround(0.1) + 2 ** -26, 0, -1 - 0.5 + 0.25],
		[0, Infinity, -1 + 0.5 + 0.25],
		[0, -Infinity, -1 + 0.5 + 0.25],
		[0, Number.NaN, -1 + 0.5 - 0.25],
	];
	const values = Float32Array.from(cases.flatMap((row) => row.slice(0, 2)));
	const margins = predictMargins(forest, { values, rowCount: cases.length, columnCount: 2 });
	expect([...margins]).toEqual(cases.map(([, , margin]) => margin));
	const session = await openOnnx(writeOnnx(forest, calibration, {}));
	const got = await session.run(values, cases.length);
	for (const [row, [, , margin]] of cases.entries())
		expect(got[row]).toBeCloseTo(sigmoid(1.5 * margin + 0.2), 6);
	expect((await session.run(new Float32Array(), 0)).length).toBe(0);
	await expect(session.run(Float32Array.of(1, 2, 3), 1)).rejects.toThrow(
		expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
	);
	await session.close();
});

test('a forest that found nothing to split is still a model', async () => {
	const set = sampleSet({ rows: 30, columns: 2 });
	const stump = fitForest(
		{ ...set, matrix: { ...set.matrix, values: new Float32Array(60) } },
		defaultHyperParameters,
		1,
	);
	const expected = calibrated(predictMargins(stump, set.matrix), calibration);
	await expect(
		verifyOnnx(writeOnnx(stump, calibration, {}), set.matrix.values, expected),
	).resolves.toBeLessThan(1e-6);
});

test('what was trained is what ONNX Runtime computes, for any rows', async () => {
	const set = sampleSet({ rows: 250, columns: 5 });
	const trained = fitForest(set, { ...defaultHyperParameters, rounds: 40, learningRate: 0.3 }, 1);
	const session = await openOnnx(writeOnnx(trained, calibration, {}));
	const cuts = trained.threshold.filter((cut, node) => trained.left[node] !== -1 && cut !== Infinity);
	const value = fc.oneof(
		fc.float({ min: -2, max: 2 }),
		fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, -0),
		fc.constantFrom(...cuts),
	);
	await fc.assert(
		fc.asyncProperty(
			fc.array(fc.array(value, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 20 }),
			async (rows) => {
				const values = Float32Array.from(rows.flat());
				const matrix = { values, rowCount: rows.length, columnCount: 5 };
				const expected = calibrated(predictMargins(trained, matrix), calibration);
				const got = await session.run(values, rows.length);
				for (const [row, probability] of expected.entries()) {
					expect(Math.abs((got[row] ?? Number.NaN) - probability)).toBeLessThan(1e-5);
				}
			},
		),
		{ numRuns: 100 },
	);
	await session.close();
});

test('a file that does not hold what was trained is found out', async () => {
	const values = Float32Array.of(0, 0, 1, 1);
	const expected = calibrated(predictMargins(forest, { values, rowCount: 2, columnCount: 2 }), calibration);
	const other = writeOnnx({ ...forest, value: forest.value.map((value) => value * 1.001) }, calibration, {});
	await expect(verifyOnnx(other, values, expected)).rejects.toThrow(
		expect.objectContaining({
			code: 'MODEL_MISMATCH',
			cause: { expected: expected[0], got: expect.any(Number) },
		}),
	);
});

test('origin and feature names travel inside the file', () => {
	const metadata = writeMetadata(
		{ set: 'edit', names: ['a, "b"', 'ü'], versions: [1, 2] },
		{ datasetDigest: 'f00', seed: 7, codeVersion: 'v1' },
	);
	expect(readMetadata(writeOnnx(forest, calibration, metadata))).toEqual(metadata);
	expect(JSON.parse(metadata.feature_names ?? '')).toEqual(['a, "b"', 'ü']);
});

test('what is not a model of ours is refused', async () => {
	const mismatch = expect.objectContaining({ code: 'MODEL_MISMATCH' });
	await expect(openOnnx(Uint8Array.of(1, 2, 3))).rejects.toThrow(mismatch);
	const whole = writeOnnx(forest, calibration, { key: 'value' });
	expect(() => readMetadata(whole.slice(0, whole.length - 4))).toThrow(mismatch);
});
