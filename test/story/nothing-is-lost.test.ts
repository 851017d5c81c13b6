/**
 * Nothing that somebody answers is lost, doubled or given to somebody else, whatever breaks meanwhile: in a real browser
 * on the whole server, and counted in the database at the end of each story.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	createCampaign,
	putLabel,
	readCampaign,
	releaseWorkset,
	takeWorkset,
} from '../../campaigns/contract/calls.ts';
import type { Browser } from '../support/ask.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { chipSays, outOfReach, placeIs, poll, press, ready } from '../support/labelling-page.ts';
import { inWords, readSaid } from '../support/said.ts';
import { screenshot } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInAtOnce, phone } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('nothing is lost', (chromium) => {
	let server: WholeServer;
	let coordinator: Browser;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await server.logIn('Coordinator');
	});
	afterAll(() => server.close());

	/** A campaign in which each edit needs one answer; two more than a workset has, or it would close with the last. */
	async function newCampaign(name: string, edits: number): Promise<number> {
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name, purpose: 'To learn what is damaging.', template: 'damaging_goodfaith', seed: 11 },
			...{ labelsPerTask: 1, tasksPerWorkset: edits, leaseMinutes: 30 },
			edits: truths
				.slice(0, edits + 2)
				.map(({ revisionId }) => revisionId)
				.join('\n'),
		});
		return campaign.id;
	}

	/** A browser of one's own, in which this account is logged in. */
	async function visit(account: string, how: BrowserContextOptions = { viewport: desk }) {
		const context = await chromium().newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...how });
		context.setDefaultTimeout(poll.timeout);
		await logInAtOnce(context, { url: server.url, account });
		return context;
	}

	async function openLabelling(context: BrowserContext, campaignId: number): Promise<Page> {
		const page = await context.newPage();
		await page.goto(`${server.url}/campaigns/${campaignId}/label`);
		await ready(page);
		return page;
	}

	const stored = (campaignId: number) => readSaid(server.database, campaignId);
	const arrived = (campaignId: number, count: number) =>
		expect.poll(async () => (await stored(campaignId)).length, poll).toBe(count);

	test('ten answers without a network outlive their tab and arrive once', async () => {
		const campaignId = await newCampaign('Without a network', 12);
		const context = await visit('NewbieNina');
		const asked = new Set<string>();
		context.on('response', (response) => {
			if (response.url().includes('/edit')) asked.add(new URL(response.url()).pathname);
		});
		const page = await openLabelling(context, campaignId);
		await press(page, 'j', '2 of 12');
		await arrived(campaignId, 1);
		await expect.poll(() => asked.size, poll).toBe(11);
		await ready(page);
		await context.setOffline(true);
		for (let edit = 2; edit <= 11; edit++) {
			await press(page, edit % 3 === 0 ? '16' : '24', `${edit + 1} of 12`);
			if (edit === 6) await screenshot(page, 'lost-offline');
		}
		await chipSays(page, '10 answers waiting for the network');
		expect(await page.locator('.lw-notice').first().innerText()).toContain('even if you close it');
		await screenshot(page, 'lost-offline-ten');
		expect(await stored(campaignId)).toHaveLength(1);
		await page.close();

		await context.setOffline(false);
		await context.route('**/api/labels/*', async (route) => {
			await setTimeout(200);
			await route.continue();
		});
		const again = await openLabelling(context, campaignId);
		await placeIs(again, '12 of 12');
		await chipSays(again, 'Saving');
		await chipSays(again, 'All saved');
		await screenshot(again, 'lost-online-again');
		const rows = await stored(campaignId);
		expect(inWords(rows)).toEqual([
			'1 answer no yes accepted counts',
			...Array.from({ length: 10 }, (_, i) => i + 2).map(
				(edit) => `${edit} answer ${edit % 3 === 0 ? 'yes unsure' : 'no yes'} accepted counts`,
			),
		]);
		expect(new Set(rows.map(({ id }) => id)).size).toBe(11);
		await context.close();
	});

	test('answers after the end of a login wait for their person, and go out under no other name', async () => {
		const campaignId = await newCampaign('Logged out', 6);
		const context = await visit('HistoryBuff');
		const page = await openLabelling(context, campaignId);
		await press(page, 'j', '2 of 6');
		await arrived(campaignId, 1);
		await server.database.sql`
			delete from session where person_id = (select id from person where name = 'HistoryBuff')`;
		await press(page, 'k', '3 of 6');
		await chipSays(page, 'One answer waiting for you to log in');
		await press(page, 'j', '4 of 6');
		await press(page, 'k', '5 of 6');
		await chipSays(page, '3 answers waiting for you to log in');
		await screenshot(page, 'lost-login-ended');

		const opening = context.waitForEvent('page');
		await page.getByRole('link', { name: '3 answers waiting for you to log in' }).click();
		const second = await opening;
		await second.getByRole('radio', { name: 'OldAccount' }).check();
		await second.getByRole('button', { name: 'Allow' }).click();
		await second.getByRole('heading', { name: 'You are logged in' }).waitFor();
		// somebody else has the browser now, and labels a little
		await page.bringToFront();
		await placeIs(page, '1 of 2');
		await press(page, '36', '2 of 2');
		await arrived(campaignId, 2);
		await chipSays(page, 'All saved');

		await second.bringToFront();
		await second.goto(`${server.url}/auth/login?returnTo=/logged-in`);
		await second.getByRole('radio', { name: 'HistoryBuff' }).check();
		await second.getByRole('button', { name: 'Allow' }).click();
		await second.getByRole('heading', { name: 'You are logged in' }).waitFor();
		await screenshot(second, 'lost-logged-in-again');
		await arrived(campaignId, 5);
		await page.bringToFront();
		await press(page, 'j', '6 of 6');
		await arrived(campaignId, 6);
		const rows = await stored(campaignId);
		const of = (account: string) => inWords(rows.filter(({ person }) => person === account));
		expect(of('OldAccount')).toEqual(['1 answer unsure unsure accepted counts']);
		expect(of('HistoryBuff')).toEqual([
			'1 answer no yes accepted counts',
			'2 answer yes yes accepted counts',
			'3 answer no yes accepted counts',
			'4 answer yes yes accepted counts',
			'5 answer no yes accepted counts',
		]);
		await context.close();
	});

	test('two tabs at one workset never have the same edit before them', async () => {
		const campaignId = await newCampaign('In two tabs', 8);
		const context = await visit('CopyEditor');
		const tabs = [await openLabelling(context, campaignId), await openLabelling(context, campaignId)];
		const shown = (page: Page) => page.locator('.lw-edit__title a').first().getAttribute('href');
		const seen: string[] = [];
		const look = async () => {
			const both = [];
			for (const tab of tabs) {
				await tab.bringToFront();
				await ready(tab);
				both.push(await shown(tab));
			}
			expect(new Set(both).size, both.join(' and ')).toBe(2);
			seen.push(...both.map(String));
		};
		/** Answers here, and waits until another edit is on the screen. */
		const answer = async (tab: Page, key: string) => {
			const before = await shown(tab);
			await tab.keyboard.press(key);
			await expect.poll(() => shown(tab), poll).not.toBe(before);
		};
		const [one, two] = tabs as [Page, Page];
		await look();
		await one.bringToFront();
		await answer(one, 'j');
		await look();
		await answer(two, 'k');
		await look();
		// at the same moment in both, twice
		for (const _ of ['once', 'and again']) {
			await Promise.all([answer(one, 'j'), answer(two, 'k')]);
			await look();
		}
		await screenshot(two, 'lost-two-tabs');
		await two.keyboard.press('k');
		await two.getByRole('heading', { name: 'The rest is open in another tab' }).waitFor();
		await screenshot(two, 'lost-elsewhere');
		await one.bringToFront();
		await one.keyboard.press('j');
		for (const tab of tabs) {
			await tab.bringToFront();
			await tab.getByRole('heading', { name: '8 done' }).waitFor();
		}
		await arrived(campaignId, 8);
		expect(new Set(seen).size).toBe(8);
		const rows = await stored(campaignId);
		expect(rows.map(({ edit }) => edit).sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
		expect(rows.filter(({ outcome, counts }) => outcome !== 'accepted' || !counts)).toEqual([]);
		await context.close();
	});

	test('undone to the first and answered anew, rows are only added and the latest counts', async () => {
		const campaignId = await newCampaign('Second thoughts', 4);
		const context = await visit('Gardener');
		const page = await openLabelling(context, campaignId);
		for (const next of [2, 3, 4]) await press(page, 'j', `${next} of 4`);
		await ready(page);
		await page.keyboard.press('j');
		await page.getByRole('heading', { name: '4 done' }).waitFor();
		await arrived(campaignId, 4);
		const before = await stored(campaignId);
		await screenshot(page, 'lost-done');
		for (const place of [4, 3, 2, 1]) {
			await page.keyboard.press('u');
			await placeIs(page, `${place} of 4`);
			await ready(page);
			expect(await page.locator('input:checked').count()).toBe(2);
		}
		await screenshot(page, 'lost-undone');
		await arrived(campaignId, 8);
		expect((await stored(campaignId)).filter(({ counts }) => counts)).toEqual([]);
		for (const next of [2, 3, 4]) await press(page, 'k', `${next} of 4`);
		await ready(page);
		await page.keyboard.press('3');
		await page.keyboard.press('5');
		await page.getByRole('heading', { name: '4 done' }).waitFor();
		await arrived(campaignId, 12);
		const rows = await stored(campaignId);
		expect(rows.slice(0, 4)).toEqual(before.map((row) => ({ ...row, counts: false })));
		expect(inWords(rows)).toEqual([
			...[1, 2, 3, 4].map((edit) => `${edit} answer no yes accepted`),
			...[4, 3, 2, 1].map((edit) => `${edit} undo recorded`),
			...[1, 2, 3].map((edit) => `${edit} answer yes yes accepted counts`),
			'4 answer unsure no accepted counts',
		]);
		await context.close();
	});

	test('on a phone everything is within reach of a thumb', async () => {
		const campaignId = await newCampaign('On a phone', 4);
		const context = await visit('Volunteer1', { viewport: phone, hasTouch: true, isMobile: true });
		const page = await openLabelling(context, campaignId);
		for (let edit = 1; edit <= 4; edit++) {
			await placeIs(page, `${edit} of 4`);
			await ready(page);
			expect(await page.locator('.lw-answer').count()).toBe(6);
			expect(await outOfReach(page, '.lw-answer, .lw-answers__buttons .cdx-button')).toEqual([]);
			if (edit === 1) await screenshot(page, 'lost-phone');
			await page
				.getByRole('radiogroup', { name: 'Damaging?' })
				.locator('.lw-answer')
				.nth(edit % 3)
				.tap();
			await page.getByRole('radiogroup', { name: 'Good faith?' }).locator('.lw-answer').nth(0).tap();
		}
		await page.getByRole('heading', { name: '4 done' }).waitFor();
		await screenshot(page, 'lost-phone-done');
		expect(await outOfReach(page, 'main .cdx-button, .lw-answers__buttons .cdx-button')).toEqual([]);
		await arrived(campaignId, 4);
		expect(inWords(await stored(campaignId))).toEqual([
			'1 answer no yes accepted counts',
			'2 answer unsure yes accepted counts',
			'3 answer yes yes accepted counts',
			'4 answer no yes accepted counts',
		]);
		await context.close();
	});

	test('late answers count where there is room, and are kept where there is none', async () => {
		const campaignId = await newCampaign('Too late', 4);
		const context = await visit('NewbieNina');
		const page = await openLabelling(context, campaignId);
		await server.database.sql`
			update seat set lease_expires_at = now() - interval '1 minute' where campaign_id = ${campaignId}`;
		const other = await server.logIn('OldAccount');
		const { workset } = await other.get(takeWorkset, { campaignId });
		const { campaign } = await other.get(readCampaign, { campaignId });
		const first = workset.tasks[0];
		expect(workset.tasks).toHaveLength(4);
		await other.get(putLabel, {
			id: randomUUID(),
			label: {
				...{ kind: 'answer', taskId: first?.taskId ?? 0, formDigest: campaign.formDigest, language: 'en' },
				...{ answeredAt: new Date().toISOString(), millisecondsSpent: 9000 },
				answers: { damaging: 'no', goodfaith: 'yes' },
			},
		});
		await other.get(releaseWorkset, { worksetId: workset.worksetId });

		await press(page, 'k', '2 of 4');
		await chipSays(page, 'Saved, though others were quicker');
		await screenshot(page, 'lost-too-late');
		await press(page, 'k', '3 of 4');
		await chipSays(page, 'All saved');
		await arrived(campaignId, 3);
		const rows = await stored(campaignId);
		expect(rows.map(({ person }) => person)).toEqual(['OldAccount', 'NewbieNina', 'NewbieNina']);
		expect(inWords(rows)).toEqual([
			'1 answer no yes accepted counts',
			'1 answer yes yes surplus',
			'2 answer yes yes accepted counts',
		]);
		await context.close();
	});

	test('a server that goes away and comes back finds what was said meanwhile', async () => {
		const campaignId = await newCampaign('Started anew', 5);
		const context = await visit('HistoryBuff');
		const page = await openLabelling(context, campaignId);
		await press(page, 'j', '2 of 5');
		await arrived(campaignId, 1);
		await server.stop();
		await press(page, 'k', '3 of 5');
		await chipSays(page, 'One answer waiting for the network');
		await press(page, 'j', '4 of 5');
		await server.startAgain();
		await arrived(campaignId, 3);
		await chipSays(page, 'All saved');
		await press(page, 'k', '5 of 5');
		await arrived(campaignId, 4);
		expect(inWords(await stored(campaignId))).toEqual([
			'1 answer no yes accepted counts',
			'2 answer yes yes accepted counts',
			'3 answer no yes accepted counts',
			'4 answer yes yes accepted counts',
		]);
		await context.close();
	});
});
