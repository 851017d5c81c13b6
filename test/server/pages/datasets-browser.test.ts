/** The catalogue and a dataset from the real server, with its policy and without scripts, as people see them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign } from '../../../campaigns/contract/calls.ts';
import { writeDatasheetNote } from '../../../campaigns/contract/result-calls.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import { faultsOf } from '../../support/axe.ts';
import { noChromium, startChromium } from '../../support/chromium.ts';
import { screenshot } from '../../support/screenshot.ts';
import { answer, makeCampaign, send, skip, take } from '../campaign.ts';

const assets = new URL('../../../client/dist/assets', import.meta.url).pathname;
const stylesheet = existsSync(assets)
	? readdirSync(assets).find((name) => /^reading-.*\.css$/.test(name))
	: undefined;
const why = noChromium ?? (stylesheet ? null : 'The client is not built (npm run build): no style sheet.');

describe.skipIf(why !== null)(`datasets in a browser${why ? ` (skipped: ${why})` : ''}`, () => {
	let app: TestApp;
	let browser: Browser;
	let datasetId: string;
	beforeAll(async () => {
		app = await startTestApp();
		const coordinator = await app.logIn('Gardener');
		const campaign = await makeCampaign(coordinator, { edits: 14, labelsPerTask: 2, tasksPerWorkset: 14 });
		for (const name of ['Ada', 'Ben']) {
			const person = await app.logIn(name);
			for (const { taskId, revisionId } of (await take(person, campaign)).tasks) {
				const damaging = revisionId % (name === 'Ada' ? 3 : 4) === 0 ? 'yes' : 'no';
				await send(person, revisionId === 113 ? skip(taskId, campaign) : answer(taskId, campaign, damaging));
			}
		}
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		await coordinator.get(writeDatasheetNote, {
			...{ campaignId: campaign.id, section: 'sample' },
			text: 'Drawn from the recent changes of one week.\n\nBots were left out.',
		});
		[datasetId] = (await app.freeze()) as [string];
		browser = await startChromium();
	});
	afterAll(async () => {
		await browser?.close();
		await app?.close();
	});

	/** A page whose requests the application answers, with all its headers. */
	async function openPage(look: Parameters<Browser['newPage']>[0], cookie = ''): Promise<Page> {
		const page = await browser.newPage({ reducedMotion: 'reduce', ...look });
		const anyone = app.browser();
		await page.route('**/*', async (route) => {
			const url = new URL(route.request().url());
			if (url.pathname.endsWith('.css'))
				return await route.fulfill({
					body: readFileSync(join(assets, stylesheet ?? '')),
					contentType: 'text/css',
				});
			const answered = await anyone.fetch(`${url.pathname}${url.search}`, { headers: { cookie } });
			await route.fulfill({
				status: answered.status,
				headers: Object.fromEntries(answered.headers),
				body: await answered.text(),
			});
		});
		return page;
	}
	const address = (path: string) => new URL(path, app.parts.publicUrl).href;

	it('is searched and read without scripts', async () => {
		const page = await openPage({ javaScriptEnabled: false });
		await page.goto(address('/datasets'));
		await page.getByRole('searchbox').fill('autumn');
		await page.getByRole('button', { name: 'Show' }).click();
		expect(new URL(page.url()).searchParams.get('q')).toBe('autumn');
		await page.getByRole('link', { name: 'Autumn' }).click();
		expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Autumn');
		expect(await page.getByText('Bots were left out.').isVisible()).toBe(true);
		await page.goto(address('/datasets?q=nowhere'));
		expect(await page.getByText('No dataset fits.').isVisible()).toBe(true);
		await page.close();
	});

	it('carries its description under the strict policy, which has nothing to refuse', async () => {
		const page = await openPage({});
		const said: string[] = [];
		page.on('console', (message) => said.push(message.text()));
		for (const path of ['/datasets', `/datasets/${datasetId}`]) {
			const response = await page.goto(address(path));
			expect(response?.headers()['content-security-policy']).toContain("script-src 'self'");
			expect(await page.locator('script[type="application/ld+json"]').count()).toBe(1);
		}
		expect(said.filter((text) => /policy|refused/i.test(text))).toEqual([]);
		await page.close();
	});

	it.for([
		['en', 1280, 'light'],
		['en', 360, 'dark'],
		['ar', 1280, 'dark'],
		['ar', 360, 'light'],
	] as const)('fits and is accessible: %s, %i px, %s', async ([language, width, colorScheme]) => {
		const page = await openPage(
			{ viewport: { width, height: 900 }, colorScheme },
			`label-wing-language=${language}`,
		);
		for (const [name, path] of [
			['catalogue', '/datasets?from=2026-01-01'],
			['dataset', `/datasets/${datasetId}`],
		] as const) {
			await page.goto(address(path));
			expect(await page.locator('html').getAttribute('lang')).toBe(language);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			expect(await faultsOf(page)).toEqual([]);
			await screenshot(page, `${name}-${language}-${width}-${colorScheme}`);
		}
		await page.close();
	});
});
