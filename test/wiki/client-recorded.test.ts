import { describe, expect, test } from 'vitest';
import type { Revision } from '../../campaigns/contract/revision.ts';
import { parseAccounts, parseBlocked } from '../../server/remote/parse-accounts.ts';
import { parseDiff } from '../../server/remote/parse-diff.ts';
import { parseRevisions } from '../../server/remote/parse-revisions.ts';
import { parseSite } from '../../server/remote/parse-site.ts';
import { recording, recordings, recordingsNamed } from './recordings.ts';
import { replaying } from './replay.ts';

const body = (name: string) => recording(name).response.body;

/** The revisions of a recording, which asked for less than the client does, by id. */
function revisionsIn(name: string): Map<number, Revision> {
	// only recordings with slots have the shape the client asks for: the others get the slots they were not asked for
	const withSlots = JSON.parse(JSON.stringify(body(name)), (_, value) =>
		typeof value?.revid === 'number' && 'parentid' in value
			? { timestamp: '2026-01-01T00:00:00Z', slots: { main: {} }, ...value }
			: value,
	);
	return new Map(
		parseRevisions(withSlots, 'testwiki').revisions.map((revision) => [revision.revisionId, revision]),
	);
}

describe.skipIf(recordings === null)('recorded revisions are read', () => {
	test('one with everything', () => {
		expect(revisionsIn('query-revisions-content').get(9)).toEqual({
			wiki: 'testwiki',
			revisionId: 9,
			parentId: 8,
			pageId: 2,
			namespace: 0,
			title: 'Harbour of Lindeby',
			timestamp: '2025-02-04T19:11:35Z',
			minor: false,
			comment: '/* History */ added a detail',
			editor: { kind: 'registered', id: 13, name: 'CopyEditor' },
			tags: [],
			contentModel: 'wikitext',
			text: expect.stringMatching(/^\{\{Infobox test\|.*\[\[Category:Test subjects\]\]$/s),
			hidden: { text: false, comment: false, user: false, suppressed: false },
		});
	});

	test.each([
		['query-revisions-revdel-text', 366, { text: true, comment: false, user: false, suppressed: false }],
		['query-revisions-revdel-user', 368, { text: false, comment: false, user: true, suppressed: false }],
		['query-revisions-revdel-comment', 369, { text: false, comment: true, user: false, suppressed: false }],
		['query-revisions-revdel-all', 370, { text: true, comment: true, user: true, suppressed: false }],
		['query-revisions-suppressed', 371, { text: true, comment: true, user: true, suppressed: true }],
		['query-revisions-hidden-user', 375, { text: false, comment: false, user: true, suppressed: true }],
	])('hidden parts: %s', (name, id, hidden) => {
		const revision = revisionsIn(name).get(id);
		expect(revision?.hidden).toEqual(hidden);
		expect(revision?.text === null).toBe(hidden.text);
		expect(revision?.comment === null).toBe(hidden.comment);
		expect(revision?.editor.name === null).toBe(hidden.user);
	});

	test.each([
		['query-revisions-anon', 377, { kind: 'anonymous', id: 0, name: '2001:DB8:1:2:3:4:5:6' }],
		['query-revisions-anon', 378, { kind: 'anonymous', id: 0, name: '198.51.100.23' }],
		['query-revisions-temp-account', 385, { kind: 'temporary', id: 21, name: '~2026-1' }],
		['query-revisions-imported', 379, { kind: 'registered', id: 11, name: 'Gardener' }],
		['query-revisions-imported', 380, { kind: 'imported', id: 0, name: 'other>Stranger From Elsewhere' }],
		['query-revisions-imported', 381, { kind: 'anonymous', id: 0, name: '192.0.2.55' }],
	])('editors: %s %i', (name, id, editor) => {
		expect(revisionsIn(name).get(id)?.editor).toEqual(editor);
	});

	test('unknown ids, revisions of deleted pages, content that is no wikitext', () => {
		expect(
			parseRevisions(
				{
					batchcomplete: true,
					query: {
						badrevids: (body('query-revisions-bad') as { query: { badrevids: object } }).query.badrevids,
					},
				},
				'x',
			),
		).toEqual({
			revisions: [],
			missing: [88888888, 99999999],
		});
		expect(revisionsIn('query-revisions-json-content').get(360)).toMatchObject({
			contentModel: 'json',
			namespace: 2,
		});
	});
});

describe.skipIf(recordings === null)('recorded accounts, diffs and sites are read', () => {
	test('accounts: groups, old ones, hidden ones, addresses', () => {
		const accounts = new Map(parseAccounts(body('query-users')).map((account) => [account.name, account]));
		expect(accounts.get('Volunteer1')).toEqual({
			name: 'Volunteer1',
			groups: ['*', 'user', 'autoconfirmed'],
			editCount: 11,
			registration: '2015-06-07T08:09:10Z',
		});
		expect(accounts.get('OldAccount')?.registration).toBeNull();
		expect(accounts.get('Coordinator')?.groups).toContain('sysop');
		for (const name of ['HiddenUser', 'No Such User', '192.0.2.17']) expect(accounts.has(name)).toBe(false);
		expect(parseBlocked(body('query-users'))).toEqual(['BlockedUser']);
	});

	const diffs = recordingsNamed('compare-').filter((name) => {
		const answer = body(name) as {
			compare?: { totitle?: string; tosize?: number; totimestamp?: string; body?: string };
		};
		const { compare } = answer;
		return compare?.totitle !== undefined && compare.body !== undefined && compare.totimestamp !== undefined;
	});
	test('there are diffs to read', () => expect(diffs.length).toBeGreaterThan(35));
	test.each(diffs)('%s', (name) => {
		const diff = parseDiff(body(name), 'table');
		expect(diff.first).toBe(/first-revision|json-page|redirect-page/.test(name));
		expect(diff.author === null).toBe(name === 'compare-revdel-user');
		expect(diff.parsedComment === null).toBe(name === 'compare-revdel-comment');
		expect(diff.body === '').toBe(name === 'compare-same');
	});

	test('a site', () => {
		expect(parseSite(body('query-siteinfo'))).toEqual({
			wiki: 'testwiki',
			name: 'Test Wiki',
			language: 'en',
			rtl: false,
			serverUrl: 'http://127.0.0.1:8090',
			articlePath: '/wiki/$1',
			scriptPath: '/w/index.php',
			generator: 'MediaWiki 1.43.11',
			readOnly: false,
		});
		const general = {
			...(body('query-siteinfo') as { query: { general: object } }).query.general,
			server: '//en.wikipedia.org',
		};
		expect(parseSite({ query: { general } }).serverUrl).toBe('https://en.wikipedia.org');
	});
});

describe.skipIf(recordings === null)('the client, over HTTP', () => {
	test('asks politely: who it is, how patient it is, without cookies', async () => {
		const cookie = {
			headers: { 'set-cookie': 'a=b' },
			body: JSON.stringify(body('query-revisions-revdel-text')),
		};
		const { client, asked } = await replaying([cookie, cookie]);
		await client.readRevisions([366], { text: true });
		await client.readRevisions([366], { text: true });
		for (const { query, headers } of asked) {
			expect(headers.get('user-agent')).toMatch(/^label-wing-test\/1\.0 \(https/);
			expect(headers.get('cookie')).toBeNull();
			expect(headers.get('authorization')).toBeNull();
			expect(query.get('maxlag')).toBe('5');
			expect(query.get('formatversion')).toBe('2');
			expect(query.get('rvslots')).toBe('main');
		}
	});

	test('waits as long as a lagged wiki says, then asks again', async () => {
		const { client, pauses, asked } = await replaying(['error-maxlag', 'query-siteinfo']);
		expect((await client.readSite()).wiki).toBe('testwiki');
		expect(pauses).toEqual([5]);
		expect(asked).toHaveLength(2);
	});

	test('gives up on a wiki that stays behind, and says for how long to leave it alone', async () => {
		const { client, pauses } = await replaying(['error-maxlag', 'error-maxlag', 'error-maxlag']);
		await expect(client.readSite()).rejects.toMatchObject({
			code: 'WIKI_LAGGED',
			apiCode: 'maxlag',
			retryAfterSeconds: 5,
		});
		expect(pauses).toEqual([5, 5]);
	});

	test('does not wait longer than it may', async () => {
		const { client, pauses } = await replaying([
			{ status: 503, headers: { 'retry-after': '120' }, body: 'busy' },
		]);
		await expect(client.readSite()).rejects.toMatchObject({
			code: 'WIKI_UNREACHABLE',
			retryAfterSeconds: 120,
		});
		expect(pauses).toEqual([]);
	});

	test('a wiki without wikidiff2 gives tables instead, and is not asked for the other again', async () => {
		const table = { body: JSON.stringify(body('compare-bad-silly-table')) };
		const { client, asked } = await replaying(['compare-no-wikidiff2-inline', table, table]);
		expect(await client.readDiff(21, 'inline')).toMatchObject({
			type: 'table',
			revisionId: 21,
			fromRevisionId: 20,
		});
		expect(await client.readDiff(21, 'inline')).toMatchObject({ type: 'table' });
		expect(asked.map(({ query }) => query.get('difftype'))).toEqual(['inline', 'table', 'table']);
	});

	test.each([
		['compare-unknown-rev', 'missing'],
		['compare-deleted-page-rev', 'missing'],
		['compare-revdel-text', 'text-hidden'],
		['compare-revdel-text-from', 'text-hidden'],
		['compare-suppressed', 'text-hidden'],
	])('%s: the diff is gone, %s', async (name, reason) => {
		const { client } = await replaying([name]);
		expect(await client.readDiff(1, 'table')).toEqual({ kind: 'gone', reason });
	});

	test('the language of the page is asked for', async () => {
		const { client, asked } = await replaying(['compare-unknown-rev']);
		await client.readDiff(9, 'table', { language: 'ar' });
		expect(asked[0]?.query.get('uselang')).toBe('ar');
	});

	test.each([
		['error-unknown-action', 'WIKI_REFUSED', 'badvalue'],
		['query-revisions-too-many', 'WIKI_REFUSED', 'toomanyvalues'],
		['oauth2-api-read-authonly', 'WIKI_REFUSED', 'readapidenied'],
	])('%s is %s', async (name, code, apiCode) => {
		const { client } = await replaying([name]);
		await expect(client.readRevisions([1], { text: false })).rejects.toMatchObject({ code, apiCode });
	});
});
