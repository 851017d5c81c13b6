import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	closeCampaign,
	putLabel,
	readCampaign,
	releaseWorkset,
	takeWorkset,
} from '../../campaigns/contract/calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, skip, take, undo } from './campaign.ts';

const HALF_AN_HOUR = 30 * 60_000;

describe('labels', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;
	let ben: Browser;

	beforeAll(async () => {
		app = await startTestApp();
		[coordinator, ada, ben] = (await Promise.all(['Gardener', 'Ada', 'Ben'].map(app.logIn))) as [
			Browser,
			Browser,
			Browser,
		];
	});
	afterAll(() => app.close());

	const progress = async (campaignId: number) =>
		(await ada.get(readCampaign, { campaignId })).campaign.progress;

	it('are stored once, however often they are sent', async () => {
		const campaign = await makeCampaign(coordinator);
		const { tasks } = await take(ada, campaign);
		const id = randomUUID();
		const label = answer(tasks[0]?.taskId ?? 0, campaign);
		expect(await send(ada, label, id)).toBe('accepted');
		expect(await send(ada, label, id)).toBe('accepted');
		expect((await progress(campaign.id)).accepted).toBe(1);
		expect(await ada.refused(putLabel, { id, label: answer(label.taskId, campaign, 'yes') })).toBe(
			'LABEL_ID_REUSED',
		);
		expect(await ada.refused(putLabel, { id, label: answer(tasks[1]?.taskId ?? 0, campaign) })).toBe(
			'LABEL_ID_REUSED',
		);
	});

	it('are stored once when they are sent many times at once, and one id is one label', async () => {
		const campaign = await makeCampaign(coordinator);
		const { tasks } = await take(ada, campaign);
		const [first, second] = tasks.map((task) => task.taskId);
		if (!first || !second) throw new Error('there are two tasks');
		const id = randomUUID();
		const label = answer(first, campaign);
		const outcomes = await Promise.all(Array.from({ length: 8 }, () => send(ada, label, id)));
		expect(new Set(outcomes)).toEqual(new Set(['accepted']));
		expect((await progress(campaign.id)).accepted).toBe(1);

		const shared = randomUUID();
		const settled = await Promise.allSettled(
			[first, second].flatMap((taskId) =>
				[1, 2, 3].map(() => send(ada, answer(taskId, campaign, 'yes'), shared)),
			),
		);
		const refused = settled.filter((one) => one.status === 'rejected');
		expect(refused).toHaveLength(3);
		for (const { reason } of refused) expect(String(reason)).toContain('409 {"code":"LABEL_ID_REUSED"');
	});

	it('of one person replace each other and are all kept', async () => {
		const campaign = await makeCampaign(coordinator);
		const { tasks } = await take(ada, campaign);
		const taskId = tasks[0]?.taskId ?? 0;
		await send(ada, answer(taskId, campaign, 'yes'));
		app.later(1000);
		expect(await send(ada, answer(taskId, campaign, 'no'))).toBe('accepted');
		const again = await take(ada, campaign);
		expect(again.tasks[0]).toMatchObject({ taskId, state: 'answered', answers: { damaging: 'no' } });
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const [datasetId] = await app.freeze();
		const rows = (await (await ben.fetch(`/datasets/${datasetId}/labels.jsonl`)).text()).trim().split('\n');
		expect(rows.map((row) => JSON.parse(row).current)).toEqual([false, true]);
	});

	it('cannot be changed or deleted in the database', async () => {
		const { sql } = app.database;
		await expect(sql`update label set answers = '{}'`).rejects.toThrow('rows of label are only ever added');
		await expect(sql`delete from label`).rejects.toThrow('rows of label are only ever added');
		await expect(sql`truncate label cascade`).rejects.toThrow('rows of label are only ever added');
	});

	it('must fit the form', async () => {
		const campaign = await makeCampaign(coordinator);
		const { tasks } = await take(ada, campaign);
		const good = answer(tasks[0]?.taskId ?? 0, campaign);
		const refused = async (change: object) =>
			await ada.ask(putLabel, { id: randomUUID(), label: { ...good, ...change } as typeof good });
		expect(await refused({ answers: { damaging: 'no' } })).toMatchObject({
			status: 422,
			error: { code: 'INVALID_INPUT', details: { answers: ['"goodfaith" is not answered'] } },
		});
		expect(await refused({ answers: { damaging: 'maybe', goodfaith: 'yes' } })).toMatchObject({
			status: 422,
		});
		expect(await refused({ answers: { damaging: 'no', goodfaith: 'yes', extra: 'x' } })).toMatchObject({
			status: 422,
		});
		expect(await refused({ formDigest: '0'.repeat(64) })).toMatchObject({ error: { code: 'FORM_CHANGED' } });
		expect(await refused({ millisecondsSpent: -1 })).toMatchObject({ error: { code: 'INVALID_INPUT' } });
		expect((await progress(campaign.id)).accepted).toBe(0);
	});

	it('are taken only of tasks that were handed out to the person', async () => {
		const campaign = await makeCampaign(coordinator);
		const { tasks } = await take(ada, campaign);
		const label = answer(tasks[0]?.taskId ?? 0, campaign);
		expect(await ben.refused(putLabel, { id: randomUUID(), label })).toBe('TASK_NOT_YOURS');
		expect(await app.browser().refused(putLabel, { id: randomUUID(), label })).toBe('LOGIN_NEEDED');
	});

	it('are accepted late while the place is free, and kept as surplus when it is not', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2 });
		const { tasks } = await take(ada, campaign);
		const [first, second] = tasks.map((task) => task.taskId) as [number, number];
		app.later(HALF_AN_HOUR + 1);
		expect(await send(ada, answer(first, campaign))).toBe('accepted');
		const bens = await take(ben, campaign);
		expect(bens.tasks.map((task) => task.taskId)).toEqual([second]);
		expect(await send(ada, answer(second, campaign))).toBe('surplus');
		expect(await send(ben, answer(second, campaign))).toBe('accepted');
		expect(await progress(campaign.id)).toMatchObject({ done: 2, accepted: 2, surplus: 1 });
	});

	it('that skip give the task to somebody else, and never back', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1 });
		const { tasks } = await take(ada, campaign);
		const taskId = tasks[0]?.taskId ?? 0;
		expect(await send(ada, skip(taskId, campaign))).toBe('recorded');
		expect(await ada.refused(takeWorkset, { campaignId: campaign.id })).toBe('NO_TASKS_LEFT');
		expect((await take(ben, campaign)).tasks.map((task) => task.taskId)).toEqual([taskId]);
		expect(await progress(campaign.id)).toMatchObject({ skips: 1, accepted: 0 });
	});

	it('can be undone, and the task is then theirs again', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2 });
		const { tasks } = await take(ada, campaign);
		const taskId = tasks[0]?.taskId ?? 0;
		expect(await ada.refused(putLabel, { id: randomUUID(), label: undo(taskId, campaign) })).toBe(
			'NOTHING_TO_UNDO',
		);
		await send(ada, answer(taskId, campaign, 'yes'));
		expect(await send(ada, undo(taskId, campaign))).toBe('recorded');
		expect(await progress(campaign.id)).toMatchObject({ done: 0, accepted: 0 });
		expect((await take(ada, campaign)).tasks[0]).toMatchObject({ taskId, state: 'open', answers: null });
		expect(await send(ada, answer(taskId, campaign, 'no'))).toBe('accepted');
	});

	it('that skip can be undone before somebody else has the task', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1 });
		const { tasks } = await take(ada, campaign);
		const taskId = tasks[0]?.taskId ?? 0;
		await send(ada, skip(taskId, campaign));
		await send(ada, undo(taskId, campaign));
		expect(await ben.refused(takeWorkset, { campaignId: campaign.id })).toBe('NO_TASKS_LEFT');
		expect(await send(ada, answer(taskId, campaign))).toBe('accepted');
	});

	it('close the campaign when the last task is done', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1 });
		const { tasks } = await take(ada, campaign);
		await send(ada, answer(tasks[0]?.taskId ?? 0, campaign));
		expect((await ada.get(readCampaign, { campaignId: campaign.id })).campaign.status).toBe('closed');
		expect(await ben.refused(takeWorkset, { campaignId: campaign.id })).toBe('CAMPAIGN_NOT_OPEN');
	});

	it('that arrive after the campaign closed are kept as surplus', async () => {
		const campaign = await makeCampaign(coordinator);
		const { tasks } = await take(ada, campaign);
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const label = answer(tasks[0]?.taskId ?? 0, campaign);
		expect(await ada.get(putLabel, { id: randomUUID(), label })).toMatchObject({
			outcome: 'surplus',
			campaignOpen: false,
		});
	});

	it('of a released workset make place for others', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 3, tasksPerWorkset: 3 });
		const { worksetId } = await take(ada, campaign);
		expect(await ben.refused(releaseWorkset, { worksetId })).toBe('NOT_FOUND');
		expect(await ada.get(releaseWorkset, { worksetId })).toEqual({ released: 3 });
		expect((await take(ben, campaign)).tasks).toHaveLength(3);
	});
});
