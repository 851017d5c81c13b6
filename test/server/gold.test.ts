/** Edits with known answers among the others: at the rate that was set, once to a person, and in no count. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign, readEdit, releaseWorkset } from '../../campaigns/contract/calls.ts';
import { DatasetLabel } from '../../campaigns/contract/dataset.ts';
import { addEdits } from '../../campaigns/contract/draft-calls.ts';
import { addGold, readGold, retireGold, setGold } from '../../campaigns/contract/gold-calls.ts';
import { readMine } from '../../campaigns/contract/my-calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { goldResults } from '../../db/gold.ts';
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
	Array.from({ length: count }, (_, at) =>
		JSON.stringify({ rev_id: 900 + at, damaging: 'yes', explanation: 'So it is.' }),
	).join('\n');

async function withGold({ id: campaignId }: Campaign, every: number, items: number): Promise<void> {
	await coordinator.get(addGold, { campaignId, items: known(items) });
	await coordinator.get(setGold, { campaignId, every });
}

const isGold = ({ revisionId }: { revisionId: number }) => revisionId >= 900;

describe('edits with known answers', () => {
	it('cannot be told by their ids, whenever they are added', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 150, tasksPerWorkset: 50 });
		await withGold(campaign, 2, 30);
		await coordinator.get(addEdits, { campaignId: campaign.id, edits: '400 401 402 403 404' });
		const tasks = await app.database.sql<{ id: number; position: number }[]>`
			select id::int, position from task where campaign_id = ${campaign.id} order by id`;
		const ranks = (isMeant: (position: number) => boolean) =>
			tasks.flatMap(({ position }, rank) => (isMeant(position) ? [rank] : []));
		const gold = ranks((position) => position < 0);
		expect(gold).toHaveLength(30);
		// were they apart, the sum of their ranks would be far off (Mann and Whitney): chance goes five errors off in 2 million
		const [few, many] = [gold.length, tasks.length - gold.length];
		const excess = gold.reduce((sum, rank) => sum + rank, 0) - (few * (few + many - 1)) / 2;
		expect(Math.abs(excess) / Math.sqrt((few * many * (few + many + 1)) / 12)).toBeLessThan(5);
		// nor do ids grow as edits are handed out, so that one between them would stand out
		const first = ranks((position) => position >= 0 && position < 75);
		const others = tasks.length - first.length;
		const early = first.reduce((sum, rank) => sum + rank, 0) - (first.length * (tasks.length - 1)) / 2;
		expect(Math.abs(early) / Math.sqrt((first.length * others * (tasks.length + 1)) / 12)).toBeLessThan(5);
		// an id that was left free is taken once
		expect(new Set(tasks.map(({ id }) => id)).size).toBe(185);
	});

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
		// whoever logged in first comes first
		expect(results.map(({ answered, agreed }) => [answered, agreed]).sort()).toEqual([
			[2, 0],
			[2, 2],
		]);

		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const [datasetId = ''] = await app.freeze();
		const { dataset } = await ada.get(readDataset, { datasetId });
		expect(dataset).toMatchObject({ tasks: 6, labels: 0, labellers: 0 });
	});

	it('leave no gaps in a dataset: places in a handful are counted without them', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 20, tasksPerWorkset: 10 });
		await withGold(campaign, 2, 20);
		const [ada] = people as [Browser];
		const shown: [revisionId: number, place: number][] = [];
		for (let workset = 0; workset < 2; workset++) {
			const { tasks } = await take(ada, campaign);
			expect(tasks.filter(isGold)).toHaveLength(5);
			for (const { taskId } of tasks) await send(ada, answer(taskId, campaign));
			const asked = tasks.filter((task) => !isGold(task));
			for (const [place, { revisionId }] of asked.entries()) shown.push([revisionId, place]);
		}
		const placesIn = async (address: string) => {
			const rows = (await (await coordinator.fetch(address)).text()).trimEnd().split('\n');
			const labels = rows.map((line) => DatasetLabel.parse(JSON.parse(line)));
			return new Map(labels.map((label) => [label.revision_id, label.order_shown]));
		};
		expect(await placesIn(`/api/campaigns/${campaign.id}/labels.jsonl`)).toEqual(new Map(shown));
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const [datasetId = ''] = await app.freeze();
		expect(await placesIn(`/datasets/${datasetId}/labels.jsonl`)).toEqual(new Map(shown));
	});

	it('are told to their coordinators, and to a person by many at once, never one by one', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 60, tasksPerWorkset: 50 });
		await withGold(campaign, 2, 25);
		const dan = await app.logIn('Someone new');
		const { tasks } = await take(dan, campaign);
		const gold = tasks.filter(isGold);
		expect(gold).toHaveLength(25);
		for (const [at, { taskId }] of gold.entries()) {
			expect((await dan.get(readMine, {})).known === null).toBe(at < 20);
			await send(dan, answer(taskId, campaign, at % 2 === 0 ? 'yes' : 'no'));
		}
		expect((await dan.get(readMine, {})).known).toEqual({ judged: 20, agreed: 10 });
		// what was said first counts: nobody finds out by trying
		await send(dan, answer(gold[1]?.taskId ?? 0, campaign, 'yes'));
		expect((await dan.get(readMine, {})).known).toEqual({ judged: 20, agreed: 10 });
		const { every, total, items } = await coordinator.get(readGold, { campaignId: campaign.id });
		expect([every, total, items.length]).toEqual([2, 25, 25]);
		expect(items.reduce((sum, { agreed }) => sum + agreed, 0)).toBe(13);
		expect(items[0]).toMatchObject({ known: { damaging: 'yes' }, answered: 1, retired: false });
	});

	it('can come from a campaign whose people agreed, and be taken out again', async () => {
		const before = await makeCampaign(coordinator, { edits: 3, tasksPerWorkset: 3, labelsPerTask: 2 });
		for (const person of people.slice(0, 2))
			for (const [at, { taskId }] of (await take(person, before)).tasks.entries())
				await send(person, answer(taskId, before, at === 0 && person === people[0] ? 'yes' : 'no'));
		const list = ['500', '501', '502', '503'];
		const { id: campaignId } = await makeCampaign(coordinator, { list, tasksPerWorkset: 4 });
		const from = { campaignId: before.id, most: 100 };
		expect(await coordinator.get(addGold, { campaignId, from })).toEqual({ added: 2, total: 2 });
		expect(await coordinator.get(addGold, { campaignId, from })).toEqual({ added: 0, total: 2 });
		const { items } = await coordinator.get(readGold, { campaignId });
		expect(items.map(({ known: answers, fromCampaignId }) => [answers, fromCampaignId])).toEqual([
			[{ damaging: 'no', goodfaith: 'yes' }, before.id],
			[{ damaging: 'no', goodfaith: 'yes' }, before.id],
		]);
		await coordinator.get(retireGold, { campaignId, taskId: items[0]?.taskId ?? 0 });
		expect((await coordinator.get(readGold, { campaignId })).total).toBe(1);
		const { entries } = await app
			.browser()
			.get(listLog, { subjectId: String(campaignId), subjectKind: 'campaign' });
		expect(entries.map(({ action, after }) => [action, after]).slice(0, 3)).toEqual([
			['retireGold', { edits: 1 }],
			['addGold', {}],
			['addGold', { edits: 2 }],
		]);
	});

	it('are refused where they are to be labelled, or cannot be known', async () => {
		const { id: campaignId } = await makeCampaign(coordinator, { edits: 1 });
		const lines = [
			{ rev_id: 100, damaging: 'yes', explanation: 'It is among the edits to label.' },
			{ rev_id: 901, damaging: 'perhaps', explanation: 'No such choice.' },
		];
		for (const line of lines)
			expect(await coordinator.ask(addGold, { campaignId, items: JSON.stringify(line) })).toMatchObject({
				...{ ok: false, error: { code: 'GOLD_UNREADABLE' } },
			});
		expect((await coordinator.get(readGold, { campaignId })).total).toBe(0);
	});
});
