import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, findOpenTasks } from '../../campaigns/contract/calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

const WIKI = 'https://wiki.example:8443';
const SECOND = 'https://second.example';

describe('what scripts on the wiki may ask', () => {
	let app: TestApp;
	let coordinator: Browser;
	let ada: Browser;

	beforeAll(async () => {
		app = await startTestApp({
			publicUrl: 'https://labels.example',
			wikis: fakeWikis(fakeWiki({}, { url: `${WIKI}/` }), fakeWiki({}, { name: 'secondwiki', url: SECOND })),
		});
		[coordinator, ada] = (await Promise.all(['Gardener', 'Ada'].map(app.logIn))) as [Browser, Browser];
	});
	afterAll(() => app.close());

	const wanting = async (revisionId: number, wiki = 'testwiki') =>
		(await app.browser().get(findOpenTasks, { wiki, revisionId })).campaigns;

	it('names the open campaigns that want an answer about a revision, and where it is given', async () => {
		const one = await makeCampaign(coordinator, { edits: 3 });
		const two = await makeCampaign(coordinator, { edits: 2 });
		const url = (id: number, revision: number) =>
			`https://labels.example/campaigns/${id}/label?revision=${revision}`;
		expect(await wanting(101)).toEqual([
			{ campaignId: two.id, name: 'Autumn', url: url(two.id, 101) },
			{ campaignId: one.id, name: 'Autumn', url: url(one.id, 101) },
		]);
		expect(await wanting(102)).toEqual([{ campaignId: one.id, name: 'Autumn', url: url(one.id, 102) }]);
		expect(await wanting(103)).toEqual([]);
		expect(await wanting(101, 'otherwiki')).toEqual([]);
		for (const campaign of [one, two]) await coordinator.get(closeCampaign, { campaignId: campaign.id });
		expect(await wanting(101)).toEqual([]);
	});

	it('names a campaign only while a place is free', async () => {
		const campaign = await makeCampaign(coordinator, { edits: 1, labelsPerTask: 1 });
		const taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
		expect(await wanting(100)).toEqual([]);
		await send(ada, skip(taskId, campaign));
		expect(await wanting(100)).toHaveLength(1);
		await take(coordinator, campaign);
		expect(await wanting(100)).toEqual([]);
		app.later(31 * 60_000);
		expect(await wanting(100)).toHaveLength(1);
		await send(coordinator, answer(taskId, campaign));
		expect(await wanting(100)).toEqual([]);
	});

	it('is the same for everybody and kept for a minute', async () => {
		await makeCampaign(coordinator, { edits: 1 });
		const ask = async (browser: Browser) => {
			const response = await browser.fetch('/api/wikis/testwiki/revisions/100/tasks');
			return [await response.text(), response.headers.get('cache-control'), response.headers.get('vary')];
		};
		expect(await ask(ada)).toEqual(await ask(app.browser()));
		expect(await ask(ada)).toEqual([
			expect.any(String),
			'public, max-age=60',
			expect.stringMatching(/^Origin/),
		]);
		const [text] = await ask(ada);
		expect(Object.keys(JSON.parse(String(text)).campaigns[0]).sort()).toEqual(['campaignId', 'name', 'url']);
	});

	it('refuses what is no revision', async () => {
		for (const revision of ['0', '-1', 'x', '1.5', '99999999999999999999'])
			expect((await app.browser().fetch(`/api/wikis/testwiki/revisions/${revision}/tasks`)).status).toBe(422);
	});

	describe('and from where', () => {
		const lookup = '/api/wikis/testwiki/revisions/100/tasks';
		const from = async (origin: string | null, path = lookup, method = 'GET') => {
			const headers: Record<string, string> = origin === null ? {} : { origin };
			if (method === 'OPTIONS') headers['access-control-request-method'] = 'GET';
			return await ada.fetch(path, { method, headers });
		};
		const allowed = (response: Response) => response.headers.get('access-control-allow-origin');

		it('the wikis themselves, by their exact origin, without cookies', async () => {
			for (const method of ['GET', 'OPTIONS']) {
				const response = await from(WIKI, lookup, method);
				expect(response.ok).toBe(true);
				expect(allowed(response)).toBe(WIKI);
				expect(response.headers.get('vary')).toMatch(/\bOrigin\b/);
				expect(response.headers.has('access-control-allow-credentials')).toBe(false);
			}
			const preflight = await from(WIKI, lookup, 'OPTIONS');
			expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET']);
			expect(allowed(await from(WIKI, '/api/wikis/testwiki/revisions/0/tasks'))).toBe(WIKI);
			expect(allowed(await from(SECOND))).toBe(SECOND);
		});

		it.each([
			...['https://wiki.example', 'https://wiki.example:8444', 'http://wiki.example:8443'],
			...['https://wiki.example:84430', 'https://wiki.example:8443.evil.example', 'https://evil.example'],
			...['https://evilwiki.example:8443', 'https://m.wiki.example:8443', 'https://wiki.example.:8443'],
			...[
				'https://WIKI.example:8443',
				`${WIKI}/`,
				`${WIKI} `,
				`${WIKI}, https://evil.example`,
				'null',
				'*',
				'',
			],
			'https://labels.example',
		])('nobody else: %s', async (origin) => {
			for (const method of ['GET', 'OPTIONS']) {
				const response = await from(origin, lookup, method);
				// a header's own spaces at its ends are no part of it
				expect(allowed(response)).toBe(origin.trim() === WIKI ? WIKI : null);
				expect(response.headers.get('vary')).toMatch(/\bOrigin\b/);
			}
		});

		it('and nothing else of the interface is open to other sites', async () => {
			const paths = ['/api/session', '/api/campaigns', '/api/campaigns/1', '/api/campaigns/1/worksets'];
			for (const path of [
				...paths,
				'/api/tasks/1/edit',
				'/api/labels/x',
				'/',
				'/openapi.json',
				'/auth/login',
			])
				for (const method of ['GET', 'OPTIONS'])
					expect(allowed(await from(WIKI, path, method)), path).toBeNull();
		});
	});
});
