/** A draft on its page: one request after the other, nothing lost on the way, and never over what others saved. */
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { createWork } from '../../../client/wizard/draft.ts';

type Sent = { method: string; path: string; body: Record<string, unknown> };
const sent: Sent[] = [];
let answers: ((request: Sent) => Response | Promise<Response>)[] = [];

const savedAt = '2026-11-29T12:00:00.000Z';
const begun = { draftId: 3, wiki: 'testwiki', owner: 'A', mine: true, version: 1, savedAt, content: {} };
const saved = (version: number) => () => Response.json({ version, savedAt });
const refused = (code: string) => () => Response.json({ error: { code, message: code } }, { status: 409 });
const away = () => Promise.reject(new TypeError('no network'));

// test files share their process: what is replaced is put back
beforeAll(() => {
	vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
		const request = { method, path, body: JSON.parse(body ?? '{}') };
		sent.push(request);
		const answer = answers.shift();
		if (!answer) throw new Error(`nobody expected ${method} ${path}`);
		return await answer(request);
	});
});
afterAll(() => {
	vi.unstubAllGlobals();
});
afterEach(() => {
	sent.splice(0);
	answers = [];
});

it('is made with the first thing that is decided, and saved field by field from then on', async () => {
	const numbers: number[] = [];
	const work = createWork(null, 'testwiki', (draftId) => numbers.push(draftId));
	answers = [() => Response.json({ draft: { ...begun, version: 1 } }), saved(2)];
	work.put({ name: 'Winter' });
	work.put({ purpose: 'To learn.' });
	expect(await work.settle()).toBe(true);
	expect(numbers).toEqual([3]);
	expect(sent.map(({ method, path }) => `${method} ${path}`)).toEqual([
		'POST /api/drafts',
		'PUT /api/drafts/3',
	]);
	expect(sent[0]?.body).toMatchObject({ content: { name: 'Winter', labelsPerTask: 2 } });
	expect(sent[1]?.body).toEqual({ version: 1, changes: { purpose: 'To learn.' } });
	expect(work.version()).toBe(2);
});

it('keeps what could not be sent, and sends it with what came later', async () => {
	const work = createWork(begun, 'testwiki', () => {});
	answers = [away];
	work.put({ name: 'Winter', rules: { minimumEdits: 5 } });
	expect(await work.settle()).toBe(false);
	expect(work.saving()).toMatchObject({ is: 'failed', error: { code: 'NETWORK' } });
	answers = [saved(2)];
	work.put({ rules: null });
	expect(await work.settle()).toBe(true);
	expect(sent.at(-1)?.body).toEqual({ version: 1, changes: { name: 'Winter', rules: null } });
	expect(work.content()).toEqual({ name: 'Winter' });
});

it('saves nothing over what somebody else saved, until that was looked at', async () => {
	const theirs = () =>
		Response.json({ draft: { ...begun, version: 5, content: { name: 'Theirs', purpose: 'Theirs.' } } });
	const work = createWork(begun, 'testwiki', () => {});
	answers = [refused('DRAFT_CHANGED')];
	work.put({ name: 'Mine' });
	expect(await work.settle()).toBe(false);
	expect(work.conflict()?.code).toBe('DRAFT_CHANGED');
	work.put({ announcement: 'Mine too' });
	await work.settle();
	expect(sent).toHaveLength(1);

	answers = [theirs, saved(6)];
	await work.keepMine();
	expect(await work.settle()).toBe(true);
	expect(sent.at(-1)?.body).toEqual({ version: 5, changes: { name: 'Mine', announcement: 'Mine too' } });
	expect(work.content()).toEqual({ name: 'Mine', purpose: 'Theirs.', announcement: 'Mine too' });

	answers = [refused('DRAFT_CHANGED'), theirs];
	work.put({ name: 'Again' });
	await work.settle();
	await work.takeTheirs();
	expect(work.conflict()).toBeNull();
	expect(work.content()).toEqual({ name: 'Theirs', purpose: 'Theirs.' });
});
