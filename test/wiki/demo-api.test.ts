import { describe, expect, test } from 'vitest';
import { noFaults } from '../../server/demo-wiki/faults.ts';
import { renderWikitext } from '../../server/demo-wiki/wikitext.ts';
import { demoWiki, demoWikiData } from './demo.ts';
import { RECORDED_URL, recording, recordings, recordingsNamed } from './recordings.ts';

const wiki = demoWiki();
const TOLD_HEADERS = [
	'content-type',
	'mediawiki-api-error',
	'cache-control',
	'x-frame-options',
	'retry-after',
	'x-database-lag',
];

/** Asks the demo wiki what the recorded wiki was asked. */
async function askAgain(name: string, app = wiki, more = '') {
	const { request, response } = recording(name);
	const url = request.url.replace(RECORDED_URL, '') + more;
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const answer = await app.request(url, {
		method: request.method,
		...(request.body === undefined ? {} : { body: request.body, headers: form }),
	});
	const told = (headers: Headers) =>
		Object.fromEntries(
			TOLD_HEADERS.map((header) => [header, headers.get(header)]).filter(([, value]) => value !== null),
		);
	return {
		got: { status: answer.status, headers: told(answer.headers), body: await answer.json() },
		recorded: { status: response.status, headers: told(new Headers(response.headers)), body: response.body },
	};
}

/** Recorded for other ends: another diff engine, another format, modules and texts the demo wiki does not have. */
const OTHER_ENDS = /phpengine|no-wikidiff2|formatversion1|compare-text|suppressed-bearer/;

describe.skipIf(recordings === null)('api.php answers as recorded', () => {
	test.each(
		recordingsNamed(
			'compare-',
			'query-revisions-',
			'error-',
			'query-users',
			'query-recentchanges-',
			'parse-oldid-',
		)
			.filter((name) => !OTHER_ENDS.test(name))
			.filter(
				(name) =>
					!['query-users-centralids', 'error-maxlag', 'error-unknown-param', 'parse-oldid-nochrome'].includes(
						name,
					),
			),
	)('%s', async (name) => {
		const { got, recorded } = await askAgain(name);
		expect(got).toEqual(recorded);
	});

	test('a lagged database refuses calls that will not wait for it', async () => {
		const { got, recorded } = await askAgain(
			'error-maxlag',
			demoWiki({ faults: { ...noFaults(), lagSeconds: 7.5 } }),
		);
		expect(got).toEqual(recorded);
		const patient = await demoWiki({ faults: { ...noFaults(), lagSeconds: 4 } }).request(
			'/w/api.php?format=json&formatversion=2&action=query&meta=siteinfo&maxlag=5',
		);
		expect(await patient.json()).toHaveProperty('query.general');
	});

	test('recent changes are the recorded ones, less the logs that no export carries', async () => {
		const { got, recorded } = await askAgain('query-recentchanges', wiki, '&rcstart=2026-11-21T20:58:00Z');
		type Change = { type: string; rcid: number; revid: number };
		const changes = (body: unknown) => (body as { query: { recentchanges: Change[] } }).query.recentchanges;
		const edits = changes(recorded.body).filter(({ type }) => type !== 'log');
		const expected = edits.map((change) => ({ ...change, rcid: change.revid }));
		expect(changes(got.body).slice(0, expected.length)).toEqual(expected);
	});

	test('an unknown parameter is warned of; what is told of the site is what was recorded', async () => {
		const { got, recorded } = await askAgain('error-unknown-param');
		expect(got.body).toHaveProperty('warnings.main.warnings', 'Unrecognized parameter: nonsense.');
		const general = (body: unknown) =>
			(body as { query: { general: Record<string, unknown> } }).query.general;
		expect({ ...general(recorded.body), time: '2026-11-21T21:00:00Z' }).toMatchObject(general(got.body));
		expect(Object.keys(general(got.body)).length).toBeGreaterThan(25);
	});

	test('namespaces are the recorded ones', async () => {
		const { got, recorded } = await askAgain('query-siteinfo');
		type Site = { query: Record<'namespaces' | 'namespacealiases' | 'autocreatetempuser', unknown> };
		const part = (body: unknown) => {
			const { namespaces, namespacealiases, autocreatetempuser } = (body as Site).query;
			return { namespaces, namespacealiases, autocreatetempuser };
		};
		expect(part(got.body)).toEqual(part(recorded.body));
	});

	test('read-only mode is told and refuses to write', async () => {
		const app = demoWiki({ faults: { ...noFaults(), readOnlyReason: 'Test of read-only mode' } });
		const edit = await askAgain('readonly-edit', app);
		expect(edit.got).toEqual(edit.recorded);
		const site = await askAgain('readonly-siteinfo', app);
		expect(site.got.body).toMatchObject({
			query: { general: { readonly: true, readonlyreason: 'Test of read-only mode' } },
		});
	});

	test('a page is rendered as recorded, but for references, which that wiki did not know', async () => {
		const { got, recorded } = await askAgain('parse-oldid-nochrome');
		const { parse } = got.body as { parse: { text: string; revid: number } };
		expect(recorded.body).toMatchObject({ parse: { ...parse, text: expect.any(String) } });
		const { text } = (recorded.body as { parse: { text: string } }).parse;
		const wikitext = demoWikiData.revisions.get(parse.revid)?.revision.text ?? '';
		expect(renderWikitext(wikitext, demoWikiData, { cite: false })).toBe(text);
		expect(parse.text).toContain(
			'<sup id="cite_ref-a1_1-0" class="reference"><a href="#cite_note-a1-1">[1]</a></sup>',
		);
		expect(parse.text).toContain('<li id="cite_note-a1-1">');
	});
});

