/** More answers where needed: k for every edit, more while they do not settle it, never more than the most. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { updateCampaign } from '../../campaigns/contract/life-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take, undo } from './campaign.ts';

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

let app: TestApp;
let coordinator: Browser;
let people: Browser[];
beforeAll(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
	people = await Promise.all(Array.from({ length: 20 }, (_, i) => app.logIn(`Person ${i}`)));
});
afterAll(() => app.close());

const adaptive = { labelsPerTask: 2, mostLabelsPerTask: 4 };

/** Each task with its seats and the answers in them. */
async function tasksOf({ id }: Campaign) {
	return await app.database.sql<
		{ revision: number; seats: number; taken: number; state: string; said: string[] }[]
	>`
		select t.revision_id::int as revision, t.seats::int, t.seats_taken::int as taken, t.state,
			array(select l.answers ->> 'damaging' from seat as s join label as l on l.id = s.label_id
				where s.task_id = t.id order by l.sequence) as said
		from task as t where t.campaign_id = ${id} order by t.revision_id`;
}

describe('more answers where needed', () => {
	it('end with each edit settled or at its most, whatever 20 people do at once, and the campaign closes', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 30, tasksPerWorkset: 4, ...adaptive });
		// of three edits, people agree on the first, on the second all but one, on the third they never do
		const opinion = (revision: number, person: number) =>
			['no', person % 5 === 0 ? 'yes' : 'no', ['yes', 'no', 'unsure'][(person * 7 + revision) % 3] ?? 'no'][
				revision % 3
			] ?? 'no';
		await Promise.all(
			people.map(async (person, at) => {
				for (;;) {
					const taken = await person.ask(takeWorkset, { campaignId: campaign.id });
					if (!taken.ok) {
						// others may be answering still, and what they say may call for one more
						const { status, progress } = (await person.get(readCampaign, { campaignId: campaign.id }))
							.campaign;
						if (status === 'closed') return;
						if (progress.done < progress.tasks && taken.error.code !== 'NO_TASKS_LEFT')
							throw new Error(taken.error.code);
						continue;
					}
					for (const { taskId, revisionId } of taken.output.workset.tasks)
						await send(person, answer(taskId, campaign, opinion(revisionId, at)));
				}
			}),
		);
		const tasks = await tasksOf(campaign);
		expect(tasks).toHaveLength(30);
		for (const { seats, taken, state, said } of tasks) {
			expect(state).toBe('done');
			expect([taken, said.length]).toEqual([seats, seats]);
			expect(seats).toBeLessThanOrEqual(4);
			for (let had = 2; had <= seats; had++)
				expect(settledThreeToOne(said.slice(0, had)) || had === 4, said.join()).toBe(had === seats);
		}
		expect(tasks.some(({ seats }) => seats === 4)).toBe(true);
		expect(tasks.some(({ seats }) => seats === 2)).toBe(true);
	});

	it('come from people who have walked past the edit, before they go on', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 40, tasksPerWorkset: 4, ...adaptive });
		const [ada, ben, cleo] = people as [Browser, Browser, Browser];
		const [disputed] = (await take(ada, campaign)).tasks.map(({ taskId }) => taskId);
		await take(ben, campaign);
		const passing = await take(cleo, campaign);
		expect(passing.tasks.map(({ taskId }) => taskId)).not.toContain(disputed);
		await send(ada, answer(disputed ?? 0, campaign, 'yes'));
		await send(ben, answer(disputed ?? 0, campaign, 'no'));
		for (const { taskId } of passing.tasks) await send(cleo, answer(taskId, campaign));
		const next = (await take(cleo, campaign)).tasks.map(({ taskId }) => taskId);
		expect(next[0]).toBe(disputed);
		expect(next).toHaveLength(4);
	});

	it('are asked for again when somebody changes what they said, and never fewer seats', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2, ...adaptive });
		const [ada, ben, cleo] = people as [Browser, Browser, Browser];
		const [task] = (await take(ada, campaign)).tasks;
		await take(ben, campaign);
		const taskId = task?.taskId ?? 0;
		await send(ada, answer(taskId, campaign, 'yes'));
		await send(ben, answer(taskId, campaign, 'yes'));
		const state = async () => (await tasksOf(campaign)).find(({ revision }) => revision === task?.revisionId);
		expect(await state()).toMatchObject({ seats: 2, state: 'done' });
		await send(ben, answer(taskId, campaign, 'no'));
		expect(await state()).toMatchObject({ seats: 3, state: 'open' });
		await send(ben, undo(taskId, campaign));
		expect(await state()).toMatchObject({ seats: 3, state: 'open' });
		await send(ben, answer(taskId, campaign, 'no'));
		expect((await take(cleo, campaign)).tasks.map((one) => one.taskId)).toContain(taskId);
		await send(cleo, answer(taskId, campaign, 'unsure'));
		expect(await state()).toMatchObject({ seats: 4, state: 'open' });
	});
});

function settledThreeToOne(said: readonly string[]): boolean {
	const counts = ['yes', 'no', 'unsure'].map((one) => said.filter((other) => other === one).length);
	const most = Math.max(...counts);
	const winner = ['yes', 'no', 'unsure'][counts.indexOf(most)];
	return winner !== 'unsure' && most > said.length / 2 && most >= 3 * (said.length - most);
}

describe('the bounds', () => {
	it('are held by the database', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1, ...adaptive });
		const { sql } = app.database;
		await expect(sql`update task set seats = 5 where campaign_id = ${campaign.id}`).rejects.toThrow(
			/task_seats_most/,
		);
		await expect(
			sql`update task set seats_most = 9, seats = 9 where campaign_id = ${campaign.id}`,
		).rejects.toThrow(/task_campaign_most/);
	});

	it('are refused when they make no sense', async () => {
		await expect(makeCampaign(coordinator, { labelsPerTask: 3, mostLabelsPerTask: 2 })).rejects.toThrow(
			/every edit gets 3 answers/,
		);
		const campaign = await makeCampaign(coordinator, adaptive);
		const refused = await coordinator.ask(updateCampaign, { campaignId: campaign.id, mostLabelsPerTask: 3 });
		expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_CHANGEABLE' } });
	});

	it('can be raised while it is open: what is not settled is asked about again', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 3, tasksPerWorkset: 3, labelsPerTask: 2 });
		expect(campaign).toMatchObject({ mostLabelsPerTask: 2, moreAnswers: null });
		const [ada, ben, cleo] = people as [Browser, Browser, Browser];
		const { tasks } = await take(ada, campaign);
		await take(ben, campaign);
		const [agreed, disputed] = tasks.map(({ taskId }) => taskId);
		for (const taskId of [agreed, disputed]) await send(ada, answer(taskId ?? 0, campaign, 'yes'));
		await send(ben, answer(agreed ?? 0, campaign, 'yes'));
		await send(ben, answer(disputed ?? 0, campaign, 'no'));
		const { campaign: changed } = await coordinator.get(updateCampaign, {
			...{ campaignId: campaign.id, mostLabelsPerTask: 3 },
		});
		expect(changed).toMatchObject({ mostLabelsPerTask: 3, moreAnswers: { rule: 'ratio', ratio: 3 } });
		expect((await tasksOf(campaign)).map(({ seats }) => seats).sort()).toEqual([2, 2, 3]);
		expect((await take(cleo, campaign)).tasks.map(({ taskId }) => taskId)).toEqual([disputed]);
	});
});
