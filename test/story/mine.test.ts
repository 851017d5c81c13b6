/**
 * What one gave is one's own, in a real browser on the whole server: a volunteer looks at all they said, changes an old
 * answer by keyboard, takes it along, puts their name to it, and leaves. On a desk and on a phone, also mirrored and in
 * the dark, where axe looks too.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { closeCampaign, createCampaign, putLabel, takeWorkset } from '../../campaigns/contract/calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInByClicking, newVisitor, phone, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const NAME = 'Damaging and good faith, winter 2026';
const EDITS = 24;
const VOLUNTEER = 'CopyEditor';

const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('what is mine', (chromium) => {
	let server: WholeServer;
	let campaign: OutputOf<typeof createCampaign>['campaign'];
	let volunteer: Visitor;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const coordinator = await server.logIn('Coordinator');
		({ campaign } = await coordinator.get(createCampaign, {
			...{ name: NAME, template: 'damaging_goodfaith', seed: 3 },
			purpose: 'Did the edit make the page worse, and was it meant well? The answers teach two models.',
			...{ labelsPerTask: 2, tasksPerWorkset: EDITS, leaseMinutes: 30 },
			edits: truths
				.slice(0, EDITS + 2)
				.map(({ revisionId }) => revisionId)
				.join('\n'),
		}));
		await answerAll(VOLUNTEER, (at) => (at === EDITS - 1 ? null : 'no'));
		await answerAll('HistoryBuff', (at) => (at % 6 === 0 ? 'yes' : 'no'));
		volunteer = await newVisitor(chromium());
		await logInByClicking(volunteer.page, {
			...{ url: server.url, account: VOLUNTEER },
			look: async () => undefined,
		});
	});
	afterEach(() => {
		expect(volunteer.troubles.splice(0)).toEqual([]);
	});
	afterAll(async () => {
		await volunteer.context.close();
		await server.close();
	});

	/** A workset of everything, answered through the interface; null skips. */
	async function answerAll(account: string, says: (at: number) => string | null): Promise<void> {
		const browser = await server.logIn(account);
		const { workset } = await browser.get(takeWorkset, { campaignId: campaign.id });
		for (const [at, { taskId }] of workset.tasks.entries()) {
			const damaging = says(at);
			await browser.get(putLabel, {
				id: randomUUID(),
				label: {
					...(damaging === null
						? { kind: 'skip', reason: 'cannot_judge' }
						: { kind: 'answer', answers: { damaging, goodfaith: 'yes' } }),
					...{ taskId, formDigest: campaign.formDigest, language: 'en', millisecondsSpent: 9000 },
					answeredAt: new Date().toISOString(),
				},
			});
		}
	}

	/** What axe finds and what does not fit, on a desk and a phone, in both directions and themes. */
	async function faultsEverywhere(page: Page, path: string, ready: string): Promise<string[]> {
		const found: string[] = [];
		for (const [viewport, language, colorScheme] of [
			[desk, 'en', 'light'],
			[phone, 'en', 'dark'],
			[desk, 'ar', 'dark'],
			[phone, 'ar', 'light'],
		] as const) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			await page.goto(`${server.url}${path}${path.includes('?') ? '&' : '?'}uselang=${language}`);
			await page.locator(ready).first().waitFor();
			const look = `${language} ${colorScheme} ${viewport.width}`;
			for (const fault of await faultsOf(page)) found.push(`${path} ${look}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${path} ${look}: ${over} px wider than the window`);
			await screenshot(page, `mine${path.replaceAll(/\W+/g, '-')}-${look.replaceAll(' ', '-')}`);
		}
		await page.setViewportSize(desk);
		await page.emulateMedia({ colorScheme: 'light' });
		return found;
	}

	test('home says how much it was, and how often others came to the same', async () => {
		const { page } = volunteer;
		await page.goto(server.url);
		await page.getByRole('heading', { name: 'Your weeks' }).waitFor();
		// the other one got the skipped edit first, so three of the first twenty are those that differ
		await page
			.getByText('23 edits since you began. Of the last 20 that others have judged too, 17')
			.waitFor();
		const plot = page.getByRole('img', { name: 'Edits labelled in each of the last twelve weeks: 0, 0,' });
		expect(await plot.getAttribute('aria-label')).toMatch(/, 23$/);
		await screenshot(page, 'mine-home');
		await screenshotNarrowAndDark(page, 'mine-home');
	});

	test('what was said stands there in the words of the form, in whatever language', async () => {
		const { page } = volunteer;
		await page.goto(`${server.url}/campaigns/${campaign.id}/mine?uselang=ar&said=answered`);
		const first = page.locator('.lw-said').first();
		await first.waitFor();
		expect(await first.locator('dt').allInnerTexts()).toEqual(['مُضرّ؟', 'بحسن نية؟']);
		expect(await first.locator('dd').allInnerTexts()).toEqual(['لا', 'نعم']);
		await page.goto(server.url);
	});

	test('an old answer is found, opened and changed by keyboard alone, and both stay', async () => {
		const { page } = volunteer;
		await page.getByRole('link', { name: 'Your 23 answers' }).focus();
		await page.keyboard.press('Enter');
		await page.locator('.lw-said').first().waitFor();
		expect(await page.locator('.lw-said').count()).toBe(EDITS);
		expect(await page.locator('.lw-said').first().innerText()).toContain('Skipped: I cannot judge it');
		await page.getByRole('link', { name: 'Answered', exact: true }).focus();
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('.lw-said').count(), poll).toBe(EDITS - 1);
		const third = page.locator('.lw-said').nth(2);
		const title = await third.getByRole('link').innerText();
		const id = (await third.getAttribute('id'))?.replace('edit-', '');
		expect((await third.innerText()).replaceAll(/\s+/g, ' ')).toContain('Damaging? No Good faith? Yes');
		await third.getByRole('link').focus();
		await page.keyboard.press('Enter');
		await page.waitForSelector('form[data-ready="true"]');
		expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(title);
		expect(
			await page.locator('input:checked').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
		).toEqual(['no', 'yes']);
		await screenshot(page, 'mine-change');
		await screenshotNarrowAndDark(page, 'mine-change');

		await page.waitForSelector('form[data-ready="true"]');
		await page.keyboard.press('3');
		// half-changed, it outlives a reload
		await page.reload();
		await page.waitForSelector('form[data-ready="true"]');
		expect(await page.getByRole('radio', { name: 'Unsure' }).first().isChecked()).toBe(true);
		await page.keyboard.press('Enter');
		await page.getByText('Your new answer is kept; the one before it too').waitFor();
		const first = page.locator('.lw-said').first();
		expect((await first.innerText()).replaceAll(/\s+/g, ' ')).toContain('Damaging? Unsure Good faith? Yes');
		expect(await first.getAttribute('id')).toBe(`edit-${id}`);
		await screenshot(page, 'mine-changed');
		const rows = await server.database.sql<{ said: string; outcome: string }[]>`
			select answers->>'damaging' as said, outcome from label
			join person on person.id = person_id
			where task_id = ${Number(id)} and name = ${VOLUNTEER} order by sequence`;
		expect(rows.map(({ said, outcome }) => `${said} ${outcome}`)).toEqual(['no accepted', 'unsure accepted']);
	});

	test('looked at and left as it is, nothing is stored', async () => {
		const { page } = volunteer;
		const count = async () => (await server.database.sql`select from label`).length;
		const before = await count();
		await page.locator('.lw-said a').nth(5).click();
		await page.waitForSelector('form[data-ready="true"]');
		await page.keyboard.press('1');
		await page.getByRole('link', { name: 'Back to your answers' }).click();
		await page.locator('.lw-said').first().waitFor();
		await page.locator('.lw-said a').nth(5).click();
		await page.waitForSelector('form[data-ready="true"]');
		expect(await page.getByRole('radio', { name: 'No' }).first().isChecked()).toBe(true);
		await page.keyboard.press('Enter');
		await page.locator('.lw-said').first().waitFor();
		expect(await count()).toBe(before);
		expect(await page.getByText('Your new answer is kept').count()).toBe(0);
	});

	test('all pages are fit to be read by everybody, everywhere', async () => {
		const { page } = volunteer;
		const found = [
			...(await faultsEverywhere(page, `/campaigns/${campaign.id}/mine`, '.lw-said')),
			...(await faultsEverywhere(page, '/me', '#leave')),
			...(await faultsEverywhere(page, '/', '.lw-weeks')),
		];
		await page.goto(`${server.url}/me`);
		await page.getByRole('button', { name: 'Leave…' }).click();
		found.push(...(await faultsOf(page)));
		await page.setViewportSize(phone);
		found.push(...(await faultsOf(page)));
		await screenshot(page, 'mine-leave-phone');
		await page.setViewportSize(desk);
		await page.keyboard.press('Escape');
		expect(found).toEqual([]);
	});

	test('once the campaign is closed, an answer can be looked at and not changed', async () => {
		const { page } = volunteer;
		const coordinator = await server.logIn('Coordinator');
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		await page.goto(`${server.url}/campaigns/${campaign.id}/mine`);
		await page.getByText('The campaign is closed: what was said is frozen').waitFor();
		await page.locator('.lw-said a').nth(3).click();
		await page
			.getByText('Damaging? No. Good faith? Yes. The campaign is closed, so this stays as it is.')
			.waitFor();
		await page.locator('.lw-diff').waitFor();
		expect(await page.locator('form').count()).toBe(0);
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'mine-frozen');
		await screenshotNarrowAndDark(page, 'mine-frozen');
		await page.keyboard.press('1');
		await page.getByRole('link', { name: 'Back to your answers' }).click();
		await page.locator('.lw-said').first().waitFor();
	});

	test('puts a name to it on a phone, and takes everything along', async () => {
		const { page } = volunteer;
		await page.setViewportSize(phone);
		await page.getByRole('link', { name: 'Your page' }).first().click();
		await page.getByRole('radio', { name: 'My name: CopyEditor' }).check();
		await page.getByText('Your name stands there now.').waitFor();
		await expect.poll(async () => await datasetPage(), poll).toContain('<bdi>CopyEditor</bdi>');
		await page.reload();
		await page.getByText('Only 2 people: Damaging and good faith, winter 2026').waitFor();
		expect(await page.getByRole('radio', { name: 'My name' }).isChecked()).toBe(true);
		await screenshot(page, 'mine-named-phone');
		const downloading = page.waitForEvent('download');
		await page.getByRole('link', { name: 'As a table (CSV)' }).click();
		const download = await downloading;
		expect(download.suggestedFilename()).toBe('label-wing-my-labels.csv');
		const [header, ...rows] = (await text(await download.createReadStream())).trim().split('\n');
		expect(header).toContain('answer_damaging,answer_goodfaith');
		expect(rows).toHaveLength(EDITS + 1);
	});

	test('leaves for good, after being told what that means', async () => {
		const { page, context } = volunteer;
		await page.getByRole('button', { name: 'Leave…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Withdraw the link between you and your labels?' });
		expect(await dialog.innerText()).toContain('This cannot be undone.');
		expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Stay');
		await page.keyboard.press('Enter');
		await dialog.waitFor({ state: 'hidden' });

		await page.getByRole('button', { name: 'Leave…' }).click();
		await dialog.getByRole('button', { name: 'Withdraw it and leave' }).click();
		await page.getByRole('heading', { name: 'Teach the models' }).waitFor();
		expect((await context.cookies()).map(({ name }) => name)).not.toContain('label-wing-session');
		expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => /\.\d+\./.test(key)))).toEqual(
			[],
		);
		expect(await datasetPage()).not.toContain('CopyEditor');
		const [left] = await server.database.sql`select name, sub from person where left_at is not null`;
		expect(left?.name).toBe('');
		const rows = await server.database
			.sql`select from label join person on person.id = person_id where left_at is not null`;
		expect(rows).toHaveLength(EDITS + 1);

		await page.setViewportSize(desk);
		await logInByClicking(page, { url: server.url, account: VOLUNTEER, look: async () => undefined });
		await page.getByText('None yet. Ten minutes are enough to help.').waitFor();
		await page.getByRole('button', { name: 'Log out' }).click();
		await page.getByRole('heading', { name: 'Teach the models' }).waitFor();
	});

	async function datasetPage(): Promise<string> {
		const [dataset] = await server.database.sql<{ id: string }[]>`select id from dataset`;
		return dataset ? await (await fetch(`${server.url}/datasets/${dataset.id}`)).text() : '';
	}
});

async function text(stream: AsyncIterable<Uint8Array>): Promise<string> {
	let whole = '';
	const decoder = new TextDecoder();
	for await (const piece of stream) whole += decoder.decode(piece, { stream: true });
	return whole;
}
