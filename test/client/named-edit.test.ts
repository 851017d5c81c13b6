/** Coming to the labelling page for one edit, from the wiki. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';

const poll = { timeout: 20_000, interval: 20 };

describeInBrowser('coming for one edit', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;

	beforeAll(() => builtClient());
	beforeEach(async () => {
		fake = createFake(4);
		served = await serveFake(fake);
		context = await browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
		page = await context.newPage();
	});
	afterEach(async () => {
		await context.close();
		await served.close();
	});

	const come = (revision: string, on = page) =>
		on.goto(`${served.url}/campaigns/1/label?revision=${revision}`);
	const ready = (on = page) => on.waitForSelector('form[data-ready="true"]');
	const title = (on = page) => on.getByRole('heading', { level: 1 }).innerText();
	const address = () => page.url().slice(served.url.length);

	test('it comes first, after a reload too, and then the others in their order', async () => {
		await come('1002');
		await ready();
		expect(await title()).toContain('Clockwork loom');
		await page.reload();
		await ready();
		expect(await title()).toContain('Clockwork loom');
		expect(address()).toBe('/campaigns/1/label?revision=1002');
		await page.keyboard.press('j');
		await expect.poll(() => title(), poll).toContain('Harbour of Lindeby');
		expect(address()).toBe('/campaigns/1/label');
		await page.reload();
		await ready();
		expect(await title()).toContain('Harbour of Lindeby');
		expect(fake.labels.map(({ label }) => label.taskId)).toEqual([102]);
	});

	test('answered before, it comes with what was said, and changing it is one more row', async () => {
		const task = fake.tasks[2];
		if (!task) throw new Error('the fake has too few tasks');
		Object.assign(task, { state: 'answered', answers: { damaging: 'yes', goodfaith: 'yes' } });
		await come('1002');
		await ready();
		expect(await page.locator('input:checked').count()).toBe(2);
		await page.keyboard.press('2');
		await page.keyboard.press('Enter');
		await expect.poll(() => title(), poll).toContain('Harbour of Lindeby');
		await expect
			.poll(() => fake.labels.map(({ label }) => label.kind === 'answer' && label.answers), poll)
			.toEqual([{ damaging: 'no', goodfaith: 'yes' }]);
	});

	test('open in another tab, it says so; it comes when that tab is closed', async () => {
		const other = await context.newPage();
		await come('1002', other);
		await ready(other);
		await come('1002');
		await page.getByRole('heading', { name: 'This edit is open in another tab' }).waitFor();
		await other.close();
		await page.getByRole('button', { name: 'Look again' }).click();
		await ready();
		expect(await title()).toContain('Clockwork loom');
	});

	test('not to be had, it says why, and others can be labelled', async () => {
		await come('4711');
		await page.getByRole('heading', { name: 'This edit cannot be labelled here' }).waitFor();
		expect(await page.getByRole('main').innerText()).toContain('This edit has the answers that it needs');
		expect(await faultsOf(page)).toEqual([]);
		await page.getByRole('button', { name: 'Label other edits of this campaign' }).click();
		await ready();
		expect(await title()).toContain('Harbour of Lindeby');
		expect(address()).toBe('/campaigns/1/label');
		await come('nonsense');
		await page.getByRole('heading', { name: 'There is nothing here' }).waitFor();
	});

	test('logged out, one comes back to it after the login', async () => {
		fake.personId = null;
		await come('1002');
		await page.getByRole('link', { name: 'Log in with your wiki account' }).last().click();
		await ready();
		expect(await title()).toContain('Clockwork loom');
	});
});
