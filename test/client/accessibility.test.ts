/** Every page and state by axe, in light, dark and mirrored, on a desk and on a phone; and nothing overflows. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const options: RunOptions = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
	resultTypes: ['violations'],
};

describeInBrowser('accessibility', (browser) => {
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

	/** What axe finds, one line for each place. */
	async function faults(page: Page): Promise<string[]> {
		await page.evaluate(axe);
		const { violations } = await page.evaluate(
			(asked) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run(asked),
			options as object,
		);
		return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
	}

	type Look = { viewport?: { width: number; height: number }; colorScheme?: 'dark'; mirrored?: boolean };

	const states = {
		async door(page: Page) {
			fake.personId = null;
			await page.goto(served.url);
			await page.getByRole('heading', { name: 'Teach the models' }).waitFor();
		},
		async home(page: Page) {
			fake.personId = 7;
			await page.goto(served.url);
			await page.getByRole('link', { name: 'Carry on' }).waitFor();
		},
		async labelling(page: Page) {
			fake.personId = 7;
			await page.goto(`${served.url}/campaigns/1/label`);
			await page.waitForSelector('form[data-ready="true"]');
			await page.keyboard.press('1');
		},
		async keys(page: Page) {
			await page.keyboard.press('?');
			await page.getByRole('dialog', { name: 'Keys' }).waitFor();
		},
	};

	test.each<[string, Look, (keyof typeof states)[]]>([
		['light', {}, ['door', 'home', 'labelling', 'keys']],
		['dark', { colorScheme: 'dark' }, ['home', 'labelling']],
		['mirrored', { mirrored: true }, ['home', 'labelling']],
		['on a phone', { viewport: { width: 360, height: 740 } }, ['door', 'home', 'labelling']],
	])('%s: axe finds nothing and nothing overflows', async (_, { mirrored = false, ...look }, names) => {
		const context = await browser().newContext({
			viewport: { width: 1280, height: 800 },
			reducedMotion: 'reduce',
			...look,
		});
		const page = await context.newPage();
		const found: string[] = [];
		for (const name of names) {
			await states[name](page);
			if (mirrored) await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
			for (const fault of await faults(page)) found.push(`${name}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${name}: ${over} px wider than the window`);
		}
		await context.close();
		expect(found).toEqual([]);
	});

	test('not found, refused login and a server that is away', async () => {
		const context = await browser().newContext({ viewport: { width: 360, height: 740 } });
		const page = await context.newPage();
		const found: string[] = [];
		for (const [path, heading] of [
			['/nowhere', 'There is nothing here'],
			['/login-denied?code=LOGIN_STATE&number=7f2c', 'You are not logged in'],
		] as const) {
			await page.goto(served.url + path);
			await page.getByRole('heading', { name: heading }).waitFor();
			for (const fault of await faults(page)) found.push(`${path}: ${fault}`);
		}
		await page.route('**/api/**', (route) => route.abort());
		await page.goto(served.url);
		await page.getByRole('heading', { name: 'No connection' }).waitFor();
		for (const fault of await faults(page)) found.push(`away: ${fault}`);
		await page.unroute('**/api/**');
		await page.getByRole('button', { name: 'Ask again' }).click();
		await page.getByRole('link', { name: 'Carry on' }).waitFor();
		await context.close();
		expect(found).toEqual([]);
	});
});