/** Follows `continue` to the end and returns what each answer held. */
async function followed(parameters: string): Promise<unknown[]> {
	const answers: unknown[] = [];
	let further = '';
	for (;;) {
		const answer = await wiki.request(
			`/w/api.php?format=json&formatversion=2&action=query&${parameters}${further}`,
		);
		const body = (await answer.json()) as { continue?: Record<string, string>; query: unknown };
		answers.push(body.query);
		if (!body.continue) return answers;
		further = `&${new URLSearchParams(body.continue)}`;
	}
}

describe('lists go on where they ended', () => {
	test('recent changes, in either direction', async () => {
		const ids = async (direction: string) => {
			const answers = await followed(`list=recentchanges&rclimit=77&rcprop=ids&rcdir=${direction}`);
			return (answers as { recentchanges: { revid: number }[] }[]).flatMap(({ recentchanges }) =>
				recentchanges.map(({ revid }) => revid),
			);
		};
		const newest = await ids('older');
		expect(newest).toHaveLength(380);
		expect(new Set(newest).size).toBe(380);
		expect(await ids('newer')).toEqual(newest.toReversed());
	});

	test('the history of a page', async () => {
		const answers = await followed('prop=revisions&titles=Very_long_page&rvlimit=1&rvprop=ids');
		expect(answers).toHaveLength(2);
		const all = await followed('prop=revisions&titles=Harbour of Lindeby&rvlimit=5&rvprop=ids&rvdir=newer');
		const ids = (all as { pages: { revisions: { revid: number }[] }[] }[]).flatMap(({ pages }) =>
			pages.flatMap(({ revisions }) => revisions.map(({ revid }) => revid)),
		);
		expect(ids).toEqual([2, 8, 3, 9, 10, 4, 11, 12, 5, 13, 6, 7, 14, 15, 16, 17]);
	});
});

test.skipIf(recordings === null)(
	'revisions of all pages, as recorded before the last edits were made',
	async () => {
		const { got, recorded } = await askAgain('query-allrevisions', wiki, '&arvstart=2026-11-21T20:57:38Z');
		expect(got).toEqual(recorded);
	},
);

describe('categories of pages', () => {
	const ask = async (parameters: string) =>
		await (
			await wiki.request(`/w/api.php?format=json&formatversion=2&action=query&prop=categories&${parameters}`)
		).json();

	test('are those of the newest text, by page, and go on where an answer was cut', async () => {
		const first = [...demoWikiData.pages.values()].find(({ title }) => title === 'Harbour of Lindeby');
		const body = await ask(`pageids=${first?.pageId}|99999&cllimit=1`);
		expect(body.query.pages).toEqual([
			{ pageid: 99999, missing: true },
			{
				...{ pageid: first?.pageId, ns: first?.namespace, title: first?.title },
				categories: [{ ns: 14, title: expect.stringMatching(/^Category:/) }],
			},
		]);
		const all = await ask(`pageids=${[...demoWikiData.pages.keys()].slice(0, 50).join('|')}&cllimit=2`);
		expect(all.continue.clcontinue).toMatch(/^\d+\|\S+$/);
	});

	test('are only those asked for', async () => {
		const ids = [...demoWikiData.pages.keys()].slice(0, 50).join('|');
		const { query } = await ask(`pageids=${ids}&cllimit=max&clcategories=Category:Checked by bot`);
		const titles = query.pages.flatMap((page: { categories?: { title: string }[] }) =>
			(page.categories ?? []).map(({ title }) => title),
		);
		expect(new Set(titles)).toEqual(new Set(['Category:Checked by bot']));
		expect(titles.length).toBeGreaterThan(0);
	});
});
