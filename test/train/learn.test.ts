import { beforeAll, expect, test } from 'vitest';
import { parseCard } from '../../trainer/model/card.ts';
import { sha256Hex } from '../../trainer/model/digest.ts';
import { type LearnedModel, type LearnRequest, learn } from '../../trainer/train/learn.ts';
import { sampleSet } from './sample-sets.ts';

const request: LearnRequest = {
	name: 'damaging',
	wiki: 'testwiki',
	datasetDigest: 'd'.repeat(64),
	codeVersion: 'test',
	seed: 42,
	resamples: 100,
	hyperParameters: { rounds: 60, learningRate: 0.1 },
};
const set = sampleSet({ rows: 400, columns: 6, pages: 90 });
let model: LearnedModel;

beforeAll(async () => {
	model = await learn(set, request);
});

test('learns a model that is judged, calibrated, described, and proved against ONNX Runtime', () => {
	const { card } = model;
	expect(card.metrics.rocAuc.value).toBeGreaterThan(0.85);
	expect(card.metrics.rocAuc.low).toBeLessThan(card.metrics.rocAuc.value);
	expect(card.evaluation).toMatchObject({
		method: 'cross-validation',
		folds: 10,
		groupedByPage: true,
		rows: 400,
	});
	expect(card.dataset).toMatchObject({
		rows: 400,
		pages: 90,
		weighted: false,
		digest: request.datasetDigest,
	});
	expect(card.features.names).toEqual(set.features.names);
	const [first = 0, second = 0] = card.features.gainShares;
	expect(first + second).toBeGreaterThan(0.6);
	expect(card.golden.length).toBe(20);
	expect(card.golden.some(({ features }) => features.includes(null))).toBe(true);
	expect(card.thresholds.true[0]).toMatchObject({ tn: 0, fn: 0 });
	expect(model.largestDifference).toBeLessThan(1e-5);
	expect(card.modelId).toBe(sha256Hex(model.onnx));
	expect(card.version).toBe(card.modelId.slice(0, 12));
	expect(parseCard(model.cardText)).toEqual(card);
});

test('the same set and request give the same bytes; another seed does not', async () => {
	const again = await learn(sampleSet({ rows: 400, columns: 6, pages: 90 }), { ...request });
	expect(sha256Hex(again.onnx)).toBe(sha256Hex(model.onnx));
	expect(again.cardText).toBe(model.cardText);
	const other = await learn(set, { ...request, seed: 43 });
	expect(sha256Hex(other.onnx)).not.toBe(sha256Hex(model.onnx));
});

test('judges on the last edits by time when asked, and learns the model from all', async () => {
	const told: number[] = [];
	const { card } = await learn(set, {
		...request,
		evaluation: { method: 'time hold-out', heldOutShare: 0.25 },
		onProgress: (fitted, fits) => told.push(fitted / fits),
	});
	expect(card.evaluation).toMatchObject({ method: 'time hold-out', rows: 100 });
	expect(card.evaluation.sentence).toContain('last 25.0% by time (100 edits)');
	expect(card.dataset.rows).toBe(400);
	expect(told.at(-1)).toBe(1);
});

test('a hold-out by time judges what was learned before it, not what was seen', async () => {
	// From row 300 on the labels say the opposite, which only a model that has seen them can know.
	const turned = { ...set, labels: set.labels.map((label, row) => (row < 300 ? label : 1 - label)) };
	const memorising = { rounds: 40, learningRate: 0.3, maxDepth: 6, maxLeaves: 60, minRowsLeaf: 1 };
	const { card } = await learn(turned, {
		...request,
		hyperParameters: memorising,
		evaluation: { method: 'time hold-out', heldOutShare: 0.25 },
	});
	expect(card.metrics.rocAuc.value).toBeLessThan(0.25);
});

test('a population rate scales the figures and the probabilities', async () => {
	const { card } = await learn(set, { ...request, populationRate: 0.03 });
	const mean = card.calibration.bins.reduce(
		(sum, { share, meanProbability }) => sum + share * meanProbability,
		0,
	);
	expect(mean).toBeGreaterThan(0.02);
	expect(mean).toBeLessThan(0.05);
	expect(card.metrics.rocAuc.value).toBeCloseTo(model.card.metrics.rocAuc.value, 2);
	expect(card.metrics.prAuc.value).toBeLessThan(model.card.metrics.prAuc.value);
});

test('a model that is no better than chance says so', async () => {
	const noise = { ...set, labels: set.labels.map((_, row) => Number((row * row * 31 + row * 7) % 97 < 30)) };
	const { card } = await learn(noise, { ...request, hyperParameters: { rounds: 20 } });
	expect(card.limits.join(' ')).toContain('better than chance');
	expect(model.card.limits.join(' ')).not.toContain('better than chance');
});

test('what cannot be learned is refused with a code and the numbers', async () => {
	const withPositives = (count: number) => ({
		...set,
		labels: set.labels.map((_, row) => Number(row < count)),
	});
	await expect(learn(withPositives(0), request)).rejects.toThrow(
		expect.objectContaining({ code: 'ONE_CLASS', message: expect.stringContaining('only false labels') }),
	);
	await expect(learn(withPositives(400), request)).rejects.toThrow(
		expect.objectContaining({ code: 'ONE_CLASS' }),
	);
	await expect(learn(withPositives(9), request)).rejects.toThrow(
		expect.objectContaining({
			code: 'TOO_FEW_OF_A_CLASS',
			message: expect.stringMatching(/9 rows labelled true; at least 10/),
		}),
	);
	await expect(learn(withPositives(391), request)).rejects.toThrow(/9 rows labelled false; at least 10/);
	const early = { ...request, evaluation: { method: 'time hold-out' as const } };
	await expect(learn(withPositives(100), early)).rejects.toThrow(
		/held-out last part of the dataset has only false labels/,
	);
	for (const wrong of [
		{ seed: -1 },
		{ resamples: 0 },
		{ populationRate: 1 },
		{ hyperParameters: { maxDepth: 0 } },
	]) {
		await expect(learn(set, { ...request, ...wrong })).rejects.toThrow(
			expect.objectContaining({ code: 'OPTION_INVALID' }),
		);
	}
});

test('a card with something missing is refused and says where', () => {
	const { metrics: _, ...incomplete } = model.card;
	expect(() => parseCard(incomplete)).toThrow(
		expect.objectContaining({ code: 'CARD_INVALID', message: expect.stringContaining('metrics') }),
	);
	expect(() => parseCard('{')).toThrow(expect.objectContaining({ code: 'CARD_INVALID' }));
});
