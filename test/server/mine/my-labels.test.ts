import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, putLabel } from '../../../campaigns/contract/calls.ts';
import { Failure } from '../../../campaigns/contract/errors.ts';
import { listMyCampaigns, listMyLabels, readMine, readMyTask } from '../../../campaigns/contract/my-calls.ts';
import { lastWeeks } from '../../../server/domain/my-page.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { fakeWiki, fakeWikis } from '../../support/wikis.ts';
import { answer, makeCampaign, send, skip, take, undo } from '../campaign.ts';

const WEEK = 7 * 86_400_000;

describe('all my answers', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;
	let ben: Browser;
	let wikiDown = false;

	beforeAll(async () => {
		const readTitles = async (ids: readonly number[]) => {
			if (wikiDown) throw new Failure('WIKI_UNREACHABLE');
			return new Map(
				ids.map((id) => [
					id,
					id === 101 ? { gone: 'missing' as const } : { title: `Page ${id}`, url: 'http://wiki.invalid/' },
				]),
			);
		};
		app = await startTestApp({ wikis: fakeWikis(fakeWiki({ readTitles })) });
		[coordinator, ada, ben] = (await Promise.all(['Gardener', 'Ada', 'Ben'].map(app.logIn))) as [
			Browser,
			Browser,
			Browser,
		];
	});
	afterAll(() => app.close());

	it('come the latest first, each edit once with its page and what is said of it now', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 5, labelsPerTask: 1, tasksPerWorkset: 5 });
		const other = await makeCampaign(coordinator, { edits: 1 });
		const { tasks } = await take(ada, campaign);
		const ids = tasks.map(({ taskId }) => taskId) as [number, number, number, number, number];
		await send(ada, answer(ids[0], campaign, 'yes'));
		await send(ada, skip(ids[1], campaign));
		await send(ada, answer(ids[2], campaign, 'no'));
		await send(ada, undo(ids[2], campaign));
		await send(ada, answer((await take(ada, other)).tasks[0]?.taskId ?? 0, other));
		await send(ada, answer(ids[0], campaign, 'unsure'));

		const { labels, next } = await ada.get(listMyLabels, { campaignId: campaign.id });
		expect(next).toBeNull();
		expect(labels.map(({ taskId, kind }) => [taskId, kind])).toEqual([
			[ids[0], 'answer'],
			[ids[2], 'undo'],
			[ids[1], 'skip'],
		]);
		expect(labels[0]).toMatchObject({
			answers: { damaging: 'unsure', goodfaith: 'yes' },
			outcome: 'accepted',
		});
		expect(labels[2]).toMatchObject({ answers: null, skipReason: 'cannot_judge', outcome: 'recorded' });
		for (const { revisionId, title, gone } of labels)
			expect([title, gone]).toEqual(revisionId === 101 ? [null, true] : [`Page ${revisionId}`, false]);

		const only = async (said: 'answered' | 'skipped') =>
			(await ada.get(listMyLabels, { campaignId: campaign.id, said })).labels.map(({ taskId }) => taskId);
		expect(await only('answered')).toEqual([ids[0]]);
		expect(await only('skipped')).toEqual([ids[1]]);
		expect((await ben.get(listMyLabels, { campaignId: campaign.id })).labels).toEqual([]);

		wikiDown = true;
		const down = await ada.get(listMyLabels, { campaignId: campaign.id });
		wikiDown = false;
		expect(down.labels.map(({ title, gone }) => [title, gone])).toEqual(Array(3).fill([null, false]));

		const { campaigns } = await ada.get(listMyCampaigns, {});
		expect(campaigns.map(({ campaignId, answered, skipped }) => [campaignId, answered, skipped])).toEqual([
			[campaign.id, 1, 1],
			[other.id, 1, 0],
		]);
	});

	it('come fifty at a time, none twice and none left out, also while one is changed', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 100, labelsPerTask: 1, tasksPerWorkset: 100 });
		const { tasks } = await take(ada, campaign);
		for (const { taskId } of tasks) await send(ada, answer(taskId, campaign));
		const first = await ada.get(listMyLabels, { campaignId: campaign.id });
		expect(first.labels).toHaveLength(50);
		const changed = tasks[0]?.taskId ?? 0;
		await send(ada, answer(changed, campaign, 'yes'));
		const second = await ada.get(listMyLabels, { campaignId: campaign.id, cursor: first.next ?? '' });
		expect(second.next).toBeNull();
		const seen = [...first.labels, ...second.labels].map(({ taskId }) => taskId);
		expect(new Set(seen).size).toBe(99);
		expect(seen).toHaveLength(99);
		expect((await ada.get(listMyLabels, { campaignId: campaign.id })).labels[0]?.taskId).toBe(changed);
	});

	it('can be changed by a new row until the campaign is closed', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, labelsPerTask: 2, tasksPerWorkset: 2 });
		const [task] = (await take(ada, campaign)).tasks;
		const taskId = task?.taskId ?? 0;
		const id = randomUUID();
		await ada.get(putLabel, { id, label: answer(taskId, campaign, 'yes') });
		const mine = await ada.get(readMyTask, { taskId });
		expect(mine).toMatchObject({
			campaignId: campaign.id,
			changeable: true,
			task: { taskId, state: 'answered', answers: { damaging: 'yes', goodfaith: 'yes' } },
		});
		expect(await send(ada, answer(taskId, campaign, 'no'))).toBe('accepted');
		const rows = await app.database.sql`
			select id, answers->>'damaging' as said from label where task_id = ${taskId} order by sequence`;
		expect(rows).toMatchObject([{ id, said: 'yes' }, { said: 'no' }]);

		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		expect(await ada.get(readMyTask, { taskId })).toMatchObject({
			changeable: false,
			task: { answers: { damaging: 'no' } },
		});
	});

	it('are nobody else’s to open, and nobody’s without a login', async () => {
		const campaign = await makeCampaign(coordinator);
		const taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
		expect(await ben.refused(readMyTask, { taskId })).toBe('TASK_NOT_YOURS');
		expect(await ada.refused(readMyTask, { taskId: 999_999 })).toBe('TASK_NOT_YOURS');
		expect(await ada.refused(listMyLabels, { campaignId: 999_999 })).toBe('NOT_FOUND');
		expect(await ada.refused(listMyLabels, { campaignId: campaign.id, cursor: 'x' })).toBe('INVALID_INPUT');
		const stranger = app.browser();
		for (const path of ['/api/me', '/api/me/campaigns', '/api/me/labels.csv', `/api/me/tasks/${taskId}`])
			expect((await stranger.fetch(path)).status, path).toBe(401);
	});

	it('are counted by week, an edit in the week in which it was first answered', async () => {
		const cleo = await app.logIn('Cleo');
		const campaign = await makeCampaign(coordinator, { edits: 4, labelsPerTask: 1, tasksPerWorkset: 4 });
		const ids = (await take(cleo, campaign)).tasks.map(({ taskId }) => taskId);
		await send(cleo, answer(ids[0] ?? 0, campaign));
		await send(cleo, answer(ids[1] ?? 0, campaign));
		app.later(2 * WEEK);
		await send(cleo, answer(ids[0] ?? 0, campaign, 'yes'));
		await send(cleo, answer(ids[2] ?? 0, campaign));
		await send(cleo, skip(ids[3] ?? 0, campaign));
		const mine = await cleo.get(readMine, {});
		expect(mine).toMatchObject({ answered: 3, skipped: 1, agreement: null, credited: false });
		expect(mine.weeks).toHaveLength(12);
		expect(mine.weeks.slice(-3)).toEqual([
			{ begins: '2026-11-16', edits: 2 },
			{ begins: '2026-11-23', edits: 0 },
			{ begins: '2026-11-30', edits: 1 },
		]);
	});

	it('have weeks that begin on Monday, UTC, over the end of a year and of summer time', () => {
		expect(lastWeeks(new Date('2027-01-03T23:59:59Z'), 2)).toEqual(['2026-12-21', '2026-12-28']);
		expect(lastWeeks(new Date('2027-01-04T00:00:00Z'), 2)).toEqual(['2026-12-28', '2027-01-04']);
		expect(lastWeeks(new Date('2026-10-26T00:30:00Z'), 3)).toEqual([
			'2026-10-12',
			'2026-10-19',
			'2026-10-26',
		]);
	});

	it('can be taken along whole: every row, in lines of JSON and as a table', async () => {
		const dora = await app.logIn('Dora');
		const campaign = await makeCampaign(coordinator, { edits: 3, labelsPerTask: 1, tasksPerWorkset: 3 });
		const ids = (await take(dora, campaign)).tasks.map(({ taskId }) => taskId);
		await send(dora, answer(ids[0] ?? 0, campaign, 'yes'));
		await send(dora, undo(ids[0] ?? 0, campaign));
		await send(dora, answer(ids[0] ?? 0, campaign, 'no'));
		await send(dora, skip(ids[1] ?? 0, campaign));

		const lines = await dora.fetch('/api/me/labels.jsonl');
		expect(lines.headers.get('content-disposition')).toBe(
			'attachment; filename="label-wing-my-labels.jsonl"',
		);
		expect(lines.headers.get('cache-control')).toBe('private, no-store');
		const rows = (await lines.text())
			.trim()
			.split('\n')
			.map((line) => JSON.parse(line));
		expect(
			rows.map(({ kind, current, answers, skip_reason }) => [kind, current, answers?.damaging, skip_reason]),
		).toEqual([
			['answer', false, 'yes', null],
			['undo', false, undefined, null],
			['answer', true, 'no', null],
			['skip', true, undefined, 'cannot_judge'],
		]);
		expect(rows[0]).toMatchObject({
			...{ campaign_id: campaign.id, campaign: 'Autumn', wiki: 'testwiki', outcome: 'accepted' },
			...{ language: 'en', milliseconds_spent: 4000, answered_at: '2026-11-21T12:00:00.000Z' },
		});
		const csv = (await (await dora.fetch('/api/me/labels.csv')).text()).trim().split('\n');
		expect(csv).toHaveLength(5);
		expect(csv[0]).toContain('current,answer_damaging,answer_goodfaith,skip_reason');
		expect(csv[1]).toContain(`${rows[0].label_id},${campaign.id},Autumn,testwiki,`);
		expect(csv[1]).toContain(',answer,accepted,false,yes,yes,,');
		expect(csv[4]).toContain(',skip,recorded,true,,,cannot_judge,');
		// nothing of anybody else's
		expect(await (await ben.fetch('/api/me/labels.jsonl')).text()).toBe('');
	});

	it('stay within reach of an account that is blocked on the wiki', async () => {
		const blocked = await app.logIn('Blocked');
		expect(await blocked.get(readMine, {})).toMatchObject({ answered: 0 });
		expect(await (await blocked.fetch('/api/me/labels.csv')).text()).toMatch(/^label_id,/);
	});
});
