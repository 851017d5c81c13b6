/**
 * A newcomer's first minutes, by keyboard alone on the whole server: the demo campaign's practice round, its guideline
 * beside the edits, the first edits that count; and a campaign that is not open to them yet, with the reason.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInByClicking, newVisitor, phone, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const VOLUNTEER = 'NewbieNina';
const CAMPAIGN = 'Damaging and good faith, a first look';
const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('a newcomer', (chromium) => {
	let server: WholeServer;
	let newcomer: Visitor;
	/** what the browser was sent before the answers: edits, and the list of them */
	const sent: string[] = [];

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		newcomer = await newVisitor(chromium());
		newcomer.page.on('response', async (response) => {
			if (/\/practice(\/\d+\/edit.*)?$/.test(response.url()) && response.request().resourceType() === 'fetch')
				sent.push(await response.text());
		});
	});
	afterEach(() => {
		expect(newcomer.troubles.splice(0)).toEqual([]);
	});
	afterAll(async () => {
		await newcomer.context.close();
		await server.close();
	});

	const ready = (page: Page) => page.waitForSelector('form[data-ready="true"]');
	const place = (page: Page) => page.locator('.lw-steps__text').innerText();
	const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

	/** Answers an edit of the practice round; what it says then, with the way on under the focus. */
	async function practise(page: Page, keys: string): Promise<string> {
		await ready(page);
		for (const key of keys) await page.keyboard.press(key);
		await page.locator('#feedback').waitFor();
		expect(await focused(page)).toMatch(/^(Next edit|See how it went)/);
		return (await page.locator('#feedback').innerText()).replace(/\s+/g, ' ').trim();
	}

	/** By axe and by width; on a desk in the light, on a phone in the dark. */
	async function wholeEverywhere(page: Page): Promise<string[]> {
		const found: string[] = [];
		for (const [viewport, colorScheme] of [
			[desk, 'light'],
			[phone, 'dark'],
		] as const) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			for (const fault of await faultsOf(page)) found.push(`${colorScheme}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${viewport.width}: ${over} px wider than the window`);
		}
		await page.setViewportSize(desk);
		await page.emulateMedia({ colorScheme: 'light' });
		return found;
	}

	test('begins with a short practice round, blind, told after each edit what is known of it', async () => {
		const { page } = newcomer;
		await logInByClicking(page, { url: server.url, account: VOLUNTEER, look: async () => {} });
		await page.getByRole('link', { name: `Start: ${CAMPAIGN}` }).waitFor();
		for (let i = 0; i < 30 && !(await focused(page)).startsWith('Start'); i++)
			await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		await page.getByText('Practice: nothing here is counted.').waitFor();
		expect(await place(page)).toBe('1 of 4');
		await ready(page);
		await screenshot(page, 'newcomer-1-practice');
		expect(await wholeEverywhere(page)).toEqual([]);

		const first = await practise(page, '14');
		expect(first).toBe(
			'This one is seen differently You said Known Damaging? Yes No Good faith? Yes Yes A reference is added to a sentence that had none. The page is better for it.',
		);
		await screenshot(page, 'newcomer-2-differs');
		await screenshotNarrowAndDark(page, 'newcomer-2-differs');
		expect(await wholeEverywhere(page)).toEqual([]);
		await page.keyboard.press('Enter');
		await expect.poll(() => place(page), poll).toBe('2 of 4');
		expect(await page.locator('p[role=status].lw-vh').innerText()).toBe('Practice, 2 of 4');
		expect(await practise(page, 'k')).toMatch(/^You see it the same way/);
	});

	test('goes on where they stopped when the page is reloaded', async () => {
		const { page } = newcomer;
		await page.reload();
		await ready(page);
		expect(await place(page)).toBe('3 of 4');
		await practise(page, 'l');
		await page.keyboard.press('Enter');
		expect(await practise(page, '16')).toMatch(/Damaging\? Yes Yes Good faith\? Unsure any answer is fine/);
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'You agreed on 3 of 4' }).waitFor();
		await screenshot(page, 'newcomer-3-end');
		expect(await wholeEverywhere(page)).toEqual([]);
	});

	test('nothing of it was a label, and nothing told who made the edits or what is known of them', async () => {
		const [rows] = await server.database.sql<{ practised: number; labels: number }[]>`
			select (select count(*)::int from practice_answer) as practised, (select count(*)::int from label) as labels`;
		expect(rows).toEqual({ practised: 4, labels: 0 });
		expect(sent.filter((text) => text.includes('diffHtml')).length).toBeGreaterThanOrEqual(4);
		const authors = truths
			.filter(({ revisionId }) => [41, 44, 103, 192].includes(revisionId))
			.map((t) => t.author);
		for (const text of sent.filter((one) => one.includes('diffHtml')))
			for (const word of [...authors, 'explanation', 'timestamp', '"tags"', '"known"', '"user"'])
				expect(text).not.toContain(word);
		expect(sent.find((text) => text.includes('"items"'))).not.toMatch(/known|explanation|answers/);
	});

	test('then come the edits that count, with the guideline beside them', async () => {
		const { page } = newcomer;
		await page.keyboard.press('Enter');
		await ready(page);
		expect(await place(page)).toBe('1 of 10');
		expect(await page.getByText('Practice: nothing').count()).toBe(0);
		const guide = page.getByRole('complementary', { name: 'Guideline' });
		await guide.getByRole('heading', { name: 'Is it damaging?' }).waitFor();
		await guide.getByRole('heading', { name: 'Was it meant well?' }).scrollIntoViewIfNeeded();
		await screenshot(page, 'newcomer-4-guideline');
		for (const key of '14') await page.keyboard.press(key);
		await expect.poll(() => place(page), poll).toBe('2 of 10');
		const label = () => server.database.sql`select guideline_revision_id::int as revision from label`;
		await expect.poll(label, poll).toEqual([{ revision: 389 }]);
		expect(await wholeEverywhere(page)).toEqual([]);
	});

	test('on a phone the guideline is a sheet; opened again it asks nothing again', async () => {
		const { page } = newcomer;
		await page.setViewportSize(phone);
		// until the page has seen how narrow it is, the key would close what stands beside the edit
		await page.getByRole('complementary', { name: 'Guideline' }).waitFor({ state: 'detached' });
		let asked = 0;
		page.on('request', (request) => {
			if (request.url().includes('/guideline/')) asked += 1;
		});
		for (const _ of ['first', 'second']) {
			await ready(page);
			await page.keyboard.press('g');
			await page
				.getByRole('dialog', { name: 'Guideline' })
				.getByRole('heading', { name: 'Is it damaging?' })
				.waitFor();
			await screenshot(page, 'newcomer-5-sheet');
			expect(await faultsOf(page)).toEqual([]);
			await page.keyboard.press('Escape');
		}
		expect(asked).toBe(0);
		await page.setViewportSize(desk);
	});

	test('while the wiki is away the panel says so, and labelling goes on', async () => {
		const { page, troubles } = newcomer;
		const body = new Failure('WIKI_UNREACHABLE').body();
		await page.route('**/guideline/**', (route) => route.fulfill({ status: 502, json: body }));
		await page.reload();
		await ready(page);
		const guide = page.getByRole('complementary', { name: 'Guideline' });
		await guide.getByText('The wiki does not answer.').waitFor();
		for (const key of '25') await page.keyboard.press(key);
		await expect.poll(() => place(page), poll).toBe('3 of 10');
		await page.unroute('**/guideline/**');
		await guide.getByRole('button', { name: 'Ask again' }).click();
		await guide.getByRole('heading', { name: 'Is it damaging?' }).waitFor();
		expect(troubles.splice(0).filter((trouble) => !trouble.includes('/guideline/'))).toEqual([]);
	});

	test('may practise again from the page of the campaign', async () => {
		const { page } = newcomer;
		await page.goto(`${server.url}/campaigns/1`);
		await page.getByText('Guideline: Test Wiki:Label Wing/Damaging and good faith').click();
		await page.getByRole('heading', { name: 'Is it damaging?' }).waitFor();
		expect(await wholeEverywhere(page)).toEqual([]);
		await page.getByRole('link', { name: 'Practise again' }).click();
		await ready(page);
		expect(await place(page)).toBe('1 of 4');
	});

	test('sees which campaigns are not open to them yet, and why', async () => {
		const coordinator = await server.logIn('Coordinator');
		const { campaign } = await coordinator.get(createCampaign, {
			...{
				name: 'Draft quality, 2026',
				purpose: 'Should a new page go at once?',
				template: 'damaging_goodfaith',
			},
			...{ labelsPerTask: 1, tasksPerWorkset: 5, leaseMinutes: 30, edits: '21 24 60' },
			rules: { minimumEdits: 500, minimumAccountDays: 90 },
		});
		const { page, troubles } = newcomer;
		await page.goto(server.url);
		const row = page.getByRole('listitem').filter({ hasText: 'Draft quality, 2026' }).first();
		await row.waitFor();
		expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(
			/500 edits and 90 days .*Opens to you after 474 more edits: you have 26\.$/,
		);
		expect(await row.getByRole('link', { name: /^Start/ }).count()).toBe(0);
		await screenshot(page, 'newcomer-6-locked');
		await screenshotNarrowAndDark(page, 'newcomer-6-locked');
		expect(await wholeEverywhere(page)).toEqual([]);
		await page.goto(`${server.url}/campaigns/${campaign.id}/label`);
		await page.getByRole('heading', { name: 'Not open to you yet' }).waitFor();
		expect(await wholeEverywhere(page)).toEqual([]);
		// the refusal itself
		expect(troubles.splice(0).filter((trouble) => !trouble.includes('403'))).toEqual([]);
	});

	test('in Arabic all of it is mirrored, and whole', async () => {
		const context = await chromium().newContext({ viewport: desk, locale: 'ar', reducedMotion: 'reduce' });
		const page = await context.newPage();
		await page.goto(`${server.url}/auth/login?returnTo=/campaigns/1/label`);
		await page.getByRole('radio', { name: 'HistoryBuff' }).check();
		await page.getByRole('button', { name: 'Allow' }).click();
		await practiseInArabic(page);
		await screenshot(page, 'newcomer-7-arabic');
		expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
		expect(await wholeEverywhere(page)).toEqual([]);
		await context.close();
	});

	async function practiseInArabic(page: Page): Promise<void> {
		await ready(page);
		for (const key of '14') await page.keyboard.press(key);
		await page.locator('#feedback').waitFor();
		await page.locator('.lw-guide__page h4').first().waitFor();
	}
});
