import { describe, expect, test } from 'vitest';
import { noFaults } from '../../server/demo-wiki/faults.ts';
import { createWikiClient } from '../../server/remote/wiki-client.ts';
import { demoWiki, demoWikiData } from './demo.ts';
import { listen } from './loopback.ts';

/** The demo wiki and a client of it, over real HTTP. */
async function connected() {
	const faults = noFaults();
	const requests: string[] = [];
	const url = await listen((publicUrl) => {
		const app = demoWiki({ publicUrl, faults });
		return (request) => {
			requests.push(request.url);
			return app.fetch(request);
		};
	});
	const client = createWikiClient({
		wiki: 'testwiki',
		apiUrl: `${url}/w/api.php`,
		userAgent: 'label-wing-test/1.0',
		timeoutMs: 2000,
		clock: { now: () => new Date(), sleep: async () => undefined },
	});
	return { client, faults, requests, url };
}

describe('the client reads the demo wiki', () => {
	test('every revision, as the export has it', async () => {
		const { client, requests } = await connected();
		const ids = [...demoWikiData.revisions.keys()];
		const read = await client.readRevisions(ids, { text: true });
		expect(requests).toHaveLength(Math.ceil(387 / 50));
		for (const { revision } of demoWikiData.revisions.values()) {
			const { contentFormat, sizeBytes, sha1, recentChange, ...shared } = revision;
			expect(read.get(revision.revisionId)).toEqual(shared);
		}
	});

	test('every edit, with the text before it and the account', async () => {
		const { client, requests } = await connected();
		const ids = [...demoWikiData.revisions.keys(), 373, 99_999_999];
		const edits = await client.readEdits(ids);
		expect(requests.length).toBeLessThanOrEqual(3 * Math.ceil(389 / 50));
		expect(edits.size).toBe(389);
		const reasons = Object.fromEntries(
			[...edits].flatMap(([id, edit]) => ('reason' in edit ? [[id, edit.reason]] : [])),
		);
		expect(reasons).toEqual({
			366: 'text-hidden',
			370: 'text-hidden',
			371: 'text-hidden',
			373: 'missing',
			99999999: 'missing',
		});
		for (const edit of edits.values()) {
			if ('reason' in edit) continue;
			const { revision, parentText, account } = edit;
			const parent = demoWikiData.revisions.get(revision.parentId)?.revision;
			expect(parentText).toBe(revision.parentId === 0 ? '' : parent?.text);
			const { kind, name } = revision.editor;
			expect(account?.name ?? null).toBe(kind === 'registered' || kind === 'temporary' ? name : null);
		}
		expect(edits.get(367)).toMatchObject({ parentText: null });
		expect(edits.get(385)).toMatchObject({ account: { groups: ['*', 'temp'] } });
	});

	test('revisions without their texts still tell which texts are hidden', async () => {
		const { client } = await connected();
		const read = await client.readRevisions([9, 366], { text: false });
		expect(read.get(9)).toMatchObject({ text: null, hidden: { text: false }, contentModel: 'wikitext' });
		expect(read.get(366)).toMatchObject({ text: null, hidden: { text: true } });
	});

	test('accounts, and who is blocked', async () => {
		const { client } = await connected();
		const accounts = await client.readAccounts(['Coordinator', 'HiddenUser', '192.0.2.17', 'Nobody']);
		expect(accounts.get('Coordinator')).toMatchObject({
			groups: expect.arrayContaining(['sysop']),
			editCount: 0,
		});
		expect([...accounts.values()].slice(1)).toEqual([null, null, null]);
		expect(await client.readAccount('BlockedUser')).toMatchObject({ blocked: true });
		expect(await client.readAccount('~2026-1')).toMatchObject({ groups: ['*', 'temp'], blocked: false });
		expect(await client.readAccount('OldAccount')).toMatchObject({ registration: null, editCount: 14 });
		for (const name of ['HiddenUser', '192.0.2.17', 'Nobody', 'OldAccount|Coordinator'])
			expect(await client.readAccount(name)).toBeNull();
		expect(await client.readBlocked('BlockedUser')).toBe(true);
		expect(await client.readBlocked('Coordinator')).toBe(false);
	});

	test('diffs: against the parent, against what was before in time, of a new page', async () => {
		const { client } = await connected();
		// on this page two histories were merged, so that the revision before in time is not the parent
		expect(await client.readDiff(9, 'inline')).toMatchObject({ fromRevisionId: 3, type: 'inline' });
		expect(await client.readDiff(9, 'inline', { parentId: 8 })).toMatchObject({
			fromRevisionId: 8,
			fromSize: 437,
			toSize: 507,
			title: 'Harbour of Lindeby',
			author: 'CopyEditor',
			first: false,
			body: expect.stringContaining('<ins title="Content added">'),
		});
		expect(await client.readDiff(18, 'table', { parentId: 0 })).toMatchObject({
			first: true,
			fromSize: 0,
			fromRevisionId: null,
		});
		expect(await client.readDiff(366, 'table')).toEqual({ kind: 'gone', reason: 'text-hidden' });
		expect(await client.readDiff(373, 'table')).toEqual({ kind: 'gone', reason: 'missing' });
	});

	test('what the site says of itself', async () => {
		const { client, url } = await connected();
		expect(await client.readSite()).toMatchObject({
			wiki: 'testwiki',
			serverUrl: url,
			articlePath: '/wiki/$1',
		});
	});

	test.each([
		['lag', { lagSeconds: 30 }, 'WIKI_LAGGED'],
		['an error of its proxy', { status: 502 }, 'WIKI_UNREACHABLE'],
		['nonsense', { nonsense: true }, 'WIKI_NONSENSE'],
		['slowness', { delayMs: 60_000 }, 'WIKI_TIMEOUT'],
	])('and says so when there is %s', async (_, change, code) => {
		const { client, faults, url } = await connected();
		Object.assign(faults, change);
		const impatient = createWikiClient({
			wiki: 'testwiki',
			apiUrl: `${url}/w/api.php`,
			userAgent: 'label-wing-test/1.0',
			timeoutMs: code === 'WIKI_TIMEOUT' ? 50 : 2000,
			attempts: 2,
			clock: { now: () => new Date(), sleep: async () => undefined },
		});
		await expect(impatient.readRevisions([9], { text: true })).rejects.toMatchObject({ code });
		Object.assign(faults, noFaults());
		expect((await client.readRevisions([9], { text: true })).size).toBe(1);
	});
});
