/** Forms that are kept: versions that never change, drafts that nobody else sees, campaigns that ask one by its digest. */
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import {
	createForm,
	deleteFormDraft,
	importWikilabelsForm,
	keepFormVersion,
	listFormDrafts,
	listForms,
	listFormVersions,
	putFormDraft,
	readForm,
	readFormByDigest,
	readFormDraft,
} from '../../campaigns/contract/form-calls.ts';
import { leave } from '../../campaigns/contract/my-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { everyKind } from '../support/every-kind.ts';

const called = (name: string): Form => ({ ...everyKind, name });

describe('forms that are kept', () => {
	let app: TestApp;
	let gardener: Browser;
	let root: Browser;

	beforeAll(async () => {
		app = await startTestApp();
		gardener = await app.logIn('Gardener');
		root = await app.logIn('Root');
	});
	afterAll(() => app.close());

	const digestOf = (form: Form) => app.parts.sha256(canonicalJson(form));
	const campaignOf = (formDigest: string) => ({
		...{ name: 'Autumn', purpose: 'To learn.', formDigest, edits: '100 101' },
		...{ labelsPerTask: 1, tasksPerWorkset: 1, leaseMinutes: 30 },
	});

	it('become versions, each named by the digest of what it asks', async () => {
		const first = await gardener.get(createForm, { definition: called('One'), note: 'To begin with' });
		expect(first.form).toEqual({
			...{ familyId: first.form.familyId, wiki: 'testwiki', version: 1, latest: 1, name: 'One' },
			...{ digest: digestOf(called('One')), questions: everyKind.questions.length },
			...{ languages: ['en', 'de', 'gsw'], note: 'To begin with', keptBy: 'Gardener', campaigns: 0 },
			keptAt: '2026-11-21T12:00:00.000Z',
		});
		expect(first.definition).toEqual(called('One'));

		const { familyId } = first.form;
		await gardener.get(createCampaign, campaignOf(first.form.digest));
		const second = await root.get(keepFormVersion, { familyId, definition: called('Two'), after: 1 });
		expect(second.form).toMatchObject({ version: 2, latest: 2, name: 'Two', keptBy: 'Root', note: null });
		// the same once more adds nothing, whatever its sender knew
		const again = await root.get(keepFormVersion, { familyId, definition: called('Two'), after: 1 });
		expect(again).toEqual(second);

		const { versions } = await app.browser().get(listFormVersions, { familyId });
		expect(versions.map(({ version, campaigns, latest }) => [version, campaigns, latest])).toEqual([
			[2, 0, 2],
			[1, 1, 2],
		]);
		expect((await app.browser().get(readForm, { familyId })).definition.name).toBe('Two');
		expect((await app.browser().get(readForm, { familyId, version: 1 })).definition).toEqual(called('One'));
		const found = await app.browser().get(readFormByDigest, { digest: first.form.digest });
		expect(found.definition).toEqual(called('One'));
		expect(found.versions.map(({ version }) => version)).toEqual([1]);
	});

	it('are refused when they are not as they must be, or somebody else was faster', async () => {
		const { form } = await gardener.get(createForm, { definition: called('Kept') });
		const twice: Form = { ...everyKind, questions: everyKind.questions.flatMap((one) => [one, one]) };
		for (const call of [
			gardener.ask(createForm, { definition: twice }),
			gardener.ask(keepFormVersion, { familyId: form.familyId, definition: twice, after: 1 }),
		]) {
			const answer = await call;
			expect(answer.ok ? null : answer.error).toMatchObject({
				code: 'INVALID_INPUT',
				details: { form: expect.arrayContaining([expect.stringContaining('two questions are called')]) },
			});
		}
		// of two who change the same version at once, one is told
		const answers = await Promise.all(
			[gardener, root].map((browser, at) =>
				browser.ask(keepFormVersion, {
					...{ familyId: form.familyId, after: 1, definition: called(`By ${at}`) },
				}),
			),
		);
		const codes = answers.map((answer) => (answer.ok ? 'kept' : answer.error.code));
		expect(codes.sort()).toEqual(['FORM_MOVED_ON', 'kept']);
		const refused = answers.find((answer) => !answer.ok);
		expect(refused?.ok === false && refused.error.details).toMatchObject({ newest: 2 });
		expect((await gardener.ask(readForm, { familyId: form.familyId, version: 3 })).ok).toBe(false);
		const elsewhere = await gardener.ask(createForm, { wiki: 'nowiki', definition: everyKind });
		expect(elsewhere.ok ? null : elsewhere.error.code).toBe('WIKI_UNKNOWN');
	});

	it('never change, not even in the database', async () => {
		await gardener.get(createForm, { definition: called('For good') });
		for (const change of [
			sql`update form set definition = '{}'`,
			sql`delete from form_version`,
			sql`update form_version set note = 'x'`,
			sql`truncate form_version`,
		])
			await expect(app.parts.db.execute(change)).rejects.toThrow();
	});

	it('are listed a page at a time, and logged', async () => {
		const { form } = await gardener.get(createForm, { definition: called('Last of all') });
		await gardener.get(keepFormVersion, { familyId: form.familyId, definition: called('Renamed'), after: 1 });
		const all = (await app.browser().get(listForms, {})).forms;
		const names: string[] = [];
		let after: number | undefined;
		do {
			const page = await app
				.browser()
				.get(listForms, { wiki: 'testwiki', limit: 2, ...(after ? { after } : {}) });
			names.push(...page.forms.map(({ name }) => name));
			after = page.next ?? undefined;
		} while (after !== undefined);
		expect(names).toEqual(all.map(({ name }) => name));
		expect(names[0]).toBe('Renamed');
		expect((await app.browser().get(listForms, { wiki: 'otherwiki' })).forms).toEqual([]);

		const { entries } = await app.browser().get(listLog, { subjectKind: 'form', limit: 2 });
		expect(entries).toMatchObject([
			{ action: 'keepFormVersion', after: { version: 2, name: 'Renamed' }, subject: { name: 'Renamed' } },
			{ action: 'createForm', after: { version: 1, name: 'Last of all' }, subject: { name: 'Renamed' } },
		]);
		const page = await (await app.browser().fetch('/log')).text();
		expect(page).toContain('kept another version of the form');
	});

	it('are asked by campaigns, and as the template that they are word for word', async () => {
		const own = await gardener.get(createForm, { definition: called('Mine') });
		const { campaign } = await gardener.get(createCampaign, campaignOf(own.form.digest));
		expect(campaign).toMatchObject({ template: 'custom', formDigest: own.form.digest, form: called('Mine') });
		const built = await gardener.get(createForm, { definition: damagingGoodfaith.form });
		const made = await gardener.get(createCampaign, campaignOf(built.form.digest));
		expect(made.campaign.template).toBe('damaging_goodfaith');
		const refusal = async (more: object) => {
			const answer = await gardener.ask(createCampaign, { ...campaignOf(own.form.digest), ...more });
			return answer.ok ? null : answer.error.code;
		};
		expect(await refusal({ formDigest: '0'.repeat(64) })).toBe('NOT_FOUND');
		expect(await refusal({ template: 'damaging_goodfaith' })).toBe('INVALID_INPUT');
	});

	it('come from Wikilabels too, and say why when they do not', async () => {
		const yaml =
			'fields: [{ class: FieldLayout, label: <a>, fieldWidget: { name: a-note, class: TextInputWidget } }]';
		const volunteer = await app.logIn('Ada');
		const { definition, notes } = await volunteer.get(importWikilabelsForm, {
			...{ yaml, messages: { en: { a: 'Anything?' }, de: { a: 'Noch etwas?' } } },
		});
		expect(notes.map(({ code }) => code)).toEqual(['name-changed']);
		const kept = await gardener.get(createForm, { definition });
		expect(kept.form).toMatchObject({ name: 'Form', questions: 1, languages: ['en', 'de'] });
		const refused = await volunteer.ask(importWikilabelsForm, { yaml: 'fields: [' });
		expect(refused.ok ? null : refused.error).toMatchObject({
			code: 'FORM_UNREADABLE',
			details: { faults: [expect.stringMatching(/^line 1: /)] },
		});
	});

	describe('while one is at work on them', () => {
		const draft = (more: object = {}) => ({
			...{
				draftId: randomUUID(),
				name: 'Half a form',
				content: '{"name":"","questions":[{"kind":"choice"}]}',
			},
			...more,
		});

		it('are saved as they are, for oneself', async () => {
			const half = draft();
			await gardener.get(putFormDraft, half);
			app.later(1000);
			const content = '{"name":"a \\u0000 \\ud800 b"}';
			await gardener.get(putFormDraft, { ...half, content });
			const { draftId } = half;
			expect(await gardener.get(readFormDraft, { draftId })).toMatchObject({ content });
			expect((await gardener.get(listFormDrafts, {})).drafts[0]).toMatchObject({ draftId, familyId: null });
			for (const answer of [
				await root.ask(readFormDraft, { draftId }),
				await root.ask(putFormDraft, { ...half, content: '{}' }),
				await root.ask(deleteFormDraft, { draftId }),
			])
				expect(answer.ok ? null : answer.error.code).toBe('NOT_FOUND');
			expect((await root.get(listFormDrafts, {})).drafts).toEqual([]);
			expect(await gardener.get(readFormDraft, { draftId })).toMatchObject({ content });
			await gardener.get(deleteFormDraft, { draftId });
			expect((await gardener.ask(readFormDraft, { draftId })).ok).toBe(false);
		});

		it('are done with once they are kept, and gone when their writer leaves', async () => {
			const half = draft();
			await gardener.get(putFormDraft, half);
			const { draftId } = half;
			const { form } = await gardener.get(createForm, { definition: called('Done'), draftId });
			expect((await gardener.ask(readFormDraft, { draftId })).ok).toBe(false);
			const { familyId } = form;
			const next = draft({ familyId, basedOn: 1 });
			await gardener.get(putFormDraft, next);
			expect((await gardener.get(listFormDrafts, { familyId })).drafts).toHaveLength(1);
			await gardener.get(keepFormVersion, {
				...{ familyId, definition: called('Done too'), after: 1, draftId: next.draftId },
			});
			expect((await gardener.get(listFormDrafts, { familyId })).drafts).toEqual([]);
			for (const wrong of [draft({ familyId }), draft({ content: '[]' }), draft({ content: 'no JSON' })])
				expect((await gardener.ask(putFormDraft, wrong)).ok).toBe(false);

			for (let at = 0; at < 3; at++) await root.get(putFormDraft, draft({ name: `${at}` }));
			const { drafts, next: after } = await root.get(listFormDrafts, { limit: 2 });
			const rest = await root.get(listFormDrafts, { limit: 2, after: after ?? undefined });
			expect([...drafts, ...rest.drafts].map(({ name }) => name).sort()).toEqual(['0', '1', '2']);
			await root.get(leave, {});
			const [left] = await app.parts.db.execute<{ count: number }>(
				sql`select count(*)::int as count from form_draft`,
			);
			expect(left?.count).toBe(0);
		});
	});
});
