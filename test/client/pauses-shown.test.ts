/** The suggestion to pause in a real browser: quiet, at the end of a workset, over worksets, sent away, turned off. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { fakeEdits } from '../support/fake-edits.ts';
import { createFake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';

const timeout = 20_000;
const line = 'edits in 50 minutes without a pause.';

describeInBrowser('pauses', (browser) => {
	let page: Page;
	let served: Awaited<ReturnType<typeof serveFake>>;

	beforeAll(async () => {
		await builtClient();
		page = await browser().newPage({ locale: 'en-GB', reducedMotion: 'reduce' });
	});
	beforeEach(() => async () => {
		await page.goto('about:blank');
		await served.close();
	});
	afterAll(() => page.close());

	const ready = () => page.waitForSelector('form[data-ready="true"]', { timeout });
	/** Opens a workset in a browser that has seen so many edits since 50 minutes ago, the last of them a moment ago. */
	const open = async (size: number, edits: number) => {
		const many = Array.from({ length: size }, (_, at) => fakeEdits[at % 3]).flatMap((edit) => edit ?? []);
		served = await serveFake(createFake(size, many));
		await page.goto(served.url);
		await page.evaluate((count) => {
			const now = Date.now();
			const run = { startedAt: now - 50 * 60_000, lastAt: now - 5000, edits: count };
			localStorage.setItem('label-wing.run.7', JSON.stringify(run));
		}, edits);
		await page.goto(`${served.url}/campaigns/1/label`);
		await ready();
	};
	const answer = async () => {
		await ready();
		await page.keyboard.press('j');
	};
	const suggestion = () => page.locator('.lw-pause');

	test('comes between worksets, not within; sent away, it stays away', async () => {
		await open(2, 30);
		await answer();
		await ready();
		expect(await suggestion().count()).toBe(0);
		await answer();
		await page.getByRole('heading', { name: '2 done' }).waitFor({ timeout });
		expect(await suggestion().innerText()).toContain(`32 ${line}`);
		// it takes nothing: the focus is on the way on, and nothing lies over the page
		expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('2 more');
		expect(await page.getByRole('dialog').count()).toBe(0);
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'pause');
		await page.keyboard.press('Enter');
		await answer();
		await answer();
		await page.getByRole('heading', { name: '2 done' }).waitFor({ timeout });
		expect(await suggestion().innerText()).toContain(`34 ${line}`);
		await suggestion().getByRole('button', { name: 'Not now' }).click();
		expect(await suggestion().count()).toBe(0);
		await page.reload();
		await page.getByRole('heading', { name: '2 done' }).waitFor({ timeout });
		expect(await suggestion().count()).toBe(0);
	});

	test('comes under the edit where the end is far', async () => {
		await open(22, 30);
		expect(await suggestion().innerText()).toContain(`30 ${line}`);
		await answer();
		await page.locator('.lw-steps__text', { hasText: '2 of 22' }).waitFor({ timeout });
		expect(await suggestion().innerText()).toContain(`31 ${line}`);
		await screenshot(page, 'pause-within');
		await answer();
		await page.locator('.lw-steps__text', { hasText: '3 of 22' }).waitFor({ timeout });
		// 19 are left: the end is near enough
		expect(await suggestion().count()).toBe(0);
	});

	test('does not come when it is turned off', async () => {
		await open(1, 200);
		await page.locator('summary', { hasText: 'More' }).first().click();
		const item = page.getByRole('button', { name: 'Suggest pauses' });
		expect(await item.getAttribute('aria-pressed')).toBe('true');
		await item.click();
		await answer();
		await page.getByRole('heading', { name: '1 done' }).waitFor({ timeout });
		expect(await suggestion().count()).toBe(0);
	});
});
