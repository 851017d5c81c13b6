/** Home with several wikis: mine first, the others below, each by its own name and in its own language. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';

const english = 'Damaging and good faith, autumn 2026';
const arabic = 'الضرر وحسن النية، خريف ٢٠٢٦';

describeInBrowser('home', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let wikis: Fake['wikis'];

	beforeAll(async () => {
		await builtClient();
		fake = createFake();
		wikis = fake.wikis;
		served = await serveFake(fake);
		// nothing is begun, so that every campaign stands in its list
		for (const task of fake.tasks) task.state = 'answered';
	});
	beforeEach(() => {
		fake.wikis = wikis;
	});
	afterAll(() => served.close());

	async function home(locale: string): Promise<Page> {
		const context = await browser().newContext({ locale, reducedMotion: 'reduce' });
		context.setDefaultTimeout(30_000);
		const page = await context.newPage();
		await page.goto(served.url);
		await page.locator('.lw-campaign').first().waitFor();
		return page;
	}

	/** Each list: its heading, and the campaigns in it with the wiki that they name. */
	async function lists(page: Page): Promise<string[][]> {
		return await page.locator('section:has(> .lw-campaigns)').evaluateAll((sections) =>
			sections.map((section) => [
				section.querySelector('h2')?.textContent ?? '',
				...[...section.querySelectorAll('.lw-campaign')].map((row) => {
					const wiki = row.querySelector('.lw-campaign__text > .lw-subtle bdi');
					return [wiki?.textContent, row.querySelector('h3')?.textContent].filter(Boolean).join(': ');
				}),
			]),
		);
	}

	test('the wiki to log in with comes first for readers of its language and of any that no wiki has', async () => {
		for (const locale of ['en-GB', 'en-US']) {
			const page = await home(locale);
			expect(await lists(page)).toEqual([
				['Lindeby Wiki', english],
				['Other wikis', `ويكي الزعفران: ${arabic}`],
			]);
			await page.context().close();
		}
		const page = await home('ja-JP');
		expect((await lists(page))[0]).toEqual(['Lindeby Wiki', english]);
		await page.context().close();
	});

	test('the wiki that speaks the language of the interface comes first', async () => {
		const page = await home('ar-EG');
		expect(await lists(page)).toEqual([
			['ويكي الزعفران', arabic],
			['مواقع ويكي أخرى', `Lindeby Wiki: ${english}`],
		]);
		await page.context().close();
	});

	test('names stand in the language of their wiki, whatever the interface speaks', async () => {
		const page = await home('en-GB');
		const row = page.locator('.lw-campaign', { hasText: arabic });
		for (const name of [
			row.getByText('ويكي الزعفران'),
			row.getByRole('link', { name: arabic, exact: true }).locator('bdi'),
		]) {
			expect(await name.getAttribute('lang')).toBe('ar');
			expect(await name.evaluate(({ tagName }) => tagName)).toBe('BDI');
		}
		await page.context().close();
	});

	test('another one is put first from a menu, by the keyboard alone, and stays first', async () => {
		const page = await home('en-GB');
		await page.locator('summary', { hasText: 'Another wiki first' }).focus();
		await page.keyboard.press('Enter');
		const current = page.locator('.lw-menu__item[aria-current="true"]');
		expect(await current.locator('visible=true').allInnerTexts()).toEqual(['Lindeby Wiki']);
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Enter');
		const chosen = [
			['ويكي الزعفران', arabic],
			['Other wikis', `Lindeby Wiki: ${english}`],
		];
		await expect.poll(() => lists(page)).toEqual(chosen);
		await page.reload();
		await expect.poll(() => lists(page)).toEqual(chosen);

		// a choice that is served no longer is none
		fake.wikis = wikis.slice(0, 1);
		await page.reload();
		await expect.poll(async () => (await lists(page))[0]).toEqual(['Lindeby Wiki', english]);
		await page.context().close();
	});

	test('one wiki needs no menu; a campaign of a wiki that is gone, or down, says so', async () => {
		fake.wikis = wikis.slice(0, 1);
		const page = await home('en-GB');
		expect(await page.locator('summary', { hasText: 'Another wiki first' }).count()).toBe(0);
		expect((await lists(page))[1]).toEqual(['Other wikis', `arwiki: ${arabic}`]);
		const row = page.locator('.lw-campaign', { hasText: arabic });
		await row.getByText('This wiki is no longer served here').waitFor();

		fake.wikis = wikis.map((wiki) => ({ ...wiki, answers: wiki.name === 'demowiki' }));
		await page.reload();
		await row.getByText('This wiki does not answer at the moment').waitFor();
		const fine = page.locator('.lw-campaign', { hasText: english });
		expect(await fine.innerText()).not.toContain('does not answer');
		await page.context().close();
	});

	test.each(['en-GB', 'ar-EG', 'de-DE'])('in %s axe finds nothing and nothing overflows', async (locale) => {
		const page = await home(locale);
		const found: string[] = [];
		for (const width of [320, 360, 1280]) {
			await page.setViewportSize({ width, height: 800 });
			for (const fault of await faultsOf(page)) found.push(`${width}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${width}: overflows by ${over} px`);
			await screenshot(page, `home-${locale}-${width}`);
			// an open menu stays on the page too
			await page.locator('.lw-campaigns__head summary').click();
			const box = await page.locator('.lw-campaigns__head .lw-menu__list').boundingBox();
			if (!box || box.x < 0 || box.x + box.width > width) found.push(`${width}: the menu is cut off`);
			await page.keyboard.press('Escape');
		}
		expect(found).toEqual([]);
		await page.context().close();
	});
});
