/** Every page and state by axe, in light, dark and mirrored, on a desk and on a phone; and nothing overflows. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';

const desk = { width: 1280, height: 800 };
const phone = { width: 360, height: 740 };

describeInBrowser('accessibility', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let page: Page;

	beforeAll(async () => {
		await builtClient();
		fake = createFake();
		served = await serveFake(fake);
		page = await browser().newPage({ reducedMotion: 'reduce' });
	});
	afterAll(async () => {
		await served.close();
	});

	type Look = { viewport?: typeof desk; colorScheme?: 'dark'; mirrored?: boolean };

	const states = {
		async door() {
			fake.personId = null;
			await page.goto(served.url);
			await page.getByRole('heading', { name: 'Teach the models' }).waitFor();
		},
		async home() {
			fake.personId = 7;
			await page.goto(served.url);
			await page.getByRole('link', { name: 'Carry on' }).waitFor();
		},
		async labelling() {
			fake.personId = 7;
			await page.goto(`${served.url}/campaigns/1/label`);
			await page.waitForSelector('form[data-ready="true"]');
			await page.keyboard.press('1');
		},
		async keys() {
			await page.keyboard.press('?');
			await page.getByRole('dialog', { name: 'Keys' }).waitFor();
		},
	};

	test.each<[string, Look, (keyof typeof states)[]]>([
		['light', {}, ['door', 'home', 'labelling', 'keys']],
		['dark', { colorScheme: 'dark' }, ['home', 'labelling']],
		['mirrored', { mirrored: true }, ['home', 'labelling']],
		['on a phone', { viewport: phone }, ['door', 'home', 'labelling']],
	])(
		'%s: axe finds nothing and nothing overflows',
		async (_, { viewport = desk, colorScheme = null, mirrored }, names) => {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			const found: string[] = [];
			for (const name of names) {
				await states[name]();
				if (mirrored) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
				for (const fault of await faultsOf(page)) found.push(`${name}: ${fault}`);
				const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
				if (over > 0) found.push(`${name}: ${over} px wider than the window`);
			}
			expect(found).toEqual([]);
		},
	);

	test('not found, refused login and a server that is away', async () => {
		await page.setViewportSize(phone);
		const found: string[] = [];
		for (const [path, heading] of [
			['/nowhere', 'There is nothing here'],
			['/login-denied?code=LOGIN_STATE&number=7f2c', 'You are not logged in'],
		] as const) {
			await page.goto(served.url + path);
			await page.getByRole('heading', { name: heading }).waitFor();
			for (const fault of await faultsOf(page)) found.push(`${path}: ${fault}`);
		}
		await page.route('**/api/**', (route) => route.abort());
		await page.goto(served.url);
		await page.getByRole('heading', { name: 'No connection' }).waitFor();
		for (const fault of await faultsOf(page)) found.push(`away: ${fault}`);
		await page.unroute('**/api/**');
		await page.getByRole('button', { name: 'Ask again' }).click();
		await page.getByRole('link', { name: 'Carry on' }).waitFor();
		expect(found).toEqual([]);
	});
});
