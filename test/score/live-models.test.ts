import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { featureSpec } from '../../trainer/model/feature-sets.ts';
import { LiveModels, type ModelSource } from '../../trainer/score/live-models.ts';
import { type LearnedModel, learn } from '../../trainer/train/learn.ts';
import { trainingSet } from '../../trainer/train/matrix.ts';

const spec = featureSpec('text-only-1');

/** Any 60 edits: what is told apart does not matter here. */
function learned(seed: number): Promise<LearnedModel> {
	const rows = 60;
	const values = Array.from({ length: rows * spec.names.length }, (_, i) => (i * 7919 + seed) % 13);
	return learn(
		trainingSet({
			...{ features: spec, values, revisionIds: Array.from({ length: rows }, (_, i) => i + 1) },
			labels: Array.from({ length: rows }, (_, i) => Number(i % 3 === 0)),
		}),
		{
			...{ name: 'damaging', wiki: 'testwiki', datasetDigest: 'd'.repeat(64) },
			...{ codeVersion: 'test', seed, resamples: 20, hyperParameters: { rounds: 5 } },
		},
	);
}

describe('live models', () => {
	let first: LearnedModel;
	let second: LearnedModel;
	let live: LiveModels;
	let promoted: LearnedModel[] = [];
	/** what the source hands out instead, by id */
	const damaged = new Map<string, { onnx: Uint8Array; card: string }>();

	const source: ModelSource = {
		listLive: async () =>
			promoted.map(({ card }) => ({ id: card.modelId, wiki: card.wiki, name: card.name })),
		async read(id) {
			const found = promoted.find(({ card }) => card.modelId === id);
			if (!found) throw new Error(`no model ${id}`);
			return damaged.get(id) ?? { onnx: found.onnx, card: found.cardText };
		},
	};
	const served = () => live.served().map(({ card }) => card.version);

	beforeAll(async () => {
		[first, second] = await Promise.all([learned(1), learned(2)]);
		live = new LiveModels(source);
	});
	afterAll(() => live.close());

	it('answer once they are promoted and have proved themselves', async () => {
		await live.refresh();
		expect(served()).toEqual([]);
		promoted = [first];
		await live.refresh();
		expect(served()).toEqual([first.card.version]);
	});

	it('go on answering while the one that follows cannot prove itself, which is told', async () => {
		promoted = [second];
		const card = {
			...second.card,
			golden: second.card.golden.map((example) => ({ ...example, probability: 0.123 })),
		};
		damaged.set(second.card.modelId, { onnx: second.onnx, card: JSON.stringify(card) });
		await live.refresh();
		expect(served()).toEqual([first.card.version]);
		expect(live.faults()).toEqual([expect.stringContaining('another probability than its card promises')]);
	});

	it('are replaced when it can, and finish what they were asked', async () => {
		const [before] = live.served();
		const running = before?.score(new Float32Array(spec.names.length), 1);
		damaged.clear();
		await live.refresh();
		expect(served()).toEqual([second.card.version]);
		expect(live.faults()).toEqual([]);
		expect((await running)?.[0]).toBeGreaterThan(0);
	});

	it('stop answering when they are retired', async () => {
		promoted = [];
		await live.refresh();
		expect(served()).toEqual([]);
	});
});
