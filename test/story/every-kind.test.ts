/**
 * A form with every kind of question, from the coordinator to the dataset's files, in a real browser on the whole
 * server: one person fills it in by keyboard alone, another by touch on a phone.
 */
import Papa from 'papaparse';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { createCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { everyKind, filledIn } from '../support/every-kind.ts';
import { screenshot } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInByClicking, newVisitor, phone, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const poll = { timeout: 30_000, interval: 50 };

describeInBrowser('a form with every kind of question', (chromium) => {
	let server: WholeServer;
	let campaign: OutputOf<typeof createCampaign>['campaign'];
	const visitors: Visitor[] = [];

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const coordinator = await server.logIn('Coordinator');
		const made = await coordinator.get(createCampaign, {
			...{ name: 'Every kind', purpose: 'To see them all.', form: everyKind, seed: 1 },
			...{ labelsPerTask: 1, tasksPerWorkset: 1, leaseMinutes: 30 },
			edits: truths
				.slice(1, 3)
				.map(({ revisionId }) => revisionId)
				.join('\n'),
		});
		campaign = made.campaign;
	});
	afterAll(async () => {
		for (const { context } of visitors) await context.close();
		await server.close();
	});

	async function arrive(account: string): Promise<Visitor> {
		const visitor = await newVisitor(chromium());
		visitors.push(visitor);
		await logInByClicking(visitor.page, { url: server.url, account, look: async () => {} });
		return visitor;
	}
	const ready = (page: Page) => page.waitForSelector('form[data-ready="true"]');
	const finished = (page: Page) => page.getByRole('heading', { name: /1 done/ }).waitFor();

	/** Presses Tab until the control is reached: nothing but the keyboard leads there. */
	async function tabTo(page: Page, name: string): Promise<void> {
		for (let presses = 0; presses < 60; presses++) {
			if ((await page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)) === name)
				return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`Tab does not lead to ${name}`);
	}

	test('is filled in by keyboard alone', async () => {
		const { page, troubles } = await arrive('NewbieNina');
		await page.goto(`${server.url}/campaigns/${campaign.id}/label`);
		await ready(page);
		await page.keyboard.press('1');
		await tabTo(page, 'what');
		await page.keyboard.press('Space');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Tab');
		await page.keyboard.press('Space');
		await page.keyboard.press('5');
		await tabTo(page, 'errors');
		await page.keyboard.type('3');
		await tabTo(page, 'word');
		await page.keyboard.type('lol');
		await tabTo(page, 'sure');
		for (const key of ['Space', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
		await tabTo(page, 'notes');
		for (const [at, line] of String(filledIn.notes).split('\n').entries()) {
			if (at > 0) await page.keyboard.press('Enter');
			await page.keyboard.type(line);
		}
		await screenshot(page, 'kinds-keyboard');
		await page.keyboard.press('Control+Enter');
		await finished(page);
		expect(troubles).toEqual([]);
	});

	test('is filled in by touch on a phone, with a reload in the middle of the note', async () => {
		const { page: desk } = await arrive('CopyEditor');
		const context = await chromium().newContext({
			...{ viewport: phone, hasTouch: true, isMobile: true, locale: 'en-GB', reducedMotion: 'reduce' },
			storageState: await desk.context().storageState(),
		});
		const page = await context.newPage();
		visitors.push({ context, page, troubles: [] });
		await page.goto(`${server.url}/campaigns/${campaign.id}/label`);
		await ready(page);
		const exact = (name: string) => ({ name, exact: true });
		const tap = (text: string) =>
			page
				.getByRole('radio', exact(text))
				.or(page.getByRole('checkbox', exact(text)))
				.tap();
		await tap('Yes');
		await tap('Unsourced claim');
		await tap('4');
		await tap('A guess');
		await page.getByLabel('Anything else?').tap();
		await page.keyboard.type('=1+1; half a sen');
		await screenshot(page, 'kinds-phone');
		await page.reload();
		await ready(page);
		await page.getByLabel('Anything else?').tap();
		await page.keyboard.press('End');
		await page.keyboard.type('tence');
		await page.getByRole('button', { name: 'Save and next' }).tap();
		await finished(page);
	});

	test('becomes a dataset that says exactly what was said', async () => {
		const anyone = server.browser();
		const datasetId = async () =>
			(await anyone.get(readCampaign, { campaignId: campaign.id })).campaign.datasetId;
		await expect.poll(datasetId, poll).not.toBeNull();
		const id = await datasetId();
		const file = async (name: string) => await (await anyone.fetch(`/datasets/${id}/${name}`)).text();
		const touched = {
			...{ damaging: 'yes', what: ['unsourced'], quality: '4', sure: 'low' },
			notes: '=1+1; half a sentence',
		};
		const labels = (await file('labels.jsonl'))
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(labels.map(({ answers }) => answers)).toEqual(expect.arrayContaining([filledIn, touched]));
		expect(labels).toHaveLength(2);
		const { data } = Papa.parse<Record<string, string>>(await file('labels.csv'), {
			header: true,
			skipEmptyLines: true,
		});
		const cells = data.map((row) => everyKind.questions.map(({ name }) => row[`answer_${name}`]));
		expect(cells).toEqual(
			expect.arrayContaining([
				['yes', 'vandalism|spam', '2', '3', 'lol', 'high', filledIn.notes],
				['yes', 'unsourced', '4', '', '', 'low', '=1+1; half a sentence'],
			]),
		);
		const page = await anyone.fetch(`/datasets/${id}`);
		expect(page.status).toBe(200);
	});
});
