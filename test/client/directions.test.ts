/** A wiki written from right to left in an interface written from left to right, and the other way round. */
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listCampaigns } from '../../campaigns/contract/calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot } from '../support/screenshot.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('directions', (browser) => {
	let server: WholeServer;
	let campaigns: Map<string, number>;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const listed = await server.browser().get(listCampaigns, {});
		campaigns = new Map(listed.campaigns.map(({ wiki, id }) => [wiki, id]));
	});
	afterAll(() => server.close());

	test.each([
		['artestwiki', 'en-GB', { page: 'ltr', edit: 'rtl' }],
		['artestwiki', 'ar-EG', { page: 'rtl', edit: 'rtl' }],
		['testwiki', 'ar-EG', { page: 'rtl', edit: 'ltr' }],
	])('an edit of %s in an interface in %s', async (wiki, locale, { page: mine, edit: theirs }) => {
		const page = await label(browser(), { url: server.url, locale, campaignId: campaigns.get(wiki) ?? 0 });
		expect(await page.locator('html').getAttribute('dir')).toBe(mine);
		const found: string[] = [];
		for (const [width, header] of [
			[1280, '.diff-lineno'],
			[360, '.mw-diff-inline-header'],
		] as const) {
			await page.setViewportSize({ width, height: 740 });
			const first = page.locator(`.lw-diff ${header}`).first();
			await first.waitFor();
			expect(await page.locator('.lw-diff').getAttribute('dir')).toBe(theirs);
			// "Line 1:" in the language of the interface reads as in it, but stands at the side where the wiki's lines begin
			expect(await sides(first)).toEqual({ begins: mine, stands: theirs });
			for (const fault of await faultsOf(page)) found.push(`${width}: ${fault}`);
			const over = (await page.evaluate(() => document.documentElement.scrollWidth)) - width;
			if (over > 0) found.push(`${width}: ${over} px too wide`);
			await screenshot(page, `directions-${wiki}-${locale}-${width}`);
		}
		expect(found).toEqual([]);
		await page.context().close();
	});
});

/** The first edit of a campaign, in a browser of its own. */
async function label(
	browser: Browser,
	{ url, locale, campaignId }: { url: string; locale: string; campaignId: number },
): Promise<Page> {
	const context = await browser.newContext({ locale, reducedMotion: 'reduce' });
	context.setDefaultTimeout(30_000);
	const page = await context.newPage();
	await page.goto(`${url}/auth/login?returnTo=/campaigns/${campaignId}/label`);
	await page.getByRole('radio', { name: 'CopyEditor' }).check();
	await page.getByRole('button', { name: 'Allow' }).click();
	await page.waitForSelector('form[data-ready="true"]');
	return page;
}

/** In which direction the words of an element go, by its first and last letter, and at which side of it they stand. */
async function sides(element: Locator): Promise<{ begins: string; stands: string }> {
	return await element.evaluate((node) => {
		const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
		const text = walker.nextNode();
		const content = text?.textContent?.trimEnd() ?? '';
		const rectOf = (from: number, to: number) => {
			const range = document.createRange();
			if (text) range.setStart(text, from);
			if (text) range.setEnd(text, to);
			return range.getBoundingClientRect();
		};
		const from = content.length - content.trimStart().length;
		const first = rectOf(from, from + 1);
		const last = rectOf(content.length - 1, content.length);
		const whole = rectOf(from, content.length);
		const box = node.getBoundingClientRect();
		return {
			begins: first.left < last.left ? 'ltr' : 'rtl',
			stands: whole.left - box.left < box.right - whole.right ? 'ltr' : 'rtl',
		};
	});
}
