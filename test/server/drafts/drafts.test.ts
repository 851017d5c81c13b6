/** A campaign in the making: kept incomplete, by one person at a time, until it is opened whole. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../../campaigns/contract/call.ts';
import { listCampaigns } from '../../../campaigns/contract/calls.ts';
import {
	createDraft,
	deleteDraft,
	listDrafts,
	openDraft,
	readDraft,
	readDraftEdit,
	saveDraft,
	takeDraftOver,
} from '../../../campaigns/contract/draft-calls.ts';
import { grantRole, listLog } from '../../../campaigns/contract/role-calls.ts';
import { startTestApp, type TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { fakeWiki, fakeWikis } from '../../support/wikis.ts';

let app: TestApp;
let gardener: Browser;
let other: Browser;
let elsewhere: Browser;
let draftId: number;

const whole = {
	...{
		name: 'Winter',
		purpose: 'To learn.',
		template: 'damaging_goodfaith',
		aggregation: 'dawid_skene' as const,
	},
	...{ labelsPerTask: 2, tasksPerWorkset: 10, leaseMinutes: 60, seed: 5 },
	...{ announcement: 'Look twice at dates.', deadline: '2027-01-31T12:00:00.000Z' },
	edits: { kind: 'pasted', text: '12 13 12' },
} as const;

beforeAll(async () => {
	const first = fakeWiki({
		findGuideline: async (page) => (page === 'Help:Judging' ? { title: page, revisionId: 9 } : null),
		showEdit: async (revisionId, diffType, language) =>
			revisionId === 12
				? { gone: 'missing' }
				: await fakeWiki().ports.showEdit(revisionId, diffType, language),
	});
	app = await startTestApp({ wikis: fakeWikis(first, fakeWiki({}, { name: 'otherwiki' })) });
	gardener = await app.logIn('Gardener');
	other = await app.logIn('Other');
	elsewhere = await app.logIn('Elsewhere');
	const root = await app.logIn('Root');
	const role = { role: 'coordinator', reason: 'to see who may' } as const;
	await root.get(grantRole, { ...role, name: 'Other', wiki: 'testwiki' });
	await root.get(grantRole, { ...role, name: 'Elsewhere', wiki: 'otherwiki' });
});
beforeEach(async () => {
	draftId = (await gardener.get(createDraft, {})).draft.draftId;
});
afterAll(() => app.close());

const read = async (browser = gardener) => (await browser.get(readDraft, { draftId })).draft;
const save = async (version: number, changes: InputOf<typeof saveDraft>['changes'], browser = gardener) =>
	await browser.get(saveDraft, { draftId, version, changes });
const campaigns = async () => (await gardener.get(listCampaigns, {})).campaigns;
const failure = async (input: Partial<InputOf<typeof openDraft>> = {}) => {
	const { version } = await read();
	const answered = await gardener.ask(openDraft, { draftId, version, ...input });
	if (answered.ok) throw new Error('the draft was opened');
	return answered.error;
};

describe('a draft', () => {
	it('keeps what is there, field by field, and gives it back', async () => {
		expect(await read()).toMatchObject({ version: 1, wiki: 'testwiki', content: {}, mine: true });
		await save(1, { name: 'Win', rules: { minimumEdits: 5 } });
		app.later(60_000);
		const { version, savedAt } = await save(2, { name: 'Winter', purpose: '', rules: null });
		expect(await read()).toMatchObject({ version, savedAt, content: { name: 'Winter', purpose: '' } });
		expect((await read()).content).not.toHaveProperty('rules');
	});

	it('of which another tab has saved more is not overwritten', async () => {
		await save(1, { name: 'Mine' });
		const answered = await gardener.ask(saveDraft, { draftId, version: 1, changes: { name: 'Older' } });
		expect(answered).toMatchObject({ ok: false, error: { code: 'DRAFT_CHANGED', details: { version: 2 } } });
		const both = await Promise.all(
			['a', 'b'].map((name) => gardener.ask(saveDraft, { draftId, version: 2, changes: { name } })),
		);
		expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
		expect((await read()).version).toBe(3);
	});

	it('is read and taken over by who coordinates on its wiki, and by nobody else', async () => {
		expect(await elsewhere.refused(readDraft, { draftId })).toBe('NOT_ALLOWED');
		expect((await elsewhere.get(listDrafts, {})).drafts).toEqual([]);
		expect((await read(other)).mine).toBe(false);
		expect((await other.get(listDrafts, {})).drafts[0]).toMatchObject({ draftId, owner: 'Gardener' });
		const change = { draftId, version: 1, changes: { name: 'X' } };
		expect(await other.refused(saveDraft, change)).toBe('DRAFT_NOT_YOURS');
		expect(await other.refused(openDraft, { draftId, version: 1 })).toBe('DRAFT_NOT_YOURS');
		expect(await other.refused(deleteDraft, { draftId })).toBe('DRAFT_NOT_YOURS');
		await other.get(takeDraftOver, { draftId });
		expect(await gardener.refused(saveDraft, { ...change, version: 2 })).toBe('DRAFT_NOT_YOURS');
		await save(2, { name: 'Ours' }, other);
		await other.get(deleteDraft, { draftId });
		expect(await other.refused(readDraft, { draftId })).toBe('NOT_FOUND');
	});

	it('moves to another wiki only with somebody who coordinates there too', async () => {
		const move = { draftId, version: 1, wiki: 'otherwiki', changes: {} };
		expect((await gardener.get(saveDraft, move)).version).toBe(2);
		expect((await read()).wiki).toBe('otherwiki');
		const { draft } = await other.get(createDraft, { content: { name: 'Stays' } });
		expect(await other.refused(saveDraft, { ...move, draftId: draft.draftId })).toBe('NOT_ALLOWED');
		expect(await gardener.refused(saveDraft, { ...move, version: 2, wiki: 'nowiki' })).toBe('WIKI_UNKNOWN');
	});

	it('stands in a list, last saved first, a page at a time', async () => {
		app.later(1000);
		const { draft } = await gardener.get(createDraft, { content: { name: 'Newest' } });
		app.later(1000);
		await save(1, { name: 'Saved last' });
		const page = await gardener.get(listDrafts, { limit: 1 });
		expect(page.drafts.map(({ name }) => name)).toEqual(['Saved last']);
		const { drafts } = await gardener.get(listDrafts, { limit: 1, after: page.next ?? '' });
		expect(drafts.map((one) => one.draftId)).toEqual([draft.draftId]);
	});

	it('shows the edits that it has, and passes over one that is gone', async () => {
		const shown = async (place: number) => (await gardener.get(readDraftEdit, { draftId, place })).edit;
		expect(await shown(0)).toBeNull();
		await save(1, { edits: { kind: 'pasted', text: 'no number' } });
		expect(await shown(0)).toBeNull();
		await save(2, { edits: { kind: 'pasted', text: '12\n13\n14\n' } });
		expect([await shown(0), await shown(2), await shown(3)]).toMatchObject([
			...[{ revisionId: 13 }, { revisionId: 14 }, { revisionId: 13 }],
		]);
	});
});

describe('opened', () => {
	it('it is a campaign with all that was decided, and the draft is gone', async () => {
		await save(1, { ...whole, guideline: { page: 'Help:Judging' } });
		const { campaign, edits } = await gardener.get(openDraft, { draftId, version: 2 });
		expect(edits).toEqual({ taken: 2, repeated: 1 });
		const { edits: _edits, ...decided } = whole;
		expect(campaign).toMatchObject({ ...decided, status: 'open', guideline: { revisionId: 9 } });
		expect(await gardener.refused(readDraft, { draftId })).toBe('NOT_FOUND');
		const [entry] = (await gardener.get(listLog, { subjectId: String(campaign.id) })).entries;
		expect(entry).toMatchObject({
			action: 'createCampaign',
			after: { announcement: 'Look twice at dates.' },
		});
	});

	it('names all that is missing; nothing is made and the draft stays', async () => {
		const before = (await campaigns()).length;
		await save(1, { name: ' ' });
		const missing = await failure();
		expect(missing.code).toBe('INVALID_INPUT');
		expect(Object.keys(missing.details as object).sort()).toEqual(
			['edits', 'labelsPerTask', 'leaseMinutes', 'name', 'purpose', 'tasksPerWorkset'].sort(),
		);
		await save(2, { ...whole, guideline: { page: 'Help:None' } });
		expect((await failure()).code).toBe('GUIDELINE_UNKNOWN');
		await save(3, { guideline: null, deadline: '2020-01-01T00:00:00.000Z' });
		expect((await failure()).details).toHaveProperty('deadline');
		await save(4, { deadline: null, edits: { kind: 'pasted', text: '12 x' } });
		expect((await failure()).code).toBe('EDITS_UNREADABLE');
		expect(await campaigns()).toHaveLength(before);
		expect((await read()).content.name).toBe('Winter');
	});

	it('is what was read, not what somebody saved meanwhile; and only once', async () => {
		await save(1, whole);
		const before = (await campaigns()).length;
		expect((await failure({ version: 1 })).code).toBe('DRAFT_CHANGED');
		const twice = await Promise.all([1, 2].map(() => gardener.ask(openDraft, { draftId, version: 2 })));
		expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await campaigns()).toHaveLength(before + 1);
	});
});
