/** The script on a wiki of another origin, in a real browser: the address it is loaded from is all that it is told. */
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';
import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { allLanguages } from '../../campaigns/contract/languages.ts';
import { SITE_SCRIPT } from '../../server/demo-wiki/pages/site-script.ts';
import { makeCampaign } from '../server/campaign.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';

const headers = { 'access-control-allow-origin': '*' };
const source = readFileSync(new URL('../../client/on-wiki/label-wing.js', import.meta.url), 'utf8');

async function listen(fetch: (request: Request) => Response | Promise<Response>) {
	const server = serve({ fetch, port: 0, hostname: '127.0.0.1' });
	await new Promise((ready) => server.once('listening', ready));
	const url = `http://localhost:${(server.address() as AddressInfo).port}`;
	return { url, close: () => new Promise<void>((closed) => server.close(() => closed())) };
}

describeInBrowser('the script on the wiki', (browser) => {
	let app: TestApp;
	let wiki: Awaited<ReturnType<typeof listen>>;
	let stranger: Awaited<ReturnType<typeof listen>>;
	let server: Awaited<ReturnType<typeof listen>>;
	let context: BrowserContext;
	let page: Page;
	/** what it asked Label Wing for */
	let asked: { path: string; cookie: string | undefined; referer: string | undefined }[];
	let scriptFrom = '';

	/** A page of a wiki, as the query says. */
	const pages = new Hono().get('/', (c) => {
		const query = c.req.query();
		const number = (name: string) => (query[name] ? Number(query[name]) : null);
		const config = {
			...{ wgDBname: 'testwiki', wgUserLanguage: query.uselang ?? 'en', wgAction: query.action ?? 'view' },
			...{ wgRevisionId: number('oldid') ?? 999, wgCurRevisionId: 999, wgDiffNewId: number('diff') },
		};
		const heading =
			query.diff && !query.bare ? '<table><tr><td class="diff-ntitle">After</td></tr></table>' : '';
		const several = query.several ? '<div class="diff-multi">3 intermediate revisions</div>' : '';
		const script = SITE_SCRIPT.replace(
			"location.origin + '/label-wing.js'",
			`'${scriptFrom}/label-wing.js'`,
		).replace('log() {}', 'log(text) { window.logged = text; }');
		return c.html(html`<!doctype html><html data-config="${JSON.stringify(config)}"><body>${raw(heading + several)}
<ul id="p-tb"></ul><script>${raw(`${script}`)}</script></body></html>`);
	});

	beforeAll(async () => {
		const clientFolder = await builtClient();
		wiki = await listen((request) => pages.fetch(request));
		stranger = await listen((request) => pages.fetch(request));
		const wikis = fakeWikis(fakeWiki({}, { url: wiki.url }));
		app = await startTestApp({ clientFolder, wikis, publicUrl: 'http://labels.example' });
		const anyone = app.browser();
		server = await listen((request) => {
			const { pathname, search } = new URL(request.url);
			return anyone.fetch(pathname + search, { headers: request.headers, method: request.method });
		});
		scriptFrom = server.url;
		const coordinator = await app.logIn('Gardener');
		await makeCampaign(coordinator, { edits: 3 });
		await makeCampaign(coordinator, { edits: 1 });
	});
	afterAll(async () => {
		for (const each of [wiki, stranger, server, app]) await each.close();
	});
	beforeEach(async () => {
		asked = [];
		context = await browser().newContext();
		await context.addCookies([{ name: 'label-wing-session', value: 'secret', url: server.url }]);
		page = await context.newPage();
		page.on('request', async (request) => {
			const { pathname } = new URL(request.url());
			if (!pathname.startsWith('/api/')) return;
			const { cookie, referer } = await request.allHeaders();
			asked.push({ path: pathname, cookie, referer });
		});
	});
	afterEach(() => context.close());

	const open = (query: string, from = wiki) => page.goto(`${from.url}/?${query}`);
	const openWithLink = async (query: string) => {
		await open(query);
		await page.locator('a').first().waitFor();
	};
	/** What it said of a failure where developers look: then it has ended. */
	const logged = async () => {
		await page.waitForFunction(() => 'logged' in window);
		return await page.evaluate(() => String(Reflect.get(window, 'logged')));
	};
	const links = () =>
		page
			.locator('a')
			.evaluateAll((all) =>
				all.map((a) => [a.textContent, a.getAttribute('href'), a.getAttribute('target')]),
			);

	test('adds a link to a diff, to a new tab, without cookies and without saying on which page', async () => {
		await openWithLink('diff=101');
		expect(await links()).toEqual([
			[
				'Label this edit',
				expect.stringMatching(/^http:\/\/labels\.example\/campaigns\/\d+\/label\?revision=101$/),
				'_blank',
			],
		]);
		expect(await page.locator('.diff-ntitle a').count()).toBe(1);
		expect(asked).toEqual([
			{ path: '/api/wikis/testwiki/revisions/101/tasks', cookie: undefined, referer: undefined },
		]);
	});

	test('adds it to the tools of the page of one revision, and where a diff has no heading', async () => {
		for (const query of ['oldid=102', 'diff=102&bare=1']) {
			await openWithLink(query);
			expect(await page.locator('#p-tb a').allInnerTexts()).toEqual(['Label this edit']);
		}
	});

	test('names the campaigns where there are several', async () => {
		await openWithLink('diff=100');
		expect((await links()).map(([text]) => text)).toEqual([
			'Label this edit: Autumn',
			'Label this edit: Autumn',
		]);
	});

	test.each([
		['an article as it is now', ''],
		['a history', 'oldid=101&action=history'],
		['several edits at once', 'diff=101&several=1'],
	])('asks nothing about %s', async (_, query) => {
		await open(query);
		expect(await page.evaluate(() => 'mw' in window)).toBe(true);
		expect(asked).toEqual([]);
		expect(await links()).toEqual([]);
	});

	test('adds nothing to an edit that nobody asks about', async () => {
		await page.addInitScript(() => {
			const read = Response.prototype.json;
			Response.prototype.json = async function () {
				const answer = await read.call(this);
				// after all that follows from it
				setTimeout(() => Reflect.set(window, 'answered', answer));
				return answer;
			};
		});
		await open('diff=4711');
		await page.waitForFunction(() => 'answered' in window);
		expect(await page.evaluate(() => Reflect.get(window, 'answered'))).toEqual({ campaigns: [] });
		expect(await links()).toEqual([]);
	});

	test('is not answered on a site that is not a wiki of this server, and then adds nothing', async () => {
		await open('diff=101', stranger);
		expect(await logged()).toContain('Failed to fetch');
		expect(asked).toHaveLength(1);
		expect(await links()).toEqual([]);
	});

	test.each([
		['refused', (route: Route) => route.abort()],
		['failing', (route: Route) => route.fulfill({ status: 503, headers, body: '{}' })],
		['talking nonsense', (route: Route) => route.fulfill({ status: 200, headers, body: '<html>' })],
		['of another version', (route: Route) => route.fulfill({ status: 200, headers, body: '{}' })],
		['silent', () => page.clock.fastForward(6000)],
	])('adds nothing when Label Wing is away: %s', async (_, away) => {
		const exceptions: string[] = [];
		page.on('pageerror', (error) => exceptions.push(String(error)));
		await page.clock.install();
		await page.route('**/api/**', (route) => away(route));
		await open('diff=101');
		expect(await logged()).toMatch(/^Label Wing: /);
		expect(await links()).toEqual([]);
		expect(exceptions).toEqual([]);
	});

	test('speaks the language of the wiki’s interface, or the one it is a kind of, or English', async () => {
		const texts: (string | null)[] = [];
		for (const language of [...allLanguages(), 'de-at', 'nds', 'constructor']) {
			await openWithLink(`diff=101&uselang=${language}`);
			texts.push((await links())[0]?.[0] ?? null);
		}
		const seven = texts.slice(0, allLanguages().length);
		expect(new Set(seven).size).toBe(allLanguages().length);
		const of = (language: string) => seven[allLanguages().findIndex((each) => each.startsWith(language))];
		expect(texts.slice(allLanguages().length)).toEqual([of('de'), of('en'), of('en')]);
		expect(of('en')).toBe('Label this edit');
	});

	test('leaves no global behind', async () => {
		await openWithLink('diff=101');
		const added = await page.evaluate(() => {
			const frame = document.createElement('iframe');
			document.body.append(frame);
			const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow));
			return Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name));
		});
		expect(added.sort()).toEqual(['mw']);
	});

	test('is served as written, to any site, and again only when it has changed', async () => {
		const response = await app.browser().fetch('/label-wing.js');
		expect(await response.text()).toBe(source);
		expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
		expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
		expect(response.headers.get('cache-control')).toBe('public, max-age=3600');
		const etag = response.headers.get('etag') ?? '';
		for (const known of [etag, `W/${etag}`, `"x", ${etag}`]) {
			const again = await app.browser().fetch('/label-wing.js', { headers: { 'if-none-match': known } });
			expect([again.status, await again.text()]).toEqual([304, '']);
		}
		const other = await app.browser().fetch('/label-wing.js', { headers: { 'if-none-match': '"x"' } });
		expect(other.status).toBe(200);
	});
});
