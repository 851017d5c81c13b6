/**
 * The story of a label as people see it, in a real browser on the whole server: a volunteer labels by keyboard through
 * a reload, a change of mind and a lost network; a coordinator closes the campaign, promotes, and looks at a score.
 * Nothing may go wrong on the way: no console error, no failed request, nothing that the content security policy stops.
 */
import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { OutputOf } from '../../campaigns/contract/call.ts';
import { createCampaign, putLabel, takeWorkset } from '../../campaigns/contract/calls.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotForDocs, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths, volunteerWhoErrs } from '../support/truth.ts';
import { logInByClicking, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

const NAME = 'Damaging and good faith, autumn 2026';
const EDITS = 120;
/** each has answered two worksets of ten before the story begins */
const OTHERS = ['Volunteer1', 'CopyEditor', 'HistoryBuff', 'Gardener', 'OldAccount'];
const VOLUNTEER = 'NewbieNina';

const poll = { timeout: 30_000, interval: 20 };

describeInBrowser('a label, clicked through', (chromium) => {
	let server: WholeServer;
	let campaign: OutputOf<typeof createCampaign>['campaign'];
	let volunteer: Visitor;
	let coordinator: Visitor;
	const asked = truths.filter((_, i) => i % 3 !== 0).slice(0, EDITS);

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		const browser = await server.logIn('Coordinator');
		const made = await browser.get(createCampaign, {
			...{ name: NAME, template: 'damaging_goodfaith', seed: 42 },
			purpose: 'Did the edit make the page worse, and was it meant well? The answers teach two models.',
			...{ labelsPerTask: 1, tasksPerWorkset: 10, leaseMinutes: 30 },
			edits: asked.map(({ revisionId }) => revisionId).join('\n'),
		});
		campaign = made.campaign;
		await Promise.all(OTHERS.map((account, i) => answerTwoWorksets(account, i)));
		volunteer = await newVisitor(chromium());
		coordinator = await newVisitor(chromium());
	});
	afterEach(() => {
		for (const { troubles } of [volunteer, coordinator]) expect(troubles.splice(0)).toEqual([]);
	});
	afterAll(async () => {
		for (const { context } of [volunteer, coordinator]) await context.close();
		await server.close();
	});

	async function answerTwoWorksets(account: string, seed: number): Promise<void> {
		const browser = await server.logIn(account);
		const says = volunteerWhoErrs(0.1, seed);
		for (const _ of ['first', 'second']) {
			const { workset } = await browser.get(takeWorkset, { campaignId: campaign.id });
			for (const { taskId, revisionId } of workset.tasks) {
				const truth = truths.find((candidate) => candidate.revisionId === revisionId);
				if (!truth) throw new Error(`nobody knows what revision ${revisionId} is`);
				await browser.get(putLabel, {
					id: randomUUID(),
					label: {
						...{ kind: 'answer', taskId, formDigest: campaign.formDigest, language: 'en' },
						...{ answeredAt: new Date().toISOString(), millisecondsSpent: 11_000 },
						answers: { damaging: says(truth.damaging), goodfaith: says(truth.goodfaith) },
					},
				});
			}
		}
	}

	/** The edit has been on the screen long enough to take an answer. */
	const ready = (page: Page) => page.waitForSelector('form[data-ready="true"]');
	const place = (page: Page) => page.locator('.lw-steps__text').innerText();
	const chip = (page: Page) => page.locator('.lw-outbox').innerText();

	/** Presses keys for one edit and waits for the place after them. */
	async function press(page: Page, keys: string, next: string): Promise<void> {
		await ready(page);
		for (const key of keys) await page.keyboard.press(key);
		await expect.poll(() => place(page), poll).toBe(next);
	}

	test('a volunteer logs in and labels by keyboard, with a reload in the middle', async () => {
		const { page } = volunteer;
		await logInByClicking(page, {
			...{ url: server.url, account: VOLUNTEER },
			look: (what) => screenshot(page, `1-${what}`),
		});
		await page.getByRole('link', { name: `Start: ${NAME}` }).click();
		await ready(page);
		expect(await place(page)).toBe('1 of 10');
		await screenshot(page, '2-label');
		await press(page, '14', '2 of 10');
		await press(page, '25', '3 of 10');
		await ready(page);
		await page.keyboard.press('2');

		await page.reload();
		await ready(page);
		expect(await place(page)).toBe('3 of 10');
		expect(await page.locator('.lw-steps__bar .is-done').count()).toBe(2);
		expect(await page.getByRole('radio', { name: 'No' }).first().isChecked()).toBe(true);
		await screenshot(page, '2-label-reloaded');
		await screenshotForDocs(page, 'label');
		await press(page, '6', '4 of 10');
		await press(page, '15', '5 of 10');
	});

	test('takes the last answer back and gives another', async () => {
		const { page } = volunteer;
		await ready(page);
		await page.keyboard.press('u');
		await expect.poll(() => place(page), poll).toBe('4 of 10');
		await ready(page);
		expect(await page.locator('input:checked').count()).toBe(2);
		await screenshot(page, '3-undone');
		await press(page, '24', '5 of 10');
	});

	test('goes on without a network; what was said is sent once it is back', async () => {
		const { page, context, troubles } = volunteer;
		await ready(page);
		await expect.poll(() => chip(page), poll).toBe('All saved');
		expect(troubles).toEqual([]);
		await context.setOffline(true);
		await press(page, '34', '6 of 10');
		await expect.poll(() => chip(page), poll).toBe('One answer waiting for the network');
		await ready(page);
		await screenshot(page, '4-offline');
		await screenshotNarrowAndDark(page, '4-offline');
		await context.setOffline(false);
		await expect.poll(() => chip(page), poll).toBe('All saved');
		const offline = troubles.splice(0);
		expect(offline.length).toBeGreaterThan(0);
		expect(offline.filter((trouble) => !trouble.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);

		await page.getByRole('link', { name: 'Stop here' }).click();
		await page.getByRole('link', { name: 'Carry on' }).waitFor();
		expect(await page.getByText('Edit 6 of 10. The 5 that are left are yours').isVisible()).toBe(true);
		await screenshot(page, '4-home');
		await screenshotForDocs(page, 'home');
		await screenshotNarrowAndDark(page, '4-home');
	});

	test('what was said arrived, each once', async () => {
		const said = await server.database.sql<{ words: string }[]>`
			with mine as (
				select task_id, label_id, row_number() over (order by task.position) as place
				from seat
				join task on task.id = seat.task_id
				join person on person.id = seat.person_id
				where person.name = ${VOLUNTEER})
			select concat_ws(' ', place, kind, answers->>'damaging', answers->>'goodfaith',
				case when label.id = mine.label_id then 'counts' end) as words
			from label
			join person on person.id = label.person_id
			left join mine on mine.task_id = label.task_id
			where person.name = ${VOLUNTEER}
			order by sequence`;
		expect(said.map(({ words }) => words)).toEqual([
			'1 answer yes yes counts',
			'2 answer no no counts',
			'3 answer no unsure counts',
			'4 answer yes no',
			'4 undo',
			'4 answer no yes counts',
			'5 answer unsure yes counts',
		]);
	});

	test('the coordinator closes the campaign; its dataset and its models appear', async () => {
		const { page } = coordinator;
		await logInByClicking(page, {
			...{ url: server.url, account: 'Coordinator' },
			look: (what) => screenshot(page, `5-${what}`),
		});
		await page.getByRole('link', { name: 'Coordinate' }).click();
		await page.getByRole('heading', { name: 'Campaigns' }).waitFor();
		await screenshot(page, '5-coordinate');
		await page.getByRole('link', { name: NAME }).click();
		await page.getByText('About 15 answers left').waitFor();
		await screenshot(page, '5-campaign');
		await page.getByRole('button', { name: 'Close it…' }).click();
		await page.getByText('15 edits have fewer answers than asked for').waitFor();
		await screenshot(page, '5-close');
		await page.getByRole('button', { name: 'Close the campaign' }).click();
		await page.getByText('The dataset is being frozen').waitFor();
		await screenshot(page, '5-freezing');
		await page.getByText('120 edits, 107 labels').waitFor();
		await screenshot(page, '5-training');
		for (const model of ['Damaging', 'Good-faith'])
			await page.getByRole('button', { name: `Make it live: ${model} edits` }).waitFor();
		await screenshot(page, '5-trained');
		await page.getByRole('link', { name: 'Files, agreement, how to load it' }).click();
		await page.getByRole('heading', { name: NAME }).waitFor();
		await screenshot(page, '5-dataset');
	});

	test('and promotes both: one on its own page, one where the campaign stands', async () => {
		const { page } = coordinator;
		await page.getByRole('link', { name: 'Models' }).click();
		await page.getByRole('heading', { name: 'Models' }).waitFor();
		await screenshot(page, '6-models');
		await page.getByRole('link', { name: 'Damaging edits' }).click();
		await page.getByRole('button', { name: 'Make it live' }).click();
		await page.getByRole('button', { name: 'Switch it off' }).waitFor();
		await screenshot(page, '6-model');

		await page.goto(`${server.url}/campaigns/${campaign.id}`);
		await page.getByRole('button', { name: 'Make it live: Good-faith edits' }).click();
		await page.getByRole('button', { name: 'Switch it off: Good-faith edits' }).waitFor();
		await screenshot(page, '6-campaign');
	});

	test('the models say what they make of an edit that nobody has labelled', async () => {
		const { page } = coordinator;
		await expect.poll(() => modelsThatAnswer(), poll).toEqual(['damaging', 'goodfaith']);
		await page.goto(`${server.url}/models`);
		await page.getByRole('link', { name: 'Look at a score' }).click();
		const unseen = truths.filter((truth) => truth.damaging && !asked.includes(truth)).at(-1);
		await page.getByRole('textbox').fill(String(unseen?.revisionId));
		await screenshot(page, '7-asked');
		await page.getByRole('button', { name: 'Show' }).click();
		await page.locator('.lw-verdict').nth(1).waitFor();
		await screenshot(page, '7-score');
		await screenshotNarrowAndDark(page, '7-score');
		const scores = await page.locator('.lw-verdict__p').allInnerTexts();
		expect(scores).toEqual([expect.stringMatching(/^0\.\d\d$/), expect.stringMatching(/^0\.\d\d$/)]);
	});

	async function modelsThatAnswer(): Promise<string[]> {
		const answer = await (await server.browser().fetch('/v3/scores/testwiki/')).json();
		return Object.keys(answer.testwiki?.models ?? {}).sort();
	}
});
