/** The client in other languages: chosen, remembered, sent with each answer; whole and in place on a phone. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../campaigns/contract/languages.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';

describeInBrowser('languages', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;

	beforeAll(async () => {
		await builtClient();
		fake = createFake();
		served = await serveFake(fake);
	});
	afterAll(async () => {
		await served.close();
	});

	test('one is chosen from the menu by its own name, and stays, also in what is sent', async () => {
		const context = await browser().newContext({ locale: 'en-US', reducedMotion: 'reduce' });
		const page = await context.newPage();
		await page.goto(`${served.url}/?from=wiki`);
		await page.getByRole('heading', { name: 'Your weeks' }).waitFor();
		await page.locator('summary', { hasText: 'Language' }).click();
		await page.getByRole('button', { name: 'العربية' }).click();
		await page.getByRole('heading', { name: 'أسابيعك' }).waitFor();
		expect(page.url()).toBe(`${served.url}/?from=wiki`);
		expect(await page.locator('html').getAttribute('dir')).toBe('rtl');

		await page.goto(`${served.url}/campaigns/1/label`);
		await page.waitForSelector('form[data-ready="true"]');
		await page.getByRole('radiogroup', { name: 'مُضرّ؟ هل يجعل الصفحة أسوأ؟' }).getByLabel('نعم').click();
		await page.keyboard.press('Digit4');
		await expect
			.poll(() => fake.labels.at(-1)?.label)
			.toMatchObject({
				language: 'ar',
				answers: { damaging: 'yes', goodfaith: 'yes' },
			});

		// as on the wikis, what the address says holds for one page
		await page.goto(`${served.url}/?uselang=de`);
		await page.getByRole('heading', { name: 'Deine Wochen' }).waitFor();
		await page.goto(served.url);
		await page.getByRole('heading', { name: 'أسابيعك' }).waitFor();
		await context.close();
	});

	test('an error is told in the language, by its code', async () => {
		const context = await browser().newContext({ locale: 'ja-JP' });
		const page = await context.newPage();
		for (const { revisionId } of fake.tasks) fake.failing.set(revisionId, 'WIKI_TIMEOUT');
		await page.goto(`${served.url}/campaigns/1/label`);
		await page.getByText('ウィキの応答に時間がかかりすぎました。').waitFor();
		fake.failing.clear();
		await context.close();
	});

	test.each<[Language, string]>([
		['ar', 'ar-EG'],
		['ja', 'ja-JP'],
		['de', 'de-AT'],
	])(
		'in %s, for whoever reads %s: axe finds nothing, nothing overflows, nothing is English',
		async (language, locale) => {
			const context = await browser().newContext({
				locale,
				viewport: { width: 360, height: 740 },
				reducedMotion: 'reduce',
			});
			const page = await context.newPage();
			const found: string[] = [];
			const look = async (name: string) => {
				for (const fault of await faultsOf(page)) found.push(`${name}: ${fault}`);
				for (const width of [360, 1280]) {
					await page.setViewportSize({ width, height: 740 });
					const over = (await page.evaluate(() => document.documentElement.scrollWidth)) - width;
					if (over > 0) found.push(`${name}: ${over} px wider than the window of ${width} px`);
					await screenshot(page, `languages-${name}-${language}-${width}`);
				}
				await page.setViewportSize({ width: 360, height: 740 });
			};
			await page.goto(served.url);
			await page.waitForSelector('.lw-continue');
			expect(await page.locator('html').getAttribute('lang')).toBe(language);
			await look('home');
			await page.goto(`${served.url}/campaigns/1/label`);
			await page.waitForSelector('form[data-ready="true"]');
			await look('label');
			const diff = page.locator('.lw-diff');
			expect([await diff.getAttribute('dir'), await diff.getAttribute('lang')]).toEqual(['ltr', 'en']);
			// what the wiki and the campaign say is English here; what Label Wing says is in the rest
			const own = await page.locator('.lw-answers, .lw-edit__blind').allInnerTexts();
			expect(own.join(' ').replaceAll('Enter', '')).not.toMatch(/\b(the|is|and|yes|no|Skip|Save)\b/);
			await context.close();
			expect(found).toEqual([]);
		},
	);
});
