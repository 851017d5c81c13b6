/** Edits for a campaign that is open already, from the sources that a new one has, as far as it can take them. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { createCampaign, putLabel, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { countFrame, readFrame } from '../../campaigns/contract/edit-source-calls.ts';
import type { Browser } from '../support/ask.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { poll } from '../support/labelling-page.ts';
import { screenshot } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInAtOnce, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('more edits', (chromium) => {
	let server: WholeServer;
	let coordinator: Visitor;
	let page: Page;
	let asked: Browser;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		asked = await server.logIn('Coordinator');
		coordinator = await newVisitor(chromium());
		await logInAtOnce(coordinator.context, { url: server.url, account: 'Coordinator' });
		page = coordinator.page;
	});
	afterEach(() => expect(coordinator.troubles.splice(0)).toEqual([]));
	afterAll(async () => {
		await coordinator.context.close();
		await server.close();
	});

	const settings = {
		...{ purpose: 'To learn.', template: 'damaging_goodfaith', wiki: 'testwiki' },
		...{ labelsPerTask: 2, tasksPerWorkset: 10, leaseMinutes: 30 },
	};
	const ids = (from: number, to: number) => truths.slice(from, to).map(({ revisionId }) => revisionId);
	const make = async (name: string, from: Pick<InputOf<typeof createCampaign>, 'edits' | 'source'>) =>
		(await asked.get(createCampaign, { name, ...settings, ...from })).campaign;
	const tasks = async (campaignId: number) =>
		(await asked.get(readCampaign, { campaignId })).campaign.progress.tasks;
	const section = () => page.getByRole('region', { name: 'More edits' });
	const choose = (kind: string) => section().getByRole('radio', { name: kind }).check({ force: true });
	const kinds = () => section().locator('.lw-sources__list .cdx-radio__input').all();

	test('come from where another campaign disagreed', async () => {
		const before = await make('Before', { edits: ids(0, 3).join(' ') });
		for (const [name, damaging] of [
			['Volunteer1', 'yes'],
			['Coordinator', 'no'],
		] as const) {
			const browser = await server.logIn(name);
			const { workset } = await browser.get(takeWorkset, { campaignId: before.id });
			for (const { taskId } of workset.tasks)
				await browser.get(putLabel, {
					id: crypto.randomUUID(),
					label: {
						...{ kind: 'answer', taskId, formDigest: before.formDigest, language: 'en' },
						...{ answers: { damaging, goodfaith: 'yes' }, millisecondsSpent: 4000 },
						answeredAt: new Date().toISOString(),
					},
				});
		}
		const open = await make('Open', { edits: ids(10, 12).join(' ') });
		await page.goto(`${server.url}/campaigns/${open.id}/change`);
		await choose('Where another campaign disagreed');
		expect((await kinds()).length).toBe(2);
		await section().getByText('A sample cannot be drawn besides them').waitFor();
		await section().getByLabel('Campaign', { exact: true }).selectOption({ label: 'Before' });
		await section().getByText('There are 3 such edits now.').waitFor();
		await section().scrollIntoViewIfNeeded();
		await screenshot(page, 'more-edits');
		expect(await faultsOf(page)).toEqual([]);
		await section().getByRole('button', { name: 'Add them' }).click();
		await page.getByText('3 edits were added').waitFor();
		expect(await tasks(open.id)).toBe(5);
	});

	test('are more of the same draw where the campaign is a sample', async () => {
		const frame = {
			...{ from: '2025-01-01', to: '2026-12-31', namespaces: [0], withoutBots: true, withoutJudged: false },
			split: { author: true, reverted: true },
		};
		const { frameId } = (await asked.get(countFrame, { wiki: 'testwiki', frame })).frame;
		const state = async () => (await asked.get(readFrame, { frameId })).frame.state;
		await expect.poll(state, poll).toBe('ready');
		const take = { 'experienced/kept': 20 };
		const drawn = await make('Drawn', { source: { kind: 'sample', frame, frameId, take, seed: 3 } });
		await page.goto(`${server.url}/campaigns/${drawn.id}/change`);
		await choose('A designed sample');
		await section().getByText('More of the same draw can be added').waitFor();
		expect((await kinds()).length).toBe(2);
		// it begins with what was drawn before; nothing is added before it is said how many
		await section().getByRole('button', { name: 'Add them' }).click();
		await section().getByText('Say which edits it is about.').waitFor();
		await section().getByRole('button', { name: 'Count these edits' }).click();
		const many = section().getByRole('textbox', { name: 'How many to take: Experienced, not reverted' });
		expect(await many.inputValue()).toBe('20');
		await many.fill('25');
		await many.blur();
		await section().scrollIntoViewIfNeeded();
		await page.setViewportSize({ width: 1280, height: 1500 });
		await screenshot(page, 'more-edits-drawn');
		expect(await faultsOf(page)).toEqual([]);
		await section().getByRole('button', { name: 'Add them' }).click();
		await page.getByText('5 edits were added; 20 were there before.').waitFor();
		expect(await tasks(drawn.id)).toBe(25);
	});
});
