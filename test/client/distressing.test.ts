/** What may distress, as people meet it: not in the page, not in its memory, before it is asked for. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { fakeEdits } from '../support/fake-edits.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';
import { desk, phone } from '../support/visitor.ts';

const poll = { timeout: 20_000, interval: 20 };

describeInBrowser('an edit that may distress', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;
	/** what the server sent about edits: the whole of it */
	let sent: string[];

	beforeAll(() => builtClient());
	beforeEach(async () => {
		sent = [];
		fake = createFake(5);
		fake.distressing = true;
		served = await serveFake(fake);
		context = await browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce', viewport: desk });
		page = await context.newPage();
		page.on('response', async (response) => {
			if (response.url().includes('/edit')) sent.push(await response.text());
		});
	});
	afterEach(async () => {
		await context.close();
		await served.close();
	});

	const label = async () => {
		await page.goto(`${served.url}/campaigns/1/label`);
		await veil();
	};
	const veil = () => page.getByRole('heading', { name: 'This edit may be distressing' }).waitFor();
	const ready = () => page.waitForSelector('form[data-ready="true"]');
	const place = () => page.locator('.lw-steps__text').innerText();
	const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
	const said = () => page.locator('p[role=status].lw-vh').innerText();
	/** Words of the edits that stand anywhere in the page. */
	const found = async () => {
		const html = await page.content();
		const words = fakeEdits.slice(0, 5).flatMap(({ title, summaryHtml }) => [title, summaryHtml ?? '']);
		return [...words, 'my grandmother', 'metres high', 'lol'].filter(
			(word) => word.length > 2 && html.includes(word) && !['updated', 'lol'].includes(word),
		);
	};

	test('is not in the page before it is asked for, and goes when it is left', async () => {
		await label();
		await expect.poll(() => sent.length, poll).toBe(5);
		expect(sent.every((text) => /^\{"taskId":\d+,"revisionId":\d+,"heldBack":true\}$/.test(text))).toBe(true);
		expect(await found()).toEqual([]);
		await page.keyboard.press('b');
		await ready();
		expect(await found()).toEqual(expect.arrayContaining(['Harbour of Lindeby', 'my grandmother']));
		expect(await focused()).toContain('Harbour of Lindeby');
		expect(await said()).toBe('The edit is shown. 1 of 5');

		await page.keyboard.press('j');
		await expect.poll(() => place(), poll).toBe('2 of 5');
		await veil();
		expect(await focused()).toBe('This edit may be distressing');
		expect(await said()).toBe('Saved. 2 of 5');
		expect(await found()).toEqual([]);
		// one was asked for, once, and no other
		await expect.poll(() => sent.filter((text) => !text.includes('heldBack')).length, poll).toBe(1);

		await expect.poll(() => fake.labels.length, poll).toBe(1);
		await page.keyboard.press('u');
		await expect.poll(() => place(), poll).toBe('1 of 5');
		await veil();
		expect(await found()).toEqual([]);
	});

	test('can be skipped unseen, not answered unseen', async () => {
		await label();
		await page.waitForSelector('form[data-ready="to-skip"] .lw-answers__questions[inert]', {
			state: 'attached',
		});
		for (const key of ['1', '4', 'j', 'Enter', 'v', 'n', 'x', 'w']) await page.keyboard.press(key);
		expect(await page.locator('#hint').innerText()).toBe('Show the edit to answer, or skip it.');
		expect(await place()).toBe('1 of 5');
		await page.waitForSelector('form[data-ready="to-skip"]');
		await page.keyboard.press('s');
		await expect.poll(() => place(), poll).toBe('2 of 5');
		await veil();
		expect(await found()).toEqual([]);
		await expect.poll(() => fake.labels.map(({ label: { kind } }) => kind), poll).toEqual(['skip']);
		await page.getByRole('button', { name: 'Show it' }).click();
		await ready();
		await page.keyboard.press('j');
		await expect.poll(() => fake.labels.map(({ label: { kind } }) => kind), poll).toEqual(['skip', 'answer']);
	});

	test('shown one way, it is shown the other way too', async () => {
		await label();
		await page.keyboard.press('b');
		await page.locator('.lw-diff--table').waitFor();
		await ready();
		await page.keyboard.press('v');
		await page.locator('.lw-diff--inline').waitFor();
		expect(await place()).toBe('1 of 5');
	});

	test('asked for without a network it says so, and comes when the network is back', async () => {
		await label();
		await expect.poll(() => sent.length, poll).toBe(5);
		await context.setOffline(true);
		await page.keyboard.press('b');
		await page.getByRole('heading', { name: 'No connection' }).waitFor();
		await context.setOffline(false);
		await ready();
		expect(await found()).toContain('Harbour of Lindeby');
	});

	test.each([
		['light', desk, 'light', 'en'],
		['dark on a phone', phone, 'dark', 'en'],
		['in Arabic', desk, 'light', 'ar'],
		['in Arabic on a phone', phone, 'light', 'ar'],
	] as const)(
		'%s: axe finds nothing and nothing overflows',
		async (name, viewport, colorScheme, language) => {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			await context.addCookies([{ name: 'label-wing-language', value: language, url: served.url }]);
			await page.goto(`${served.url}/campaigns/1/label`);
			await page.waitForSelector('.lw-veil');
			expect(await faultsOf(page)).toEqual([]);
			const box = await page.locator('.lw-veil button').boundingBox();
			expect(box?.height).toBeGreaterThanOrEqual(44);
			expect(
				await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
			).toBeLessThanOrEqual(0);
			await screenshot(page, `distressing-${name.replaceAll(' ', '-')}`);
		},
	);
});
