/** In which language the pages are that the server renders, and how somebody chooses another. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientPage } from '../../server/pages/client-page.ts';
import { startTestApp, type TestApp } from '../support/app.ts';

describe('a page for readers', () => {
	let app: TestApp;
	beforeAll(async () => {
		app = await startTestApp();
	});
	afterAll(() => app.close());

	const html = { accept: 'text/html' };

	it('speaks the language that the browser asks for, and says what it was chosen by', async () => {
		const response = await app.browser().fetch('/datasets', {
			headers: { ...html, 'accept-language': 'pt;q=0.9, de-AT;q=0.8, en;q=0.5, ja;q=0' },
		});
		expect(response.headers.get('content-language')).toBe('de');
		expect(response.headers.get('vary')).toMatch(/accept-language, cookie/i);
		const page = await response.text();
		expect(page).toContain('<html lang="de" dir="ltr">');
		expect(page).toContain('Datensätze');
	});

	it('speaks another one for once where the address says so', async () => {
		const browser = app.browser();
		const page = await (await browser.fetch('/models?uselang=ar', { headers: html })).text();
		expect(page).toContain('<html lang="ar" dir="rtl">');
		expect(page).toMatch(/name="returnTo" value="\/models"/);
		expect(await (await browser.fetch('/models', { headers: html })).text()).toContain('<html lang="en"');
	});

	it('remembers what was chosen in its menu, without a script, and comes back', async () => {
		const browser = app.browser();
		const chosen = await browser.fetch('/language', {
			method: 'POST',
			body: new URLSearchParams({ language: 'he', returnTo: '/scores?wiki=testwiki' }),
		});
		expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/scores?wiki=testwiki']);
		expect(chosen.headers.getSetCookie()).toEqual([
			expect.stringMatching(/^label-wing-language=he; Max-Age=31536000; Path=\/; SameSite=Lax$/),
		]);
		const page = await (
			await browser.fetch('/scores', { headers: { ...html, 'accept-language': 'fr' } })
		).text();
		expect(page).toContain('<html lang="he" dir="rtl">');
		expect(page).toMatch(/value="he" lang="he" dir="rtl" aria-current="true"/);
	});

	it('neither remembers a language that it does not speak nor leads to another site', async () => {
		const choose = async (language: string, returnTo: string) =>
			await app.browser().fetch('/language', {
				method: 'POST',
				body: new URLSearchParams({ language, returnTo }),
			});
		expect((await choose('tlh', '/')).status).toBe(422);
		for (const elsewhere of ['https://evil.example/', '//evil.example/', '/\\evil.example'])
			expect((await choose('de', elsewhere)).headers.get('location')).toBe('/');
	});

	it('says what went wrong in the same language; programs are told in English', async () => {
		const path = '/models/0000';
		const asked = { 'accept-language': 'ja' };
		const page = await (await app.browser().fetch(path, { headers: { ...html, ...asked } })).text();
		expect(page).toContain('そのようなモデルはありません。');
		const { error } = await (await app.browser().fetch(path, { headers: asked })).json();
		expect(error.message).toBe('There is no such model.');
	});
});

describe('the page of the client', () => {
	const built =
		'<!doctype html>\n<html lang="en" dir="ltr">\n<head><title>x</title></head>\n<body><noscript><p>On!</p></noscript></body>';

	it('names its language, asks for its messages at once, and speaks to those without a script', () => {
		const pages = ['index.html', ...['home', 'me', 'label', 'practice'].map((name) => `pages/${name}.tsx`)];
		const messages = ['', 'joining/', 'mine/'].map((folder) => `${folder}messages/en.json?whole`);
		const file = (name: string) => [name, { file: `assets/${name}` }];
		const page = clientPage(built, {
			...Object.fromEntries([...pages, ...messages].map(file)),
			'messages/ar.json?whole': { file: 'assets/ar-1.js' },
		});
		const visit = { path: '/logged-in', language: 'ar', isLoggedIn: false } as const;
		expect(page(visit)).toContain('<html lang="ar" dir="rtl">');
		expect(page(visit)).toContain('<link rel="modulepreload" crossorigin href="/assets/ar-1.js">\n\t</head>');
		expect(page(visit)).toMatch(/<noscript><p>[^<]*جافاسكربت[^<]*<\/p><\/noscript>/);
	});
});
