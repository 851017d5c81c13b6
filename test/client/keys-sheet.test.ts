/** The sheet of keys in a real browser: seen, changed, in conflict, turned off, kept, and heard by the page. */
import type { BrowserContext, Page } from 'playwright-core';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';

const timeout = 20_000;
const poll = { timeout, interval: 20 };

describeInBrowser('the sheet of keys', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;

	beforeAll(async () => {
		await builtClient();
	});
	beforeEach(async () => {
		fake = createFake(6);
		served = await serveFake(fake);
		context = await browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
		page = await context.newPage();
		await label();
		return async () => {
			await context.close();
			await served.close();
		};
	});

	const label = async () => {
		await page.goto(`${served.url}/campaigns/1/label`);
		await page.waitForSelector('form[data-ready="true"]', { timeout });
	};
	const sheet = () => page.getByRole('dialog', { name: 'Keys' });
	const change = async () => {
		await page.keyboard.press('?');
		await sheet().getByRole('button', { name: 'Change keys' }).click();
	};
	const row = (meaning: string) => sheet().getByRole('button', { name: new RegExp(`^${meaning}: `) });
	const set = async (meaning: string, key: string) => {
		await row(meaning).click();
		await page.keyboard.press(key);
	};
	const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
	const close = async () => {
		await page.keyboard.press('Escape');
		await expect.poll(() => sheet().count(), poll).toBe(0);
	};
	const place = () => page.locator('.lw-steps__text').innerText();

	test('a new key is heard, shown wherever it stands, and outlives the page', async () => {
		await change();
		await set('Undo the last answer', 'q');
		expect(await focused()).toBe('Undo the last answer: Q');
		await set('Damaging\\? No', 'Shift+A');
		expect(await sheet().getByRole('status').innerText()).toBe('Damaging? No: ⇧ A');
		await close();
		const undo = page.getByRole('button', { name: 'Undo last' });
		const no = page.getByRole('radio', { name: 'No' }).first();
		const shown = async () => [
			await undo.getAttribute('aria-keyshortcuts'),
			await undo.locator('kbd').innerText(),
			await no.getAttribute('aria-keyshortcuts'),
			await page.locator('.lw-answer kbd').nth(1).innerText(),
		];
		expect(await shown()).toEqual(['Q', 'Q', 'Shift+A', '⇧ A']);

		await label();
		expect(await shown()).toEqual(['Q', 'Q', 'Shift+A', '⇧ A']);
		await page.keyboard.press('2');
		expect(await no.isChecked()).toBe(false);
		await page.keyboard.press('Shift+A');
		expect(await no.isChecked()).toBe(true);
		await page.keyboard.press('4');
		await expect.poll(place, poll).toBe('2 of 6');
		await page.waitForSelector('form[data-ready="true"]');
		await page.keyboard.press('u');
		await page.keyboard.press('q');
		await expect.poll(place, poll).toBe('1 of 6');
		await expect.poll(() => fake.labels.map(({ label: { kind } }) => kind), poll).toEqual(['answer', 'undo']);
	});

	test('a key that is taken is named, and swapped or left', async () => {
		await change();
		await set('Skip', 'j');
		const conflict = sheet().getByText('J has a meaning already: “All at once: Fine”.');
		await conflict.waitFor();
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Swap both keys');
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'keys-conflict');
		await sheet().getByRole('button', { name: 'Leave it' }).click();
		expect(await focused()).toBe('Skip: S');

		await set('Skip', 'j');
		await page.keyboard.press('Enter');
		expect(await focused()).toBe('Skip: J');
		expect(await row('All at once: Fine').getAttribute('aria-label')).toBe('All at once: Fine: S');
		await close();
		await page.keyboard.press('s');
		await expect.poll(place, poll).toBe('2 of 6');
		await expect.poll(() => fake.labels[0]?.label, poll).toMatchObject({ answers: { goodfaith: 'yes' } });
	});

	test('one action can be without a key; Escape, Tab and keys that cannot be set change nothing', async () => {
		await change();
		await row('Guideline').click();
		expect(await focused()).toMatch(/^Guideline: Press the new key/);
		await page.keyboard.press('F2');
		expect(await sheet().locator('.lw-keys__say').innerText()).toMatch(/^Only letters, digits and signs/);
		await screenshot(page, 'keys-refused');
		await page.keyboard.press(' ');
		await page.keyboard.press('Enter');
		expect(await focused()).toMatch(/^Guideline: Press the new key/);
		await page.keyboard.press('Escape');
		expect(await focused()).toBe('Guideline: G');
		await row('Guideline').click();
		await page.keyboard.press('Tab');
		expect(await row('Guideline').getAttribute('aria-label')).toBe('Guideline: G');

		await set('Guideline', 'Delete');
		expect(await focused()).toBe('Guideline: no key');
		await sheet().getByRole('button', { name: 'Take the key away: Skip', exact: true }).click();
		expect(await focused()).toBe('Skip: no key');
		// what has no key takes one from another, which then has none
		await set('Skip', 'u');
		await sheet().getByRole('button', { name: 'Use it for this' }).click();
		expect(await row('Undo the last answer').getAttribute('aria-label')).toBe('Undo the last answer: no key');
		await close();
		const guideline = page.getByRole('button', { name: 'Guideline', exact: true });
		const before = await guideline.getAttribute('aria-expanded');
		await page.keyboard.press('g');
		expect(await guideline.getAttribute('aria-expanded')).toBe(before);
		expect(await guideline.getAttribute('aria-keyshortcuts')).toBeNull();
	});

	test('the standard keys come back, and so do one’s own', async () => {
		await change();
		const standard = sheet().getByRole('button', { name: 'Standard keys' });
		expect(await standard.isDisabled()).toBe(true);
		await set('Undo the last answer', 'q');
		await standard.click();
		expect(await row('Undo the last answer').getAttribute('aria-label')).toBe('Undo the last answer: U');
		await sheet().getByRole('button', { name: 'Bring mine back' }).click();
		expect(await row('Undo the last answer').getAttribute('aria-label')).toBe('Undo the last answer: Q');
		await standard.click();
		await sheet().getByRole('button', { name: 'Done' }).click();
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Change keys');
		expect(await page.evaluate(() => localStorage.getItem('label-wing.keys.7'))).toBeNull();
	});

	test('single keys off: nothing is heard, and no key is shown that does nothing', async () => {
		await page.keyboard.press('?');
		await sheet().getByRole('button', { name: 'Turn single keys off' }).click();
		await close();
		await page.keyboard.press('1');
		await page.keyboard.press('s');
		expect(await place()).toBe('1 of 6');
		expect(await page.locator('input:checked').count()).toBe(0);
		expect(await page.locator('.lw-kbd:visible').allInnerTexts()).toEqual(['↵']);
		expect(await page.locator('[aria-keyshortcuts]').count()).toBe(1);
	});

	test('another tab hears of it; another person on the same computer does not; damage is passed over', async () => {
		const second = await context.newPage();
		await second.goto(`${served.url}/campaigns/1/label`);
		await second.waitForSelector('form[data-ready="true"]');
		await change();
		await set('Undo the last answer', 'q');
		const undo = (on: Page) =>
			on.getByRole('button', { name: 'Undo last' }).getAttribute('aria-keyshortcuts');
		await expect.poll(() => undo(second), poll).toBe('Q');
		await second.close();
		fake.personId = 8;
		await label();
		expect(await undo(page)).toBe('U');
		fake.personId = 7;
		await page.evaluate(() => localStorage.setItem('label-wing.keys.7', '{"undo": "q'));
		await label();
		expect(await undo(page)).toBe('U');
		expect(await page.getByRole('status').allInnerTexts()).not.toContain('q');
	});

	test('without a network the sheet says why it does not come, and comes when there is one', async () => {
		await context.setOffline(true);
		await page.keyboard.press('?');
		await page.getByText('The list of keys could not be fetched.').waitFor({ timeout });
		expect(await page.locator('.lw-diff').count()).toBe(1);
		await context.setOffline(false);
		await page.keyboard.press('?');
		await sheet().waitFor({ timeout });
		expect(await page.getByText('The list of keys could not be fetched.').count()).toBe(0);
	});

	test('axe finds nothing while keys are changed, on a phone, in the dark and mirrored, and nothing overflows', async () => {
		await change();
		await screenshot(page, 'keys-change');
		const found: string[] = [];
		for (const [width, colorScheme, dir] of [
			[1280, 'light', 'ltr'],
			[360, 'dark', 'ltr'],
			[360, 'light', 'rtl'],
		] as const) {
			await page.setViewportSize({ width, height: 740 });
			await page.emulateMedia({ colorScheme });
			await page.evaluate((value) => document.documentElement.setAttribute('dir', value), dir);
			for (const fault of await faultsOf(page)) found.push(`${width} ${colorScheme} ${dir}: ${fault}`);
			const over = await page.evaluate(() => {
				const box = document.querySelector('dialog');
				return (box?.scrollWidth ?? 0) - (box?.clientWidth ?? 0);
			});
			if (over > 0) found.push(`${width} ${dir}: ${over} px too wide`);
			await screenshot(page, `keys-change-${width}-${dir}`);
		}
		expect(found).toEqual([]);
		await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'));
		await screenshotNarrowAndDark(page, 'keys-change');
	});
});
