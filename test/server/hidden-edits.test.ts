import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import {
	listTombstones,
	readGoneTasks,
	readHiddenEdits,
	settleHiddenEdits,
} from '../../campaigns/contract/hidden-calls.ts';
import { leave } from '../../campaigns/contract/my-calls.ts';
import { listDatasets, readDataset } from '../../campaigns/contract/result-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import type { HiddenParts } from '../../server/domain/ports.ts';
import { type Swept, sweepWikis } from '../../server/domain/sweep.ts';
import { recutDatasets } from '../../server/domain/withdrawal.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

const HOUR_MS = 3_600_000;
const shown: HiddenParts = { missing: false, text: false, author: false, summary: false };

let app: TestApp;
let gardener: Browser;
/** what the wiki hides, by revision */
const hidden = new Map<number, Partial<HiddenParts>>();
/** revisions asked for, batch by batch */
let asked: (readonly number[])[] = [];
let fails: Failure | null = null;

beforeEach(async () => {
	hidden.clear();
	asked = [];
	fails = null;
	const wiki = fakeWiki({
		readHidden: async (ids) => {
			if (fails) throw fails;
			asked.push(ids);
			return new Map(ids.map((id) => [id, { ...shown, ...hidden.get(id) }]));
		},
	});
	app = await startTestApp({ wikis: fakeWikis(wiki) });
	gardener = await app.logIn('Gardener');
});
afterEach(() => app.close());

const no = (_: unknown, error: unknown) => {
	throw error;
};
const sweepOnce = async () => await sweepWikis(app.parts, no);

/** Until a whole round is over. */
async function sweepAll(): Promise<Swept[]> {
	app.later(2 * HOUR_MS);
	const all: Swept[] = [];
	for (;;) {
		const swept = await sweepOnce();
		if (swept.length === 0) return all;
		all.push(...swept);
	}
}

const recut = async () => await recutDatasets(app.parts, no);

/** Everything of a campaign answered by these people, and frozen. */
async function frozen(
	people: readonly string[],
	edits = 6,
): Promise<{ campaignId: number; datasetId: string }> {
	const campaign = await makeCampaign(gardener, {
		edits,
		labelsPerTask: people.length,
		tasksPerWorkset: edits,
	});
	for (const name of people) {
		const browser = await app.logIn(name);
		for (const { taskId, revisionId } of (await take(browser, campaign)).tasks)
			await send(browser, answer(taskId, campaign, revisionId % 2 === 0 ? 'no' : 'yes'));
	}
	const [datasetId = ''] = await app.freeze();
	return { campaignId: campaign.id, datasetId };
}

const text = async (path: string, init?: RequestInit) => await (await app.browser().fetch(path, init)).text();

