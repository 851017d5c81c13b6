import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { handOut } from '../../db/handing-out.ts';
import { lockHandingOut } from '../../db/turns.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { countTaskRowsRead } from '../support/rows-read.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

describe('handing out', () => {
	let app: TestApp;
	let coordinator: Browser;
	let people: Browser[];

	beforeAll(async () => {
		app = await startTestApp();
		coordinator = await app.logIn('Gardener');
		people = await Promise.all(Array.from({ length: 12 }, (_, i) => app.logIn(`Volunteer ${i}`)));
	});
	afterAll(() => app.close());

	it('gives exactly k accepted labels per task to 12 people at once, never one task twice to a person', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 60, labelsPerTask: 3, tasksPerWorkset: 7 });
		const handed = await Promise.all(people.map((person) => workUntilNothingIsLeft(person, campaign)));
		for (const tasks of handed) expect(new Set(tasks).size).toBe(tasks.length);
		const { progress, status } = (await coordinator.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect({ ...progress, status }).toMatchObject({ done: 60, accepted: 180, surplus: 0, status: 'closed' });
	});

	it('hands a whole campaign out once when nobody answers, then again when the leases have run out', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 24, labelsPerTask: 1, tasksPerWorkset: 2 });
		const first = await Promise.all(people.map((person) => take(person, campaign)));
		expect(new Set(first.flatMap((workset) => workset.tasks.map((task) => task.taskId))).size).toBe(24);
		const late = await app.logIn('Latecomer');
		expect(await late.refused(takeWorkset, { campaignId: campaign.id })).toBe('NO_TASKS_LEFT');
		app.later(31 * 60_000);
		expect((await take(late, campaign)).tasks).toHaveLength(2);
	});

	it('keeps to the order that the seed fixed', async () => {
		const one = await makeCampaign(coordinator, { edits: 40, tasksPerWorkset: 40 });
		const two = await makeCampaign(coordinator, { edits: 40, tasksPerWorkset: 40 });
		const orders = await Promise.all(
			[one, two].map(async (campaign) =>
				(await take(coordinator, campaign)).tasks.map((task) => task.revisionId),
			),
		);
		expect(orders[0]).toEqual(orders[1]);
		expect(orders[0]).not.toEqual([...(orders[0] ?? [])].sort((a, b) => a - b));
	});

	it('gives a person the task back whose lease ran out, when nobody else is there', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 4, labelsPerTask: 2, tasksPerWorkset: 2 });
		const [ada, ben] = people as [Browser, Browser];
		const seen = (await take(ada, campaign)).tasks.map((task) => task.taskId);
		app.later(31 * 60_000);
		await workUntilNothingIsLeft(ben, campaign);
		const mine = await workUntilNothingIsLeft(ada, campaign);
		expect(mine).toEqual(expect.arrayContaining(seen));
		const { progress } = (await ada.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect(progress).toMatchObject({ done: 4, accepted: 8 });
	});

	it('gives a task that one skipped to the next person once, though it has two free places', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1, labelsPerTask: 2 });
		const [ada, ben] = people as [Browser, Browser];
		const taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
		await send(ada, skip(taskId, campaign));
		expect((await take(ben, campaign)).tasks).toHaveLength(1);
	});

	it('reads a workset, not the campaign', async () => {
		const { orm, sql } = app.database;
		const personId = Number((await sql`select min(id) as id from person`)[0]?.id);
		const rowsReadFor = async (edits: number) => {
			const campaign = await makeCampaign(coordinator, { edits, tasksPerWorkset: 5 });
			// as autovacuum would sooner or later: the plan must not depend on when
			await sql`analyze`;
			return await orm.transaction(async (tx) => {
				await lockHandingOut(tx, campaign.id);
				const before = await countTaskRowsRead(tx);
				const [now, leaseExpiresAt] = [app.parts.now(), new Date(app.parts.now().getTime() + 1000)];
				const request = { campaignId: campaign.id, personId, size: 5, now, leaseExpiresAt };
				await handOut(tx, { ...request, goldEvery: 5, raises: true }, 'in passing');
				return (await countTaskRowsRead(tx)) - before;
			});
		};
		expect(await rowsReadFor(20_000)).toBeLessThan(500);
	});

	async function workUntilNothingIsLeft(person: Browser, campaign: Awaited<ReturnType<typeof makeCampaign>>) {
		const handed: number[] = [];
		for (;;) {
			const taken = await person.ask(takeWorkset, { campaignId: campaign.id });
			if (!taken.ok) {
				expect(['NO_TASKS_LEFT', 'CAMPAIGN_NOT_OPEN']).toContain(taken.error.code);
				return handed;
			}
			for (const { taskId } of taken.output.workset.tasks) {
				handed.push(taskId);
				expect(await send(person, answer(taskId, campaign))).toBe('accepted');
			}
		}
	}
});
