import { describe, expect, test } from 'vitest';
import { parseRetryAfter } from '../../server/remote/api-call.ts';
import { batches, createWikiClient } from '../../server/remote/wiki-client.ts';
import { WikiError } from '../../server/remote/wiki-error.ts';
import { listen } from './loopback.ts';
import { replaying } from './replay.ts';

const json = (value: unknown) => ({ body: JSON.stringify(value) });
const revision = (revid: number) => ({
	revid,
	parentid: 0,
	timestamp: '2026-01-01T00:00:00Z',
	user: 'Ann',
	userid: 7,
	comment: '',
	slots: { main: { contentmodel: 'wikitext', content: `text ${revid}` } },
});
const pages = (...ids: number[]) => [{ pageid: 1, ns: 0, title: 'A', revisions: ids.map(revision) }];

async function failure(promise: Promise<unknown>): Promise<WikiError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof WikiError) return error;
		throw error;
	}
	throw new Error('It did not fail');
}

describe('a wiki that fails', () => {
	test.each([
		['HTML', { body: '<html>' }],
		['half of an answer', { body: '{"query":{"pages":[' }],
		['JSON of another kind', json(['query'])],
		['an answer about something else', json({ query: { pages: [{ title: 'A' }] } })],
		['silence about what was asked', json({ batchcomplete: true, query: { pages: pages(5) } })],
		['nothing', json({ batchcomplete: true })],
	])('with %s: WIKI_NONSENSE, at once, with the evidence', async (_, answer) => {
		const { client, pauses } = await replaying([answer]);
		const error = await failure(client.readRevisions([6], { text: true }));
		expect(error.code).toBe('WIKI_NONSENSE');
		expect(error.cause !== undefined || error.message.includes('6')).toBe(true);
		expect(pauses).toEqual([]);
	});

	test.each([
		[500, 'WIKI_UNREACHABLE', [1, 2]],
		[502, 'WIKI_UNREACHABLE', [1, 2]],
		[429, 'WIKI_REFUSED', [5, 5]],
		[403, 'WIKI_REFUSED', []],
		[404, 'WIKI_REFUSED', []],
	])('with status %i: %s', async (status, code, expected) => {
		const answer = { status, body: 'no' };
		const { client, pauses } = await replaying([answer, answer, answer]);
		expect((await failure(client.readSite())).code).toBe(code);
		expect(pauses).toEqual(expected);
	});

	test('that has moved is not followed', async () => {
		const { client, asked } = await replaying([
			{ status: 301, headers: { location: 'http://127.0.0.1:9/w/api.php' }, body: '' },
		]);
		expect((await failure(client.readSite())).code).toBe('WIKI_REFUSED');
		expect(asked).toHaveLength(1);
	});

	test('once and then not again', async () => {
		const internal = json({ error: { code: 'internal_api_error_DBQueryError', info: 'x' } });
		const { client, pauses, left } = await replaying([
			internal,
			{ status: 503, body: '' },
			json({ query: { pages: pages(5) } }),
		]);
		expect([...(await client.readRevisions([5], { text: true })).keys()]).toEqual([5]);
		expect([pauses, left]).toEqual([[1, 2], []]);
	});

	test('by not being there', async () => {
		const client = createWikiClient({
			wiki: 'x',
			apiUrl: 'http://127.0.0.1:9/w/api.php',
			userAgent: 'test',
			clock: { now: () => new Date(), sleep: async () => undefined },
		});
		expect((await failure(client.readSite())).code).toBe('WIKI_UNREACHABLE');
	});

	test('by never answering', async () => {
		const url = await listen(() => () => new Promise<Response>(() => undefined));
		const client = createWikiClient({
			wiki: 'x',
			apiUrl: url,
			userAgent: 'test',
			timeoutMs: 50,
			attempts: 1,
		});
		expect((await failure(client.readSite())).code).toBe('WIKI_TIMEOUT');
	});

	test('by never ceasing to answer', async () => {
		const endless = () =>
			new Response(
				new ReadableStream({
					pull(controller) {
						controller.enqueue(new Uint8Array(64 * 1024).fill(0x20));
					},
				}),
			);
		const url = await listen(() => endless);
		const client = createWikiClient({ wiki: 'x', apiUrl: url, userAgent: 'test', maxBodyBytes: 1024 * 1024 });
		expect((await failure(client.readSite())).code).toBe('WIKI_NONSENSE');
	});

	test('by continuing without end', async () => {
		const url = await listen(
			() => () => Response.json({ continue: { rvcontinue: '1|2', continue: '||' }, query: { pages: [] } }),
		);
		const client = createWikiClient({ wiki: 'x', apiUrl: url, userAgent: 'test' });
		expect((await failure(client.readRevisions([5], { text: true }))).message).toContain('without end');
	});
});

test('an answer cut for its length is continued', async () => {
	const first = { continue: { rvcontinue: '20260101000000|6', continue: '||' }, query: { pages: pages(5) } };
	const { client, asked } = await replaying([
		json(first),
		json({ query: { badrevids: { 7: { revid: 7, missing: true } }, pages: pages(6) } }),
	]);
	const revisions = await client.readRevisions([5, 6, 7, 5], { text: true });
	expect([...revisions.keys()].sort()).toEqual([5, 6, 7]);
	expect(revisions.get(7)).toEqual({ missing: true });
	expect(asked[0]?.query.get('revids')).toBe('5|6|7');
	expect(asked[1]?.query.get('rvcontinue')).toBe('20260101000000|6');
});

test('a parent that is gone is replaced by what was before in time', async () => {
	const compare = {
		torevid: 9,
		totitle: 'A',
		tons: 0,
		tosize: 1,
		totimestamp: '2026-01-01T00:00:00Z',
		body: '<tr></tr>',
		fromrevid: 3,
	};
	const { client, asked } = await replaying([
		json({ error: { code: 'nosuchrevid', info: 'There is no revision with ID 8.' } }),
		json({ compare }),
	]);
	expect(await client.readDiff(9, 'table', { parentId: 8 })).toMatchObject({
		kind: 'diff',
		fromRevisionId: 3,
	});
	expect(
		asked.map(({ query }) => [query.get('fromrev'), query.get('torev'), query.get('torelative')]),
	).toEqual([
		['8', '9', null],
		['9', null, 'prev'],
	]);
});

test('lists are cut by number and by length, without repeats', () => {
	const ids = Array.from({ length: 120 }, (_, i) => i);
	expect(batches([...ids, ...ids]).map((part) => part.length)).toEqual([50, 50, 20]);
	const names = Array.from({ length: 50 }, (_, i) => `${'مستخدم'.repeat(4)} ${i}`);
	const parts = batches(names);
	expect(parts.flat()).toEqual(names);
	for (const part of parts) expect(encodeURIComponent(part.join('|')).length).toBeLessThan(4100);
	expect(batches([])).toEqual([]);
});

test('Retry-After is read as seconds or as a date', () => {
	const now = new Date('2026-11-21T21:00:00Z');
	expect(parseRetryAfter('5', now)).toBe(5);
	expect(parseRetryAfter('Sat, 21 Nov 2026 21:00:30 GMT', now)).toBe(30);
	expect(parseRetryAfter('Sat, 21 Nov 2026 20:00:00 GMT', now)).toBe(0);
	expect(parseRetryAfter('soon', now)).toBeNull();
	expect(parseRetryAfter(null, now)).toBeNull();
});
