/** The views of an edit in a real browser: which way round, what is fetched, and that the wiki's page stays in its box. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { View } from '../../campaigns/contract/campaign.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';
import { desk, phone } from '../support/visitor.ts';

const timeout = 20_000;
const poll = { timeout, interval: 20 };

describeInBrowser('views', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;
	let elsewhere: string[];
	let edits: string[];

	beforeAll(async () => {
		await builtClient();
		context = await browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
		page = await context.newPage();
		page.on('pageerror', (error) => elsewhere.push(String(error)));
		page.on('request', (request) => {
			const url = new URL(request.url());
			if (url.origin !== served.url && url.protocol !== 'data:') elsewhere.push(request.url());
			if (url.pathname.endsWith('/edit')) edits.push(url.pathname.split('/')[3] + url.search);
		});
	});
	afterAll(() => context.close());
	beforeEach(async () => {
		elsewhere = [];
		edits = [];
		fake = createFake(6);
		served = await serveFake(fake);
		await page.setViewportSize(desk);
	});
	afterEach(async () => {
		await page.goto('about:blank');
		await served.close();
		expect(elsewhere).toEqual([]);
	});

	async function label(view: View, rightToLeft = false): Promise<void> {
		Object.assign(fake, { view, rightToLeft });
		await page.goto(`${served.url}/campaigns/1/label`);
		await ready();
	}
	const ready = () => page.waitForSelector('form[data-ready="true"]', { timeout });
	const place = () => page.locator('.lw-steps__text').innerText();
	const pressed = () => page.locator('.lw-views [aria-pressed=true]').innerText();
	const looksLike = (name: string) => expect.poll(pressed, poll).toBe(name);
	const inside = (selector: string) => page.locator(`.lw-rendered ${selector}`);
	const goOn = async (next: string) => {
		await ready();
		await page.keyboard.press('j');
		await expect.poll(place, poll).toBe(next);
	};

	test('V goes round the three views of an edit, and the choice is remembered', async () => {
		await label('diff');
		expect(await pressed()).toBe('Side by side');
		for (const name of ['Inline', 'Page']) {
			await page.keyboard.press('v');
			await looksLike(name);
		}
		await inside('.infobox').waitFor({ timeout });
		expect(await page.locator('.lw-edit__summary').innerText()).toContain('added source!! :)');
		await page.reload();
		await ready();
		expect(await pressed()).toBe('Page');
		await goOn('2 of 6');
		await looksLike('Page');
		await page.keyboard.press('v');
		await looksLike('Side by side');
	});

	test('a new page is shown as a page, then as wikitext, and other edits are not fetched anew for that', async () => {
		await label('diff');
		for (const next of ['2 of 6', '3 of 6', '4 of 6', '5 of 6']) await goOn(next);
		await inside('.infobox').waitFor({ timeout });
		expect(await page.locator('.lw-edit__title').innerText()).toContain('new page');
		expect(await page.locator('.lw-views').innerText()).toMatch(/^Page\s+Wikitext$/);
		const before = edits.filter((asked) => asked.startsWith('105')).length;
		await page.keyboard.press('v');
		await looksLike('Wikitext');
		expect(await page.locator('.lw-wikitext').innerText()).toContain("'''Harbour'''");
		await goOn('6 of 6');
		await looksLike('Side by side');
		expect(edits.filter((asked) => asked.startsWith('105'))).toHaveLength(before);
	});

	test('the wiki’s page is in a box of its own: keys, links and jumps work, and nothing of it is loaded', async () => {
		await label('page');
		expect(await page.locator('.lw-edit__summary').count()).toBe(0);
		expect(await inside('.lw-image').first().innerText()).toBe('Picture The harbour from the north pier');
		expect(await page.locator('.lw-rendered img').count()).toBe(0);
		// the page's own style does not reach it, nor its styles the page
		expect(await page.evaluate(() => document.querySelector('.infobox, .lw-medium'))).toBe(null);
		// Enter on a link inside is a press of the link, and does not save
		await page.keyboard.press('1');
		await inside('a[href="#rev-1-note"]').focus();
		await page.keyboard.press('Enter');
		await expect
			.poll(() => inside('#rev-1-note').evaluate((note) => note.matches(':focus')), poll)
			.toBe(true);
		expect(new URL(page.url()).hash).toBe('');
		expect(await place()).toBe('1 of 6');
		expect(await page.locator('#hint').innerText()).not.toContain('Still open');
		// single keys answer from there too
		await page.keyboard.press('5');
		await expect.poll(place, poll).toBe('2 of 6');
	});

	test('a long page comes to its end when asked', async () => {
		await label('page');
		expect(await inside('p').last().innerText()).not.toContain('The very end.');
		await page.getByRole('button', { name: 'Show all of it' }).click();
		await expect.poll(() => inside('p').last().innerText(), poll).toBe('The very end.');
		expect(edits.filter((asked) => asked.includes('all=true'))).toHaveLength(1);
		expect(await page.getByRole('button', { name: 'Show all of it' }).count()).toBe(0);
	});

	test('several edits: numbered, the first five at once, the others when asked, each fetched once', async () => {
		await label('diffs');
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('7 edits, judged as one');
		expect(await page.locator('.lw-several > li').count()).toBe(5);
		await page.keyboard.press('n');
		expect(await page.evaluate(() => document.activeElement?.closest('.lw-several > li') !== null)).toBe(
			true,
		);
		await page.getByRole('button', { name: 'Show more of the 2 edits left' }).click();
		await expect.poll(() => page.locator('.lw-several > li').count(), poll).toBe(7);
		expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('6 of 7');
		const asked = edits.filter((one) => one.startsWith('100'));
		expect(asked).toHaveLength(2);
		await goOn('2 of 6');
		expect(edits.filter((one) => one.startsWith('100'))).toHaveLength(2);
	});

	test('a statement is marked and scrolled to; one that is gone is said to be', async () => {
		await label('statement');
		const mark = inside('mark');
		await expect
			.poll(
				() =>
					mark.evaluate((element) => {
						const { top, bottom } = element.getBoundingClientRect();
						return top > 48 && bottom < window.innerHeight - 96;
					}),
				poll,
			)
			.toBe(true);
		expect(await mark.innerText()).toContain('the largest fishing harbour of the coast');
		expect(await page.locator('.lw-views').count()).toBe(0);
		await goOn('2 of 6');
		await page.getByText('cannot be found on this page any more').waitFor({ timeout });
		await ready();
		await page.keyboard.press('s');
		await expect.poll(place, poll).toBe('3 of 6');
	});

	test('a view whose code does not come says so, and comes when it does', async () => {
		await page.route('**/OtherView-*.js', (route) => route.abort());
		Object.assign(fake, { view: 'page' });
		await page.goto(`${served.url}/campaigns/1/label`);
		await page.getByRole('heading', { name: 'No connection' }).waitFor({ timeout });
		await page.unroute('**/OtherView-*.js');
		await page.reload();
		await ready();
		await inside('.infobox').waitFor({ timeout });
	});

	test.each<[string, typeof desk, 'light' | 'dark', boolean]>([
		['desk', desk, 'light', false],
		['desk-dark', desk, 'dark', false],
		['phone', phone, 'light', false],
		['phone-dark', phone, 'dark', false],
		['arabic', desk, 'light', true],
		['arabic-phone', phone, 'light', true],
	])('on %s axe finds nothing and nothing overflows', async (name, viewport, colorScheme, rightToLeft) => {
		await page.setViewportSize(viewport);
		await page.emulateMedia({ colorScheme });
		const found: string[] = [];
		for (const view of ['page', 'diffs', 'statement'] as const) {
			await label(view, rightToLeft);
			if (rightToLeft) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
			await screenshot(page, `view-${view}-${name}`);
			for (const fault of await faultsOf(page)) found.push(`${view}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${view}: ${over} px wider than the window`);
		}
		expect(found).toEqual([]);
		await page.emulateMedia({ colorScheme: null });
	});

	test('on a phone the views are under More, by name', async () => {
		await page.setViewportSize(phone);
		await label('diff');
		await page.locator('.lw-taskbar summary').click();
		await page.getByRole('button', { name: 'View: Page' }).click();
		await inside('.infobox').waitFor({ timeout });
		await page.locator('.lw-taskbar summary').click();
		expect(await page.getByRole('button', { name: 'View: Page' }).getAttribute('aria-pressed')).toBe('true');
	});
});