describe('the sweep', () => {
	it('closes the tasks of hidden edits with the reason, tells it to everybody, and asks on where it stopped', async () => {
		const campaign = await makeCampaign(gardener, { edits: 120, tasksPerWorkset: 50 });
		const ada = await app.logIn('Ada');
		const workset = await take(ada, campaign);
		const [first, second] = workset.tasks;
		hidden.set(first?.revisionId ?? 0, { missing: true });
		hidden.set(second?.revisionId ?? 0, { text: true, author: true });
		// who wrote it and why is asked whenever an edit is shown, so that the task stays
		hidden.set(workset.tasks[2]?.revisionId ?? 0, { author: true, summary: true });

		expect((await sweepOnce()).map((one) => one.asked)).toEqual([50]);
		expect((await sweepAll()).map((one) => one.asked)).toEqual([50, 20]);
		expect(asked.flat().length).toBe(new Set(asked.flat()).size);

		const { progress } = (await gardener.get(readCampaign, { campaignId: campaign.id })).campaign;
		expect(progress).toMatchObject({ tasks: 120, gone: 2 });
		expect((await ada.get(readGoneTasks, { worksetId: workset.worksetId })).taskIds).toEqual([
			first?.taskId,
			second?.taskId,
		]);
		const { tombstones } = await app.browser().get(listTombstones, { campaignId: campaign.id });
		expect(
			tombstones.map(({ revision_id, reason, since_version }) => [revision_id, reason, since_version]),
		).toEqual(
			[[first, 'missing'] as const, [second, 'text_hidden'] as const]
				.sort((a, b) => (a[0]?.taskId ?? 0) - (b[0]?.taskId ?? 0))
				.map(([task, reason]) => [task?.revisionId, reason, null]),
		);
		expect(await text(`/campaigns/${campaign.id}/tombstones.jsonl`)).toBe(
			tombstones.map((row) => `${JSON.stringify(row, Object.keys(row).sort())}\n`).join(''),
		);
		expect((await text(`/campaigns/${campaign.id}/tombstones.csv`)).split('\n')).toHaveLength(4);
		const { entries } = await app.browser().get(listLog, { action: 'noticeHiddenEdits' });
		expect(entries).toMatchObject([{ role: 'system', after: { missing: 1, text_hidden: 1 } }]);
	});

	it('leaves a wiki alone for a while after a round, and after a failure, which says nothing of any edit', async () => {
		await makeCampaign(gardener, { edits: 3 });
		expect(await sweepAll()).toHaveLength(1);
		expect(await sweepOnce()).toEqual([]);
		app.later(2 * HOUR_MS);
		fails = new Failure('WIKI_NONSENSE');
		await expect(sweepOnce()).rejects.toThrow(fails.message);
		fails = null;
		expect(await sweepOnce()).toEqual([]);
		app.later(61_000);
		expect(await sweepOnce()).toMatchObject([{ asked: 3, gone: 0 }]);
	});

	it('believes nothing when many seem to be gone at once, until a coordinator has looked', async () => {
		const campaign = await makeCampaign(gardener, { edits: 60 });
		const other = await makeCampaign(gardener, { list: ['900', '901'] });
		for (let id = 100; id < 160; id++) hidden.set(id, { missing: true });
		hidden.set(901, { missing: true });
		expect(await sweepAll()).toMatchObject([
			{ campaignId: campaign.id, held: true, gone: 50 },
			{ campaignId: other.id, held: false, gone: 1 },
		]);
		const { id: campaignId } = campaign;
		expect(await gardener.get(readHiddenEdits, { campaignId })).toMatchObject({
			...{ gone: 0, held: { asked: 50, gone: 50 } },
		});
		// held until somebody decides, and not frozen either
		expect((await sweepAll()).map((one) => one.campaignId)).toEqual([other.id]);
		await gardener.get(closeCampaign, { campaignId });
		expect(await app.freeze()).toEqual([]);

		const reason = 'The wiki ran on a backup.';
		await gardener.get(settleHiddenEdits, { campaignId, decision: 'ask_again', reason });
		hidden.clear();
		expect(await app.freeze()).toHaveLength(1);
		expect(await gardener.get(readHiddenEdits, { campaignId })).toEqual({ gone: 0, held: null });
		const { entries } = await app
			.browser()
			.get(listLog, { subjectKind: 'campaign', subjectId: String(campaignId) });
		expect(entries.map(({ action }) => action)).toEqual([
			...['settleHiddenEdits', 'closeCampaign', 'holdHiddenEdits', 'createCampaign'],
		]);
		expect(await gardener.refused(settleHiddenEdits, { campaignId, decision: 'ask_again', reason })).toBe(
			'NOT_CHANGEABLE',
		);
	});

	it('goes on when a coordinator says that they really are gone, and stops at many little ones too', async () => {
		const campaign = await makeCampaign(gardener, { edits: 400 });
		const { id: campaignId } = campaign;
		// 1 in 6 of each batch: under the brake of a batch, and over that of a day
		for (let id = 100; id < 500; id += 6) hidden.set(id, { missing: true });
		const swept = await sweepAll();
		expect(swept.at(-1)).toMatchObject({ held: true });
		expect((await gardener.get(readHiddenEdits, { campaignId })).gone).toBeLessThanOrEqual(50);
		await gardener.get(settleHiddenEdits, { campaignId, decision: 'confirm', reason: 'Drafts are deleted.' });
		await sweepAll();
		expect(await gardener.get(readHiddenEdits, { campaignId })).toEqual({ gone: 67, held: null });
	});
});

