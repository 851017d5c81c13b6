/** Edits with known answers among the others: at the rate that was set, once to a person, and in no count. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign, readEdit, releaseWorkset } from '../../campaigns/contract/calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { goldResults, insertGold } from '../../db/gold.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

let app: TestApp;
let coordinator: Browser;
let people: Browser[];
beforeAll(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
	people = await Promise.all(['Ada', 'Ben', 'Cleo', 'Dan'].map(app.logIn));
});
afterAll(() => app.close());

/** Revisions from 900 on, each known to be damaging. */
const known = (count: number) =>
	Array.from({ length: count }, (_, at) => ({
		...{ revisionId: 900 + at, part: null, partKey: '', explanation: 'So it is.', fromCampaignId: null },
		answers: { damaging: 'yes' },
	}));

async function withGold(campaign: Campaign, every: number, items: number): Promise<void> {
	const { db, now } = app.parts;
	await insertGold(db, campaign.id, known(items), now());
	await app.database.sql`update campaign set gold_every = ${every} where id = ${campaign.id}`;
}

const isGold = ({ revisionId }: { revisionId: number }) => revisionId >= 900;

describe('edits with known answers', () => {
	it('come at the rate that was set, at any place, each to a person once, until there are none', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 40, tasksPerWorkset: 10, labelsPerTask: 4 });
		await withGold(campaign, 5, 20);
		const places = new Set<number>();
		for (const person of people) {
			const seen: number[] = [];
			for (let round = 0; round < 11; round++) {
				const { worksetId, tasks } = await take(person, campaign);
				expect(tasks).toHaveLength(10);
				const gold = tasks.filter(isGold);
				expect(gold).toHaveLength(round < 10 ? 2 : 0);
				for (const [place, task] of tasks.entries()) if (isGold(task)) places.add(place);
				seen.push(...gold.map(({ revisionId }) => revisionId));
				// one is answered, the others are given back: that does not bring a known answer a second time
				await send(person, answer(gold[0]?.taskId ?? tasks[0]?.taskId ?? 0, campaign));
				await person.get(releaseWorkset, { worksetId });
			}
			expect(new Set(seen)).toHaveProperty('size', 20);
		}
		// 80 of them; that they all fell upon half of the places is less likely than 1 in 10^20
		expect(places.size).toBeGreaterThan(5);
	});

	it('look like all others: the same fields, the same lease, the same receipt', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 8, tasksPerWorkset: 4 });
		await withGold(campaign, 2, 4);
		const [ada] = people as [Browser];
		const { tasks } = await take(ada, campaign);
		const [gold, other] = [tasks.find(isGold), tasks.find((task) => !isGold(task))];
		if (!gold || !other) throw new Error('one of each was to be handed out');
		const { revisionId: _, taskId: __, ...shape } = gold;
		expect({ ...other, ...shape }).toEqual(other);
		const [shown, shownOther] = [
			await ada.get(readEdit, { taskId: gold.taskId }),
			await ada.get(readEdit, { taskId: other.taskId }),
		];
		expect(Object.keys(shown).sort()).toEqual(Object.keys(shownOther).sort());
		expect(await send(ada, answer(gold.taskId, campaign))).toBe(
			await send(ada, answer(other.taskId, campaign)),
		);
	});

	it('count in no figure, no dataset and no promise, and keep no campaign open', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 6, tasksPerWorkset: 4 });
		await withGold(campaign, 2, 6);
		const [ada, ben] = people as [Browser, Browser];
		for (const person of [ada, ben])
			for (const task of (await take(person, campaign)).tasks)
				if (isGold(task)) await send(person, answer(task.taskId, campaign, person === ada ? 'yes' : 'no'));
		const { progress } = (await ada.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect(progress).toEqual({
			tasks: 6,
			done: 0,
			gone: 0,
			automated: 0,
			accepted: 0,
			left: 6,
			surplus: 0,
			skips: 0,
			people: 0,
		});
		const results = await goldResults(app.parts.db, campaign.id);
		expect(results.map(({ answered, agreed }) => [answered, agreed])).toEqual([
			[2, 2],
			[2, 0],
		]);

		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const [datasetId = ''] = await app.freeze();
		const { dataset } = await ada.get(readDataset, { datasetId });
		expect(dataset).toMatchObject({ tasks: 6, labels: 0, labellers: 0 });
	});
});
