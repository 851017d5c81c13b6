/**
 * Somebody reads a diff on the demo wiki, finds the link there, and labels the edit that they were reading: in a real
 * browser, on the whole server, logging in on the way.
 */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('an edit met on the wiki', (chromium) => {
	let server: WholeServer;
	let reader: Visitor;
	const asked = truths.slice(0, 30).map(({ revisionId }) => revisionId);
	const met = asked[20] ?? 0;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		await (await server.logIn('Coordinator')).get(createCampaign, {
			...{ name: 'Met on the wiki', purpose: 'To learn.', template: 'damaging_goodfaith', seed: 5 },
			...{ labelsPerTask: 1, tasksPerWorkset: 5, leaseMinutes: 30 },
			edits: asked.join('\n'),
		});
		// the campaign that the demo begins with asks about the same edits
		await server.database.sql`update campaign set closed_at = now() where name <> 'Met on the wiki'`;
		reader = await newVisitor(chromium());
	});
	afterAll(async () => {
		await reader.context.close();
		await server.close();
	});

	const stored = async () => {
		const said = await server.database.sql<{ words: string }[]>`
			select concat_ws(' ', t.revision_id, l.kind, l.outcome, h.origin) as words
			from label as l join task as t on t.id = l.task_id
			join handed_task as h on h.task_id = l.task_id and h.person_id = l.person_id`;
		return said.map(({ words }) => words);
	};
	const link = (page: Page) => page.getByRole('link', { name: 'Label this edit' });

	test('is labelled from there, and stored as not seen blind', async () => {
		const { page, context, troubles } = reader;
		await page.goto(`${server.url}/w/index.php?diff=${met}`);
		await link(page).waitFor();
		const title = (await page.getByRole('heading', { level: 1 }).innerText()).replace(': difference', '');
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'wiki-1-diff');
		await screenshotNarrowAndDark(page, 'wiki-1-diff');

		const [labelling] = await Promise.all([context.waitForEvent('page'), link(page).click()]);
		await labelling.getByRole('link', { name: 'Log in with your wiki account' }).last().click();
		await labelling.getByRole('radio', { name: 'NewbieNina' }).check();
		await labelling.getByRole('button', { name: 'Allow' }).click();
		await labelling.waitForSelector('form[data-ready="true"]');
		expect(await labelling.getByRole('heading', { level: 1 }).innerText()).toContain(title);
		expect(await labelling.locator('h1 a').getAttribute('href')).toContain(`diff=${met}`);
		expect(await labelling.locator('.lw-steps__text').innerText()).toBe('1 of 5');
		await screenshot(labelling, 'wiki-2-label');
		await labelling.keyboard.press('j');
		await expect.poll(() => labelling.locator('.lw-steps__text').innerText(), poll).toBe('2 of 5');

		await expect.poll(stored, poll).toEqual([`${met} answer accepted wiki`]);
		expect(troubles).toEqual([]);
	});

	test('and then has no link any more; nor has an edit that nobody asks about', async () => {
		const lookedUp = async (revisionId: number) =>
			(await server.browser().fetch(`/api/wikis/testwiki/revisions/${revisionId}/tasks`)).json();
		expect(await lookedUp(met)).toEqual({ campaigns: [] });
		expect(await lookedUp(truths.at(-1)?.revisionId ?? 0)).toEqual({ campaigns: [] });
		expect((await lookedUp(asked[25] ?? 0)).campaigns).toEqual([
			expect.objectContaining({ name: 'Met on the wiki' }),
		]);
	});
});
