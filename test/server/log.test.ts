import { afterAll, beforeAll, expect, it } from 'vitest';
import { allCalls } from '../../campaigns/contract/all-calls.ts';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { closeCampaign, moveGuideline } from '../../campaigns/contract/calls.ts';
import { logActions } from '../../campaigns/contract/log.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { logAction } from '../../server/domain/log.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

let app: TestApp;
let gardener: Browser;
beforeAll(async () => {
	app = await startTestApp();
	gardener = await app.logIn('Gardener');
});
afterAll(() => app.close());

const read = async (query: InputOf<typeof listLog>) => await app.browser().get(listLog, query);

it('tells everybody what a coordinator did, with what changed and nothing else', async () => {
	const rules = { minimumEdits: 5, allow: ['Ada', 'Ben'], deny: ['Zed'] };
	const { id } = await makeCampaign(gardener, { rules, guideline: { page: 'Project:Guide' } });
	app.later(1000);
	await gardener.get(moveGuideline, { campaignId: id, page: 'Project:Other' });
	await gardener.get(closeCampaign, { campaignId: id });
	const { entries } = await read({ subjectKind: 'campaign', subjectId: String(id) });
	expect(entries.map(({ action }) => action)).toEqual(['closeCampaign', 'moveGuideline', 'createCampaign']);
	const [closed, moved, created] = entries;
	expect(closed).toMatchObject({ before: null, after: null, role: 'coordinator', wiki: 'testwiki' });
	expect(closed?.person?.name).toBe('Gardener');
	expect(moved).toMatchObject({ before: { title: 'Project:Guide' }, after: { title: 'Project:Other' } });
	expect(created).toMatchObject({
		at: '2026-11-21T12:00:00.000Z',
		subject: { kind: 'campaign', id: String(id), name: 'Autumn' },
		after: { edits: 6, labelsPerTask: 1, rules: { minimumEdits: 5, allowedAccounts: 2, deniedAccounts: 1 } },
	});
	expect(JSON.stringify(entries)).not.toMatch(/Ada|Ben|Zed/);
});

it('tells that a campaign closed by itself, once, and never who answered', async () => {
	const campaign = await makeCampaign(gardener, { edits: 1 });
	const ada = await app.logIn('Ada');
	const [task] = (await take(ada, campaign)).tasks;
	await send(ada, answer(task?.taskId ?? 0, campaign));
	await send(ada, answer(task?.taskId ?? 0, campaign, 'yes'));
	const { entries } = await read({ subjectKind: 'campaign', subjectId: String(campaign.id) });
	expect(entries).toMatchObject([
		{ action: 'closeCampaign', role: 'system', person: null, left: false },
		{ action: 'createCampaign' },
	]);
	expect(JSON.stringify(entries)).not.toContain('Ada');
});

it('is read page by page, each row once, whatever is added meanwhile', async () => {
	const all = (await read({ limit: 200 })).entries;
	const seen: number[] = [];
	let after: string | undefined;
	for (;;) {
		const page = await read({ limit: 2, ...(after === undefined ? {} : { after }) });
		seen.push(...page.entries.map(({ id }) => id));
		await makeCampaign(gardener);
		if (page.next === null) break;
		after = page.next;
	}
	expect(seen).toEqual(all.map(({ id }) => id));
});

it('can be asked by wiki, action, person and time', async () => {
	expect((await read({ wiki: 'otherwiki' })).entries).toEqual([]);
	expect((await read({ person: 'Ada' })).entries).toEqual([]);
	const closings = (await read({ action: 'closeCampaign', person: 'Gardener' })).entries;
	expect(closings).toHaveLength(1);
	expect((await read({ from: '2026-11-22' })).entries).toEqual([]);
	expect((await read({ to: '2026-11-20' })).entries).toEqual([]);
	const day = { from: '2026-11-21', to: '2026-11-21' };
	expect((await read(day)).entries.length).toBeGreaterThan(3);
	expect(await app.browser().refused(listLog, { after: 'nonsense' })).toBe('INVALID_INPUT');
});

it('forgets the names of people who left, not what was done', async () => {
	const left = await app.logIn('Ines');
	await left.fetch('/api/session');
	const { sql, orm } = app.database;
	const [row] = await sql<{ id: number }[]>`select id::int from person where name = 'Ines'`;
	await orm.transaction(async (tx) => {
		const by = await tx.query.person.findFirst({ where: (person, { eq }) => eq(person.id, row?.id ?? 0) });
		await logAction(tx, {
			...{ at: app.parts.now(), by: by ?? null, wiki: 'testwiki', action: 'retireModel' },
			subject: { kind: 'person', id: row?.id ?? 0 },
			reason: 'tried out',
		});
	});
	expect((await read({ person: 'Ines' })).entries).toMatchObject([{ person: { name: 'Ines' } }]);
	await sql`update person set left_at = now(), name = 'shell' where name = 'Ines'`;
	expect((await read({ person: 'Ines' })).entries).toEqual([]);
	expect((await read({ action: 'retireModel' })).entries).toMatchObject([
		{ person: null, left: true, role: 'coordinator', subject: { name: null }, reason: 'tried out' },
	]);
});

it('is only ever added to', async () => {
	const { sql } = app.database;
	const change = /rows of log_entry are only ever added/;
	await expect(sql`update log_entry set reason = 'x'`).rejects.toThrow(change);
	await expect(sql`delete from log_entry`).rejects.toThrow(change);
	await expect(sql`truncate log_entry`).rejects.toThrow(change);
});

it('has an action for everything that coordinators do', () => {
	const deeds = Object.entries(allCalls).flatMap(([name, { who, method }]) =>
		['anyone', 'self', 'person'].includes(who) || method === 'GET' ? [] : [name],
	);
	// a draft is nobody else's business until it is kept, nor a list that nothing is made of; a campaign is, once it is
	// opened: `createCampaign`
	const unlogged = [
		...['createDraft', 'importDefinition', 'cloneCampaign', 'saveDraft'],
		...['takeDraftOver', 'deleteDraft', 'openDraft'],
		...['uploadEditList', 'readListAuthors', 'countFrame', 'countEdits', 'putFormDraft'],
		// talk among adjudicators is no deed
		'writeComment',
		// logged as `importCampaign`, each of them
		...['previewLabels', 'importLabels', 'importDataset', 'importWikilabels'],
	];
	expect(deeds.filter((name) => !Object.hasOwn(logActions, name)).sort()).toEqual(unlogged.sort());
});