describe('a frozen dataset', () => {
	it('has nothing in its first version of what was hidden before, and the tombstones say so', async () => {
		hidden.set(102, { text: true });
		hidden.set(101, { author: true });
		const { campaignId, datasetId } = await frozen(['Ada', 'Ben']);
		const { dataset } = await app.browser().get(readDataset, { datasetId });
		expect(dataset).toMatchObject({ version: 1, tasks: 5, labels: 10, tombstones: { edits: 1 } });
		for (const { name, rows, url } of dataset.files.filter((file) => file.name.endsWith('.csv'))) {
			const content = await text(url);
			expect(content, name).not.toMatch(/^(|.*testwiki,)102,/m);
			if (!name.startsWith('features')) continue;
			expect([rows, /^101,/m.test(content)]).toEqual([4, false]);
		}
		const { tombstones } = await app.browser().get(listTombstones, { campaignId });
		expect(tombstones.map((row) => [row.revision_id, row.reason, row.since_version]).sort()).toEqual([
			[101, 'author_hidden', 1],
			[102, 'text_hidden', 1],
		]);
		await sweepAll();
		expect(await recut()).toEqual([]);
		expect(await text(`/datasets/${datasetId}/datasheet.md`)).toContain(
			'Hidden or deleted on the wiki since: 1.',
		);
	});

	it('can be of a campaign of which no edit is left', async () => {
		hidden.set(100, { missing: true });
		hidden.set(101, { missing: true });
		const campaign = await makeCampaign(gardener, { edits: 2 });
		await gardener.get(closeCampaign, { campaignId: campaign.id });
		const [datasetId = ''] = await app.freeze();
		const { dataset } = await app.browser().get(readDataset, { datasetId });
		expect(dataset).toMatchObject({ campaignId: campaign.id, tasks: 0, labels: 0, tombstones: { edits: 2 } });
	});

	it('waits for a coordinator when many edits cannot be read that the wiki has just shown', async () => {
		const { ports } = fakeWiki();
		await app.close();
		const readEdits: typeof ports.readEdits = async (ids) =>
			new Map(ids.map((id) => [id, { unreadable: 'missing' }]));
		app = await startTestApp({ wikis: fakeWikis(fakeWiki({ readEdits })) });
		gardener = await app.logIn('Gardener');
		const { id: campaignId } = await makeCampaign(gardener, { edits: 20 });
		await gardener.get(closeCampaign, { campaignId });
		expect(await app.freeze()).toEqual([]);
		expect(await gardener.get(readHiddenEdits, { campaignId })).toMatchObject({
			...{ gone: 0, held: { asked: 20, gone: 20 } },
		});
		const { datasets } = await app.browser().get(listDatasets, {});
		expect(datasets).toEqual([]);
	});

	it('is cut without the rows of a hidden edit; the old digest answers 410 and says where to look', async () => {
		const { campaignId, datasetId: first } = await frozen(['Ada', 'Ben']);
		const before = {
			labels: await text(`/datasets/${first}/labels.jsonl`),
			tasks: await text(`/datasets/${first}/tasks.jsonl`),
		};
		hidden.set(102, { text: true });
		await sweepAll();
		const [cut] = await recut();
		expect(cut).toMatchObject({ campaignId, withdrawn: first });
		const second = cut?.datasetId ?? '';
		expect(await recut()).toEqual([]);

		for (const path of ['', '/labels.jsonl', '/SHA256SUMS', '/croissant.json', '/tasks.csv']) {
			const answered = await app.browser().fetch(`/datasets/${first}${path}`);
			expect(answered.status, path).toBe(410);
			expect(answered.headers.get('link')).toBe(
				`<http://localhost:8080/datasets/${second}>; rel="successor-version"`,
			);
			const { error } = await answered.json();
			expect(error).toMatchObject({
				code: 'DATASET_WITHDRAWN',
				details: { version: 1, successor: { id: second, version: 2 } },
			});
		}
		expect(await app.browser().refused(readDataset, { datasetId: first })).toBe('DATASET_WITHDRAWN');
		const page = await text(`/datasets/${first}`, { headers: { accept: 'text/html' } });
		expect(page).toContain(`href="/datasets/${second}"`);
		expect(page).toContain('This version was withdrawn');

		const { dataset } = await app.browser().get(readDataset, { datasetId: second });
		expect(dataset).toMatchObject({
			...{ version: 2, tasks: 5, labels: 10, tombstones: { edits: 1 } },
			versions: [
				{ id: first, version: 1, changes: null, withdrawnAt: expect.any(String) },
				{ id: second, version: 2, changes: { added: 0, removed: 3, changed: 0 }, withdrawnAt: null },
			],
		});
		// what stays is what was frozen, byte for byte
		const without = (rows: string) =>
			rows
				.split('\n')
				.filter((row) => !row.includes('"revision_id":102'))
				.join('\n');
		expect(await text(`/datasets/${second}/labels.jsonl`)).toBe(without(before.labels));
		expect(await text(`/datasets/${second}/tasks.jsonl`)).toBe(without(before.tasks));
		const sums = await text(`/datasets/${second}/SHA256SUMS`);
		expect(app.parts.sha256(sums)).toBe(second);
		for (const line of sums.trim().split('\n')) {
			const [digest, name] = line.split('  ');
			const file = await (await app.browser().fetch(`/datasets/${second}/${name}`)).arrayBuffer();
			expect(app.parts.sha256(new Uint8Array(file)), name).toBe(digest);
		}
		const { tombstones } = await app.browser().get(listTombstones, { campaignId });
		expect(tombstones).toMatchObject([{ revision_id: 102, reason: 'text_hidden', since_version: 2 }]);

		// the catalogue and the campaign lead to the newest, and the content of the old one is nowhere
		const { datasets } = await app.browser().get(listDatasets, {});
		expect(datasets.map(({ id }) => id)).toEqual([second]);
		expect((await gardener.get(readCampaign, { campaignId })).campaign.datasetId).toBe(second);
		const left = await app.parts.db.execute(
			`select (select count(*)::int from dataset_task as r join dataset as d on d.number = r.dataset_number where d.id <> '${second}') as tasks,
				(select count(*)::int from dataset_label as r join dataset as d on d.number = r.dataset_number where d.id <> '${second}') as labels,
				(select count(*)::int from dataset_features as r join dataset as d on d.number = r.dataset_number where d.id <> '${second}') as features,
				(select count(*)::int from dataset_features) as kept`,
		);
		expect([...left]).toEqual([{ tasks: 0, labels: 0, features: 0, kept: 5 }]);
		expect(await text(`/datasets/${second}/croissant.json`)).toContain(
			`Version 1 (sha256:${first}) was withdrawn`,
		);
		expect((await app.browser().get(listLog, { action: 'recutDataset' })).entries).toMatchObject([
			{ role: 'system', subject: { kind: 'dataset', id: second }, after: { removed: 3 } },
		]);
	});

	it('comes out the same whichever way it is cut: at once, or one by one in any order', async () => {
		const edits = [100, 103, 105];
		const { datasetId } = await frozen(['Ada', 'Ben']);
		const digests: string[] = [];
		for (const order of [[edits], [[105], [100], [103]], [[103, 100], [105]]]) {
			hidden.clear();
			const undone = new Error('as if nothing had been cut');
			const cutting = app.parts.db.transaction(async (db) => {
				for (const some of order) {
					for (const id of some) hidden.set(id, { missing: true });
					app.later(2 * HOUR_MS);
					while ((await sweepWikis({ ...app.parts, db }, no)).length > 0);
					const [cut] = await recutDatasets({ ...app.parts, db }, no);
					if (some === order.at(-1)) digests.push(cut?.datasetId ?? '');
				}
				throw undone;
			});
			await expect(cutting).rejects.toBe(undone);
		}
		expect(digests).toHaveLength(3);
		expect(new Set(digests).size).toBe(1);
		expect(digests).not.toContain(datasetId);
	});

	it('loses the features of an edit whose author or summary is hidden, and keeps its rows', async () => {
		const { campaignId, datasetId } = await frozen(['Ada']);
		hidden.set(101, { author: true });
		await sweepAll();
		const [cut] = await recut();
		const { dataset } = await app.browser().get(readDataset, { datasetId: cut?.datasetId ?? '' });
		expect(dataset).toMatchObject({ version: 2, tasks: 6, labels: 6, tombstones: { edits: 0 } });
		const features = dataset.files.find(({ name }) => name.startsWith('features-'));
		expect(features?.rows).toBe(5);
		expect(await text(features?.url ?? '')).not.toMatch(/^101,/m);
		const { tombstones } = await app.browser().get(listTombstones, { campaignId });
		expect(tombstones).toMatchObject([{ revision_id: 101, reason: 'author_hidden', since_version: 2 }]);
		expect(cut?.withdrawn).toBe(datasetId);
	});

	it('stays without an edit that the wiki shows again', async () => {
		const { campaignId } = await frozen(['Ada']);
		hidden.set(101, { missing: true });
		await sweepAll();
		await recut();
		hidden.clear();
		await sweepAll();
		expect(await recut()).toEqual([]);
		expect((await gardener.get(readHiddenEdits, { campaignId })).gone).toBe(1);
	});

	it('unlinks a person who leaves in every version, those before and those after', async () => {
		const { campaignId, datasetId } = await frozen(['Ada', 'Ben']);
		const names = (rows: string) =>
			new Set([...rows.matchAll(/"labeller":"([^"]+)"/g)].map(([, name]) => name));
		const before = names(await text(`/datasets/${datasetId}/labels.jsonl`));
		const ada = await app.logIn('Ada');
		await ada.get(leave, {});
		const known = await app.parts.db.execute(
			`select p.name from pseudonym as q join person as p on p.id = q.person_id where q.campaign_id = ${campaignId}`,
		);
		expect([...known]).toEqual([{ name: 'Ben' }]);
		hidden.set(101, { missing: true });
		await sweepAll();
		const [cut] = await recut();
		expect(names(await text(`/datasets/${cut?.datasetId}/labels.jsonl`))).toEqual(before);
		await app.logIn('Ada');
		const links = await app.parts.db.execute(
			`select count(*)::int as n from pseudonym as q join person as p on p.id = q.person_id where p.name = 'Ada'`,
		);
		expect([...links]).toEqual([{ n: 0 }]);
	});
});
