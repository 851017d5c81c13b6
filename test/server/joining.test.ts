/** Who may answer, over HTTP: asked of the wiki when tasks are handed out, and never at the cost of an answer. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listCampaigns, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { WikiAccount } from '../../server/domain/ports.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

describe('who may answer', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;
	/** what the wiki knows of everybody; null: it does not answer */
	let account: WikiAccount | null;
	let asked: string[];

	beforeEach(async () => {
		account = { editCount: 412, registeredAt: null, groups: ['user'], blocked: false };
		asked = [];
		const readAccount = async (name: string) => {
			asked.push(name);
			if (account === null) throw new Failure('WIKI_UNREACHABLE');
			return account;
		};
		app = await startTestApp({ wikis: fakeWikis(fakeWiki({ readAccount })) });
		coordinator = await app.logIn('Gardener');
		ada = await app.logIn('Ada');
	});
	afterEach(() => app.close());

	const obstaclesOf = async (browser: Browser, campaignId: number) =>
		(await browser.get(readCampaign, { campaignId })).campaign.mine?.obstacles;

	it('says why not, with the figures, and refuses edits for the same reason', async () => {
		const campaign = await makeCampaign(coordinator, {
			rules: { minimumEdits: 500, minimumAccountDays: 90 },
		});
		const obstacles = [{ rule: 'minimumEdits', needs: 500, has: 412 }];
		expect(await obstaclesOf(ada, campaign.id)).toEqual(obstacles);
		expect(await ada.ask(takeWorkset, { campaignId: campaign.id })).toMatchObject({
			status: 403,
			error: { code: 'NOT_ELIGIBLE', details: { obstacles } },
		});
		expect((await app.browser().get(readCampaign, { campaignId: campaign.id })).campaign).toMatchObject({
			rules: { minimumEdits: 500, minimumAccountDays: 90 },
			mine: null,
		});
	});

	it('asks the wiki once in five minutes, whatever happens meanwhile', async () => {
		const campaign = await makeCampaign(coordinator, { rules: { minimumEdits: 500 } });
		asked = [];
		await obstaclesOf(ada, campaign.id);
		if (account) account = { ...account, editCount: 500 };
		app.later(4 * 60_000);
		expect(await ada.refused(takeWorkset, { campaignId: campaign.id })).toBe('NOT_ELIGIBLE');
		expect(asked).toEqual(['Ada']);
		app.later(60_000);
		expect((await take(ada, campaign)).tasks).toHaveLength(3);
		expect(asked).toEqual(['Ada', 'Ada']);
	});

	it('goes by what was last known while the wiki is away: from the wiki, else from the login', async () => {
		const campaign = await makeCampaign(coordinator, { rules: { minimumEdits: 11 } });
		account = null;
		expect(await obstaclesOf(ada, campaign.id)).toEqual([{ rule: 'minimumEdits', needs: 11, has: 10 }]);
		account = { editCount: 412, registeredAt: null, groups: [], blocked: false };
		expect(await obstaclesOf(ada, campaign.id)).toEqual([]);
		account = null;
		app.later(60 * 60_000);
		expect((await take(ada, campaign)).tasks).toHaveLength(3);
	});

	it('keeps from a blocked account new edits, but no answer to those it has', async () => {
		const campaign = await makeCampaign(coordinator, { tasksPerWorkset: 2 });
		const { tasks } = await take(ada, campaign);
		if (account) account = { ...account, blocked: true };
		app.later(5 * 60_000);
		for (const { taskId } of tasks) expect(await send(ada, answer(taskId, campaign))).toBe('accepted');
		expect(await ada.ask(takeWorkset, { campaignId: campaign.id })).toMatchObject({
			error: { code: 'NOT_ELIGIBLE', details: { obstacles: [{ rule: 'blocked' }] } },
		});
	});

	it('shows somebody blocked at login what there is, and why not for them', async () => {
		await makeCampaign(coordinator);
		if (account) account = { ...account, blocked: true };
		const blocked = await app.logIn('Blocked');
		const { campaigns } = await blocked.get(listCampaigns, {});
		expect(campaigns.map(({ mine }) => mine?.obstacles)).toEqual([[{ rule: 'blocked' }]]);
	});

	it('tells nobody who is named in the rules', async () => {
		const rules = { allow: ['Ada', 'Ben'], onlyAllowed: true, deny: ['Mallory'] };
		const campaign = await makeCampaign(coordinator, { rules });
		const answered = await ada.fetch(`/api/campaigns/${campaign.id}`);
		const text = await answered.text();
		expect(text).not.toMatch(/Mallory|Ben/);
		expect(JSON.parse(text).campaign).toMatchObject({
			rules: { onlyAllowed: true },
			mine: { obstacles: [] },
		});
		expect(await obstaclesOf(await app.logIn('Cem'), campaign.id)).toEqual([{ rule: 'onlyAllowed' }]);
		expect(await obstaclesOf(await app.logIn('Mallory'), campaign.id)).toEqual([{ rule: 'deny' }]);
	});

	it('keeps nobody from a campaign that is closed', async () => {
		const campaign = await makeCampaign(coordinator, { rules: { minimumEdits: 500 } });
		await app.database.sql`update campaign set closed_at = now()`;
		expect(await obstaclesOf(ada, campaign.id)).toEqual([]);
		expect(await ada.refused(takeWorkset, { campaignId: campaign.id })).toBe('CAMPAIGN_NOT_OPEN');
	});
});
