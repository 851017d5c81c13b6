import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign } from '../../campaigns/contract/calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { claimTraining, countWaitingTraining, releaseClaims } from '../../db/models.ts';
import { featurePort } from '../../server/start/feature-port.ts';
import { type Trainer, trainNext } from '../../trainer/jobs/train-next.ts';
import { answer, makeCampaign, send, take } from '../server/campaign.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';

describe('the training queue', () => {
	let app: TestApp;
	let trainer: Trainer;
	let coordinator: Browser;
	let ada: Browser;

	beforeAll(async () => {
		app = await startTestApp({ features: featurePort });
		const { orm } = app.database;
		trainer = { db: orm, now: app.parts.now, name: 'one', codeVersion: 'test', say: () => {} };
		coordinator = await app.logIn('Gardener');
		ada = await app.logIn('Ada');
	});
	afterAll(() => app.close());

	/** A frozen campaign of `edits` answers, every third one damaging. */
	async function freezeCampaign(edits: number): Promise<string> {
		const campaign = await makeCampaign(coordinator, { edits, tasksPerWorkset: edits });
		for (const [i, { taskId }] of (await take(ada, campaign)).tasks.entries())
			await send(ada, answer(taskId, campaign, i % 3 === 0 ? 'yes' : 'no'));
		const closed = await coordinator.ask(closeCampaign, { campaignId: campaign.id });
		expect(closed.ok || closed.error.code).toBe('CAMPAIGN_NOT_OPEN');
		const [datasetId] = await app.freeze();
		return datasetId ?? '';
	}
	const trainingOf = async (datasetId: string) =>
		(await ada.get(readDataset, { datasetId })).dataset.training.map(({ model, state, reason }) => [
			model,
			state,
			reason,
		]);

	it('is worked off oldest first; what cannot be learned is set aside with the reason', async () => {
		const datasetId = await freezeCampaign(45);
		expect(await trainingOf(datasetId)).toEqual([
			['damaging', 'waiting', null],
			['goodfaith', 'waiting', null],
		]);
		expect(await trainNext(trainer)).toMatchObject({
			claim: { model: 'damaging' },
			modelId: expect.any(String),
		});
		expect(await trainNext(trainer)).toMatchObject({
			claim: { model: 'goodfaith' },
			refused: expect.any(String),
		});
		expect(await trainNext(trainer)).toBeNull();
		expect(await trainingOf(datasetId)).toEqual([
			['damaging', 'done', null],
			['goodfaith', 'refused', 'The dataset has only true labels; a model needs both.'],
		]);
	});

	it('gives each piece to one trainer, and back when that one is gone', async () => {
		const datasetId = await freezeCampaign(3);
		const { db, now } = trainer;
		const claim = (by: string) =>
			claimTraining(db, { now: now(), until: new Date(now().getTime() + 60_000), by });
		const claims = await Promise.all(['a', 'b', 'c'].map(claim));
		expect(claims.map((found) => found?.model ?? null).sort()).toEqual(['damaging', 'goodfaith', null]);
		expect(await trainingOf(datasetId)).toEqual([
			['damaging', 'running', null],
			['goodfaith', 'running', null],
		]);
		const winner = ['a', 'b', 'c'].find((_, i) => claims[i]?.model === 'damaging') ?? '';
		await releaseClaims(db, winner);
		expect(await claim('d')).toMatchObject({ datasetId, model: 'damaging' });
		app.later(60_001);
		expect(await countWaitingTraining(db, now())).toBe(2);
	});
});
