/** Every page as a browser shows it: nothing that axe finds, nothing that runs over the edge, light and dark, small and large. */
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
	beforeAll(async () => {
		browser = await startChromium();
	});
	afterAll(async () => {
		await browser.close();
	});

	async function open(content: string): Promise<Page> {
		const page = await browser.newPage({ reducedMotion: 'reduce' });
		await page.route('**/*', (route) =>
			route.request().url().endsWith('.css')
				? route.fulfill({ body: readFileSync(join(assets, stylesheet ?? '')), contentType: 'text/css' })
				: route.fulfill({ body: content, contentType: 'text/html' }),
		);
		await page.goto(examples.chrome.origin);
		return page;
	}

	async function widthAt(page: Page, width: number): Promise<number> {
		await page.setViewportSize({ width, height: 800 });
		return await page.evaluate(() => document.documentElement.scrollWidth);
	}

	for (const name of Object.keys(pages))
		it(`“${name}”`, async () => {
			const page = await open(String(await pages[name]?.(examples)));
			expect(await widthAt(page, 1280)).toBe(1280);
			expect(await faultsOf(page)).toEqual([]);
			expect(await widthAt(page, 320)).toBe(320);
			await page.emulateMedia({ colorScheme: 'dark' });
			await page.setViewportSize({ width: 360, height: 740 });
			expect(await faultsOf(page)).toEqual([]);
			await page.close();
		});

	it('none runs over the edge from right to left', async () => {
		for (const render of Object.values(pages)) {
			const chrome = { ...examples.chrome, direction: 'rtl' as const };
			const page = await open(String(await render({ ...examples, chrome })));
			expect(await widthAt(page, 360), await page.title()).toBe(360);
			await page.close();
		}
	});
});
