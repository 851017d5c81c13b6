/** Choosing in the browser where edits come from, on the whole server: a designed sample, a file, disputes. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInAtOnce, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('the edits of a campaign are chosen', (chromium) => {
	let server: WholeServer;
	let coordinator: Visitor;
	let page: Page;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await newVisitor(chromium());
		await logInAtOnce(coordinator.context, { url: server.url, account: 'Coordinator' });
		page = coordinator.page;
		await page.goto(`${server.url}/campaigns/new?step=edits`);
		await page.getByRole('radio', { name: 'A designed sample' }).waitFor();
	});
	afterEach(() => expect(coordinator.troubles.splice(0)).toEqual([]));
	afterAll(async () => {
		await coordinator.context.close();
		await server.close();
	});

	const choose = (name: string) => page.getByRole('radio', { name }).check({ force: true });
	const saved = () => page.getByText(/Draft saved at/).waitFor();
	const take = (group: string) => page.getByRole('textbox', { name: `How many to take: ${group}` });
	const sourceOf = async () =>
		(await server.database.sql`select content -> 'edits' as source from campaign_draft`)[0]?.source;

	test('as a designed sample: counted once, and what the sizes mean follows as one types', async () => {
		await choose('A designed sample');
		await page.getByLabel('From').fill('2025-01-01');
		await page.getByLabel('To', { exact: true }).fill('2026-12-31');
		await page.getByLabel('To', { exact: true }).blur();
		await page.getByRole('button', { name: 'Count these edits' }).click();
		await take('Newcomers, reverted').waitFor();
		await page.getByText('Say how many to take.').waitFor();
		await take('Without an account, or temporary, reverted').fill('999');
		await take('Experienced, not reverted').fill('20');
		await page.getByText(/there are fewer edits than you want: all of them are taken/).waitFor();
		await page.getByText(/these \d+ edits count like \d+ drawn evenly/).waitFor();
		await page.getByText(/\d+ edits cannot be drawn/).waitFor();
		const seed = await page.getByLabel('Seed').inputValue();
		await page.getByRole('button', { name: 'Draw another' }).click();
		expect(await page.getByLabel('Seed').inputValue()).not.toBe(seed);
		await saved();
		await screenshot(page, 'edit-source-sample');
		await screenshotNarrowAndDark(page, 'edit-source-sample');
		expect(await faultsOf(page)).toEqual([]);
		await page.setViewportSize({ width: 360, height: 740 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		await page.setViewportSize({ width: 1280, height: 800 });
		await expect
			.poll(async () => (await sourceOf())?.take)
			.toEqual({ 'anonymous/reverted': 999, 'experienced/kept': 20 });
	});

	test('it comes back as it was, and rules may answer its plain cases', async () => {
		await page.reload();
		await page.getByRole('radio', { name: 'A designed sample' }).waitFor();
		await page.getByText(/these \d+ edits count like \d+ drawn evenly/).waitFor();
		await page.getByRole('checkbox', { name: /Let rules answer/ }).check({ force: true });
		await page.getByLabel('More edits than').fill('15');
		await page.getByLabel('More edits than').blur();
		await expect.poll(async () => (await sourceOf())?.autolabel?.trustedEdits).toBe(15);
		await screenshot(page, 'edit-source-rules');
	});

	test('as a file, read by the server while it comes; a bad line is named', async () => {
		await choose('A list of revisions');
		const file = (text: string) => ({ name: 'edits.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
		await page.getByLabel('Take a file').setInputFiles(file('rev_id\n12\ntwelve\n'));
		await page.getByText('Line 3: no revision id here').waitFor();
		expect(coordinator.troubles.splice(0).filter((trouble) => !trouble.includes('422'))).toEqual([]);
		const ids = truths.slice(0, 6).map(({ revisionId }) => revisionId);
		await page.getByLabel('Take a file').setInputFiles(file(['rev_id', ...ids, ids[0]].join('\n')));
		await page.getByText('6 edits read. One entry stood there twice and is taken once.').waitFor();
		await expect.poll(async () => (await sourceOf())?.kind).toBe('uploaded');
		await screenshot(page, 'edit-source-list');
		expect(await faultsOf(page)).toEqual([]);
	});

	test('where another campaign disagreed, or where a score was called wrong: how many there are is said', async () => {
		await choose('Where another campaign disagreed');
		await page.getByLabel('Campaign', { exact: true }).selectOption({ index: 1 });
		await page.getByText('There is no such edit now.').waitFor();
		expect(coordinator.troubles.splice(0).filter((trouble) => !trouble.includes('422'))).toEqual([]);
		await choose('Scores that somebody called wrong');
		await page.getByText('The campaign stays open for new ones until you close it.').waitFor();
		await page.getByText('There is no such edit now.').waitFor();
		await saved();
		await screenshot(page, 'edit-source-disputes');
		expect(await faultsOf(page)).toEqual([]);
		// what was chosen before is there still
		await choose('A designed sample');
		await page.getByText(/these \d+ edits count like \d+ drawn evenly/).waitFor();
	});
});
