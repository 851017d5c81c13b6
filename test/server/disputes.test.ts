/** "This score is wrong": once for each person and edit, and campaigns that ask others about it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, createCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { disputeScore } from '../../campaigns/contract/dispute-calls.ts';
import { countEdits } from '../../campaigns/contract/edit-source-calls.ts';
import { promoteModel } from '../../campaigns/contract/result-calls.ts';
import { insertModel } from '../../db/models.ts';
import { goThroughCampaigns } from '../../server/domain/finish.ts';
import { sampleCard } from '../model/sample-card.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { liveScores } from '../support/scores.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

const modelId = 'd'.repeat(64);
const wiki = 'testwiki';
const answers = { damaging: 'no', goodfaith: 'yes' };
let app: TestApp;
let coordinator: Browser;
let ada: Browser;

beforeAll(async () => {
	app = await startTestApp({ scores: liveScores(modelId, [404]) });
	coordinator = await app.logIn('Gardener');
	ada = await app.logIn('Ada');
	const { id } = await makeCampaign(coordinator);
	await coordinator.get(closeCampaign, { campaignId: id });
	const [datasetId = ''] = await app.freeze();
	const card = new TextEncoder().encode(JSON.stringify(sampleCard([0.2, 0.8], [false, true], null)));
	const model = { id: modelId, datasetId, wiki, name: 'damaging', createdAt: app.parts.now() };
	await insertModel(app.parts.db, { ...model, onnx: new Uint8Array(1), card });
	await coordinator.get(promoteModel, { modelId });
});
afterAll(() => app.close());

const settings = {
	...{ name: 'Disputed', purpose: 'To learn.', template: 'damaging_goodfaith', seed: 1 },
	...{ labelsPerTask: 1, tasksPerWorkset: 5, leaseMinutes: 30 },
};
const disputes = (model: string | null = null) => ({ kind: 'disputes', model }) as const;

describe('a score that is called wrong', () => {
	it('is kept with what was said and what the model said, once for each person and edit', async () => {
		const said = await ada.get(disputeScore, { wiki, revisionId: 7, answers });
		expect(said.dispute.scores).toEqual({ damaging: { modelId, probability: 0.75 } });
		expect(await ada.refused(disputeScore, { wiki, revisionId: 7, answers })).toBe('ALREADY_DISPUTED');
		const ben = await app.logIn('Ben');
		await ben.get(disputeScore, { wiki, revisionId: 7, answers: { ...answers, damaging: 'unsure' } });
		await ada.get(disputeScore, { wiki, revisionId: 8, answers });
		const { edits } = await coordinator.get(countEdits, { wiki, source: disputes('damaging') });
		expect(edits).toBe(2);
		expect((await coordinator.get(countEdits, { wiki, source: disputes('goodfaith') })).edits).toBe(0);
		await expect(app.database.sql`delete from dispute`).rejects.toThrow(/only ever added/);
	});

	it('is called so on the page of the score, without a script', async () => {
		const page = async (browser: Browser, more = '') =>
			await (await browser.fetch(`/scores?wiki=testwiki&revision=12${more}`)).text();
		expect(await page(app.browser())).toContain('Log in to say that it is wrong');
		const dora = await app.logIn('Dora');
		expect(await page(dora)).toContain('This score is wrong');
		const asking = await page(dora, '&wrong=yes');
		expect(asking).toContain('<details class="lw-dispute__scores">');
		expect(asking).toContain('name="goodfaith" value="unsure"');
		const body = new URLSearchParams({ wiki, revision: '12', ...answers });
		const sent = await dora.fetch('/scores/disputes', { method: 'POST', body });
		expect([sent.status, sent.headers.get('location')]).toEqual([
			303,
			'/scores?wiki=testwiki&revision=12&wrong=yes#wrong',
		]);
		const after = await page(dora, '&wrong=yes');
		expect(after).toContain('You called it wrong on 21 November 2026. Thank you!');
		expect(after).not.toContain('<details class="lw-dispute__scores">');
	});

	it('is refused without whole answers, and where there is no score', async () => {
		const half = { wiki, revisionId: 9, answers: { damaging: 'no' } };
		expect(await ada.refused(disputeScore, half)).toBe('INVALID_INPUT');
		expect(await ada.refused(disputeScore, { wiki, revisionId: 404, answers })).toBe('REVISION_GONE');
		expect(await ada.refused(disputeScore, { wiki: 'nowiki', revisionId: 9, answers })).toBe('MODEL_UNKNOWN');
	});
});

describe('a campaign of disputed edits', () => {
	it('takes those there are, and new ones as they come; it does not close by itself', async () => {
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source: disputes() });
		expect(campaign.progress.tasks).toBe(3);
		const ben = await app.logIn('Ben');
		for (const { taskId } of (await take(ben, campaign)).tasks) await send(ben, answer(taskId, campaign));
		await goThroughCampaigns(app.parts.db, app.parts.now);
		const read = async () => (await ada.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect(await read()).toMatchObject({ status: 'open', progress: { tasks: 3, done: 3 } });

		const cleo = await app.logIn('Cleo');
		await cleo.get(disputeScore, { wiki, revisionId: 70, answers });
		await cleo.get(disputeScore, { wiki, revisionId: 8, answers });
		expect((await read()).progress).toMatchObject({ tasks: 4, done: 3 });
		expect((await take(ben, campaign)).tasks).toMatchObject([{ revisionId: 70 }]);

		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		await cleo.get(disputeScore, { wiki, revisionId: 71, answers });
		expect((await read()).progress.tasks).toBe(4);
	});

	it('may begin with none', async () => {
		const { campaign } = await coordinator.get(createCampaign, { ...settings, source: disputes('other') });
		expect(campaign).toMatchObject({ status: 'open', progress: { tasks: 0 } });
	});
});

describe('where another campaign disagreed', () => {
	it('takes its edits without a clear answer, by question', async () => {
		const of = await makeCampaign(coordinator, { edits: 3, labelsPerTask: 2 });
		const [one, two] = [await app.logIn('One'), await app.logIn('Two')];
		const first = await take(one, of);
		const second = await take(two, of);
		for (const { taskId } of first.tasks) await send(one, answer(taskId, of, 'no'));
		for (const { taskId, revisionId } of second.tasks)
			await send(two, answer(taskId, of, revisionId === 101 ? 'yes' : 'no'));
		const source = (question: string | null, which: 'tie' | 'not_unanimous') =>
			({ kind: 'disagreements', campaignId: of.id, question, which }) as const;
		for (const which of ['tie', 'not_unanimous'] as const) {
			const { campaign } = await coordinator.get(createCampaign, {
				...settings,
				source: source(null, which),
			});
			const rows = await app.database
				.sql`select revision_id::int as id from task where campaign_id = ${campaign.id}`;
			expect(rows).toEqual([{ id: 101 }]);
		}
		const asked = { ...settings, source: source('goodfaith', 'tie') };
		expect(await coordinator.refused(createCampaign, asked)).toBe('NO_EDITS');
		const unknown = { ...settings, source: source('colour', 'tie') };
		expect(await coordinator.refused(createCampaign, unknown)).toBe('INVALID_INPUT');
	});
});
