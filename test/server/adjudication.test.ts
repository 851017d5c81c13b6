/** Settling disagreements: what is in the queue, who sees and says what, and what becomes of it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	decideTask,
	freezeNow,
	listComments,
	listDisagreements,
	readDisagreement,
	readDisagreementEdit,
	reverseDecision,
	writeComment,
} from '../../campaigns/contract/adjudication-calls.ts';
import { closeCampaign } from '../../campaigns/contract/calls.ts';
import { grantRole, listLog } from '../../campaigns/contract/role-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

type Campaign = Awaited<ReturnType<typeof makeCampaign>>;

let app: TestApp;
let coordinator: Browser;
/** an adjudicator */
let judge: Browser;
let people: Record<'Ada' | 'Ben' | 'Cleo', Browser>;
beforeAll(async () => {
	app = await startTestApp();
	coordinator = await app.logIn('Gardener');
	judge = await app.logIn('Judge');
	people = { Ada: await app.logIn('Ada'), Ben: await app.logIn('Ben'), Cleo: await app.logIn('Cleo') };
	const root = await app.logIn('Root');
	for (const name of ['Judge', 'Ada'])
		await root.get(grantRole, { wiki: 'testwiki', name, role: 'adjudicator', reason: 'for the test' });
});
afterAll(() => app.close());

/** A campaign in which Ada says the first and Ben the second of each pair, edit by edit in the campaign's order. */
async function said(
	pairs: readonly (readonly [string, string])[],
	others: Parameters<typeof makeCampaign>[1] = {},
) {
	const size = pairs.length;
	const campaign = await makeCampaign(coordinator, {
		...{ edits: size, tasksPerWorkset: size, labelsPerTask: 2, ...others },
	});
	for (const [at, person] of [people.Ada, people.Ben].entries()) {
		const { tasks } = await take(person, campaign);
		for (const [place, { taskId }] of tasks.entries())
			await send(person, answer(taskId, campaign, pairs[place]?.[at]));
	}
	const tasks = await app.database.sql<{ id: number }[]>`
		select id::int from task where campaign_id = ${campaign.id} order by position`;
	return { campaign, taskIds: tasks.map(({ id }) => id) };
}

const queueOf = async (browser: Browser, { id: campaignId }: Campaign, which: 'left' | 'settled' = 'left') =>
	await browser.get(listDisagreements, { campaignId, which });
const why = 'The cited book says so.';
const verdict = { damaging: 'yes', goodfaith: 'no' };

describe('the queue', () => {
	it('has the edits whose answers differ or are all "unsure", in their order, and no others', async () => {
		const { campaign, taskIds } = await said([
			['yes', 'no'],
			['no', 'no'],
			['unsure', 'unsure'],
			['yes', 'yes'],
			['unsure', 'no'],
		]);
		const queue = await queueOf(judge, campaign);
		expect(queue.items.map(({ taskId }) => taskId)).toEqual([taskIds[0], taskIds[2], taskIds[4]]);
		expect(queue).toMatchObject({ left: 3, settled: 0, own: 0, next: null });
		const [first] = queue.items;
		expect(first?.said.map(({ damaging }) => damaging).sort()).toEqual(['no', 'yes']);
	});

	it('waits for the last answer while the campaign is open, and takes what there is once it is closed', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 2, tasksPerWorkset: 2, labelsPerTask: 3 });
		for (const [damaging, person] of [
			['yes', people.Ada],
			['no', people.Ben],
		] as const)
			for (const { taskId } of (await take(person, campaign)).tasks)
				await send(person, answer(taskId, campaign, damaging));
		expect(await queueOf(judge, campaign)).toMatchObject({ left: 0, items: [] });
		await coordinator.get(closeCampaign, { campaignId: campaign.id });
		expect(await queueOf(judge, campaign)).toMatchObject({ left: 2 });
	});

	it('is read page by page, each edit once, while some are settled', async () => {
		const { campaign } = await said(Array.from({ length: 60 }, () => ['yes', 'no'] as const));
		const first = await queueOf(judge, campaign);
		expect([first.items.length, first.left]).toEqual([50, 60]);
		await judge.get(decideTask, { taskId: first.items[0]?.taskId ?? 0, answers: verdict, reason: why });
		const rest = await judge.get(listDisagreements, { campaignId: campaign.id, after: first.next ?? '' });
		expect([rest.items.length, rest.left, rest.settled, rest.next]).toEqual([10, 59, 1, null]);
		expect(new Set([...first.items, ...rest.items].map(({ taskId }) => taskId)).size).toBe(60);
	});
});

