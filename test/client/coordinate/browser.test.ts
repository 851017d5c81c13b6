/** What a coordinator does, clicked through in a browser against a house that answers by contract. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataset } from '../../server/pages/examples.ts';
import { faultsOf } from '../../support/axe.ts';
import { noChromium, startChromium } from '../../support/chromium.ts';
import { furnished } from './examples.ts';
import { type House, moveIn, notBuilt, origin } from './house.ts';

const why = noChromium ?? notBuilt;

describe.skipIf(why !== null)(`a coordinator${why ? ` (skipped: ${why})` : ''}`, () => {
	let browser: Browser;
	let page: Page;
	beforeAll(async () => {
		browser = await startChromium();
		page = await browser.newPage({ reducedMotion: 'reduce' });
		page.setDefaultTimeout(20_000);
		await page.clock.install();
	});
	afterAll(async () => {
		await browser.close();
	});

	async function visit(path: string, house: House): Promise<void> {
		await page.goto('about:blank');
		await page.unrouteAll({ behavior: 'ignoreErrors' });
		await moveIn(page, house);
		await page.goto(origin + path);
		await page.getByRole('heading', { level: 1 }).waitFor();
	}

	it('follows a campaign; without a network the last figures stand and it is said why', async () => {
		const house = furnished();
		await visit('/campaigns/7', house);
		await page.getByText('About 75 answers left').waitFor();
		const progress = house.campaigns[0]?.progress;
		if (progress) progress.left = 6;
		await page.clock.runFor(5000);
		await page.getByText('About 6 answers left').waitFor();
		house.offline = true;
		await page.clock.runFor(5000);
		await page.getByText('Label Wing cannot be reached.').waitFor();
		expect(await page.getByText('About 6 answers left').isVisible()).toBe(true);
		house.offline = false;
		await page.clock.runFor(5000);
		await page.getByText('Label Wing cannot be reached.').waitFor({ state: 'detached' });
	});

	it('closes it knowing what will happen, sees the dataset come, and promotes a model', async () => {
		const house = furnished();
		await visit('/campaigns/7', house);
		await page.getByRole('button', { name: 'Close it…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Close this campaign?' });
		expect(await dialog.innerText()).toContain('it cannot be opened again');
		expect(await dialog.innerText()).toContain('52 edits have fewer answers than asked for');
		expect(await dialog.innerText()).not.toContain('may guess who said what');
		expect(await faultsOf(page)).toEqual([]);
		await dialog.getByRole('button', { name: 'Not yet' }).click();
		expect(house.campaigns[0]?.status).toBe('open');
		await page.getByRole('button', { name: 'Close it…' }).click();
		await dialog.getByRole('button', { name: 'Close the campaign' }).click();
		await page.getByText('The dataset is being frozen').waitFor();
		expect(await page.getByRole('link', { name: 'Start labelling' }).count()).toBe(0);

		const [campaign] = house.campaigns;
		if (campaign) campaign.datasetId = dataset.id;
		await page.clock.runFor(5000);
		await page.getByText('4,812 edits, 9,671 labels').waitFor();
		await page.getByText('Cannot be trained. Only 3 edits in bad faith.').waitFor();
		expect(await faultsOf(page)).toEqual([]);
		await page.getByRole('button', { name: 'Make it live: Damaging edits' }).click();
		await page.getByRole('button', { name: 'Switch it off: Damaging edits' }).waitFor();
		expect(house.models[0]?.status).toBe('live');
	});

	it('is told before closing when so few answered that names are guessable', async () => {
		const house = furnished();
		const progress = house.campaigns[0]?.progress;
		if (progress) progress.people = 4;
		await visit('/campaigns/7', house);
		await page.getByRole('button', { name: 'Close it…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Close this campaign?' });
		expect(await dialog.innerText()).toContain('Fewer than 5 people have answered');
		expect(await dialog.innerText()).toContain('may guess who said what');
	});

	it('alone decides: a reader sees the same without the buttons', async () => {
		const house = furnished();
		house.person = { id: 2, name: 'Reader', coordinator: false, roles: {} };
		await visit('/campaigns/7', house);
		await page.getByRole('link', { name: 'Start labelling' }).waitFor();
		expect(await page.getByRole('button', { name: 'Close it…' }).count()).toBe(0);
		expect(await page.getByRole('link', { name: 'Coordinate' }).count()).toBe(0);
		await visit('/campaigns/8', house);
		await page.getByText('Candidate').waitFor();
		expect(await page.getByRole('button', { name: /Make it live/ }).count()).toBe(0);
		await visit('/coordinate', house);
		expect(await page.getByRole('link', { name: 'New campaign' }).count()).toBe(0);
	});

	for (const path of ['/coordinate', '/campaigns/new', '/campaigns/7', '/campaigns/8'])
		it(`finds ${path} whole, small and large, light and dark`, async () => {
			await visit(path, furnished());
			for (const [width, colorScheme] of [
				[1280, 'light'],
				[360, 'dark'],
			] as const) {
				await page.emulateMedia({ colorScheme });
				await page.setViewportSize({ width, height: 800 });
				expect(await faultsOf(page)).toEqual([]);
				expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
			}
		});
});
