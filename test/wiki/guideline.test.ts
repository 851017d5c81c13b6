/** Pages of a wiki as guidelines: found by title or address, read at a revision, safe to put beside an edit. */
import { describe, expect, test } from 'vitest';
import { namedPage } from '../../server/remote/page-address.ts';
import { parseRendered } from '../../server/remote/parse-rendered.ts';
import { wikiPorts } from '../../server/remote/ports.ts';
import { sanitiseGuideline } from '../../server/remote/sanitise-guideline.ts';
import { createWikiClient } from '../../server/remote/wiki-client.ts';
import { demoWiki } from './demo.ts';
import { RECORDED_URL, recording, recordings } from './recordings.ts';
import { replaying } from './replay.ts';

const site = { serverUrl: 'https://wiki.test', articlePath: '/wiki/$1', scriptPath: '/w/index.php' };

describe('a page is named by', () => {
	test.each([
		['a title', 'Help:Judging edits', { title: 'Help:Judging edits', revisionId: null }],
		[
			'its address',
			'https://wiki.test/wiki/Help:Judging_edits',
			{ title: 'Help:Judging_edits', revisionId: null },
		],
		['an address in another script', 'https://wiki.test/wiki/%D8%AF', { title: 'د', revisionId: null }],
		[
			'one of a script',
			'https://wiki.test/w/index.php?title=A&action=edit',
			{ title: 'A', revisionId: null },
		],
		['a permanent link', 'https://wiki.test/w/index.php?title=A&oldid=12', { title: 'A', revisionId: 12 }],
		['a permanent link alone', 'https://wiki.test/w/index.php?oldid=12', { title: null, revisionId: 12 }],
		['no other site', 'https://elsewhere.test/wiki/A', null],
		['no other path', 'https://wiki.test/', null],
		['no broken address', 'https://wiki.test/wiki/%E0%A4', null],
	])('%s', (_, page, expected) => {
		expect(namedPage(page, site)).toEqual(expected);
	});
});

describe('what a page may put beside an edit', () => {
	const clean = (html: string) => sanitiseGuideline(html, 'https://wiki.test/w/index.php?oldid=12');

	test('text, lists, tables; headings below those of the panel', () => {
		expect(
			clean('<h2 id="x"><span class="mw-headline">When</span></h2><p style="position:fixed">A <b>b</b></p>'),
		).toBe('<h4><span>When</span></h4><p>A <b>b</b></p>');
		expect(clean('<table class="wikitable"><tr><td colspan="2" onclick="x()">1</td></tr></table>')).toBe(
			'<table><tr><td colspan="2">1</td></tr></table>',
		);
	});

	test('links that open beside, to the web only', () => {
		expect(clean('<a href="/wiki/A" title="A" class="new">A</a>')).toBe(
			'<a href="https://wiki.test/wiki/A" target="_blank" rel="noopener noreferrer">A</a>',
		);
		expect(clean('<a href="#Part">A</a>')).toContain('href="https://wiki.test/w/index.php?oldid=12#Part"');
		for (const href of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', ' java\nscript:alert(1)'])
			expect(clean(`<a href="${href}">A</a>`)).toBe('<span>A</span>');
	});

	test('nothing that acts, loads or covers', () => {
		const nasty = [
			'<script>alert(1)</script>',
			'<style>*{display:none}</style>',
			'<img src=x onerror=alert(1)>',
			'<iframe src="https://x.test"></iframe>',
			'<form action="/api/logout"><input name=a><button>b</button></form>',
			'<svg onload=alert(1)><p>x</p></svg>',
			'<div class="noprint">Edit this page</div>',
			'<p id="answers" class="lw-answers" data-x="1" dir="javascript" lang="en">kept</p>',
		].join('');
		expect(clean(nasty)).toBe('b<p lang="en">kept</p>');
	});
});

describe('the demo wiki', () => {
	const app = demoWiki();
	const client = createWikiClient({
		apiUrl: `${RECORDED_URL}/w/api.php`,
		wiki: 'testwiki',
		userAgent: 'label-wing-test/1.0 (https://label-wing.example; test@label-wing.example)',
		fetch: async (input, init) => await app.fetch(new Request(input, init)),
	});
	const ports = wikiPorts(client, () => client.readSite());
	const title = 'Test Wiki:Label Wing/Damaging and good faith';

	test('has a page about judging, found by any of its names', async () => {
		const newest = { title, revisionId: 389 };
		for (const page of [
			'Project:Label Wing/Damaging and good faith',
			title,
			`${RECORDED_URL}/wiki/Test_Wiki:Label_Wing/Damaging_and_good_faith`,
		])
			expect(await ports.findGuideline(page, null)).toEqual(newest);
		expect(await ports.findGuideline(title, 388)).toEqual({ title, revisionId: 388 });
		expect(await ports.findGuideline(`${RECORDED_URL}/w/index.php?oldid=388`, null)).toEqual({
			...{ title, revisionId: 388 },
		});
	});

	test('finds nothing by a title that is none, or a revision of another page', async () => {
		for (const [page, revisionId] of [
			['No such page', null],
			['Bad[title', null],
			[title, 23],
			[title, 99_999_999],
		] as const)
			expect(await ports.findGuideline(page, revisionId)).toBeNull();
	});

	test('gives it to read', async () => {
		const read = await ports.readGuideline(389);
		const text = 'text' in read ? read.text : null;
		expect(text).toMatchObject({ title, revisionId: 389, language: 'en', direction: 'ltr' });
		expect(text?.url).toBe(`${RECORDED_URL}/w/index.php?oldid=389`);
		expect(text?.html).toContain('<h4><span>Is it damaging?</span></h4>');
		expect(text?.html).toContain('<th>What you see');
		expect(await ports.readGuideline(366)).toEqual({ gone: 'text_hidden' });
		expect(await ports.readGuideline(99_999_999)).toEqual({ gone: 'missing' });
	});
});

describe.skipIf(recordings === null)('as recorded', () => {
	test('a page without what is there for editors', () => {
		const page = parseRendered(recording('parse-oldid-nochrome').response.body);
		expect(page).toMatchObject({ title: 'River Ostrel', revisionId: 23 });
		expect(sanitiseGuideline(page.html, RECORDED_URL)).toContain('<h4><span>History</span></h4>');
	});

	test.each([
		['parse-oldid-unknown', 'missing'],
		['parse-oldid-deleted', 'missing'],
		['parse-oldid-revdel', 'text-hidden'],
	])('%s is gone: %s', async (name, reason) => {
		const { client } = await replaying([name]);
		expect(await client.readRendered(1)).toEqual({ kind: 'gone', reason });
	});
});
