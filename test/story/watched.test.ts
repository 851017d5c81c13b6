/** A coordinator watches a campaign in a browser while fifty people work; in the end the page says what SQL says. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCampaign, putLabel, takeWorkset } from '../../campaigns/contract/calls.ts';
import { openRandom } from '../../campaigns/contract/random.ts';
import { readMeasures } from '../../campaigns/contract/watch-calls.ts';
import { insertSession, rememberPerson } from '../../db/people.ts';
import { newSecret, sha256 } from '../../server/start/chance.ts';
import { recount } from '../server/watch/recount.ts';
import { Browser } from '../support/ask.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { poll } from '../support/labelling-page.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInAtOnce } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const PEOPLE = 50;
const EDITS = 100;

describeInBrowser('a campaign is watched', (chromium) => {
	let server: WholeServer;
	let coordinator: Browser;
	let campaignId: number;
	let formDigest: string;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await server.logIn('Coordinator');
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name: 'Watched', purpose: 'To learn what is damaging.', template: 'damaging_goodfaith', seed: 5 },
			...{ labelsPerTask: 3, tasksPerWorkset: 3, leaseMinutes: 30 },
			edits: truths
				.slice(0, EDITS)
				.map(({ revisionId }) => revisionId)
				.join('\n'),
		});
		campaignId = campaign.id;
		formDigest = campaign.formDigest;
	});
	afterAll(() => server.close());

	/** Somebody of whom the wiki knows; it has fewer accounts than are needed, so all go by one name. */
	async function volunteer(number: number): Promise<Browser> {
		const db = server.database.orm;
		const facts = {
			farm: 'watched',
			sub: String(number),
			name: 'NewbieNina',
			editCount: 10,
			registeredAt: null,
		};
		const { id } = await rememberPerson(db, { ...facts, groups: [], blocked: false }, new Date());
		const secret = newSecret();
		const createdAt = new Date();
		const expiresAt = new Date(createdAt.getTime() + 3_600_000);
		await insertSession(db, { idHash: sha256(secret), personId: id, createdAt, expiresAt });
		return new Browser((path, init) => {
			const headers = new Headers(init.headers);
			headers.set('cookie', `label-wing-session=${secret}`);
			return fetch(server.url + path, { ...init, headers });
		});
	}

	/** A few worksets at the most: damaging is what is, seen with some noise; one edit in ten is skipped. */
	async function work(browser: Browser, number: number): Promise<void> {
		const random = openRandom(number, 'watched');
		const isDamaging = new Map(truths.map(({ revisionId, damaging }) => [revisionId, damaging]));
		for (let workset = 0; workset < 2; workset++) {
			const taken = await browser.ask(takeWorkset, { campaignId });
			if (!taken.ok) {
				if (taken.error.code === 'NO_TASKS_LEFT') return;
				throw new Error(JSON.stringify(taken.error));
			}
			for (const { taskId, revisionId } of taken.output.workset.tasks) {
				const about = {
					...{ taskId, formDigest, language: 'en', answeredAt: new Date().toISOString() },
					millisecondsSpent: 4000 + random.below(16_000),
				};
				const noisy = random.below(8) === 0 ? 'unsure' : isDamaging.get(revisionId) ? 'yes' : 'no';
				const label =
					random.below(10) === 0
						? ({ kind: 'skip', reason: 'cannot_judge', ...about } as const)
						: ({ kind: 'answer', answers: { damaging: noisy, goodfaith: 'yes' }, ...about } as const);
				await browser.get(putLabel, { id: crypto.randomUUID(), label });
			}
		}
	}

	async function open(path: string, how: BrowserContextOptions = {}): Promise<Page> {
		const context = await chromium().newContext({
			...{ locale: 'en-GB', reducedMotion: 'reduce', viewport: desk, ...how },
		});
		context.setDefaultTimeout(poll.timeout);
		await logInAtOnce(context, { url: server.url, account: 'Coordinator' });
		const page = await context.newPage();
		await page.goto(`${server.url}${path}`);
		return page;
	}

	/** each tile's number, by its name */
	async function tiles(page: Page): Promise<Record<string, string>> {
		const all = await page
			.locator('.lw-tiles > div')
			.evaluateAll((divs) =>
				divs.map((div) => [
					div.querySelector('dt')?.textContent ?? '',
					div.querySelector('b')?.textContent ?? '',
				]),
			);
		return Object.fromEntries(all);
	}

	test('its figures change while fifty people work, and end as SQL counts them', async () => {
		const page = await open(`/campaigns/${campaignId}/watch`);
		await expect.poll(() => tiles(page), poll).toMatchObject({ 'Edits finished': '0' });
		await page.getByLabel('Give or take, in percentage points').fill('8');
		await page.getByRole('button', { name: 'Ask for this' }).click();
		await page.getByText('Nothing closes unless you say so.').waitFor();

		// the choice to close is the coordinator's, and can be taken back
		await page.getByRole('button', { name: 'Close it then' }).first().click();
		await page.getByRole('dialog').getByRole('button', { name: 'Close it then' }).click();
		await page.getByText('It closes by itself at the goal.').waitFor();
		await page.getByRole('button', { name: 'Do not close it then' }).click();
		await page.getByRole('dialog').getByRole('button', { name: 'Leave it open' }).click();
		await page.getByText('Nothing closes unless you say so.').waitFor();

		// models are compared while people label, because the coordinator wants to know
		await page.getByLabel('A model each time so many more edits are decided').fill('10');
		await page.getByRole('button', { name: 'Compare models' }).click();
		await page.getByText('Edits set aside for comparing: 25').waitFor();

		const people = await Promise.all(Array.from({ length: PEOPLE }, (_, i) => volunteer(i)));
		const working = Promise.all(people.map((browser, i) => work(browser, i)));
		// the page was not loaded again: what it says was told to it
		await expect.poll(async () => (await tiles(page))['Half answered'], poll).not.toBe('0');
		await working;

		const counted = await recount(server.database, campaignId, new Date());
		const { progress, half, leased, holders } = counted;
		await expect
			.poll(() => tiles(page), poll)
			.toMatchObject({
				...{ 'Edits finished': String(progress.done), 'In people’s hands': String(leased) },
				'Half answered': String(half),
			});
		expect(progress.accepted).toBeGreaterThan(200);
		const text = await page.locator('main').innerText();
		expect(text).toContain(`${progress.done} of ${EDITS}`);
		expect(text).toContain(holders === 1 ? 'one person' : `${holders} people`);
		expect(text).toContain(`${progress.accepted + progress.surplus} in all`);
		expect(await page.locator('.lw-hbars dd').allInnerTexts()).toEqual([String(progress.skips)]);

		// what is worked out beside it comes by itself
		await expect
			.poll(() => page.locator('#agreement ~ p').innerText(), { ...poll, timeout: 20_000 })
			.not.toContain(': 0.');
		await page.getByText('Choice by choice').click();
		expect(await faultsOf(page)).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 2300 });
		await screenshot(page, 'watched');
		await screenshotNarrowAndDark(page, 'watched');
		await page.context().close();
	});

	test('each person is told of by name; all of it also from right to left', async () => {
		const page = await open(`/campaigns/${campaignId}/people`);
		await page.getByRole('rowheader').first().waitFor();
		expect(await page.getByRole('rowheader').count()).toBeGreaterThan(PEOPLE / 2);
		expect(await page.locator('main').innerText()).toContain('never by rank');
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'watched-people');
		// two models were learned meanwhile, and compared
		const compared = async () =>
			(await coordinator.get(readMeasures, { campaignId })).stability?.models.filter(
				({ kappa }) => kappa !== null,
			).length;
		await expect.poll(compared, { ...poll, timeout: 40_000 }).toBeGreaterThan(0);
		await page.goto(`${server.url}/campaigns/${campaignId}/watch`);
		await page.getByRole('img', { name: /^Kappa between one model and the next/ }).waitFor();
		await page.getByText('Model by model').click();
		expect(await faultsOf(page)).toEqual([]);
		await page.setViewportSize({ width: 1280, height: 2300 });
		await screenshot(page, 'watched-compared');
		await page.context().addCookies([{ name: 'label-wing-language', value: 'ar', url: server.url }]);
		await page.goto(`${server.url}/campaigns/${campaignId}/watch`);
		await page.locator('html[dir=rtl]').waitFor();
		await page.locator('#agreement').waitFor();
		await page.setViewportSize({ width: 1280, height: 2300 });
		await screenshot(page, 'watched-arabic');
		await page.setViewportSize({ width: 360, height: 740 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		expect(await faultsOf(page)).toEqual([]);
		await page.setViewportSize({ width: 360, height: 4200 });
		await screenshot(page, 'watched-arabic-phone');
		await page.context().close();
	});
});
