/** The guideline of a campaign over HTTP: one revision at a time, and each label says which. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
	closeCampaign,
	moveGuideline,
	putLabel,
	readCampaign,
	readGuideline,
} from '../../campaigns/contract/calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

describe('the guideline of a campaign', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;
	let newest: number;
	let reads: number;
	let state: 'here' | 'away' | 'hidden';

	beforeAll(async () => {
		const { readGuideline: read } = fakeWiki().ports;
		const wiki = fakeWiki({
			findGuideline: async (page, revisionId) =>
				page === 'Nowhere' ? null : { title: page, revisionId: revisionId ?? newest },
			readGuideline: async (revisionId) => {
				reads += 1;
				if (state === 'away') throw new Failure('WIKI_UNREACHABLE');
				return state === 'hidden' ? { gone: 'text_hidden' } : await read(revisionId);
			},
		});
		app = await startTestApp({ wikis: fakeWikis(wiki) });
		coordinator = await app.logIn('Gardener');
		ada = await app.logIn('Ada');
	});
	beforeEach(() => {
		newest = 900;
		reads = 0;
		state = 'here';
	});
	afterAll(() => app.close());

	const guideline = { page: 'Help:Judging' };

	it('is the newest revision of the page, or the one that was asked for', async () => {
		const fixedAt = app.parts.now().toISOString();
		expect((await makeCampaign(coordinator, { guideline })).guideline).toEqual({
			...{ title: 'Help:Judging', revisionId: 900, fixedAt },
		});
		const older = await makeCampaign(coordinator, { guideline: { ...guideline, revisionId: 850 } });
		expect(older.guideline?.revisionId).toBe(850);
		expect((await makeCampaign(coordinator)).guideline).toBeNull();
		await expect(makeCampaign(coordinator, { guideline: { page: 'Nowhere' } })).rejects.toThrow(
			'GUIDELINE_UNKNOWN',
		);
	});

	it('is read by everybody, and asked of the wiki once an hour', async () => {
		const { id: campaignId } = await makeCampaign(coordinator, { guideline: { page: 'A', revisionId: 901 } });
		const read = async () =>
			(await app.browser().get(readGuideline, { campaignId, revisionId: 901 })).guideline;
		expect(await read()).toMatchObject({ revisionId: 901, html: '<p>Look twice.</p>', language: 'en' });
		state = 'away';
		expect((await read()).html).toBe('<p>Look twice.</p>');
		expect(reads).toBe(1);
		app.later(61 * 60_000);
		expect(await app.browser().refused(readGuideline, { campaignId, revisionId: 901 })).toBe(
			'WIKI_UNREACHABLE',
		);
		state = 'hidden';
		expect(await app.browser().refused(readGuideline, { campaignId, revisionId: 901 })).toBe('REVISION_GONE');
		state = 'away';
		expect(await app.browser().refused(readGuideline, { campaignId, revisionId: 901 })).toBe(
			'WIKI_UNREACHABLE',
		);
	});

	it('is no way to read any other page of the wiki', async () => {
		const { id: campaignId } = await makeCampaign(coordinator, { guideline });
		expect(await ada.refused(readGuideline, { campaignId, revisionId: 17 })).toBe('NOT_FOUND');
		expect(reads).toBe(0);
	});

	it('moves on while the campaign is open; each label keeps what lay beside its edit', async () => {
		const campaign = await makeCampaign(coordinator, { guideline, edits: 3 });
		const campaignId = campaign.id;
		const [first, second, third] = (await take(ada, campaign)).tasks.map(({ taskId }) => taskId) as number[];
		const said = (taskId = 0, guidelineRevisionId?: number) => ({
			...answer(taskId, campaign),
			...(guidelineRevisionId ? { guidelineRevisionId } : {}),
		});
		await send(ada, said(first, 900));
		newest = 950;
		expect(await ada.refused(moveGuideline, { campaignId, page: 'Help:Judging' })).toBe('NOT_ALLOWED');
		const moved = await coordinator.get(moveGuideline, { campaignId, page: 'Help:Judging' });
		expect(moved.campaign.guideline?.revisionId).toBe(950);
		// the page was opened before it moved
		await send(ada, said(second, 900));
		const id = '11111111-2222-4333-8444-555555555555';
		const refused = await ada.ask(putLabel, { id, label: said(third, 17) });
		expect(refused).toMatchObject({
			error: {
				code: 'INVALID_INPUT',
				details: { guidelineRevisionId: 'revision 17 was never the guideline of this campaign' },
			},
		});
		await send(ada, said(third, 950));
		expect((await ada.get(readCampaign, { campaignId })).campaign.status).toBe('closed');
		expect(await coordinator.refused(moveGuideline, { campaignId, page: 'A' })).toBe('CAMPAIGN_NOT_OPEN');

		await app.freeze();
		const { datasetId } = (await ada.get(readCampaign, { campaignId })).campaign;
		const rows = (await (await ada.fetch(`/datasets/${datasetId}/labels.jsonl`)).text()).trim().split('\n');
		const revisions = rows.map((row) => JSON.parse(row).guideline_revision);
		expect(revisions.sort()).toEqual([900, 900, 950]);
		expect(await (await ada.fetch(`/datasets/${datasetId}/labels.csv`)).text()).toContain(
			',guideline_revision,',
		);
	});

	it('may be left out: old pages in old tabs do not know of it', async () => {
		const campaign = await makeCampaign(coordinator, { guideline, edits: 1 });
		const [task] = (await take(ada, campaign)).tasks;
		expect(await send(ada, answer(task?.taskId ?? 0, campaign))).toBe('accepted');
		await expect(coordinator.refused(closeCampaign, { campaignId: campaign.id })).resolves.toBe(
			'CAMPAIGN_NOT_OPEN',
		);
	});
});