describe('what an adjudicator sees', () => {
	it('is the edit and the answers: no names, no times, and in an order that tells nothing', async () => {
		const { campaign, taskIds } = await said(Array.from({ length: 20 }, () => ['yes', 'no'] as const));
		const orders = new Set<string>();
		for (const taskId of taskIds) {
			const { item } = await judge.get(readDisagreement, { taskId });
			expect(item.answers.map(({ letter }) => letter)).toEqual(['A', 'B']);
			for (const one of item.answers) expect(Object.keys(one).sort()).toEqual(['answers', 'letter']);
			orders.add(item.answers.map(({ answers }) => answers.damaging).join());
			// and stays the same whoever looks, however often
			expect((await coordinator.get(readDisagreement, { taskId })).item.answers).toEqual(item.answers);
			await judge.get(readDisagreementEdit, { taskId });
			for (const address of ['', '/edit']) {
				const text = await (await judge.fetch(`/api/tasks/${taskId}/disagreement${address}`)).text();
				expect(text).not.toMatch(/Ada|Ben|2026-11-21/);
			}
		}
		// that all were drawn alike by chance happens once in 500,000 times
		expect(orders.size).toBe(2);
		const list = await judge.fetch(`/api/campaigns/${campaign.id}/disagreements`);
		expect(await list.text()).not.toMatch(/Ada|Ben|2026-11-21/);
	});

	it('is nothing of what they answered themselves, and they cannot settle it', async () => {
		const { campaign, taskIds } = await said([['yes', 'no']]);
		const [taskId = 0] = taskIds;
		expect(await queueOf(people.Ada, campaign)).toMatchObject({ left: 0, own: 1, items: [] });
		for (const refused of [
			await people.Ada.ask(readDisagreement, { taskId }),
			await people.Ada.ask(readDisagreementEdit, { taskId }),
			await people.Ada.ask(decideTask, { taskId, answers: verdict, reason: why }),
			await people.Ada.ask(listComments, { taskId }),
			await people.Ada.ask(writeComment, { taskId, text: 'I was right.' }),
		])
			expect(refused).toMatchObject({ ok: false, error: { code: 'OWN_ANSWER' } });
	});

	it('is nothing of edits on which people agree, or that are still being answered', async () => {
		const { taskIds } = await said([['yes', 'yes']]);
		const open = await makeCampaign(coordinator, { edits: 1 });
		const { tasks } = await take(people.Cleo, open);
		await send(people.Cleo, skip(tasks[0]?.taskId ?? 0, open));
		for (const taskId of [taskIds[0] ?? 0, tasks[0]?.taskId ?? 0])
			expect(await judge.ask(readDisagreement, { taskId })).toMatchObject({
				...{ ok: false, error: { code: 'NOT_FOUND' } },
			});
	});
});

