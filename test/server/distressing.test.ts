import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, listCampaigns, readEdit } from '../../campaigns/contract/calls.ts';
import { readPractice, readPracticeEdit } from '../../campaigns/contract/practice-calls.ts';
import type { ShowEdit } from '../../server/domain/ports.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, skip, take, undo } from './campaign.ts';

type Shown = { title: string; summaryHtml: string; diffHtml: string; url: string; bytesChanged: number };

describe('an edit that may distress', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;
	let ben: Browser;
	/** what the wiki says of every edit, and how often it was asked */
	let wiki: Shown;
	let asked = 0;

	beforeAll(async () => {
		const showEdit: ShowEdit = async (revisionId, diffType) => {
			asked += 1;
			const rest = { newPage: false, language: 'en', direction: 'ltr' } as const;
			return { shown: { revisionId, diffType, ...wiki, ...rest } };
		};
		app = await startTestApp({ wikis: fakeWikis(fakeWiki({ showEdit })) });
		[coordinator, ada, ben] = (await Promise.all(['Gardener', 'Ada', 'Ben'].map(app.logIn))) as [
			Browser,
			Browser,
			Browser,
		];
		wiki = { title: 'Harbour', summaryHtml: 's', diffHtml: '<tr></tr>', url: 'http://w/', bytesChanged: 1 };
	});
	afterAll(() => app.close());

	it('is held back with nothing of it in the answer, whatever it says, until it is asked for', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1, distressing: true });
		const { taskId, revisionId } = (await take(ada, campaign)).tasks[0] ?? { taskId: 0, revisionId: 0 };
		const text = fc.stringMatching(/^[^\d{}:,"]{12,40}$/u);
		await fc.assert(
			fc.asyncProperty(
				fc.record({
					title: text,
					summaryHtml: text,
					diffHtml: text,
					url: fc.webUrl(),
					bytesChanged: fc.integer(),
				}),
				fc.constantFrom('', '?reveal=false', '?changes=inline', '?changes=page&language=ar'),
				async (shown, query) => {
					wiki = shown;
					asked = 0;
					const response = await ada.fetch(`/api/tasks/${taskId}/edit${query}`);
					expect(await response.text()).toBe(JSON.stringify({ taskId, revisionId, heldBack: true }));
					expect(asked).toBe(0);
					expect(await ada.get(readEdit, { taskId, reveal: true })).toMatchObject(shown);
					expect(asked).toBe(1);
				},
			),
			{ numRuns: 60 },
		);
		expect((await ada.fetch(`/api/tasks/${taskId}/edit?reveal=yes`)).status).toBe(422);
	});

	it('is held back in the practice round of its campaign, too', async () => {
		const practice = [1, 2, 3]
			.map((rev_id) => JSON.stringify({ rev_id, damaging: 'no', explanation: 'Why.' }))
			.join('\n');
		const campaign = await makeCampaign(coordinator, { distressing: true, practice });
		const itemId = (await ada.get(readPractice, { campaignId: campaign.id })).items[0]?.itemId ?? 0;
		asked = 0;
		expect(await ada.get(readPracticeEdit, { itemId })).toMatchObject({ taskId: itemId, heldBack: true });
		expect(asked).toBe(0);
		expect(await ada.get(readPracticeEdit, { itemId, reveal: true })).toMatchObject(wiki);
	});

	it('is shown to nobody to whom it was not handed, asked for or not', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1, distressing: true });
		const taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
		for (const reveal of [true, false])
			expect(await ben.refused(readEdit, { taskId, reveal })).toBe('TASK_NOT_YOURS');
	});

	it('is held back from the next person once somebody has skipped it as distressing', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2, labelsPerTask: 2 });
		const [bad, fine] = (await take(ada, campaign)).tasks.map(({ taskId }) => taskId) as [number, number];
		await take(ben, campaign);
		const heldBack = async (taskId: number) => 'heldBack' in (await ben.get(readEdit, { taskId }));
		expect(await heldBack(bad)).toBe(false);
		await send(ada, skip(bad, campaign, 'distressing'));
		await send(ada, skip(fine, campaign, 'cannot_judge'));
		expect([await heldBack(bad), await heldBack(fine)]).toEqual([true, false]);
		// a slip of the finger, taken back
		await send(ada, undo(bad, campaign));
		expect(await heldBack(bad)).toBe(false);
		await send(ada, skip(bad, campaign, 'distressing'));
		await send(ben, skip(bad, campaign, 'distressing'));
		await send(ada, undo(bad, campaign));
		await send(ada, answer(bad, campaign));
		expect(await heldBack(bad)).toBe(true);
	});

	it('is called so in the dataset', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 3, tasksPerWorkset: 3 });
		const { tasks } = await take(ada, campaign);
		const [bad] = tasks;
		await send(ada, skip(bad?.taskId ?? 0, campaign, 'distressing'));
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		const whole = await makeCampaign(coordinator, { edits: 2, distressing: true });
		await coordinator.get(closeCampaign, { campaignId: whole.id });
		const [single, all] = await app.freeze();
		const rowsOf = async (id = '') =>
			(await (await app.browser().fetch(`/datasets/${id}/tasks.jsonl`)).text())
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line));
		const warned = (await rowsOf(single)).filter((row) => row.distressing);
		expect(warned.map((row) => row.revision_id)).toEqual([bad?.revisionId]);
		expect((await rowsOf(all)).map((row) => row.distressing)).toEqual([true, true]);
		const csv = await (await app.browser().fetch(`/datasets/${all}/tasks.csv`)).text();
		expect(csv.split('\n')[0]?.split(',')).toContain('distressing');
	});

	it('is announced where campaigns are listed', async () => {
		const one = await makeCampaign(coordinator, { distressing: true });
		const other = await makeCampaign(coordinator);
		const { campaigns } = await app.browser().get(listCampaigns, {});
		const said = (id: number) => campaigns.find((campaign) => campaign.id === id)?.distressing;
		expect([said(one.id), said(other.id)]).toEqual([true, false]);
	});
});
