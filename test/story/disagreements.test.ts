/**
 * Disagreements are settled, in a real browser on the whole server: an adjudicator goes through the queue by keyboard, sees
 * what was said and by nobody, talks, decides, takes back, and the closed campaign is frozen with the last decision. On a
 * desk and on a phone, also mirrored and in the dark, where axe looks too.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { adjudicationCalls, decideTask } from '../../campaigns/contract/adjudication-calls.ts';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { createCampaign, putLabel, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { grantRole } from '../../campaigns/contract/role-calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInAtOnce, newVisitor, phone, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const EDITS = 5;
const JUDGE = 'CopyEditor';
const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('disagreements', (chromium) => {
	let server: WholeServer;
	let campaign: OutputOf<typeof createCampaign>['campaign'];
	let judge: Visitor;
	let address = '';

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const coordinator = await server.logIn('Coordinator');
		await server.logIn(JUDGE);
		await coordinator.get(grantRole, {
			...{ wiki: 'testwiki', name: JUDGE, role: 'adjudicator', reason: 'Knows the sources.' },
		});
		({ campaign } = await coordinator.get(createCampaign, {
			...{ name: 'Damaging and good faith, autumn 2026', template: 'damaging_goodfaith', seed: 3 },
			...{ purpose: 'Did the edit make the page worse?', settleFirst: true },
			...{ labelsPerTask: 2, tasksPerWorkset: EDITS, leaseMinutes: 30 },
			edits: truths
				.slice(0, EDITS)
				.map(({ revisionId }) => revisionId)
				.join('\n'),
		}));
		await answerAll('HistoryBuff', ['yes', 'no', 'unsure', 'yes', 'no']);
		await answerAll('Gardener', ['no', 'no', 'unsure', 'no', 'no']);
		address = `${server.url}/campaigns/${campaign.id}/disagreements`;
		judge = await newVisitor(chromium());
		await logInAtOnce(judge.context, { url: server.url, account: JUDGE });
	});
	afterEach(() => {
		expect(judge.troubles.splice(0)).toEqual([]);
	});
	afterAll(async () => {
		await judge.context.close();
		await server.close();
	});

	async function answerAll(account: string, damaging: readonly string[]): Promise<void> {
		const browser = await server.logIn(account);
		const { workset } = await browser.get(takeWorkset, { campaignId: campaign.id });
		const inOrder = workset.tasks.toSorted((a, b) => a.revisionId - b.revisionId);
		for (const [at, { taskId }] of inOrder.entries())
			await browser.get(putLabel, {
				id: randomUUID(),
				label: {
					...{ kind: 'answer', answers: { damaging: damaging[at] ?? 'no', goodfaith: 'yes' } },
					...{ taskId, formDigest: campaign.formDigest, language: 'en', millisecondsSpent: 9000 },
					answeredAt: new Date().toISOString(),
				},
			});
	}

	test('the queue has what people disagree about, and says nothing of who they are', async () => {
		const { page } = judge;
		await page.goto(address);
		await page.getByRole('heading', { name: 'What 2 people answered' }).waitFor();
		await page.getByRole('link', { name: '3 left' }).waitFor();
		expect(await page.locator('.lw-judge__queue li').count()).toBe(3);
		await page.locator('.lw-diff').first().waitFor();
		const text = await page.locator('main').innerText();
		expect(text).not.toMatch(/HistoryBuff|Gardener/);
		expect(await page.locator('.lw-judge__answers tbody th').allInnerTexts()).toHaveLength(2);
		await screenshot(page, 'disagreements');
	});

	test('is decided by keyboard alone: digits, a reason, Ctrl and Enter; then the next edit is there', async () => {
		const { page } = judge;
		const first = await page.locator('.is-on a').getAttribute('href');
		await page.locator('body').press('1');
		await page.locator('body').press('5');
		await page.keyboard.press('Control+Enter');
		// the reason is missing: the focus is there
		await page.getByText('Say in a sentence why.').waitFor();
		await page.keyboard.type('Contradicts the cited source.');
		await page.keyboard.press('Control+Enter');
		await page.getByText('Decided. 2 left.').waitFor();
		await expect.poll(() => page.url(), poll).toMatch(/disagreements\/\d+$/);
		expect(page.url()).not.toContain(first);
		await page.locator('#decide').waitFor();
		expect(await page.locator('#decide input:checked').count()).toBe(0);
		expect(await page.locator('.lw-judge__queue li').count()).toBe(2);
	});

	test('can be talked about, found among the settled, and taken back', async () => {
		const { page } = judge;
		await page.getByLabel('Say something about this edit').fill('The infobox gives 27 m too.');
		await page.getByRole('button', { name: 'Send' }).click();
		await page.locator('.lw-talk').getByText('The infobox gives 27 m too.').waitFor();
		await page.getByRole('link', { name: '1 settled' }).click();
		await page.getByText('CopyEditor decided').waitFor();
		expect(await page.locator('#decide input:checked').evaluateAll((all) => all.length)).toBe(2);
		await screenshot(page, 'disagreements-settled');
		await page.getByLabel('Why', { exact: true }).fill('Let us talk first.');
		await page.getByRole('button', { name: 'Take it back' }).click();
		await page.getByText('Taken back. 3 left.').waitFor();
		await page.getByRole('link', { name: '3 left' }).click();
		await expect.poll(() => page.locator('.lw-judge__queue li').count(), poll).toBe(3);
	});

	test('stands on every page in both directions and themes, on a desk and a phone', async () => {
		const { page } = judge;
		const found: string[] = [];
		for (const [viewport, language, colorScheme] of [
			[desk, 'en', 'dark'],
			[phone, 'en', 'light'],
			[desk, 'ar', 'light'],
			[phone, 'ar', 'dark'],
		] as const) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			await page.goto(`${address}?uselang=${language}`);
			await page.locator('.lw-decide').waitFor();
			await page.locator('.lw-diff').first().waitFor();
			const look = `${language} ${colorScheme} ${viewport.width}`;
			for (const fault of await faultsOf(page)) found.push(`${look}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${look}: ${over} px wider than the window`);
			await screenshot(page, `disagreements-${look.replaceAll(' ', '-')}`);
		}
		await page.setViewportSize(desk);
		await page.emulateMedia({ colorScheme: 'light' });
		expect(found).toEqual([]);
	});

	test('ends with the last decision: the closed campaign is frozen by itself', async () => {
		const { page } = judge;
		await page.goto(`${address}?uselang=en`);
		await page.getByText('It is frozen when nothing is left to settle here.').waitFor();
		const adjudicator = await server.logIn(JUDGE);
		const { items } = await adjudicator.get(adjudicationCalls.listDisagreements, { campaignId: campaign.id });
		for (const { taskId } of items.slice(1))
			await adjudicator.get(decideTask, {
				...{ taskId, answers: { damaging: 'no', goodfaith: 'yes' }, reason: 'It was meant well.' },
			});
		await page.locator('.lw-decide').waitFor();
		await page.locator('body').press('2');
		await page.locator('body').press('4');
		await page.getByLabel('Why', { exact: true }).fill('Sourced.');
		await page.getByRole('button', { name: 'Decide, and next' }).click();
		const frozen = async () =>
			(await adjudicator.get(readCampaign, { campaignId: campaign.id })).campaign.datasetId !== null;
		await expect.poll(frozen, poll).toBe(true);
	});
});
