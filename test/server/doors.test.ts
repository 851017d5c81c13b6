import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
	closeCampaign,
	createCampaign,
	logOut,
	readEdit,
	readSession,
	takeWorkset,
} from '../../campaigns/contract/calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';
import { makeCampaign, take } from './campaign.ts';

const settings = {
	...{ name: 'A', purpose: 'B', template: 'damaging_goodfaith', edits: '1 2 3' },
	...{ labelsPerTask: 1, tasksPerWorkset: 5, leaseMinutes: 30 },
};

describe('the doors', () => {
	let app: TestApp;
	beforeAll(async () => {
		app = await startTestApp();
	});
	afterAll(() => app.close());

	it('let coordinators make and close campaigns, and nobody else', async () => {
		const volunteer = await app.logIn('Ada');
		expect(await volunteer.refused(createCampaign, settings)).toBe('NOT_ALLOWED');
		expect(await app.browser().refused(createCampaign, settings)).toBe('LOGIN_NEEDED');
		const { id } = await makeCampaign(await app.logIn('Gardener'));
		expect(await volunteer.refused(closeCampaign, { campaignId: id })).toBe('NOT_ALLOWED');
	});

	it('are shut to accounts that are blocked on the wiki', async () => {
		const { id } = await makeCampaign(await app.logIn('Gardener'));
		expect(await (await app.logIn('Blocked')).refused(takeWorkset, { campaignId: id })).toBe(
			'PERSON_BLOCKED',
		);
	});

	it('know a person until they log out, and the cookie is out of reach of scripts', async () => {
		const browser = app.browser();
		expect((await browser.get(readSession, {})).person).toBeNull();
		await browser.fetch('/auth/login?returnTo=/campaigns/3');
		const arrived = await browser.fetch('/auth/callback?code=Ada&state=s');
		expect(arrived.headers.get('location')).toBe('/campaigns/3');
		const cookie = arrived.headers.getSetCookie().find((text) => text.startsWith('label-wing-session='));
		expect(cookie).toMatch(/HttpOnly/);
		expect(cookie).toMatch(/SameSite=Lax/);
		expect((await browser.get(readSession, {})).person).toMatchObject({ name: 'Ada', coordinator: false });
		await browser.get(logOut, {});
		expect((await browser.get(readSession, {})).person).toBeNull();
	});

	it('keep only a hash of the session, and give a new one at each login', async () => {
		const browser = app.browser();
		const sessionOf = async () => {
			await browser.fetch('/auth/login');
			const response = await browser.fetch('/auth/callback?code=Cleo&state=s');
			return /label-wing-session=([^;]+)/.exec(response.headers.getSetCookie().join('\n'))?.[1] ?? '';
		};
		const [first, second] = [await sessionOf(), await sessionOf()];
		expect(first).not.toBe(second);
		const { sql } = app.database;
		expect(await sql`select from session where id_hash in (${first}, ${second})`).toHaveLength(0);
		expect(await sql`select from session where id_hash = ${app.parts.sha256(second)}`).toHaveLength(1);
		expect(await sql`select from session where id_hash = ${app.parts.sha256(first)}`).toHaveLength(0);
	});

	it('end a session after 30 days', async () => {
		const browser = await app.logIn('Dora');
		app.later(31 * 86_400_000);
		expect((await browser.get(readSession, {})).person).toBeNull();
	});

	it('finish a login only in the browser that began it, and only once', async () => {
		const stranger = await app.browser().fetch('/auth/callback?code=Ada&state=s');
		expect(stranger.headers.get('location')).toBe('/login-denied?code=LOGIN_STATE');
		const browser = app.browser();
		await browser.fetch('/auth/login');
		await browser.fetch('/auth/callback?code=Ada&state=s');
		const again = await browser.fetch('/auth/callback?code=Ada&state=s');
		expect(again.headers.get('location')).toBe('/login-denied?code=LOGIN_STATE');
	});

	it('send nobody to another site after the login', async () => {
		for (const returnTo of ['//evil.example', 'https://evil.example', '/\\evil.example', 'evil']) {
			const browser = app.browser();
			await browser.fetch(`/auth/login?returnTo=${encodeURIComponent(returnTo)}`);
			expect((await browser.fetch('/auth/callback?code=Ada&state=s')).headers.get('location')).toBe('/');
		}
	});

	it('are shut to requests made by other sites', async () => {
		const coordinator = await app.logIn('Gardener');
		const post = (headers: Record<string, string>) =>
			coordinator.fetch('/api/campaigns', {
				method: 'POST',
				body: JSON.stringify(settings),
				headers: { 'content-type': 'application/json', ...headers },
			});
		expect((await post({ origin: 'https://evil.example' })).status).toBe(403);
		expect((await post({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
		expect((await post({ 'sec-fetch-site': 'same-site', origin: 'http://localhost:8080' })).status).toBe(403);
		expect((await post({ origin: 'http://localhost:8080' })).status).toBe(200);
	});

	it('show an edit only to whom it was handed', async () => {
		const campaign = await makeCampaign(await app.logIn('Gardener'));
		const ada = await app.logIn('Ada');
		const taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
		expect(await ada.get(readEdit, { taskId })).toMatchObject({ taskId, title: 'Harbour' });
		expect(await (await app.logIn('Ben')).refused(readEdit, { taskId })).toBe('TASK_NOT_YOURS');
	});

	it('answer what is malformed in the one format', async () => {
		const coordinator = await app.logIn('Gardener');
		const post = async (body: string, type = 'application/json') => {
			const response = await coordinator.fetch('/api/campaigns', {
				method: 'POST',
				body,
				headers: { 'content-type': type },
			});
			return [response.status, (await response.json()).error.code];
		};
		expect(await post('{')).toEqual([400, 'MALFORMED_JSON']);
		expect(await post('a=b', 'text/plain')).toEqual([400, 'MALFORMED_JSON']);
		expect(await post('[]')).toEqual([422, 'INVALID_INPUT']);
		expect(await post(JSON.stringify({ ...settings, labelsPerTask: 0 }))).toEqual([422, 'INVALID_INPUT']);
		expect(await post(JSON.stringify({ ...settings, template: 'nonsense' }))).toEqual([422, 'INVALID_INPUT']);
		expect(await post(JSON.stringify({ ...settings, edits: 'x' }))).toEqual([422, 'EDITS_UNREADABLE']);
		const nowhere = await coordinator.fetch('/api/nowhere');
		expect([nowhere.status, (await nowhere.json()).error.code]).toEqual([404, 'NOT_FOUND']);
		expect((await coordinator.fetch('/api/campaigns/abc')).status).toBe(422);
		expect((await coordinator.fetch('/api/campaigns/999999')).status).toBe(404);
	});

	it('describe themselves in OpenAPI 3.1', async () => {
		const document = await (await app.browser().fetch('/openapi.json')).json();
		expect(document.openapi).toBe('3.1.0');
		expect(document.paths['/api/labels/{id}'].put.parameters).toMatchObject([
			{ name: 'id', in: 'path', required: true },
		]);
		expect(
			document.paths['/api/tasks/{taskId}/edit'].get.parameters.map((p: { name: string }) => p.name),
		).toEqual(['taskId', 'changes', 'whole', 'all', 'from', 'language', 'reveal']);
	});
});

describe('over https', () => {
	it('the session is bound to this host and never sent in the clear', async () => {
		const app = await startTestApp({ publicUrl: 'https://labels.example' });
		const browser = app.browser();
		await browser.fetch('/auth/login');
		const arrived = await browser.fetch('/auth/callback?code=Ada&state=s');
		const cookie = arrived.headers
			.getSetCookie()
			.find((text) => text.startsWith('__Host-label-wing-session='));
		expect(cookie).toMatch(/; Path=\/;.*HttpOnly; Secure/);
		expect((await browser.get(readSession, {})).person).toMatchObject({ name: 'Ada' });
		await app.close();
	});
});

describe('an edit', () => {
	it('that is gone from the wiki closes its task', async () => {
		const app = await startTestApp({
			wikis: fakeWikis(fakeWiki({ showEdit: async () => ({ gone: 'text_hidden' }) })),
		});
		const campaign = await makeCampaign(await app.logIn('Gardener'), { edits: 2, tasksPerWorkset: 2 });
		const ada = await app.logIn('Ada');
		const { tasks } = await take(ada, campaign);
		expect(await ada.refused(readEdit, { taskId: tasks[0]?.taskId ?? 0 })).toBe('REVISION_GONE');
		expect((await take(ada, campaign)).tasks).toHaveLength(1);
		await app.close();
	});

	it('that the wiki does not answer for keeps its task', async () => {
		const showEdit = async () => {
			throw new Failure('WIKI_LAGGED', { retryAfterSeconds: 5 });
		};
		const app = await startTestApp({ wikis: fakeWikis(fakeWiki({ showEdit })) });
		const campaign = await makeCampaign(await app.logIn('Gardener'), { edits: 1 });
		const ada = await app.logIn('Ada');
		const taskId = (await take(ada, campaign)).tasks[0]?.taskId ?? 0;
		const response = await ada.fetch(`/api/tasks/${taskId}/edit`);
		expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
		expect((await take(ada, campaign)).tasks).toHaveLength(1);
		await app.close();
	});
});
