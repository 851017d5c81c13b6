/** What coordinators see of a campaign while people label, and closing it at its goal. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readCampaign } from '../../../campaigns/contract/calls.ts';
import { listLog } from '../../../campaigns/contract/role-calls.ts';
import * as calls from '../../../campaigns/contract/watch-calls.ts';
import { closeAtGoals } from '../../../server/domain/stopping.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { answer, makeCampaign, send, skip, take } from '../campaign.ts';

let app: TestApp;
let coordinator: Browser;
beforeEach(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
});
afterEach(() => app.close());

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

/** @param says of each task whether it is damaging, or null to skip it */
async function answerAll(browser: Browser, campaign: Campaign, says: (revisionId: number) => string | null) {
	for (const { taskId, revisionId } of (await take(browser, campaign)).tasks) {
		const damaging = says(revisionId);
		await send(browser, damaging === null ? skip(taskId, campaign) : answer(taskId, campaign, damaging));
	}
}

it('figures say how far it is and when it will be done', async () => {
	const campaign = await makeCampaign(coordinator, { edits: 40, labelsPerTask: 2, tasksPerWorkset: 10 });
	const read = async () => (await app.browser().get(calls.readFigures, { campaignId: campaign.id })).figures;
	expect(await read()).toMatchObject({ open: 40, half: 0, days: [], endsOn: null, medianMilliseconds: null });
	const ann = await app.logIn('Ann');
	await answerAll(ann, campaign, (revisionId) => (revisionId === 100 ? null : 'no'));
	const first = await read();
	const skips = first.progress.skips;
	expect(first).toMatchObject({
		...{ status: 'open', open: 40, half: 10 - skips, holders: 0, leased: 0, medianMilliseconds: 4000 },
		days: [{ day: '2026-11-21', answers: 10 - skips }],
	});
	app.later(86_400_000);
	await take(ann, campaign);
	const next = await read();
	expect(next).toMatchObject({ leased: 10, holders: 1 });
	expect(next.days).toEqual([
		{ day: '2026-11-21', answers: 10 - skips },
		{ day: '2026-11-22', answers: 0 },
	]);
	// 10 answers in a day and a half: 70 more take 10.5 days
	expect(next.endsOn).toBe(skips === 0 ? '2026-12-03' : next.endsOn);
	expect(Date.parse(next.endsOn ?? '')).toBeGreaterThan(Date.parse('2026-12-01'));
});

it('measures say how well people agree; each person is told of by name, and not on the strength of a handful', async () => {
	const campaign = await makeCampaign(coordinator, { edits: 30, labelsPerTask: 3, tasksPerWorkset: 30 });
	for (const name of ['Zoe', 'Ann', 'Mia'])
		await answerAll(await app.logIn(name), campaign, (revisionId) =>
			revisionId % 3 === 0 || (name === 'Mia' && revisionId % 5 === 0) ? 'yes' : 'no',
		);
	const ben = await app.logIn('Ben');
	expect((await ben.ask(calls.readMeasures, { campaignId: campaign.id })).ok).toBe(false);
	const { measures, goal } = await coordinator.get(calls.readMeasures, { campaignId: campaign.id });
	expect(goal).toBeNull();
	expect(measures).toMatchObject({
		designed: false,
		edits: 30,
		answers: 90,
		asOf: '2026-11-21T12:00:00.000Z',
	});
	expect(measures.questions[0]).toMatchObject({ question: 'damaging', edits: 30 });
	expect(measures.questions[1]?.alpha).toEqual({ value: null, reason: 'no-variation' });
	expect(measures.aggregated[0]).toMatchObject({ question: 'damaging', edits: 30, decided: 30, sure: 26 });

	const { people, next } = await coordinator.get(calls.listActivity, { campaignId: campaign.id });
	expect(next).toBeNull();
	expect(people.map(({ name }) => name)).toEqual(['Ann', 'Mia', 'Zoe']);
	// 60 answers compared; Mia is alone in 4 of them
	expect(people[1]).toMatchObject({ answers: 30, skips: 0, medianMilliseconds: 4000, known: null });
	expect(people[1]?.agreement).toMatchObject({ compared: 60, value: 56 / 60 });

	const small = await makeCampaign(coordinator, { edits: 5, tasksPerWorkset: 5 });
	await answerAll(ben, small, () => 'no');
	const few = (await coordinator.get(calls.listActivity, { campaignId: small.id })).people;
	expect(few).toEqual([
		{ name: 'Ben', answers: 5, skips: 0, medianMilliseconds: null, agreement: null, known: null },
	]);
});

it('closes at its goal only where the coordinator has said so, and says so in the log', async () => {
	const campaign = await makeCampaign(coordinator, { edits: 60, tasksPerWorkset: 50 });
	const campaignId = campaign.id;
	const goal = { question: 'damaging', choice: 'yes', within: 0.2 };
	const refused = await coordinator.ask(calls.closeAtGoal, { campaignId, wanted: true });
	expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_CHANGEABLE' } });
	for (const wrong of [{ question: 'colour' }, { choice: 'perhaps' }])
		expect(await coordinator.ask(calls.putGoal, { campaignId, goal: { ...goal, ...wrong } })).toMatchObject({
			error: { code: 'INVALID_INPUT' },
		});
	await coordinator.get(calls.putGoal, { campaignId, goal });
	await answerAll(await app.logIn('Ann'), campaign, (revisionId) => (revisionId % 4 === 0 ? 'yes' : 'no'));
	app.later(6000);
	const read = async () => await coordinator.get(calls.readMeasures, { campaignId });
	await read();
	await expect.poll(async () => (await read()).measures.stop?.reached).toBe(true);
	expect(await closeAtGoals(app.parts)).toEqual([]);

	await coordinator.get(calls.closeAtGoal, { campaignId, wanted: true });
	await coordinator.get(calls.closeAtGoal, { campaignId, wanted: false });
	expect(await closeAtGoals(app.parts)).toEqual([]);
	const { closesAtGoalSince } = await coordinator.get(calls.closeAtGoal, { campaignId, wanted: true });
	expect(closesAtGoalSince).toBe(app.parts.now().toISOString());
	expect(await closeAtGoals(app.parts)).toEqual([campaignId]);
	expect(await closeAtGoals(app.parts)).toEqual([]);
	expect((await coordinator.get(readCampaign, { campaignId })).campaign.status).toBe('closing');
	const { entries } = await coordinator.get(listLog, {
		subjectKind: 'campaign',
		subjectId: String(campaignId),
	});
	expect(entries.map(({ action, role }) => [action, role])).toEqual([
		['windDownCampaign', 'system'],
		...['closeAtGoal', 'closeAtGoal', 'closeAtGoal', 'putGoal', 'createCampaign'].map((one) => [
			one,
			'coordinator',
		]),
	]);
	expect(entries[0]?.after).toMatchObject({ goal });
	const { entries: lately } = await app.browser().get(calls.readLately, { campaignId, language: 'de' });
	expect(lately[0]).toMatchObject({ person: null, left: false, sentence: expect.stringContaining('Autumn') });
	expect(lately[1]).toMatchObject({ person: 'Gardener', sentence: expect.stringContaining('schließt') });
});
