/** A campaign that was held elsewhere comes in whole, closed, and is frozen like any other. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import { listTombstones } from '../../campaigns/contract/hidden-calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import {
	type EndedCampaign,
	type EndedSaying,
	type ImportedTask,
	importClosed,
} from '../../server/domain/import-closed.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

let app: TestApp;
beforeAll(async () => {
	app = await startTestApp();
});
afterAll(() => app.close());

const at = 1_431_013_030.591234;
let spoken = 0;
const said = (person: string, damaging: string): EndedSaying => ({
	...{ person, kind: 'answer', answers: { damaging, goodfaith: 'yes' }, at: at + spoken++ },
});
const skipped = (person: string): EndedSaying => ({ person, kind: 'skip', answers: null, at: at + spoken++ });
const task = (revisionId: number, labels: EndedSaying[], rest: Partial<ImportedTask> = {}): ImportedTask => ({
	...{ revisionId, part: null, partKey: '', labels, ...rest },
});

const settings: EndedCampaign = {
	...{ wiki: 'testwiki', name: 'Of old', purpose: 'To learn.', template: 'damaging_goodfaith' },
	view: 'diff',
	...{ form: damagingGoodfaith.form, labelsPerTask: 2, tasksPerWorkset: 10 },
	...{ createdAt: new Date('2015-05-07'), source: 'elsewhere', by: null },
};

const bringIn = async (tasks: Iterable<ImportedTask>) =>
	await app.parts.db.transaction(async (tx) => await importClosed({ ...app.parts, tx }, settings, tasks));

it('stores what was said, by whom and when; then it is frozen', async () => {
	const { campaignId, ...counts } = await bringIn([
		task(1, [said('11', 'no'), said('12', 'yes'), said('13', 'no')]),
		// changed their mind, and took it back: the last word counts
		task(2, [said('11', 'no'), said('11', 'yes'), said('12', 'no'), skipped('12')]),
		task(3, []),
		task(4, [said('11', 'no')], { gone: 'missing' }),
		task(5, [], { automated: { answers: { damaging: 'no' }, reasons: ['trusted'], at } }),
	]);
	expect(counts).toMatchObject({ tasks: 5, labels: 8, people: 3 });
	const { campaign } = await app.browser().get(readCampaign, { campaignId });
	expect(campaign).toMatchObject({ status: 'closed', createdAt: '2015-05-07T00:00:00.000Z' });
	expect(campaign.progress).toMatchObject({ tasks: 5, accepted: 4, surplus: 1, gone: 1, done: 1 });

	const [datasetId = ''] = await app.freeze();
	const { dataset } = await app.browser().get(readDataset, { datasetId });
	expect(dataset.labellers).toBe(3);
	expect(dataset.measures).toMatchObject({ millisecondsPerAnswer: null, surplus: 1 });
	const file = await app.browser().fetch(`/datasets/${datasetId}/labels.jsonl`);
	const rows = (await file.text())
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line))
		// and what the campaign's rules said
		.filter(({ origin }) => origin === 'import');
	// all but the one about an edit that is gone, of which there is a tombstone
	expect(rows).toHaveLength(7);
	const { tombstones } = await app.browser().get(listTombstones, { campaignId });
	expect(tombstones).toMatchObject([{ revision_id: 4, reason: 'missing', since_version: 1 }]);
	expect(rows[0]).toMatchObject({ origin: 'import', outcome: 'accepted', current: true, language: 'und' });
	expect(rows[0].received_at).toBe('2015-05-07T15:37:10Z');
	expect(rows.map(({ outcome }) => outcome)).toEqual([
		...['accepted', 'accepted', 'surplus', 'accepted', 'accepted', 'surplus', 'recorded'],
	]);
	expect(JSON.stringify(rows)).not.toMatch(/"(11|12|13)"/);
	const { entries } = await app.browser().get(listLog, { action: 'importCampaign' });
	expect(entries).toMatchObject([{ role: 'system', after: { source: 'elsewhere', tasks: 5, labels: 8 } }]);
});

it('ties nobody to an account, and the same person of one source is one', async () => {
	await bringIn([task(1, [said('Gardener', 'no')])]);
	await bringIn([task(1, [said('Gardener', 'no')])]);
	const gardener = await app.logIn('Gardener');
	const people = await app.database.sql`select farm, name, left_at from person where sub = 'Gardener'`;
	expect([...people].sort((a, b) => (a.farm < b.farm ? -1 : 1))).toMatchObject([
		{ farm: 'import:elsewhere', name: '', left_at: expect.any(Date) },
		{ farm: 'testwiki', name: 'Gardener', left_at: null },
	]);
	expect(JSON.stringify(await (await gardener.fetch('/api/me')).json())).toContain('"answered":0');
});

it('takes all of it or nothing', async () => {
	const before = await app.database.sql`select count(*)::int from campaign`;
	const odd: EndedSaying = { person: '1', kind: 'answer', answers: { damaging: 'perhaps' }, at };
	await expect(bringIn([task(1, [said('1', 'no')]), task(2, [odd])])).rejects.toThrow();
	expect(await app.database.sql`select count(*)::int from campaign`).toEqual(before);
});

it('takes thousands of tasks, a thousand at a time', async () => {
	function* many() {
		for (let i = 1; i <= 2500; i++) yield task(i, i % 2 ? [said('21', 'no')] : []);
	}
	const { campaignId } = await bringIn(many());
	const [row] = await app.database.sql`
		select count(distinct w.id)::int as worksets, count(*)::int as handed, max(h.place) as last
		from workset as w join handed_task as h on h.workset_id = w.id where w.campaign_id = ${campaignId}`;
	expect(row).toEqual({ worksets: 2, handed: 1250, last: 999 });
});
