/**
 * Making a campaign in the browser, on the whole server: through all steps, left and come back to, in two tabs, opened,
 * and labelled by a volunteer; then changed while it is open, copied, and taken along as a file.
 */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import { createDraft, deleteDraft } from '../../campaigns/contract/draft-calls.ts';
import { addGold, setGold } from '../../campaigns/contract/gold-calls.ts';
import { grantRole } from '../../campaigns/contract/role-calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInAtOnce, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const NAME = 'Damaging and good faith, winter';
const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('a campaign is made', (chromium) => {
	let server: WholeServer;
	let coordinator: Visitor;
	let page: Page;
	const edits = truths.slice(0, 6).map(({ revisionId }) => revisionId);

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await newVisitor(chromium());
		await logInAtOnce(coordinator.context, { url: server.url, account: 'Coordinator' });
		page = coordinator.page;
	});
	afterEach(() => expect(coordinator.troubles.splice(0)).toEqual([]));
	afterAll(async () => {
		await coordinator.context.close();
		await server.close();
	});

	const next = (name: string) => page.getByRole('button', { name: `Next: ${name}` });
	const step = (name: string) => page.getByRole('heading', { level: 2, name });
	const saved = (on = page) => on.getByText(/Draft saved at/).waitFor();

	test('step by step; each asks for what it needs and no more', async () => {
		await page.goto(`${server.url}/coordinate`);
		await page.getByText('No campaign is in the making.').waitFor();
		await page.getByRole('link', { name: 'New campaign' }).click();
		await step('Purpose').waitFor();
		await next('Wiki and form').click();
		expect(await page.getByRole('alert').innerText()).toContain('Give it a name.');
		await page.getByLabel('Name').fill(NAME);
		await page.getByLabel('Purpose').fill('Did it make the page worse, and was it meant well?');
		await next('Wiki and form').click();
		await step('Wiki and form').waitFor();
		await saved();
		expect(page.url()).toMatch(/\/campaigns\/new\/\d+\?step=form$/);
		await next('Edits').click();
		await page.getByRole('radio', { name: 'A list of revisions' }).check({ force: true });
		await page.getByRole('textbox', { name: 'Revisions' }).fill(edits.join('\n'));
		await page.getByRole('textbox', { name: 'Revisions' }).blur();
		await saved();
		await screenshot(page, 'wizard-edits');
	});

	test('the preview is the labelling page, on these edits; what is answered there goes nowhere', async () => {
		const preview = page.getByRole('complementary', { name: 'As a volunteer sees it' });
		await preview.getByRole('heading', { level: 3 }).waitFor();
		await preview.locator('form[data-ready="true"]').waitFor();
		await preview.getByRole('radio', { name: 'No' }).first().check({ force: true });
		await preview.getByRole('radio', { name: 'Yes' }).last().click({ force: true });
		await preview.getByText('2 of 20').waitFor();
		const title = await preview.getByRole('heading', { level: 3 }).innerText();
		await preview.getByRole('button', { name: 'Another edit' }).click();
		await preview.getByText('3 of 20').waitFor();
		expect(title).not.toBe('');
		const [count] = await server.database.sql`select count(*)::int as labels from label`;
		expect(count?.labels).toBe(0);
	});

	test('left for later and found again as it was', async () => {
		await page.getByRole('button', { name: 'Leave it for later' }).click();
		await page.getByRole('link', { name: NAME }).click();
		await step('Purpose').waitFor();
		expect(await page.getByLabel('Name').inputValue()).toBe(NAME);
		await page.getByRole('link', { name: /How many answers/ }).click();
		await page.getByLabel('Answers for each edit').fill('1');
		await page.getByRole('radio', { name: 'Dawid and Skene' }).check({ force: true });
		await next('Guideline').click();
		await page.getByLabel('Announcement').fill('Look twice at dates.');
		await page.getByLabel('Announcement').blur();
		await saved();
		await screenshot(page, 'wizard-guideline');
	});

	test('two tabs do not overwrite each other', async () => {
		const other = await coordinator.context.newPage();
		await other.goto(page.url());
		await other.getByLabel('Announcement').fill('From the other tab.');
		await other.getByLabel('Announcement').blur();
		await saved(other);
		await page.getByRole('link', { name: /Purpose/ }).click();
		await page.getByLabel('Purpose').fill('To learn what harms pages.');
		await page.getByLabel('Purpose').blur();
		await page.getByText('This draft was saved in another tab').waitFor();
		await screenshot(page, 'wizard-conflict');
		expect(coordinator.troubles.splice(0).filter((trouble) => !trouble.includes('409'))).toEqual([]);
		await page.getByRole('button', { name: 'Keep my last change over it' }).click();
		await saved();
		await other.close();
		await page.getByRole('link', { name: /Look it over/ }).click();
		await page.getByText('To learn what harms pages.').waitFor();
		expect(await page.getByText('From the other tab.').first().isVisible()).toBe(true);
	});

	test('what another coordinator began is taken over', async () => {
		const root = await server.logIn('Coordinator');
		const gardener = await server.logIn('Gardener');
		await root.get(grantRole, { name: 'Gardener', wiki: 'testwiki', role: 'coordinator', reason: 'to help' });
		const { draft } = await gardener.get(createDraft, { content: { name: 'Begun by Gardener' } });
		const mine = page.url();
		await page.goto(`${server.url}/coordinate`);
		await page.getByText('a draft of Gardener').waitFor();
		await page.getByRole('link', { name: 'Begun by Gardener' }).click();
		await page.getByRole('button', { name: 'Take it over' }).click();
		await step('Purpose').waitFor();
		expect(await page.getByLabel('Name').inputValue()).toBe('Begun by Gardener');
		expect(await gardener.refused(deleteDraft, { draftId: draft.draftId })).toBe('DRAFT_NOT_YOURS');
		await root.get(deleteDraft, { draftId: draft.draftId });
		await page.goto(mine);
		await step('Look it over, and open').waitFor();
	});

	test('looked over, opened whole, and labelled', async () => {
		await screenshot(page, 'wizard-look');
		await screenshotNarrowAndDark(page, 'wizard-look');
		expect(await faultsOf(page)).toEqual([]);
		await page.setViewportSize({ width: 360, height: 740 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		await page.setViewportSize({ width: 1280, height: 800 });
		await page.getByRole('button', { name: 'Open the campaign' }).click();
		await page.getByText('The campaign is open. 6 edits were taken').waitFor();
		const [row] = await server.database.sql`
			select aggregation, announcement, (select count(*)::int from campaign_draft) as drafts
			from campaign where name = ${NAME}`;
		expect(row).toMatchObject({ aggregation: 'dawid_skene', announcement: 'From the other tab.', drafts: 0 });
		const volunteer = await newVisitor(chromium());
		await logInAtOnce(volunteer.context, { url: server.url, account: 'NewbieNina' });
		await volunteer.page.goto(`${page.url()}/label`);
		await volunteer.page.waitForSelector('form[data-ready="true"]');
		expect(await volunteer.page.getByText('From the other tab.').isVisible()).toBe(true);
		for (const key of '24') await volunteer.page.keyboard.press(key);
		await expect.poll(() => volunteer.page.locator('.lw-steps__text').innerText(), poll).toBe('2 of 6');
		expect(volunteer.troubles).toEqual([]);
		await volunteer.context.close();
	});

	test('while it is open, what is safe is changed: who may answer, and more edits', async () => {
		await page.getByRole('link', { name: 'Change it' }).click();
		const onlyThese = page.getByRole('checkbox', { name: 'Nobody but these' });
		await page.getByLabel('Always allowed').fill('Ada\nBen');
		await onlyThese.check();
		await page.getByText('With fewer than 5 people').waitFor();
		await screenshot(page, 'wizard-few-people');
		await onlyThese.uncheck();
		await page.getByText('With fewer than 5 people').waitFor({ state: 'detached' });
		await page.getByLabel('Always allowed').fill('');
		await page.getByLabel('Edits, at least').fill('2');
		await page.getByRole('region', { name: 'Who may answer' }).getByRole('button').click();
		await page.getByText('Changed.').waitFor();
		// up to how many answers, and by how much: raised, and never lowered again
		const overlap = page.getByRole('region', { name: 'More answers where needed' });
		const wanted = async (most: string) => {
			await overlap.getByLabel('At most').fill(most);
			await overlap.getByLabel('At most').blur();
			await overlap.getByRole('button', { name: 'Save the changes' }).click();
		};
		await overlap.getByLabel('At most').fill('5');
		await overlap.getByLabel('At most').blur();
		await overlap.getByLabel('What settles an edit').selectOption('Two say so for each who says otherwise');
		await wanted('5');
		await overlap.getByText('Changed.').waitFor();
		const id = Number(/campaigns\/(\d+)/.exec(page.url())?.[1]);
		const { campaign } = await server.browser().get(readCampaign, { campaignId: id });
		expect(campaign).toMatchObject({ mostLabelsPerTask: 5, moreAnswers: { rule: 'ratio', ratio: 2 } });
		await wanted('4');
		await overlap.getByText('may have been opened for 5 answers already').waitFor();
		await overlap.scrollIntoViewIfNeeded();
		await screenshot(page, 'wizard-change-overlap');
		expect(coordinator.troubles.splice(0).filter((trouble) => !trouble.includes('409'))).toEqual([]);
		expect(await faultsOf(page)).toEqual([]);
		const more = truths.slice(5, 8).map(({ revisionId }) => revisionId);
		await page.getByRole('textbox', { name: 'Revisions' }).fill(more.join(' '));
		await page.getByRole('button', { name: 'Add them' }).click();
		await page.getByText('2 edits were added; one was there before.').waitFor();
		await screenshot(page, 'wizard-change');
		expect(await faultsOf(page)).toEqual([]);
	});

	test('another like it begins as a draft; its definition comes back from a file', async () => {
		await page.getByRole('link', { name: NAME }).click();
		await page.getByText('2 edits').first().waitFor();
		const campaignId = Number(/campaigns\/(\d+)/.exec(page.url())?.[1]);
		const root = await server.logIn('Coordinator');
		const known = truths.slice(20, 22).map(({ revisionId }) => ({
			...{ rev_id: revisionId, damaging: 'no', explanation: 'As it should be.' },
		}));
		await root.get(addGold, { campaignId, items: known.map((one) => JSON.stringify(one)).join('\n') });
		await root.get(setGold, { campaignId, every: 10 });
		const download = page.waitForEvent('download');
		await page.getByRole('link', { name: 'Its definition as a file' }).click();
		const file = await (await download).path();
		await page.getByRole('button', { name: 'Make another like it' }).click();
		await step('Purpose').waitFor();
		expect(await page.getByLabel('Name').inputValue()).toBe(NAME);
		await page.goto(`${server.url}/coordinate`);
		await page.getByLabel('Take a definition file').setInputFiles(file);
		await step('Look it over, and open').waitFor();
		await page.getByText('8 lines of JSON').first().waitFor();
		// what the steps do not ask for came along, and can be left out
		await page.getByText('2, one in 10 handed out').waitFor();
		await screenshot(page, 'wizard-brought');
		await page.getByRole('link', { name: 'Change How many answers' }).click();
		await page.getByText('Edits with known answers: 2, one in 10 handed out').waitFor();
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'wizard-brought-answers');
		await page.getByRole('button', { name: 'Leave it out' }).click();
		await page.getByText('Edits with known answers').waitFor({ state: 'detached' });
		await page.goto(`${server.url}/coordinate`);
		await page
			.getByRole('button', { name: /Delete the draft/ })
			.first()
			.click();
		await page.getByRole('button', { name: 'Delete the draft', exact: true }).click();
		await expect.poll(() => page.locator('.lw-drafts__list > li').count(), poll).toBe(1);
		await screenshot(page, 'wizard-drafts');
		expect(await faultsOf(page)).toEqual([]);
	});
});
