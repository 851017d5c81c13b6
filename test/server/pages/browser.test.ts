/** Every page as a browser shows it: nothing that axe finds, nothing that runs over the edge, light and dark, small and large, from left and from right. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultsOf } from '../../support/axe.ts';
import { noChromium, startChromium } from '../../support/chromium.ts';
import * as examples from './examples.ts';
import { pages } from './pages.ts';

const assets = new URL('../../../client/dist/assets', import.meta.url).pathname;
const stylesheet = existsSync(assets)
	? readdirSync(assets).find((name) => /^reading-.*\.css$/.test(name))
	: undefined;
const why = noChromium ?? (stylesheet ? null : 'The client is not built (npm run build): no style sheet.');

describe.skipIf(why !== null)(`pages in a browser${why ? ` (skipped: ${why})` : ''}`, () => {
	let browser: Browser;
	let page: Page;
	let content = '';
	beforeAll(async () => {
		browser = await startChromium();
		page = await browser.newPage({ reducedMotion: 'reduce' });
		await page.route('**/*', (route) =>
			route.request().url().endsWith('.css')
				? route.fulfill({ body: readFileSync(join(assets, stylesheet ?? '')), contentType: 'text/css' })
				: route.fulfill({ body: content, contentType: 'text/html' }),
		);
	});
	afterAll(async () => {
		await browser.close();
	});

	async function open(html: string, look: { width: number; colorScheme?: 'light' | 'dark' }): Promise<void> {
		content = html;
		await show(look);
		await page.goto(examples.chrome.origin);
	}

	async function show({ width, colorScheme = 'light' }: Parameters<typeof open>[1]): Promise<void> {
		await page.setViewportSize({ width, height: 800 });
		await page.emulateMedia({ colorScheme });
	}

	const scrollWidth = () => page.evaluate(() => document.documentElement.scrollWidth);

	it.for(Object.entries(pages))('“%s”', async ([, render]) => {
		await open(String(await render(examples)), { width: 1280 });
		expect(await scrollWidth()).toBe(1280);
		expect(await faultsOf(page)).toEqual([]);
		await show({ width: 320 });
		expect(await scrollWidth()).toBe(320);
		await show({ width: 360, colorScheme: 'dark' });
		expect(await faultsOf(page)).toEqual([]);

		// on paper, from a dark screen: black on white, nothing to press, nothing cut off
		await page.setViewportSize({ width: 680, height: 800 });
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		expect(await page.locator('header:visible, footer:visible, .cdx-button:visible').count()).toBe(0);
		const [ink, paper] = await page.evaluate(() => {
			const { color, backgroundColor } = getComputedStyle(document.body);
			return [color, backgroundColor];
		});
		expect([ink, paper]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
		expect(await scrollWidth()).toBe(680);
		await page.emulateMedia({ media: 'screen' });

		const chrome = { ...examples.chrome, language: 'ar' as const, direction: 'rtl' as const };
		await open(String(await render({ ...examples, chrome })), { width: 360 });
		expect(await scrollWidth()).toBe(360);
	});
});
