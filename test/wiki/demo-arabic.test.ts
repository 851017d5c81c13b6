import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createDemoWiki } from '../../server/demo-wiki/app.ts';
import { loadArabicDemoWiki } from '../../server/demo-wiki/load.ts';
import { createWikiClient } from '../../server/remote/wiki-client.ts';
import { demoWikiData } from './demo.ts';
import { listen } from './loopback.ts';

const data = await loadArabicDemoWiki();
const revisions = [...data.revisions.values()];

const Seeds = z.array(z.object({ rev: z.int(), page: z.string(), user: z.string(), kind: z.string() }));
const folder = new URL('../../server/demo-wiki/data/arabic/', import.meta.url);
const seeds = Seeds.parse(JSON.parse(readFileSync(new URL('seed-revisions.json', folder), 'utf8')));

async function connected() {
	const url = await listen((publicUrl) => {
		const app = createDemoWiki({ data, publicUrl, clients: [], signInAccounts: [] });
		return (request) => app.fetch(request);
	});
	const userAgent = 'label-wing-test/1.0';
	return { url, client: createWikiClient({ wiki: data.wiki, apiUrl: `${url}/ar/w/api.php`, userAgent }) };
}

describe('the demo wiki in Arabic', () => {
	test('says so, and where it is', async () => {
		const { client, url } = await connected();
		expect(await client.readSite()).toMatchObject({
			...{ wiki: 'artestwiki', name: 'ويكي التجارب', language: 'ar', rtl: true },
			...{ serverUrl: url, articlePath: '/ar/wiki/$1', scriptPath: '/ar/w/index.php' },
		});
	});

	test('is read by the client like any other: all edits but the one whose text is hidden', async () => {
		const { client } = await connected();
		const edits = await client.readEdits(revisions.map(({ revision }) => revision.revisionId));
		const hidden = revisions.flatMap(({ revision }) => (revision.text === null ? [revision.revisionId] : []));
		expect([...edits].flatMap(([id, edit]) => ('reason' in edit ? [id] : []))).toEqual(hidden);
		expect(hidden).toHaveLength(1);
		for (const edit of edits.values()) expect('reason' in edit || edit.revision.wiki).not.toBe('testwiki');
	});

	test('links to itself from its summaries and pages, which read from right to left', async () => {
		const { client, url } = await connected();
		const { rev = 0 } = seeds.find(({ kind }) => kind === 'rollback') ?? {};
		const diff = await client.readDiff(rev, 'table', { language: 'ar' });
		expect(diff).toMatchObject({ parsedComment: expect.stringContaining('href="/ar/w/index.php?title=') });
		const page = await (await fetch(`${url}/ar/w/index.php?diff=${rev}`)).text();
		expect(page).toContain('<html lang="ar" dir="rtl"');
		expect(page.match(/(href)="\/(?!ar\/)/g)).toBeNull();
		expect((await fetch(`${url}/wiki/Main_Page`)).status).toBe(404);
	});

	test('has edits of every kind by people of every kind', () => {
		const kinds = new Set(revisions.map(({ revision }) => revision.editor.kind));
		expect(kinds).toEqual(new Set(['registered', 'temporary', 'anonymous']));
		const users = new Set(revisions.map(({ revision }) => revision.editor.name));
		expect(users.size).toBeGreaterThanOrEqual(12);
		for (const kind of ['good-add', 'goodfaith-damaging', 'vandal-sneaky', 'spam', 'rollback', 'undo'])
			expect(seeds.filter((seed) => seed.kind === kind).length).toBeGreaterThan(1);
		const seeded = revisions.filter(({ page }) => page.namespace !== 4);
		const ids = seeded.map(({ revision }) => revision.revisionId).sort((a, b) => a - b);
		expect(seeds.map(({ rev }) => rev)).toEqual(ids);
		for (const { rev, page, user } of seeds)
			expect(data.revisions.get(rev)).toMatchObject({
				...{ page: { title: page }, revision: { editor: { name: user } } },
			});
	});

	test('shares accounts with the first: one name, one number', () => {
		const first = new Map([...demoWikiData.accounts.values()].map(({ id, name }) => [name, id]));
		const both = [...data.accounts.values()].filter(({ name }) => first.has(name));
		expect(both.length).toBeGreaterThanOrEqual(8);
		for (const { id, name } of both) expect([name, id]).toEqual([name, first.get(name)]);
		const others = [...data.accounts.values()].filter(({ name }) => !first.has(name));
		for (const { id } of others) expect(demoWikiData.accounts.has(id)).toBe(false);
		for (const { revision } of revisions) {
			const { registration = null } = data.accounts.get(revision.editor.id) ?? {};
			if (registration) expect(registration < revision.timestamp).toBe(true);
		}
	});
});
