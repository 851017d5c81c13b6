/** Lists that are uploaded, and campaigns that are made from them or get further edits. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { closeCampaign, createCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { addEdits } from '../../campaigns/contract/draft-calls.ts';
import { readEditList, readEditSource, uploadEditList } from '../../campaigns/contract/edit-source-calls.ts';
import { deleteExpiredLists } from '../../db/edit-lists.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { makeCampaign, take } from './campaign.ts';

let app: TestApp;
let coordinator: Browser;

beforeAll(async () => {
	const knownRevisions = async (ids: readonly number[]) => new Set(ids.filter((id) => id < 9_000_000));
	app = await startTestApp({
		wikis: fakeWikis(fakeWiki({ knownRevisions }), fakeWiki({}, { name: 'otherwiki' })),
	});
	coordinator = await app.logIn('Gardener');
});
afterAll(() => app.close());

const wiki = 'testwiki';
const upload = async (list: string, more = {}) =>
	(await coordinator.get(uploadEditList, { wiki, list, ...more })).list;
const rowsOf = async (campaignId: number) =>
	await app.database.sql<{ id: number; position: number }[]>`
		select revision_id::int as id, position from task where campaign_id = ${campaignId} order by position`;
const stagedRows = async () => (await app.database.sql`select from listed_edit`).count;
const settings = {
	...{ name: 'Autumn', purpose: 'To learn.', template: 'damaging_goodfaith', seed: 1 },
	...{ labelsPerTask: 2, tasksPerWorkset: 3, leaseMinutes: 30 },
};
const create = async (more: Partial<InputOf<typeof createCampaign>>) =>
	await coordinator.get(createCampaign, { ...settings, ...more });

describe('an uploaded list', () => {
	it('is kept until a campaign is made from it, then forgotten', async () => {
		const list = await upload('{"rev_id": 5}\n{"rev_id": 6}\n{"rev_id": 5}\n');
		expect(list).toMatchObject({ wiki, state: 'ready', edits: 2, repeated: 1, authorsKnown: false });
		const { listId } = list;
		expect((await coordinator.get(readEditList, { listId })).list).toEqual(list);
		const made = await create({ source: { kind: 'uploaded', listId } });
		expect(made).toMatchObject({ edits: { taken: 2, repeated: 1 }, campaign: { progress: { tasks: 2 } } });
		expect(await coordinator.refused(readEditList, { listId })).toBe('NOT_FOUND');
		await deleteExpiredLists(app.parts.db, app.parts.now());
		expect(await stagedRows()).toBe(0);
		const { source, autolabel } = await app.browser().get(readEditSource, { campaignId: made.campaign.id });
		expect({ source, autolabel }).toEqual({ source: { kind: 'list', edits: 2 }, autolabel: null });
	});

	it('leaves nothing behind when a line is at fault, or the wiki knows none of it', async () => {
		const broken = Array.from({ length: 25_000 }, (_, i) => (i === 24_000 ? 'x' : i + 1)).join('\n');
		const refused = await coordinator.ask(uploadEditList, { wiki, list: broken });
		expect(refused).toMatchObject({
			error: { code: 'EDITS_UNREADABLE', details: { count: 1, faults: [{ line: 24_001, text: 'x' }] } },
		});
		expect(await coordinator.refused(uploadEditList, { wiki, list: '9000001\n9000002' })).toBe(
			'EDITS_UNKNOWN',
		);
		expect(await coordinator.refused(uploadEditList, { wiki })).toBe('EDITS_UNREADABLE');
		expect((await app.database.sql`select from edit_list`).count).toBe(0);
		expect(await stagedRows()).toBe(0);
	});

	it('leaves nothing behind when its sender goes away', async () => {
		const dropped = new ReadableStream({
			start: (controller) => controller.enqueue(new TextEncoder().encode('5\n6\n')),
			pull: (controller) => controller.error(new Error('gone')),
		});
		const response = await coordinator.fetch('/api/edit-lists?wiki=testwiki', {
			...{ method: 'POST', body: dropped },
			duplex: 'half',
		} as RequestInit);
		expect(response.status).toBe(500);
		expect(await stagedRows()).toBe(0);
	});

	it('fits its own wiki and the view it was read for', async () => {
		const { listId } = await upload('{"rev_ids": [5, 6]}', { view: 'diffs' });
		const source = { kind: 'uploaded', listId } as const;
		const asked = { ...settings, source };
		expect(await coordinator.refused(createCampaign, asked)).toBe('INVALID_INPUT');
		const elsewhere = { ...asked, wiki: 'otherwiki', view: 'diffs' as const };
		expect(await coordinator.refused(createCampaign, elsewhere)).toBe('INVALID_INPUT');
		expect((await create({ source, view: 'diffs' })).edits).toEqual({ taken: 1, repeated: 0 });
	});

	it('is forgotten after 30 days', async () => {
		const { listId } = await upload('5');
		app.later(30 * 86_400_000);
		coordinator = await app.logIn('Gardener');
		await deleteExpiredLists(app.parts.db, app.parts.now());
		expect(await coordinator.refused(readEditList, { listId })).toBe('NOT_FOUND');
	});
});

describe('the order of edits', () => {
	it('is that of the seed, however they were listed and sent', async () => {
		const ids = Array.from({ length: 200 }, (_, i) => i + 1);
		const { listId } = await upload(ids.toReversed().join(' '));
		const orders = [
			await create({ edits: ids.join('\n') }),
			await create({ source: { kind: 'uploaded', listId } }),
			await create({ source: { kind: 'pasted', text: ids.join(',') }, seed: 2 }),
		].map(async ({ campaign }) => (await rowsOf(campaign.id)).map(({ id }) => id));
		const [pasted, uploaded, other] = await Promise.all(orders);
		expect(uploaded).toEqual(pasted);
		expect(pasted?.toSorted((a, b) => a - b)).toEqual(ids);
		expect(other).not.toEqual(pasted);
		expect(pasted).not.toEqual(ids);
	});
});

describe('further edits', () => {
	it('come behind those that are there, once each, and are logged', async () => {
		const { id: campaignId } = await makeCampaign(coordinator, { edits: 3 });
		const before = await rowsOf(campaignId);
		const source = { kind: 'pasted', text: '100 500 501 501' } as const;
		const { edits, campaign } = await coordinator.get(addEdits, { campaignId, source, reason: 'more' });
		expect(edits).toEqual({ taken: 2, repeated: 1, known: 1 });
		expect(campaign.progress.tasks).toBe(5);
		const after = await rowsOf(campaignId);
		expect(after.slice(0, 3)).toEqual([...before]);
		expect(after.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4]);
	});

	it('reach those who had answered all there was', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 3 });
		const ada = await app.logIn('Ada');
		await take(ada, campaign);
		const ben = await app.logIn('Ben');
		await expect(take(ben, campaign)).rejects.toThrow(/NO_TASKS_LEFT/);
		const source = { kind: 'pasted', text: '700' } as const;
		await coordinator.get(addEdits, { campaignId: campaign.id, source });
		expect((await take(ben, campaign)).tasks).toMatchObject([{ revisionId: 700 }]);
	});

	it('are refused once it is closed', async () => {
		const { id: campaignId } = await makeCampaign(coordinator);
		await coordinator.get(closeCampaign, { campaignId });
		const source = { kind: 'pasted', text: '700' } as const;
		expect(await coordinator.refused(addEdits, { campaignId, source })).toBe('NOT_CHANGEABLE');
		expect((await coordinator.get(readCampaign, { campaignId })).campaign.progress.tasks).toBe(6);
	});
});
