/**
 * A coordinator mixes edits with known answers among the others, in a real browser on the whole server: a list with a line
 * at fault, the list put right, one in five, and one taken out again. Then on a phone and in the dark, and mirrored, by axe.
 */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { readGold } from '../../campaigns/contract/gold-calls.ts';
import { answer, send, take } from '../server/campaign.ts';
import type { Browser } from '../support/ask.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { desk, logInAtOnce, newVisitor, phone, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('known answers', (chromium) => {
	let server: WholeServer;
	let coordinator: Browser;
	let visitor: Visitor;
	let campaignId: number;
	const ids = truths.map(({ revisionId }) => revisionId);
	const [first = 0, second = 0] = ids.slice(20);

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await server.logIn('Coordinator');
		await agreeOnOne(ids.slice(22, 24));
		campaignId = (await makeCampaign('Autumn', ids.slice(0, 20), 1)).id;
		visitor = await newVisitor(chromium());
		await logInAtOnce(visitor.context, { url: server.url, account: 'Coordinator' });
	});
	afterEach(() => {
		// what the server refuses, the test below asks for
		expect(visitor.troubles.splice(0).filter((trouble) => !trouble.includes('422'))).toEqual([]);
	});
	afterAll(async () => {
		await visitor.context.close();
		await server.close();
	});

	async function makeCampaign(name: string, edits: readonly number[], labelsPerTask: number) {
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name, purpose: 'To learn what is damaging.', template: 'damaging_goodfaith', seed: 3 },
			...{ labelsPerTask, tasksPerWorkset: 10, leaseMinutes: 30, edits: edits.join('\n') },
		});
		return campaign;
	}

	/** A campaign under way, in which two people said the same of one of its edits. */
	async function agreeOnOne(edits: readonly number[]): Promise<void> {
		const campaign = await makeCampaign('Summer', edits, 2);
		for (const account of ['HistoryBuff', 'Gardener']) {
			const person = await server.logIn(account);
			const { tasks } = await take(person, campaign);
			const task = tasks.find(({ revisionId }) => revisionId === edits[0]);
			await send(person, answer(task?.taskId ?? 0, campaign));
		}
	}

	test('are added by a list or from an earlier campaign, come one in five, and are taken out again', async () => {
		const { page } = visitor;
		await page.goto(`${server.url}/campaigns/${campaignId}/watch`);
		await page.getByRole('link', { name: 'Known answers' }).click();
		await page.getByText('There are none yet.').waitFor();
		const list = (damaging: string) =>
			[
				'rev_id,damaging,goodfaith,explanation',
				`${first},yes,no,An insult.`,
				`${second},${damaging},yes,Sourced.`,
			].join('\n');
		await page.getByRole('textbox', { name: 'List' }).fill(list('perhaps'));
		await page.getByRole('button', { name: 'Add them' }).click();
		await page.getByRole('alert').getByText('Line 3').waitFor();
		await screenshot(page, 'known-answers-refused');
		await page.getByRole('textbox', { name: 'List' }).fill(list('no'));
		await page.getByRole('button', { name: 'Add them' }).click();
		await page.getByText('Added: 2.').waitFor();
		await expect.poll(() => page.getByRole('alert').count()).toBe(0);
		const rows = page.locator('.lw-gold__items tbody tr');
		expect(await rows.count()).toBe(2);
		expect(await rows.first().innerText()).toMatch(/Yes[\s\S]*No[\s\S]*An insult\./);
		const link = await rows.first().getByRole('link').getAttribute('href');
		expect(link).toMatch(new RegExp(`\\?diff=${first}$`));

		await page.getByRole('radio', { name: 'From an earlier campaign' }).check();
		await page.getByLabel('Campaign', { exact: true }).selectOption('Summer');
		await page.getByRole('button', { name: 'Add them' }).click();
		await page.getByText('Added: 1.').waitFor();
		await rows.last().getByRole('link', { name: 'Summer' }).waitFor();

		await page.getByRole('radio', { name: 'Mixed among the others' }).check();
		await page.getByLabel('One in so many edits').fill('5');
		await page.getByRole('button', { name: 'Save' }).click();
		await page.getByText('one edit in 5 has a known answer').waitFor();

		await page.getByRole('button', { name: 'Take it out…' }).last().click();
		await page.getByRole('dialog').getByText('It cannot be put back.').waitFor();
		await screenshot(page, 'known-answers-retire');
		await page.getByRole('button', { name: 'Take it out', exact: true }).click();
		await page.getByText('Taken out.', { exact: true }).waitFor();
		expect(await page.getByRole('button', { name: 'Take it out…' }).count()).toBe(2);
		const { every, total, items } = await coordinator.get(readGold, { campaignId });
		expect([every, total, items.map(({ retired }) => retired)]).toEqual([5, 2, [false, false, true]]);
	});

	test('stand in both directions and themes, on a desk and a phone', async () => {
		const { page } = visitor;
		const found: string[] = [];
		for (const [viewport, language, colorScheme] of [
			[desk, 'en', 'light'],
			[desk, 'ar', 'dark'],
			[phone, 'en', 'dark'],
			[phone, 'ar', 'light'],
		] as const) {
			await page.setViewportSize(viewport);
			await page.emulateMedia({ colorScheme });
			await page.goto(`${server.url}/campaigns/${campaignId}/known?uselang=${language}`);
			await page.locator('.lw-gold__items').waitFor();
			const look = `${language} ${colorScheme} ${viewport.width}`;
			for (const fault of await faultsOf(page)) found.push(`${look}: ${fault}`);
			const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
			if (over > 0) found.push(`${look}: ${over} px wider than the window`);
			await page.setViewportSize({ ...viewport, height: viewport === phone ? 2200 : 1300 });
			await screenshot(page, `known-answers-${look.replaceAll(' ', '-')}`);
		}
		expect(found).toEqual([]);
	});
});