describe('a decision', () => {
	it('stands, is replaced and taken back, each a row, and in the log without any answer', async () => {
		const { campaign, taskIds } = await said([['yes', 'no']]);
		const [taskId = 0] = taskIds;
		await judge.get(writeComment, { taskId, text: 'Page 44 has 27 m.' });
		await coordinator.get(writeComment, { taskId, text: 'So has the infobox.' });
		const { comments } = await judge.get(listComments, { taskId });
		expect(comments.map(({ by, text }) => [by, text])).toEqual([
			['Judge', 'Page 44 has 27 m.'],
			['Gardener', 'So has the infobox.'],
		]);

		await judge.get(decideTask, { taskId, answers: verdict, reason: why });
		expect(await queueOf(judge, campaign)).toMatchObject({ left: 0, settled: 1 });
		expect((await queueOf(judge, campaign, 'settled')).items).toHaveLength(1);
		const standing = async () => (await judge.get(readDisagreement, { taskId })).item.decisions[0];
		expect(await standing()).toMatchObject({ answers: verdict, reason: why });

		const other = { damaging: 'unsure', goodfaith: 'unsure' };
		await coordinator.get(decideTask, { taskId, answers: other, reason: 'Nobody can know.' });
		expect(await standing()).toMatchObject({ answers: other, reason: 'Nobody can know.' });
		const { item } = await judge.get(reverseDecision, { taskId, reason: 'Talk first.' });
		expect(item.decisions.map(({ kind, by }) => [kind, by])).toEqual([
			['reversed', 'Judge'],
			['decided', 'Gardener'],
			['decided', 'Judge'],
		]);
		expect(await standing()).toMatchObject({ kind: 'reversed', answers: null });
		expect(await queueOf(judge, campaign)).toMatchObject({ left: 1, settled: 0 });
		expect(await judge.ask(reverseDecision, { taskId, reason: 'Again.' })).toMatchObject({
			...{ ok: false, error: { code: 'NOT_CHANGEABLE' } },
		});

		const subject = { subjectKind: 'campaign', subjectId: String(campaign.id) } as const;
		const { entries } = await app.browser().get(listLog, subject);
		const about = entries.filter(({ action }) => action === 'decideTask' || action === 'reverseDecision');
		expect(about.map(({ action, role, reason }) => [action, role, reason])).toEqual([
			['reverseDecision', 'adjudicator', 'Talk first.'],
			['decideTask', 'adjudicator', 'Nobody can know.'],
			['decideTask', 'adjudicator', why],
		]);
		expect(about[0]?.after).toEqual({ task: taskId, revision: item.revisionId });
		expect(JSON.stringify(about)).not.toMatch(/Ada|Ben|damaging|goodfaith/);
		for (const statement of ['update adjudication set reason = 1', 'delete from adjudication_comment'])
			await expect(app.database.sql.unsafe(statement)).rejects.toThrow(/only ever added/);
	});

	it('must be an answer to what is asked, with a reason', async () => {
		const { taskIds } = await said([['yes', 'no']]);
		const [taskId = 0] = taskIds;
		for (const [answers, reason] of [
			[{ damaging: 'yes' }, why],
			[{ damaging: 'perhaps', goodfaith: 'no' }, why],
			[verdict, '  '],
		] as const)
			expect(await judge.ask(decideTask, { taskId, answers, reason })).toMatchObject({
				...{ ok: false, error: { code: 'INVALID_INPUT' } },
			});
	});
});

describe('freezing', () => {
	it('waits for the last disagreement where that was wished for, and ends deciding', async () => {
		await app.freeze();
		const { taskIds } = await said(
			[
				['yes', 'no'],
				['unsure', 'unsure'],
			],
			{ settleFirst: true },
		);
		expect(await app.freeze()).toEqual([]);
		const [first = 0, second = 0] = taskIds;
		await judge.get(decideTask, { taskId: first, answers: verdict, reason: why });
		expect(await app.freeze()).toEqual([]);
		await judge.get(decideTask, { taskId: second, answers: verdict, reason: why });
		const [datasetId] = await app.freeze();
		const rows = (await (await judge.fetch(`/datasets/${datasetId}/tasks.jsonl`)).text()).trim().split('\n');
		for (const row of rows) expect(JSON.parse(row)).toMatchObject({ consensus: verdict, adjudicated: true });
		expect((await judge.get(readDisagreement, { taskId: first })).item.open).toBe(false);
		for (const refused of [
			await judge.ask(decideTask, { taskId: first, answers: verdict, reason: why }),
			await judge.ask(reverseDecision, { taskId: first, reason: why }),
		])
			expect(refused).toMatchObject({ ok: false, error: { code: 'NOT_CHANGEABLE' } });
	});

	it('does not wait any longer when a coordinator says so, nor where nobody wished it', async () => {
		const { campaign } = await said([['yes', 'no']], { settleFirst: true });
		expect(await app.freeze()).toEqual([]);
		await coordinator.get(freezeNow, { campaignId: campaign.id, reason: 'We train today.' });
		expect(await app.freeze()).toHaveLength(1);
		const { campaign: other } = await said([['yes', 'no']]);
		expect(await coordinator.ask(freezeNow, { campaignId: other.id })).toMatchObject({
			...{ ok: false, error: { code: 'NOT_CHANGEABLE' } },
		});
		expect(await app.freeze()).toHaveLength(1);
	});
});
