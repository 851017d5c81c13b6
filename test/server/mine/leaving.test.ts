/** Being thanked by name, and leaving: nothing published changes, and nothing leads back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign, readSession } from '../../../campaigns/contract/calls.ts';
import {
	leave,
	listMyCampaigns,
	listMyLabels,
	readMine,
	setCredit,
} from '../../../campaigns/contract/my-calls.ts';
import { listModels, readDataset } from '../../../campaigns/contract/result-calls.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { answer, makeCampaign, send, skip, take, undo } from '../campaign.ts';

const HERMINE = { sub: '8830471', name: 'Hermine Übersee', editCount: 77_123 };

describe('a name', () => {
	let app: TestApp;
	let coordinator: Browser;

	beforeAll(async () => {
		app = await startTestApp({
			roles: {
				administrator: { names: [], groups: [] },
				coordinator: { names: ['Gardener', HERMINE.name], groups: [] },
				adjudicator: { names: [], groups: [] },
			},
			login: {
				begin: async () => ({ url: new URL('http://wiki.invalid/authorize'), state: 's', codeVerifier: 'v' }),
				finish: async (callback) => {
					const name = callback.searchParams.get('code') ?? '';
					const own = name === HERMINE.name ? HERMINE : { sub: `sub-${name}`, name, editCount: 10 };
					return { ...own, blocked: false, registeredAt: null, groups: ['sysop'] };
				},
			},
		});
		coordinator = await app.logIn('Gardener');
	});
	afterAll(() => app.close());

	/** Every file of a dataset as it is downloaded. */
	async function filesOf(datasetId: string): Promise<string[]> {
		const { dataset } = await coordinator.get(readDataset, { datasetId });
		return await Promise.all(
			dataset.files.map(
				async ({ name, url }) => `${name} ${app.parts.sha256(await (await app.browser().fetch(url)).text())}`,
			),
		);
	}

	/** Where in the database a text stands: every column of every table, whatever its type. */
	async function placesOf(text: string): Promise<string[]> {
		const { sql } = app.database;
		const columns = await sql<{ table: string; column: string; type: string }[]>`
			select table_name as table, column_name as column, data_type as type from information_schema.columns
			where table_schema = 'public'`;
		expect(columns.length).toBeGreaterThan(100);
		const found: string[] = [];
		for (const { table, column, type } of columns) {
			const read = type === 'bytea' ? sql`encode(${sql(column)}, 'escape')` : sql`${sql(column)}::text`;
			const [row] = await sql`
				select count(*)::int as rows from ${sql(table)} where strpos(${read}, ${text}) > 0`;
			if (row?.rows > 0) found.push(`${table}.${column}`);
		}
		return found;
	}

	it('stands on the datasets a person worked on for as long as they like, and in no file', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, labelsPerTask: 2, tasksPerWorkset: 2 });
		const people = await Promise.all(['Zoë', 'Ada', 'Ben'].map(app.logIn));
		const [zoe, ada, ben] = people as [Browser, Browser, Browser];
		for (const person of [zoe, ada])
			for (const { taskId } of (await take(person, campaign)).tasks)
				await send(person, answer(taskId, campaign));
		const [datasetId = ''] = await app.freeze();
		const credits = async () => (await coordinator.get(readDataset, { datasetId })).dataset.credits;
		const page = async () => await (await app.browser().fetch(`/datasets/${datasetId}`)).text();
		const before = await filesOf(datasetId);
		expect(await credits()).toEqual([]);
		expect(await page()).not.toContain('lw-names');

		expect(await zoe.get(setCredit, { credited: true })).toEqual({ credited: true });
		expect(await ben.get(setCredit, { credited: true })).toEqual({ credited: true });
		await ada.get(setCredit, { credited: true });
		expect((await zoe.get(readMine, {})).credited).toBe(true);
		expect(await credits()).toEqual(['Ada', 'Zoë']);
		expect(await page()).toContain('<bdi>Zoë</bdi>');
		// the numbers stand elsewhere, and nothing on the page or in the interface puts the two together
		const { campaigns } = await zoe.get(listMyCampaigns, {});
		const labeller = campaigns[0]?.dataset?.labeller ?? '';
		expect(labeller).not.toBe('');
		expect(await page()).not.toContain(labeller);
		expect(await (await app.browser().fetch(`/datasets/${datasetId}/labels.jsonl`)).text()).toContain(
			labeller,
		);

		await zoe.get(setCredit, { credited: false });
		expect(await credits()).toEqual(['Ada']);
		expect(await filesOf(datasetId)).toEqual(before);
		expect(await app.browser().refused(setCredit, { credited: true })).toBe('LOGIN_NEEDED');
	});

	it('that is withdrawn leaves nothing that leads from it to a label, and changes no file', async () => {
		const hermine = await app.logIn(HERMINE.name);
		const elsewhere = await app.logIn(HERMINE.name);
		const frozen = await makeCampaign(hermine, { edits: 3, labelsPerTask: 1, tasksPerWorkset: 3 });
		const open = await makeCampaign(coordinator, { edits: 3, labelsPerTask: 1, tasksPerWorkset: 3 });
		const ids = (await take(hermine, frozen)).tasks.map(({ taskId }) => taskId);
		await send(hermine, answer(ids[0] ?? 0, frozen, 'yes'));
		await send(hermine, undo(ids[0] ?? 0, frozen));
		await send(hermine, answer(ids[0] ?? 0, frozen, 'no'));
		await send(hermine, skip(ids[1] ?? 0, frozen));
		await hermine.get(setCredit, { credited: true });
		await hermine.get(closeCampaign, { campaignId: frozen.id });
		const [datasetId = ''] = await app.freeze();
		const labeller = (await hermine.get(listMyCampaigns, {})).campaigns[0]?.dataset?.labeller ?? '';
		const taken = (await take(hermine, open)).tasks.map(({ taskId }) => taskId);
		await send(hermine, answer(taken[0] ?? 0, open));
		const files = await filesOf(datasetId);
		const labels = await app.database.sql`select * from label order by sequence`;
		expect((await placesOf(HERMINE.name)).sort()).toEqual(['person.name']);
		expect(await placesOf(HERMINE.sub)).toEqual(['person.sub']);
		expect(await placesOf(String(HERMINE.editCount))).toEqual(['person.edit_count']);

		expect(await hermine.get(leave, {})).toEqual({ released: 2 });

		expect(await placesOf(HERMINE.name)).toEqual([]);
		expect(await placesOf(HERMINE.sub)).toEqual([]);
		expect(await placesOf(String(HERMINE.editCount))).toEqual([]);
		expect(await filesOf(datasetId)).toEqual(files);
		expect(await app.database.sql`select * from label order by sequence`).toEqual(labels);
		const { dataset } = await coordinator.get(readDataset, { datasetId });
		expect([dataset.credits, dataset.labellers]).toEqual([[], 1]);
		expect(await (await app.browser().fetch(`/datasets/${datasetId}/labels.jsonl`)).text()).toContain(
			labeller,
		);

		// every browser is logged out, this one without its cookie
		expect((await hermine.get(readSession, {})).person).toBeNull();
		expect((await elsewhere.get(readSession, {})).person).toBeNull();
		expect(await elsewhere.refused(leave, {})).toBe('LOGIN_NEEDED');
		// what waited for an answer is there for others at once
		const ben = await app.logIn('Ben');
		expect((await take(ben, open)).tasks.map(({ taskId }) => taskId).sort()).toEqual(taken.slice(1).sort());
		// who made the campaign is not said any more, and the campaign is there
		expect((await ben.get(readCampaign, { campaignId: frozen.id })).campaign).toMatchObject({
			createdBy: null,
			progress: { accepted: 1 },
		});

		// the same account is somebody new, who can be anybody
		const again = await app.logIn(HERMINE.name);
		expect(await again.get(readMine, {})).toMatchObject({ answered: 0, credited: false });
		expect((await again.get(listMyLabels, { campaignId: frozen.id })).labels).toEqual([]);
		expect(await app.database.sql`select from person where sub = ${HERMINE.sub}`).toHaveLength(1);
	});

	it('that is withdrawn before the dataset is frozen is in it under a number like all the others', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1, labelsPerTask: 2, tasksPerWorkset: 1 });
		for (const name of ['Ida', 'Jan']) {
			const person = await app.logIn(name);
			for (const { taskId } of (await take(person, campaign)).tasks)
				await send(person, answer(taskId, campaign));
			if (name === 'Ida') await person.get(leave, {});
		}
		const [datasetId = ''] = await app.freeze();
		const text = await (await app.browser().fetch(`/datasets/${datasetId}/labels.jsonl`)).text();
		const labellers = text
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line).labeller);
		expect(new Set(labellers).size).toBe(2);
		expect(labellers.every((name) => name.length > 10)).toBe(true);
	});

	it('of whoever decided on a model is not told after they left', async () => {
		const kim = await app.logIn('Kim Decides');
		const { sql } = app.database;
		await kim.get(readMine, {});
		const [dataset] = await sql<{ id: string }[]>`select id from dataset limit 1`;
		const card = JSON.stringify({
			...{ version: '1', dataset: { rows: 1, positives: 1 } },
			metrics: Object.fromEntries(['rocAuc', 'prAuc'].map((name) => [name, { value: 1, low: 1, high: 1 }])),
		});
		await sql`insert into model (id, dataset_id, wiki, name, created_at, onnx, card) values
			('m', ${dataset?.id ?? ''}, 'testwiki', 'damaging', now(), '', ${Buffer.from(card)})`;
		await sql`insert into decision (model_id, wiki, name, decision, person_id, at)
			select 'm', 'testwiki', 'damaging', 'promoted', id, now() from person where name = 'Kim Decides'`;
		const by = async () => (await coordinator.get(listModels, {})).models[0]?.decisions[0]?.by;
		expect(await by()).toBe('Kim Decides');
		await kim.get(leave, {});
		expect(await by()).toBeNull();
	});

	it('cannot be withdrawn by another site', async () => {
		const ada = await app.logIn('Ada');
		const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site' };
		const refused = await ada.fetch('/api/me/leave', { method: 'POST', headers, body: '{}' });
		expect(refused.status).toBe(403);
		expect((await ada.get(readSession, {})).person).toMatchObject({ name: 'Ada' });
	});
});
