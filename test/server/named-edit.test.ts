import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, createCampaign, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, skip, take, undo } from './campaign.ts';

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

describe('an edit named by its revision', () => {
	let app: TestApp;
	let coordinator: Browser;
	let people: Browser[];

	beforeAll(async () => {
		app = await startTestApp();
		coordinator = await app.logIn('Gardener');
		people = await Promise.all(Array.from({ length: 12 }, (_, i) => app.logIn(`Volunteer ${i}`)));
	});
	afterAll(() => app.close());

	const person = (at = 0) => people[at] ?? app.browser();
	const named = async (who: Browser, { id }: Campaign, revisionId: number) =>
		(await who.get(takeWorkset, { campaignId: id, revisionId })).workset;
	const refusedNamed = (who: Browser, { id }: Campaign, revisionId: number) =>
		who.refused(takeWorkset, { campaignId: id, revisionId });
	const taskOf = (workset: Awaited<ReturnType<typeof named>>, revisionId: number) =>
		workset.tasks.find((task) => task.revisionId === revisionId)?.taskId ?? 0;
	const originsOf = async (revisionId: number, { id }: Campaign) =>
		(
			await app.database.sql<{ origin: string }[]>`
				select h.origin from handed_task as h join task as t on t.id = h.task_id
				where t.revision_id = ${revisionId} and t.campaign_id = ${id}`
		).map(({ origin }) => origin);

	it('is at the head of a new workset, which goes on as usual', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 8, tasksPerWorkset: 3 });
		const workset = await named(person(), campaign, 105);
		expect(workset.tasks).toHaveLength(3);
		expect(workset.tasks[0]?.revisionId).toBe(105);
		expect(new Set(workset.tasks.map(({ taskId }) => taskId)).size).toBe(3);
		expect(await take(person(), campaign)).toMatchObject({ worksetId: workset.worksetId });
		expect(await originsOf(105, campaign)).toEqual(['wiki']);
		expect(await originsOf(workset.tasks[1]?.revisionId ?? 0, campaign)).toEqual(['queue']);
		expect(await send(person(), answer(taskOf(workset, 105), campaign))).toBe('accepted');
	});

	it('goes behind what is in the open workset, once', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 8, tasksPerWorkset: 3 });
		const open = await take(person(), campaign);
		const other = [100, 101, 102, 103, 104, 105, 106, 107].find(
			(revisionId) => !open.tasks.some((task) => task.revisionId === revisionId),
		) as number;
		const longer = await named(person(), campaign, other);
		expect(longer.worksetId).toBe(open.worksetId);
		expect(longer.tasks.map(({ revisionId }) => revisionId)).toEqual([
			...open.tasks.map(({ revisionId }) => revisionId),
			other,
		]);
		expect(await named(person(), campaign, other)).toEqual(longer);
		expect(await originsOf(other, campaign)).toEqual(['wiki']);
	});

	it('that is mine from the queue stays where it is, and is known to have been met on the wiki', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 3 });
		const open = await take(person(), campaign);
		const revisionId = open.tasks[1]?.revisionId ?? 0;
		expect((await named(person(), campaign, revisionId)).tasks).toEqual(open.tasks);
		expect(await originsOf(revisionId, campaign)).toEqual(['wiki']);
	});

	it('that I answered is opened again, from an open workset or alone, and can be changed', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 4, tasksPerWorkset: 2, labelsPerTask: 2 });
		const first = await take(person(), campaign);
		const [one, two] = first.tasks.map(({ taskId }) => taskId) as [number, number];
		const revisionId = first.tasks[0]?.revisionId ?? 0;
		await send(person(), answer(one, campaign, 'yes'));
		expect(await named(person(), campaign, revisionId)).toMatchObject({
			worksetId: first.worksetId,
			tasks: [{ state: 'answered', answers: { damaging: 'yes' } }, { state: 'open' }],
		});
		await send(person(), answer(two, campaign));
		const second = await take(person(), campaign);
		const again = await named(person(), campaign, revisionId);
		expect(again).toMatchObject({ worksetId: first.worksetId, tasks: [{ taskId: one, state: 'answered' }] });
		expect(again.tasks).toHaveLength(1);
		expect(await send(person(), answer(one, campaign, 'no'))).toBe('accepted');
		expect(await take(person(), campaign)).toMatchObject({ worksetId: second.worksetId });
		const { progress } = (await coordinator.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect(progress).toMatchObject({ accepted: 2, surplus: 0 });
	});

	it('that I skipped or gave up is mine again while there is a free place', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2 });
		const { tasks } = await take(person(), campaign);
		const { taskId, revisionId } = tasks[0] ?? { taskId: 0, revisionId: 0 };
		await send(person(), skip(taskId, campaign));
		await named(person(), campaign, revisionId);
		expect(await refusedNamed(person(1), campaign, revisionId)).toBe('EDIT_NEEDS_NO_MORE');
		app.later(31 * 60_000);
		// its lease has run out: somebody else may, and then no more the first
		expect(taskOf(await named(person(1), campaign, revisionId), revisionId)).toBe(taskId);
		expect(await refusedNamed(person(), campaign, revisionId)).toBe('EDIT_NEEDS_NO_MORE');
		expect(await send(person(1), answer(taskId, campaign))).toBe('accepted');
	});

	it('is refused with a reason: not there, full, gone, campaign closed, nobody logged in, too many in hand', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 3, tasksPerWorkset: 1 });
		expect(await refusedNamed(person(), campaign, 999)).toBe('EDIT_NOT_IN_CAMPAIGN');
		expect(await refusedNamed(person(), campaign, 0)).toBe('INVALID_INPUT');
		expect(await refusedNamed(app.browser(), campaign, 100)).toBe('LOGIN_NEEDED');
		expect(await refusedNamed(await app.logIn('Blocked'), campaign, 100)).toBe('PERSON_BLOCKED');
		await send(person(), answer(taskOf(await named(person(), campaign, 100), 100), campaign));
		expect(await refusedNamed(person(1), campaign, 100)).toBe('EDIT_NEEDS_NO_MORE');
		await app.database
			.sql`update task set state = 'gone' where campaign_id = ${campaign.id} and revision_id = 101`;
		expect(await refusedNamed(person(1), campaign, 101)).toBe('REVISION_GONE');
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		expect(await refusedNamed(person(1), campaign, 102)).toBe('CAMPAIGN_NOT_OPEN');

		const large = await makeCampaign(coordinator, { edits: 103, tasksPerWorkset: 100 });
		const inHand = (await take(person(), large)).tasks.map(({ revisionId }) => revisionId);
		const other = Array.from({ length: 103 }, (_, i) => i + 100).find((id) => !inHand.includes(id)) ?? 0;
		expect(await refusedNamed(person(), large, other)).toBe('WORKSET_FULL');
		await send(person(), skip(taskOf(await take(person(), large), inHand[0] ?? 0), large));
		expect((await named(person(), large, other)).tasks).toHaveLength(101);
	});

	it('leaves nothing behind when it is refused', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1 });
		await named(person(), campaign, 100);
		const worksets = async () =>
			(await app.database.sql`select from workset where campaign_id = ${campaign.id}`).length;
		expect(await refusedNamed(person(1), campaign, 100)).toBe('EDIT_NEEDS_NO_MORE');
		expect(await worksets()).toBe(1);
	});

	it('goes to exactly k of 12 people who name it at once, while others label the campaign', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 20, labelsPerTask: 3, tasksPerWorkset: 4 });
		const outcomes = await Promise.all(
			people.map(async (who, i) => {
				if (i % 3 === 2) return void (await labelAll(who, campaign));
				const taken = await who.ask(takeWorkset, { campaignId: campaign.id, revisionId: 107 });
				if (!taken.ok) return taken.error.code;
				return await send(who, answer(taskOf(taken.output.workset, 107), campaign));
			}),
		);
		const { sql } = app.database;
		const [seats] = await sql`
			select count(*)::int as seats, count(distinct s.person_id)::int as people, count(s.label_id)::int as labels
			from seat as s join task as t on t.id = s.task_id
			where t.revision_id = 107 and t.campaign_id = ${campaign.id}`;
		expect(seats).toEqual({ seats: 3, people: 3, labels: 3 });
		expect(
			outcomes
				.filter((outcome) => outcome !== undefined)
				.every((outcome) => ['accepted', 'EDIT_NEEDS_NO_MORE'].includes(String(outcome))),
		).toBe(true);
	});

	it('stands in the dataset with where it was met, also after its answer was taken back and given again', async () => {
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name: 'Wiki', purpose: 'To learn.', template: 'damaging_goodfaith', seed: 1 },
			...{ labelsPerTask: 1, tasksPerWorkset: 2, leaseMinutes: 30, edits: '100 101' },
		});
		const workset = await named(person(), campaign, 100);
		const [met, given] = [taskOf(workset, 100), taskOf(workset, 101)];
		await send(person(), answer(met, campaign));
		await send(person(), undo(met, campaign));
		await send(person(), answer(met, campaign, 'yes'));
		await send(person(), answer(given, campaign));
		await app.freeze();
		const id = (await coordinator.get(readCampaign, { campaignId: campaign.id })).campaign.datasetId;
		const read = async (name: string) => (await app.browser().fetch(`/datasets/${id}/${name}`)).text();
		const rows = (await read('labels.jsonl'))
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(rows.map((row) => [row.revision_id, row.kind, row.origin]).sort()).toEqual([
			[100, 'answer', 'wiki'],
			[100, 'answer', 'wiki'],
			[100, 'undo', 'wiki'],
			[101, 'answer', 'queue'],
		]);
		const [header = '', ...lines] = (await read('labels.csv')).trim().split('\n');
		const column = header.split(',').indexOf('origin');
		expect(lines.map((line) => line.split(',')[column]).sort()).toEqual(['queue', 'wiki', 'wiki', 'wiki']);
	});

	async function labelAll(who: Browser, campaign: Campaign): Promise<void> {
		for (;;) {
			const taken = await who.ask(takeWorkset, { campaignId: campaign.id });
			if (!taken.ok) return;
			for (const { taskId } of taken.output.workset.tasks) await send(who, answer(taskId, campaign));
		}
	}
});
