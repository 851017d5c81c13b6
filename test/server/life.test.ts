/** Open, paused, closing, closed, archived: what each means for those who label. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { closeCampaign, listCampaigns, readCampaign, renewWorkset } from '../../campaigns/contract/calls.ts';
import {
	archiveCampaign,
	pauseCampaign,
	resumeCampaign,
	updateCampaign,
} from '../../campaigns/contract/life-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { goThroughCampaigns } from '../../server/domain/finish.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

const HALF_AN_HOUR = 30 * 60_000;

let app: TestApp;
let coordinator: Browser;
let ada: Browser;
let ben: Browser;

beforeAll(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
	ada = await app.logIn('Ada');
	ben = await app.logIn('Ben');
});
afterAll(() => app.close());

const read = async (campaignId: number) => (await ada.get(readCampaign, { campaignId })).campaign;
const round = () => goThroughCampaigns(app.parts.db, app.parts.now);
const actions = async (campaignId: number) =>
	(await ada.get(listLog, { subjectKind: 'campaign', subjectId: String(campaignId) })).entries.map(
		({ action, role }) => `${action} ${role}`,
	);
const refusal = async (browser: Browser, change: InputOf<typeof updateCampaign>) => {
	const answered = await browser.ask(updateCampaign, change);
	return answered.ok ? null : [answered.error.code, answered.error.details];
};

describe('a paused campaign', () => {
	it('hands nothing out and keeps what is in hand, until it goes on', async () => {
		const campaign = await makeCampaign(coordinator);
		const campaignId = campaign.id;
		const { tasks, worksetId } = await take(ada, campaign);
		const { campaign: paused } = await coordinator.get(pauseCampaign, { campaignId, reason: 'unclear' });
		expect(paused.status).toBe('paused');
		await expect(take(ben, campaign)).rejects.toThrow(/CAMPAIGN_NOT_OPEN/);
		expect(await ada.refused(renewWorkset, { worksetId })).toBe('CAMPAIGN_NOT_OPEN');
		expect(await send(ada, answer(tasks[0]?.taskId ?? 0, campaign))).toBe('accepted');
		expect(await coordinator.refused(pauseCampaign, { campaignId })).toBe('NOT_CHANGEABLE');
		await coordinator.get(resumeCampaign, { campaignId });
		expect((await take(ben, campaign)).tasks).toHaveLength(3);
		expect(await actions(campaignId)).toEqual([
			'resumeCampaign coordinator',
			'pauseCampaign coordinator',
			'createCampaign coordinator',
		]);
	});
});

describe('a closing campaign', () => {
	it('lets those who have edits finish them, renews nothing, and closes with the last lease', async () => {
		const campaign = await makeCampaign(coordinator);
		const campaignId = campaign.id;
		const mine = await take(ada, campaign);
		const { campaign: closing } = await coordinator.get(closeCampaign, {
			campaignId,
			when: 'leases_run_out',
		});
		expect(closing.status).toBe('closing');
		await expect(take(ben, campaign)).rejects.toThrow(/CAMPAIGN_NOT_OPEN/);
		app.later(HALF_AN_HOUR - 1000);
		const again = await take(ada, campaign);
		expect([again.worksetId, again.leaseExpiresAt]).toEqual([mine.worksetId, mine.leaseExpiresAt]);
		expect(await send(ada, answer(mine.tasks[0]?.taskId ?? 0, campaign))).toBe('accepted');
		await round();
		expect((await read(campaignId)).status).toBe('closing');
		app.later(1000);
		await round();
		expect((await read(campaignId)).status).toBe('closed');
		expect((await actions(campaignId)).slice(0, 2)).toEqual([
			'closeCampaign system',
			'windDownCampaign coordinator',
		]);
		expect(await send(ada, answer(mine.tasks[1]?.taskId ?? 0, campaign))).toBe('surplus');
	});

	it('closes as soon as nobody has an edit', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 1 });
		const [task] = (await take(ada, campaign)).tasks;
		await coordinator.get(closeCampaign, { campaignId: campaign.id, when: 'leases_run_out' });
		await send(ada, answer(task?.taskId ?? 0, campaign));
		expect((await read(campaign.id)).status).toBe('closed');
	});
});

describe('a deadline', () => {
	it('ends handing out to the second, before any round has noticed', async () => {
		const campaign = await makeCampaign(coordinator);
		const campaignId = campaign.id;
		const deadline = new Date(app.parts.now().getTime() + HALF_AN_HOUR).toISOString();
		await coordinator.get(updateCampaign, { campaignId, deadline });
		app.later(HALF_AN_HOUR - 1);
		await take(ada, campaign);
		app.later(1);
		expect((await read(campaignId)).status).toBe('closing');
		await expect(take(ben, campaign)).rejects.toThrow(/CAMPAIGN_NOT_OPEN/);
		await round();
		await round();
		expect((await actions(campaignId))[0]).toBe('windDownCampaign system');
		app.later(HALF_AN_HOUR);
		await round();
		expect((await read(campaignId)).status).toBe('closed');
	});

	it('can be moved or taken away before it passes, and lies ahead', async () => {
		const campaignId = (await makeCampaign(coordinator)).id;
		const past = app.parts.now().toISOString();
		expect((await refusal(coordinator, { campaignId, deadline: past }))?.[0]).toBe('INVALID_INPUT');
		const deadline = new Date(app.parts.now().getTime() + 1000).toISOString();
		await coordinator.get(updateCampaign, { campaignId, deadline });
		await coordinator.get(updateCampaign, { campaignId, deadline: null });
		app.later(2000);
		await round();
		expect((await read(campaignId)).status).toBe('open');
	});
});

describe('while it is open', () => {
	it('texts, rules and sizes change, in the log with what they were and no names', async () => {
		const campaignId = (await makeCampaign(coordinator)).id;
		const changes = { name: 'Winter', announcement: 'Look twice at dates.', rules: { deny: ['Zed'] } };
		const { campaign } = await coordinator.get(updateCampaign, {
			...{ campaignId, reason: 'clearer' },
			...{ ...changes, purpose: 'To learn.', tasksPerWorkset: 5, leaseMinutes: 10 },
		});
		expect(campaign).toMatchObject({
			name: 'Winter',
			announcement: 'Look twice at dates.',
			leaseMinutes: 10,
		});
		const [entry] = (await ada.get(listLog, { subjectId: String(campaignId) })).entries;
		expect(entry).toMatchObject({ action: 'updateCampaign', reason: 'clearer' });
		expect(entry?.before).toEqual({
			...{ name: 'Autumn', announcement: null, rules: {}, tasksPerWorkset: 3, leaseMinutes: 30 },
		});
		expect(JSON.stringify(entry)).not.toContain('Zed');
	});

	it('more answers reopen what was done, for others than those who answered', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 1 });
		const campaignId = campaign.id;
		const [task] = (await take(ada, campaign)).tasks;
		await send(ada, answer(task?.taskId ?? 0, campaign));
		const { campaign: raised } = await coordinator.get(updateCampaign, { campaignId, labelsPerTask: 2 });
		expect(raised.progress).toMatchObject({ done: 0, accepted: 1 });
		expect((await take(ben, campaign)).tasks[0]?.taskId).toBe(task?.taskId);
		const mine = await take(ada, campaign);
		expect(mine.tasks.map(({ taskId }) => taskId)).not.toContain(task?.taskId);
		expect(await send(ben, answer(task?.taskId ?? 0, campaign))).toBe('accepted');
		expect((await read(campaignId)).progress).toMatchObject({ done: 1, accepted: 2, surplus: 0 });
	});

	it('what answers rest on does not change, and the refusal says why; nothing else changes with it', async () => {
		const campaignId = (await makeCampaign(coordinator, { labelsPerTask: 3 })).id;
		const sent = { campaignId, name: 'Other', labelsPerTask: 2, form: {}, view: 'page', wiki: 'w', seed: 2 };
		const [code, why] = (await refusal(coordinator, sent)) ?? [];
		expect(code).toBe('NOT_CHANGEABLE');
		expect(Object.keys(why as object).sort()).toEqual(['form', 'labelsPerTask', 'seed', 'view', 'wiki']);
		expect((await read(campaignId)).name).toBe('Autumn');
	});
});

describe('an archived campaign', () => {
	it('was closed, is off the lists, and can still be read', async () => {
		const campaignId = (await makeCampaign(coordinator)).id;
		expect(await coordinator.refused(archiveCampaign, { campaignId })).toBe('NOT_CHANGEABLE');
		await coordinator.get(closeCampaign, { campaignId });
		await coordinator.get(archiveCampaign, { campaignId });
		const listed = async (query: InputOf<typeof listCampaigns>) =>
			(await ada.get(listCampaigns, query)).campaigns.map(({ id }) => id);
		expect(await listed({})).not.toContain(campaignId);
		expect(await listed({ archived: 'only' })).toContain(campaignId);
		expect((await read(campaignId)).status).toBe('archived');
		expect((await refusal(coordinator, { campaignId, name: 'B' }))?.[0]).toBe('NOT_CHANGEABLE');
	});
});
