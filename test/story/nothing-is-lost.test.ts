/**
 * Nothing that somebody answers is lost, doubled or given to somebody else, whatever breaks meanwhile: in a real browser
 * on the whole server, and counted in the database at the end of each story.
 */
import { setTimeout } from 'node:timers/promises';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import type { Browser } from '../support/ask.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInAtOnce } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const poll = { timeout: 20_000, interval: 20 };

/** `outcome` and `counts`: whether the label is the one in the edit's place */
type Stored = { id: string; person: string; edit: number; said: string; outcome: string; counts: boolean };

describeInBrowser('nothing is lost', (chromium) => {
	let server: WholeServer;
	let coordinator: Browser;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await server.logIn('Coordinator');
	});
	afterAll(() => server.close());

	/** A campaign in which each edit needs one answer; the first workset has all of them. */
	async function newCampaign(name: string, edits: number): Promise<number> {
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name, purpose: 'To learn what is damaging.', template: 'damaging_goodfaith', seed: 11 },
			...{ labelsPerTask: 1, tasksPerWorkset: edits, leaseMinutes: 30 },
			edits: truths
				.slice(0, edits)
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

	/** The edit has been on the screen long enough to take an answer. */
	const ready = (page: Page) => page.waitForSelector('form[data-ready="true"]');
	const placeIs = (page: Page, place: string) =>
		expect.poll(() => page.locator('.lw-steps__text').innerText(), poll).toBe(place);
	const chipSays = (page: Page, words: string) =>
		expect.poll(() => page.locator('.lw-outbox__text').innerText(), poll).toBe(words);

	async function press(page: Page, keys: string, next: string): Promise<void> {
		await ready(page);
		for (const key of keys) await page.keyboard.press(key);
		await placeIs(page, next);
	}

	/** Everything that was said in a campaign, in the order in which it came. */
	async function stored(campaignId: number): Promise<Stored[]> {
		return await server.database.sql<Stored[]>`
			select label.id, person.name as person, handed_task.place as edit, label.outcome,
				concat_ws(' ', label.kind, answers->>'damaging', answers->>'goodfaith') as said,
				seat.label_id is not null as counts
			from label
			join task on task.id = label.task_id
			join person on person.id = label.person_id
			join handed_task on handed_task.task_id = task.id and handed_task.person_id = person.id
			left join seat on seat.label_id = label.id
			where task.campaign_id = ${campaignId}
			order by sequence`;
	}
	const inWords = (rows: Stored[]) =>
		rows.map(({ edit, said, outcome, counts }) => `${edit + 1} ${said} ${outcome}${counts ? ' counts' : ''}`);
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
});
