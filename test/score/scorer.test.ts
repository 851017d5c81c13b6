import { beforeAll, expect, test } from 'vitest';
import type { ModelCard } from '../../trainer/model/card.ts';
import { sha256Hex } from '../../trainer/model/digest.ts';
import { loadModel } from '../../trainer/score/scorer.ts';
import { type LearnedModel, learn } from '../../trainer/train/learn.ts';
import { sampleSet } from '../train/sample-sets.ts';

const set = sampleSet({ rows: 150, columns: 4 });
let model: LearnedModel;

beforeAll(async () => {
	model = await learn(set, {
		name: 'goodfaith',
		wiki: 'testwiki',
		datasetDigest: 'd'.repeat(64),
		codeVersion: 'test',
		seed: 1,
		resamples: 50,
		hyperParameters: { rounds: 30 },
	});
});

test('a model proves its golden examples and then scores', async () => {
	const loaded = await loadModel(model.onnx, model.card, set.features);
	const scores = await loaded.score(set.matrix.values, 150);
	for (const { revisionId, probability } of model.card.golden)
		expect(scores[revisionId - 1000]).toBeCloseTo(probability, 5);
	await expect(loaded.score(set.matrix.values, 149)).rejects.toThrow(
		expect.objectContaining({ code: 'SHAPE_MISMATCH' }),
	);
	await loaded.close();
});

test('whatever does not belong together is refused with both sides as evidence', async () => {
	const { card, onnx } = model;
	const [first, ...others] = card.golden;
	if (first === undefined) throw new Error('a model has golden examples');
	const flipped = onnx.slice();
	flipped[flipped.length >> 1] = (flipped[flipped.length >> 1] ?? 0) ^ 1;
	const cases: [why: string, bytes: Uint8Array, card: ModelCard, message: RegExp][] = [
		['damaged file', flipped, card, /not the one its card describes/],
		[
			'another promise',
			onnx,
			{ ...card, golden: [{ ...first, probability: first.probability + 2e-5 }, ...others] },
			/another probability/,
		],
		['no promise', onnx, { ...card, golden: [] }, /no golden examples/],
		[
			'features in another order',
			onnx,
			{ ...card, features: { ...card.features, names: card.features.names.toReversed() } },
			/feature_names/,
		],
		['another feature set', onnx, { ...card, features: { ...card.features, set: 'other' } }, /feature_set/],
		[
			'another dataset',
			onnx,
			{ ...card, dataset: { ...card.dataset, digest: 'e'.repeat(64) } },
			/dataset_digest/,
		],
		[
			'not a model',
			Uint8Array.of(9, 9),
			{ ...card, modelId: sha256Hex(Uint8Array.of(9, 9)) },
			/not an ONNX model/,
		],
	];
	for (const [why, bytes, itsCard, message] of cases) {
		await expect(loadModel(bytes, itsCard), why).rejects.toThrow(
			expect.objectContaining({ code: 'MODEL_MISMATCH', message: expect.stringMatching(message) }),
		);
	}
});

test('a process that computes other features may not use the model', async () => {
	const { names, versions } = set.features;
	const computed = [
		{ set: 'sample', names, versions: [1, 1, 2, 1] },
		{ set: 'sample', names: names.slice(1), versions: versions.slice(1) },
		{ set: 'sample', names: names.toReversed(), versions },
		{ set: 'other', names, versions },
	];
	const messages = [
		/feature_2 should have version 1, got 2/,
		/4 features were expected, got 3/,
		/column 0 should be feature_0/,
		/set sample/,
	];
	for (const [i, spec] of computed.entries()) {
		await expect(loadModel(model.onnx, model.card, spec)).rejects.toThrow(messages[i]);
	}
});
