/** Wikilabels' interface over our campaigns, and Wikilabels' campaigns over ours: in, out, and the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { importWikilabels } from '../../campaigns/contract/import-calls.ts';
import { createToken } from '../../campaigns/contract/token-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { builtClient } from '../support/built-client.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

let app: TestApp;
let gardener: Browser;
beforeAll(async () => {
	app = await startTestApp({ clientFolder: await builtClient() });
	gardener = await app.logIn('Gardener');
});
afterAll(() => app.close());

const get = async (path: string, browser = app.browser(), init: RequestInit = {}) => {
	const response = await browser.fetch(path, init);
	return { status: response.status, response, body: await response.json() };
};

const campaign = {
	...{ id: 4711, name: 'Edit Quality -- 2014 10k sample', wiki: 'testwiki', form: 'damaging_and_goodfaith' },
	...{ view: 'DiffToPrevious', labels_per_task: 1, tasks_per_assignment: 10, active: true, info_url: '' },
	created: 1431013030.59,
};
const old = {
	campaign,
	tasks: [
		{
			...{ id: 2, campaign_id: 4711, data: { rev_id: 647263235, note: 'kept as it is' } },
			labels: [
				{ user_id: 608705, timestamp: 1514764800.123456, data: { damaging: true, 'good-faith': false } },
				{ user_id: 7, timestamp: 1514764801, data: { damaging: false, goodfaith: true, unsure: true } },
			],
		},
		{
			...{ id: 1, campaign_id: 4711, data: { rev_id: '5' } },
			labels: [
				{
					user_id: 9,
					timestamp: 1514764802,
					data: { damaging: false, goodfaith: true, automated: 'trusted' },
				},
				{ user_id: 608705, timestamp: 1514764803, data: { damaging: null, goodfaith: true, unsure: false } },
			],
		},
		{
			...{ id: 9, campaign_id: 4711, data: { rev_id: 8 } },
			labels: [{ user_id: 9, timestamp: 1514764804, data: { damaging: false, automated: true } }],
		},
		{ id: 3, campaign_id: 4711, data: { rev_id: 7 }, labels: [] },
	],
	worksets: [
		{ id: 31, campaign_id: 4711, user_id: 608705, created: 1514764000.5, expires: 1514850400.5 },
		{ id: 40, campaign_id: 4711, user_id: 12345, created: 1514764001, expires: 1514850401 },
	],
};

describe('what came from Wikilabels', () => {
	it('goes out as it came in, number by number, and is a campaign like any other', async () => {
		const content = JSON.stringify(old);
		const done = await gardener.get(importWikilabels, { wiki: 'testwiki', content });
		expect(done).toMatchObject({
			notTakenCount: 0,
			campaigns: [{ number: 4711, tasks: 4, labels: 3, people: 3 }],
		});
		const { body } = await get('/campaigns/testwiki/4711/?tasks&worksets');
		expect(body).toEqual(old);
		const [ours] = done.campaigns;
		const read = await app.browser().get(readCampaign, { campaignId: ours?.campaignId ?? 0 });
		expect(read.campaign).toMatchObject({ status: 'closed', template: 'damaging_goodfaith' });
		expect(read.campaign.progress).toMatchObject({ tasks: 4, accepted: 2, surplus: 1 });
		const [datasetId = ''] = await app.freeze();
		const file = await (await app.browser().fetch(`/datasets/${datasetId}/labels.jsonl`)).text();
		const first = JSON.parse(file.split('\n')[0] ?? '');
		expect(first).toMatchObject({ origin: 'import', answers: { damaging: 'yes', goodfaith: 'no' } });
		expect(file).not.toContain('608705');
		// what is made here later does not take a number that is in use
		expect((await makeCampaign(gardener)).id).toBeGreaterThan(4711);
		expect(await gardener.refused(importWikilabels, { wiki: 'testwiki', content })).toBe('INVALID_INPUT');
	});

	it('leaves nothing of an edit that is hidden on the wiki but its number', async () => {
		const { sql } = app.database;
		const hide = (reason: string | null) =>
			sql`update task set gone_reason = ${reason} where revision_id = 647263235`;
		await hide('text_hidden');
		const { body } = await get('/campaigns/testwiki/4711/?tasks');
		expect(body.tasks[0]).toEqual({ id: 2, campaign_id: 4711, data: { rev_id: 647263235 }, labels: [] });
		await hide(null);
	});

	it('is counted, listed by wiki and person, and read workset by workset', async () => {
		const stats = { tasks: 4, labels: 3, coders: 2, assignments: 0 };
		expect((await get('/campaigns/testwiki/4711/?campaign=stats')).body).toEqual({
			campaign: { ...campaign, stats },
		});
		expect((await get('/campaigns/')).body.wikis).toEqual(['testwiki']);
		expect((await get('/campaigns/testwiki/')).body.campaigns).toContainEqual(campaign);
		const { body } = await get('/users/608705/?campaigns&worksets=stats&tasks');
		expect(body).toMatchObject({ user: { id: 608705 }, campaigns: [campaign], worksets: [{ id: 31 }] });
		expect(body.tasks.map(({ id }: { id: number }) => id)).toEqual([2, 1]);
		expect((await get('/users/608705/4711/?worksets')).body.worksets).toEqual([old.worksets[0]]);
		expect((await get('/users/')).body.users).toEqual(expect.arrayContaining([7, 12345, 608705]));
		const one = await get('/campaigns/testwiki/4711/31/2/?campaign');
		expect(one.body).toEqual({ task: old.tasks[0], campaign });
	});

	it('comes from a dump of its database too, of this wiki only, and says what it leaves', async () => {
		const dump = [
			'COPY public.campaign (id, name, wiki, form, view, info_url, created, labels_per_task, tasks_per_assignment, active) FROM stdin;',
			'5001\tUnsourced\ttestwiki\tunsourced_statements\tUnsourcedStatement\t\\N\t2018-01-01 00:00:00.25\t2\t20\tf',
			'5002\tElsewhere\tnlwiki\twp10\tDiffToPrevious\t\\N\t2018-01-01 00:00:00\t2\t20\tt',
			'\\.',
			'COPY public.task (id, campaign_id, data) FROM stdin;',
			'100\t5001\t{"lang": "en", "title": "Tab\\\\tin", "revision": 3, "section_index": 0, "paragraph_index": 1, "sentence_index": -1}',
			'101\t5001\t{"html": "<b>no revision</b>"}',
			'\\.',
			'COPY public.label (task_id, user_id, "timestamp", data) FROM stdin;',
			'100\t608705\t2018-01-02 03:04:05.678901\t{"citation_needed": "none", "notes": ["a", 1]}',
			'100\t8\t2018-01-02 03:04:06\t{"citation_needed": true, "notes": null}',
			'\\.',
			'COPY public.workset (id, campaign_id, user_id, created, expires) FROM stdin;',
			'77\t5001\t608705\t2018-01-02 00:00:00\t2018-01-03 00:00:00',
			'\\.',
			'COPY public.workset_task (workset_id, task_id) FROM stdin;',
			'77\t100',
			'\\.',
		].join('\n');
		const done = await gardener.get(importWikilabels, { wiki: 'testwiki', content: dump });
		expect(done.campaigns).toMatchObject([{ number: 5001, tasks: 1, labels: 2, people: 2 }]);
		expect(done.notTaken).toEqual([
			{ what: 'task 101 of campaign 5001', why: expect.any(String) },
			{ what: 'campaign 5002 (Elsewhere)', why: expect.stringContaining('nlwiki') },
		]);
		const { body } = await get('/campaigns/testwiki/5001/77/?tasks&workset=stats');
		expect(body.workset.stats).toEqual({ tasks: 1, labeled: 1 });
		expect(body.tasks).toMatchObject([
			{
				id: 100,
				data: { title: 'Tab\tin', sentence_index: -1 },
				labels: [
					{
						user_id: 608705,
						timestamp: 1514862245.678901,
						data: { citation_needed: 'none', notes: ['a', 1] },
					},
					{ user_id: 8, data: { citation_needed: true, notes: null } },
				],
			},
		]);
		expect((await get('/campaigns/testwiki/')).body.campaigns).not.toContainEqual(
			expect.objectContaining({ id: 5001 }),
		);
		expect((await get('/campaigns/testwiki/?all')).body.campaigns).toContainEqual(
			expect.objectContaining({ id: 5001, active: false, info_url: null, created: 1514764800.25 }),
		);
		const { campaign: read } = await app
			.browser()
			.get(readCampaign, { campaignId: done.campaigns[0]?.campaignId ?? 0 });
		expect(read).toMatchObject({ view: 'statement', template: 'custom' });
		expect(read.form.questions).toMatchObject([
			{
				name: 'citation_needed',
				kind: 'choice',
				choices: [{ value: 'false' }, { value: 'none' }, { value: 'true' }],
			},
			{ name: 'notes', kind: 'text' },
		]);
		const odd = (changes: object, task: object = {}) =>
			JSON.stringify({ campaign: { ...campaign, ...changes }, tasks: [{ ...old.tasks[3], ...task }] });
		const wild = odd({ id: 3_000_000_000, name: `  ${'long '.repeat(50)}`, labels_per_task: 99 });
		const [taken] = (await gardener.get(importWikilabels, { wiki: 'testwiki', content: wild })).campaigns;
		expect(taken).toMatchObject({ number: null });
		expect((await makeCampaign(gardener)).id).toBeLessThan(10_000);
		await app.browser().get(readCampaign, { campaignId: taken?.campaignId ?? 0 });
		const late = [{ user_id: 1, timestamp: 1e18, data: {} }];
		for (const content of [odd({}, { labels: late }), odd({ name: 'a\u0000b' }), '{"campaign":{}}'])
			expect(await gardener.refused(importWikilabels, { wiki: 'testwiki', content })).toBe('INVALID_INPUT');
		expect(await gardener.refused(importWikilabels, { wiki: 'testwiki', content: 'drop table' })).toBe(
			'INVALID_INPUT',
		);
		expect(await gardener.refused(importWikilabels, { wiki: 'nlwiki', content: dump })).toBe('WIKI_UNKNOWN');
	});
});

describe('a campaign of ours', () => {
	it('keeps what people say to its coordinators while it is open; then everybody reads it, under drawn numbers', async () => {
		const made = await makeCampaign(gardener, { edits: 5, labelsPerTask: 2, tasksPerWorkset: 5 });
		const ada = await app.logIn('Ada');
		const ben = await app.logIn('Ben');
		const tasks = (await take(ada, made)).tasks.map(({ taskId }) => taskId);
		const [first = 0, second = 0, third = 0, fourth = 0] = tasks;
		await take(ben, made);
		await send(ada, answer(first, made, 'yes'));
		await send(ada, answer(second, made, 'unsure'));
		await send(ada, skip(third, made));
		await send(ada, answer(fourth, made));
		await send(ben, answer(first, made));
		const path = `/campaigns/testwiki/${made.id}/?tasks&worksets`;

		const anybody = (await get(path)).body;
		expect(anybody.campaign).toMatchObject({
			active: true,
			form: 'damaging_and_goodfaith',
			view: 'DiffToPrevious',
		});
		expect(anybody.tasks).toHaveLength(5);
		expect(anybody.tasks.every(({ labels }: { labels: unknown[] }) => labels.length === 0)).toBe(true);
		expect(anybody.worksets).toEqual([]);
		expect((await get(path, ada)).body.worksets).toEqual([]);
		expect((await get(path, gardener)).body.worksets).toHaveLength(2);
		for (const [scope, seen] of [
			['label', 0],
			['coordinate', 2],
		] as const) {
			const { secret } = await gardener.get(createToken, { name: scope, scopes: [scope], days: 1 });
			const read = await get(path, app.browser(), { headers: { authorization: `Bearer ${secret}` } });
			expect(read.body.worksets).toHaveLength(seen);
		}

		await gardener.get(closeCampaign, { campaignId: made.id });
		await app.database.sql`update task set state = 'gone', gone_reason = 'missing' where id = ${fourth}`;
		const { body, response } = await get(path);
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const byTask = new Map(body.tasks.map((task: { id: number }) => [task.id, task]));
		const at = Date.parse('2026-11-21T12:00:00Z') / 1000;
		expect(byTask.get(first)).toMatchObject({
			data: { rev_id: expect.any(Number) },
			labels: [
				{ timestamp: at, data: { damaging: true, goodfaith: true, unsure: false } },
				{ timestamp: at, data: { damaging: false, goodfaith: true, unsure: false } },
			],
		});
		expect(byTask.get(second)).toMatchObject({
			labels: [{ data: { damaging: null, goodfaith: true, unsure: true } }],
		});
		expect(byTask.get(third)).toMatchObject({ labels: [] });
		expect(byTask.get(fourth)).toMatchObject({ labels: [] });
		const numbers = new Set<number>(body.worksets.map(({ user_id }: { user_id: number }) => user_id));
		expect(numbers.size).toBe(2);
		for (const number of numbers) expect(number).toBeGreaterThanOrEqual(2 ** 48);
		expect((await get(path)).body).toEqual(body);
	});

	it('has a form in widgets', async () => {
		expect((await get('/forms/')).body.forms).toContain('damaging_and_goodfaith');
		const { form } = (await get('/forms/damaging_and_goodfaith/')).body;
		const widgets = form.fields.map(({ fieldWidget }: { fieldWidget: { name: string } }) => fieldWidget.name);
		expect(widgets).toEqual(expect.arrayContaining(['damaging', 'goodfaith', 'unsure']));
		expect((await get('/forms/nothing/')).body).toEqual({
			error: { code: 'not found', message: 'form_name=nothing' },
		});
	});
});

describe('the addresses', () => {
	it('are read only, in the words of Wikilabels, without JSONP', async () => {
		const missing = await get('/campaigns/testwiki/999999/?tasks');
		expect(missing).toMatchObject({
			status: 404,
			body: { error: { code: 'not found', message: 'campaign_id=999999' } },
		});
		const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://a.example' };
		const write = await get('/campaigns/testwiki/4711/', app.browser(), { method: 'POST', headers: foreign });
		expect(write).toMatchObject({ status: 501, body: { error: { code: 'not implemented' } } });
		const jsonp = await get('/campaigns/testwiki/4711/?callback=f');
		expect(jsonp).toMatchObject({ status: 400, body: { error: { code: 'bad request' } } });
		expect((await get('/campaigns/otherwiki/4711/')).status).toBe(404);
		expect((await get('/campaigns/testwiki/4711/31/999/')).body.error.message).toBe('task_id=999');
	});

	it.each([
		'/campaigns/1',
		'/campaigns/new',
		'/campaigns/1/label',
		'/campaigns/1/',
		'/campaigns/new/',
		'/campaigns/1/mine',
	])('of our own pages are theirs still: %s', async (path) => {
		const page = await app.browser().fetch(path, { headers: { accept: 'text/html' } });
		expect(await page.text()).toContain('<title>Label Wing</title>');
	});
});
