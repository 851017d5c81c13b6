import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign, readCampaign, readEdit, readSession } from '../../campaigns/contract/calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { listDatasets } from '../../campaigns/contract/result-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

/** Knows small revisions only, as a wiki that is younger. */
const arabic = fakeWiki(
	{ knownRevisions: async (ids) => new Set(ids.filter((id) => id < 200)) },
	{ name: 'arwiki', siteName: 'ويكي', language: 'ar', direction: 'rtl' },
);
const weary = fakeWiki({}, { name: 'wearywiki' });
const gone = fakeWiki({}, { name: 'gonewiki' });

async function unreachable(): Promise<never> {
	throw new Failure('WIKI_UNREACHABLE');
}

const settings = {
	...{ name: 'Autumn', purpose: 'To learn.', template: 'damaging_goodfaith', edits: '1000 1001' },
	...{ labelsPerTask: 1, tasksPerWorkset: 3, leaseMinutes: 30 },
};

describe('several wikis', () => {
	let app: TestApp;
	let gardener: Browser;
	let ada: Browser;
	beforeAll(async () => {
		app = await startTestApp({ wikis: fakeWikis(fakeWiki(), arabic, weary, gone) });
		gardener = await app.logIn('Gardener');
		ada = await app.logIn('Ada');
	});
	afterAll(() => app.close());

	/** The first edit of a new campaign, as it was handed to Ada. */
	async function hand(wiki?: string) {
		const campaign = await makeCampaign(gardener, { edits: 1, ...(wiki ? { wiki } : {}) });
		const [task] = (await take(ada, campaign)).tasks;
		return { campaign, taskId: task?.taskId ?? 0 };
	}

	it('are told to everybody, the one to log in with first', async () => {
		const { wiki, wikis } = await app.browser().get(readSession, {});
		expect(wiki).toEqual(wikis[0]);
		expect(wikis.map(({ name, direction }) => [name, direction])).toEqual([
			['testwiki', 'ltr'],
			['arwiki', 'rtl'],
			['wearywiki', 'ltr'],
			['gonewiki', 'ltr'],
		]);
	});

	it('show the edits of their own campaigns, in their own direction', async () => {
		const english = await hand();
		const right = await hand('arwiki');
		expect([english.campaign.wiki, right.campaign.wiki]).toEqual(['testwiki', 'arwiki']);
		expect(await ada.get(readEdit, { taskId: english.taskId })).toMatchObject({ direction: 'ltr' });
		expect(await ada.get(readEdit, { taskId: right.taskId })).toMatchObject({
			...{ direction: 'rtl', language: 'ar' },
		});
	});

	it('are asked whether they know the edits of a new campaign', async () => {
		await gardener.get(createCampaign, settings);
		const refused = await gardener.ask(createCampaign, { ...settings, wiki: 'arwiki' });
		expect(refused).toMatchObject({ error: { code: 'EDITS_UNKNOWN', details: { wiki: 'arwiki' } } });
	});

	it('refuse campaigns of any other wiki', async () => {
		const refused = await gardener.ask(createCampaign, { ...settings, wiki: 'otherwiki' });
		expect(refused).toMatchObject({
			...{ status: 404, error: { code: 'WIKI_UNKNOWN', details: { wiki: 'otherwiki' } } },
		});
	});

	it('do not wait for one that is down: neither its edits nor its datasets hold up others', async () => {
		const [fine, stuck] = [await hand(), await hand('wearywiki')];
		Object.assign(weary.ports, { showEdit: unreachable, readEdits: unreachable });
		expect(await ada.refused(readEdit, { taskId: stuck.taskId })).toBe('WIKI_UNREACHABLE');
		expect(await ada.get(readEdit, { taskId: fine.taskId })).toMatchObject({ title: 'Harbour' });

		// the one that is stuck was finished first
		for (const { taskId, campaign } of [stuck, fine]) await send(ada, answer(taskId, campaign));
		const failed: number[] = [];
		await app.freeze((campaignId) => failed.push(campaignId));
		expect(failed).toEqual([stuck.campaign.id]);
		const { datasets } = await ada.get(listDatasets, {});
		expect(datasets).toMatchObject([{ campaignId: fine.campaign.id, wiki: 'testwiki' }]);

		Object.assign(weary.ports, fakeWiki({}, weary.facts).ports);
		app.later(1000);
		await app.freeze();
		const later = (await ada.get(listDatasets, {})).datasets.find(({ wiki }) => wiki === 'wearywiki');
		const tasks = await (await ada.fetch(`/datasets/${later?.id}/tasks.jsonl`)).text();
		expect(JSON.parse(tasks)).toMatchObject({ wiki: 'wearywiki' });
	});

	it('may be taken from the settings: what was labelled stays, what needs the wiki says why not', async () => {
		const { campaign, taskId } = await hand('gonewiki');
		Object.assign(gone.facts, { name: 'elsewhere' });
		expect(await ada.refused(readEdit, { taskId })).toBe('WIKI_UNKNOWN');
		expect(await send(ada, answer(taskId, campaign))).toBe('accepted');
		const read = await ada.get(readCampaign, { campaignId: campaign.id });
		expect(read.campaign).toMatchObject({ wiki: 'gonewiki', status: 'closed' });
	});
});
