/**
 * An edit is hidden on the wiki after it was labelled, frozen and learned from: the sweep finds it, its rows leave the
 * dataset, the old digest leads to the new one, and a page on which somebody looks at the edit lets go of its text. On the
 * whole server, in a real browser.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createCampaign, putLabel, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { listTombstones } from '../../campaigns/contract/hidden-calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { ready } from '../support/labelling-page.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInAtOnce, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const patience = { timeout: 30_000, interval: 100 };

describeInBrowser('an edit that is hidden on the wiki', (chromium) => {
	let server: WholeServer;
	let reader: Visitor;
	let frozenCampaign = 0;
	let openCampaign = 0;
	let first = '';
	let second = '';
	/** every second one of a page: the edit after a hidden one cannot be shown either, if it is asked for in that moment */
	const edits = truths.flatMap(({ revisionId }, i) => (i % 2 === 0 && i < 16 ? [revisionId] : []));
	/** on the screen of the open campaign */
	let hidden = 0;

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const coordinator = await server.logIn('Coordinator');
		const make = async (name: string, labelsPerTask: number) => {
			const { campaign } = await coordinator.get(createCampaign, {
				...{ name, purpose: 'To learn.', template: 'damaging_goodfaith', seed: 5 },
				...{ labelsPerTask, tasksPerWorkset: edits.length, leaseMinutes: 30, edits: edits.join('\n') },
			});
			return campaign;
		};
		const toFreeze = await make('Answered and frozen', 1);
		frozenCampaign = toFreeze.id;
		const volunteer = await server.logIn('HistoryBuff');
		const { tasks } = (await volunteer.get(takeWorkset, { campaignId: toFreeze.id })).workset;
		for (const { taskId } of tasks)
			await volunteer.get(putLabel, {
				id: randomUUID(),
				label: {
					...{ kind: 'answer', taskId, formDigest: toFreeze.formDigest, language: 'en' },
					...{ answeredAt: new Date().toISOString(), millisecondsSpent: 3000 },
					answers: { damaging: 'no', goodfaith: 'yes' },
				},
			});
		openCampaign = (await make('Still open', 2)).id;
		first = await datasetOf(frozenCampaign, null);
		reader = await newVisitor(chromium());
		await logInAtOnce(reader.context, { url: server.url, account: 'NewbieNina' });
	});
	afterAll(async () => {
		await reader.context.close();
		await server.close();
	});

	/** Of a campaign, once it is another than the one given. */
	async function datasetOf(campaignId: number, before: string | null): Promise<string> {
		return await vi.waitFor(async () => {
			const { datasetId } = (await server.browser().get(readCampaign, { campaignId })).campaign;
			if (datasetId === null || datasetId === before) throw new Error('not yet');
			return datasetId;
		}, patience);
	}

	test('is on a screen when its text is hidden', async () => {
		const { page } = reader;
		await page.clock.install();
		await page.goto(`${server.url}/campaigns/${openCampaign}/label`);
		await ready(page);
		hidden = Number(/diff=(\d+)/.exec((await page.locator('h1 a').getAttribute('href')) ?? '')?.[1]);
		expect(edits).toContain(hidden);
		expect(await page.locator('.lw-edit table').count()).toBe(1);
		server.hide(hidden);
	});

	test('is found by the sweep, leaves the dataset, and the old digest leads to the new one', async () => {
		// as if an hour had passed since the last round
		await server.database.sql`update sweep set claimed_until = now(), campaign_id = null`;
		second = await datasetOf(frozenCampaign, first);
		const anyone = server.browser();
		const rows = await (await anyone.fetch(`/datasets/${second}/tasks.jsonl`)).text();
		expect(rows).not.toContain(`"revision_id":${hidden}`);
		expect(rows.trim().split('\n')).toHaveLength(edits.length - 1);
		const { dataset } = await anyone.get(readDataset, { datasetId: second });
		expect(dataset).toMatchObject({ version: 2, tombstones: { edits: 1 } });
		for (const campaignId of [frozenCampaign, openCampaign])
			await vi.waitFor(async () => {
				const { tombstones } = await anyone.get(listTombstones, { campaignId });
				expect(tombstones).toMatchObject([{ revision_id: hidden, reason: 'text_hidden' }]);
			}, patience);
		expect((await anyone.fetch(`/datasets/${first}/tasks.jsonl`)).status).toBe(410);

		const { context } = reader;
		const page = await context.newPage();
		await page.goto(`${server.url}/datasets/${first}`);
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'hidden-1-withdrawn');
		await screenshotNarrowAndDark(page, 'hidden-1-withdrawn');
		await page.getByRole('link', { name: 'To version 2' }).click();
		await page.waitForURL(`${server.url}/datasets/${second}`);
		await page.getByText('Withdrawn on').scrollIntoViewIfNeeded();
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'hidden-2-versions');
		await page.close();
	});

	test('leaves the screen on which it stands, and nobody is asked about it', async () => {
		const { page } = reader;
		await page.bringToFront();
		await page.clock.fastForward(61_000);
		await page.getByText('This edit has been hidden or deleted on the wiki').waitFor();
		expect(await page.locator('.lw-edit table').count()).toBe(0);
		await screenshot(page, 'hidden-3-labelling');
		const other = await server.logIn('Gardener');
		const { tasks } = (await other.get(takeWorkset, { campaignId: openCampaign })).workset;
		expect(tasks.map(({ revisionId }) => revisionId)).not.toContain(hidden);
		expect(tasks).toHaveLength(edits.length - 1);
	});
});
