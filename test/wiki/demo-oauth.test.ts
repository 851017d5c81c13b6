import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { noFaults } from '../../server/demo-wiki/faults.ts';
import { CLIENT, demoWiki, RECORDED_TIME } from './demo.ts';
import { RECORDED_URL, recording, recordings, recordingsNamed } from './recordings.ts';

const AUTHORIZE = '/w/rest.php/oauth2/authorize';
const VERIFIER = 'a-verifier-of-more-than-forty-three-characters-0123456789';
const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
const OTHER = { ...CLIENT, clientId: 'another-client', clientSecret: 'another secret' };

/** A demo wiki with a clock that a test can put forward. */
function wikiWithClock() {
	let seconds = 0;
	const faults = noFaults();
	const app = demoWiki({
		clients: [CLIENT, OTHER],
		now: () => new Date(RECORDED_TIME.getTime() + seconds * 1000),
		faults,
	});
	return {
		app,
		faults,
		wait: (more: number) => {
			seconds += more;
		},
	};
}
type Wiki = ReturnType<typeof wikiWithClock>;

function query(changes: Record<string, string | null> = {}): string {
	const all = {
		response_type: 'code',
		client_id: CLIENT.clientId,
		redirect_uri: CLIENT.redirectUri,
		state: 'a state & more',
		code_challenge: CHALLENGE,
		code_challenge_method: 'S256',
		...changes,
	};
	return new URLSearchParams(
		Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
	).toString();
}

async function decide(
	{ app }: Wiki,
	form: Record<string, string>,
	changes: Record<string, string | null> = {},
): Promise<URL> {
	const answer = await app.request(`${AUTHORIZE}?${query(changes)}`, {
		method: 'POST',
		body: new URLSearchParams(form),
	});
	expect(answer.status).toBe(302);
	return new URL(answer.headers.get('location') ?? '');
}

async function codeFor(
	wiki: Wiki,
	accountId = 4,
	changes: Record<string, string | null> = {},
): Promise<string> {
	return (
		(await decide(wiki, { account: String(accountId), allow: '1' }, changes)).searchParams.get('code') ?? ''
	);
}

type Form = Record<string, string | null>;
async function redeem({ app }: Wiki, changes: Form, headers: Record<string, string> = {}) {
	const all: Form = {
		grant_type: 'authorization_code',
		redirect_uri: CLIENT.redirectUri,
		client_id: CLIENT.clientId,
		client_secret: CLIENT.clientSecret,
		code_verifier: VERIFIER,
		...changes,
	};
	const given = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]]));
	return app.request('/w/rest.php/oauth2/access_token', {
		method: 'POST',
		body: new URLSearchParams(given),
		headers,
	});
}

async function tokensFor(
	wiki: Wiki,
	accountId = 4,
): Promise<{ access_token: string; refresh_token: string }> {
	const answer = await redeem(wiki, { code: await codeFor(wiki, accountId) });
	expect(answer.status).toBe(200);
	return (await answer.json()) as { access_token: string; refresh_token: string };
}

function profile({ app }: Wiki, authorization: string) {
	return app.request('/w/rest.php/oauth2/resource/profile', { headers: { authorization } });
}

/** Status, error headers and body, as recorded and as answered. */
async function expectAsRecorded(name: string, answer: Response): Promise<void> {
	const { response } = recording(name);
	const headers = ['www-authenticate', 'allow', 'cache-control'];
	const told = (all: Headers) => headers.map((header) => all.get(header));
	expect({ status: answer.status, headers: told(answer.headers), body: await answer.json() }).toEqual({
		status: response.status,
		headers: told(new Headers(response.headers)),
		body: response.body,
	});
}

describe('the authorization page', () => {
	test('offers accounts and asks for a decision, without scripts', async () => {
		const answer = await wikiWithClock().app.request(`${AUTHORIZE}?${query()}`);
		const page = await answer.text();
		expect(answer.status).toBe(200);
		for (const name of ['Volunteer1', 'NewbieNina', 'Coordinator', 'BlockedUser'])
			expect(page).toContain(name);
		expect(page).toMatch(/<button[^>]*name="allow"/);
		expect(page).toMatch(/<button[^>]*name="cancel"/);
		expect(page).not.toContain('<script');
	});

	test('answers with a long code and the unchanged state', async () => {
		const url = await decide(wikiWithClock(), { account: '4', allow: '1' });
		expect(url.origin + url.pathname).toBe(CLIENT.redirectUri);
		expect([...url.searchParams.keys()]).toEqual(['code', 'state']);
		expect(url.searchParams.get('state')).toBe('a state & more');
		expect(url.searchParams.get('code')).toMatch(/^[0-9a-f]{900}$/);
	});

	test('asks again when no account was chosen', async () => {
		const answer = await wikiWithClock().app.request(`${AUTHORIZE}?${query()}`, {
			method: 'POST',
			body: new URLSearchParams({ allow: '1' }),
		});
		expect(answer.status).toBe(400);
	});

	test('shows what an application is called as text', async () => {
		const app = demoWiki({ clients: [{ ...CLIENT, name: '<img src=x onerror=alert(1)>' }] });
		const page = await (await app.request(`${AUTHORIZE}?${query({ state: '"><script>' })}`)).text();
		expect(page).not.toMatch(/<img|<script/);
	});
});

describe.skipIf(recordings === null)('authorization requests are judged as recorded', () => {
	test('a denial comes back without state', async () => {
		const recorded = recording('oauth2-authorize-approval_cancel').response.headers.location;
		expect((await decide(wikiWithClock(), { account: '4', cancel: '1' })).href).toBe(recorded);
		const answer = await wikiWithClock().app.request(`${AUTHORIZE}?${query({ approval_cancel: '1' })}`);
		expect(answer.headers.get('location')).toBe(recorded);
	});

	/** Other clients than ours, or who is logged in: the demo wiki has neither. */
	const others = /anon|clientcred|disabled|prompt|public|unapproved/;
	test.each(recordingsNamed('oauth2-authorize-err').filter((name) => !others.test(name)))(
		'%s',
		async (name) => {
			const { request, response } = recording(name);
			const answer = await wikiWithClock().app.request(request.url.replace(RECORDED_URL, ''));
			const asked = response.status === 307 ? { status: 200, location: null } : null;
			const recorded = { status: response.status, location: response.headers.location ?? null };
			expect({ status: answer.status, location: answer.headers.get('location') }).toEqual(asked ?? recorded);
		},
	);
});

describe.skipIf(recordings === null)('the token endpoint answers as recorded', () => {
	test('tokens, for a secret in the body or in the header', async () => {
		const wiki = wikiWithClock();
		const { response } = recording('oauth2-token-ok-post');
		const basic = Buffer.from(
			[CLIENT.clientId, CLIENT.clientSecret]
				.map((part) => encodeURIComponent(part).replaceAll('%20', '+'))
				.join(':'),
		).toString('base64');
		for (const answer of [
			await redeem(wiki, { code: await codeFor(wiki) }),
			await redeem(
				wiki,
				{ code: await codeFor(wiki), client_id: null, client_secret: null },
				{ authorization: `Basic ${basic}` },
			),
		]) {
			expect(answer.status).toBe(200);
			expect(answer.headers.get('cache-control')).toBe(response.headers['cache-control']);
			const body = (await answer.json()) as Record<string, string>;
			expect(body).toEqual({
				...(response.body as object),
				access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/),
				refresh_token: expect.stringMatching(/^def50200[0-9a-f]{796}$/),
			});
		}
	});

	test.each<[string, Form]>([
		['oauth2-token-err-garbage-code', { code: 'def50200aaaa' }],
		['oauth2-token-err-no-code', {}],
		['oauth2-token-err-grant-type', { grant_type: 'password' }],
		['oauth2-token-err-no-grant-type', { grant_type: null }],
		['oauth2-token-err-no-secret', { code: 'x', client_secret: null }],
		['oauth2-token-err-wrong-secret', { code: 'x', client_secret: 'wrong' }],
		['oauth2-token-err-unknown-client', { code: 'x', client_id: 'f'.repeat(32) }],
		['oauth2-token-err-redirect-uri', { code: 'x', redirect_uri: 'http://127.0.0.1:8801/other' }],
		['oauth2-refresh-garbage', { grant_type: 'refresh_token', refresh_token: 'def50200abc' }],
	])('%s', async (name, form) => {
		await expectAsRecorded(name, await redeem(wikiWithClock(), form));
	});

	test.each<[string, Form]>([
		['oauth2-token-err-no-verifier', { code_verifier: null }],
		['oauth2-token-err-wrong-verifier', { code_verifier: 'x'.repeat(50) }],
		['oauth2-token-err-redirect-uri-missing', { redirect_uri: null }],
		['oauth2-token-err-other-client', { client_id: OTHER.clientId, client_secret: OTHER.clientSecret }],
	])('%s, which leaves the code usable', async (name, form) => {
		const wiki = wikiWithClock();
		const code = await codeFor(wiki);
		await expectAsRecorded(name, await redeem(wiki, { code, ...form }));
		expect((await redeem(wiki, { code })).status).toBe(200);
	});

	test('a code is good for ten minutes and one use, which does not end its token', async () => {
		const wiki = wikiWithClock();
		const late = await codeFor(wiki);
		const used = await codeFor(wiki);
		const tokens = (await (await redeem(wiki, { code: used })).json()) as { access_token: string };
		await expectAsRecorded('oauth2-token-err-code-reused', await redeem(wiki, { code: used }));
		wiki.wait(599);
		expect((await redeem(wiki, { code: await codeFor(wiki) })).status).toBe(200);
		wiki.wait(2);
		await expectAsRecorded('oauth2-token-err-code-expired', await redeem(wiki, { code: late }));
		expect((await profile(wiki, `Bearer ${tokens.access_token}`)).status).toBe(200);
	});

	test('a wrong secret by header, the wrong method, the wrong content type', async () => {
		const wiki = wikiWithClock();
		const basic = { authorization: `Basic ${Buffer.from(`${CLIENT.clientId}:wrong`).toString('base64')}` };
		const wrong = await redeem(wiki, { code: 'x', client_id: null, client_secret: null }, basic);
		await expectAsRecorded('oauth2-token-err-wrong-secret-basic', wrong);
		const path = '/w/rest.php/oauth2/access_token';
		await expectAsRecorded('oauth2-token-err-get', await wiki.app.request(path));
		const json = { method: 'POST', body: 'a=b', headers: { 'content-type': 'application/json' } };
		await expectAsRecorded('oauth2-token-err-json-body', await wiki.app.request(path, json));
	});

	test('PKCE may be plain, or left out', async () => {
		const wiki = wikiWithClock();
		const plain = { code_challenge: VERIFIER, code_challenge_method: null };
		expect((await redeem(wiki, { code: await codeFor(wiki, 4, plain) })).status).toBe(200);
		const without = { code_challenge: null, code_challenge_method: null };
		expect((await redeem(wiki, { code: await codeFor(wiki, 4, without), code_verifier: null })).status).toBe(
			200,
		);
	});

	test('refreshing ends the old tokens', async () => {
		const wiki = wikiWithClock();
		const old = await tokensFor(wiki);
		const form = { grant_type: 'refresh_token', refresh_token: old.refresh_token };
		const fresh = (await (await redeem(wiki, form)).json()) as typeof old;
		expect((await profile(wiki, `Bearer ${fresh.access_token}`)).status).toBe(200);
		await expectAsRecorded(
			'oauth2-profile-after-refresh-old-token',
			await profile(wiki, `Bearer ${old.access_token}`),
		);
		await expectAsRecorded('oauth2-refresh-reused', await redeem(wiki, form));
		const other = { client_id: OTHER.clientId, client_secret: OTHER.clientSecret };
		await expectAsRecorded(
			'oauth2-refresh-wrong-client',
			await redeem(wiki, { ...form, refresh_token: fresh.refresh_token, ...other }),
		);
		wiki.wait(366 * 24 * 3600);
		const expired = await redeem(wiki, { ...form, refresh_token: fresh.refresh_token });
		await expectAsRecorded('oauth2-refresh-err-expired', expired);
	});

	test('nobody logs in while the wiki is read-only', async () => {
		const wiki = wikiWithClock();
		wiki.faults.readOnlyReason = 'Test of read-only mode';
		await expectAsRecorded('readonly-token', await redeem(wiki, { code: await codeFor(wiki) }));
	});
});

describe.skipIf(recordings === null)('the profile is as recorded', () => {
	test.each([
		['oauth2-profile-authonly-Volunteer1', 4],
		['oauth2-profile-authonly-Coordinator', 3],
		['oauth2-profile-authonly-OldAccount', 10],
		['oauth2-profile-authonly-Patroller', 14],
		['oauth2-profile-authonly-_n_code__ser___S_ns', 8],
		['oauth2-profile-blocked-user', 7],
		['oauth2-profile-hidden-user', 9],
	])('%s', async (name, accountId) => {
		const wiki = wikiWithClock();
		const { access_token } = await tokensFor(wiki, accountId);
		const body = (await (await profile(wiki, `Bearer ${access_token}`)).json()) as { editcount?: number };
		const recorded = recording(name).response.body as { editcount?: number };
		// Volunteer1 edited once more after the profile was recorded
		const later = accountId === 4 ? { editcount: 11 } : {};
		expect(body).toEqual({ ...recorded, ...later });
	});

	test('tokens that are none, too old or spelled otherwise', async () => {
		const wiki = wikiWithClock();
		const { access_token } = await tokensFor(wiki);
		const scopes = await wiki.app.request('/w/rest.php/oauth2/resource/scopes', {
			headers: { authorization: `Bearer ${access_token}` },
		});
		await expectAsRecorded('oauth2-scopes-authonly', scopes);
		await expectAsRecorded('oauth2-profile-err-garbage', await profile(wiki, 'Bearer garbage'));
		await expectAsRecorded('oauth2-profile-err-no-token', await profile(wiki, ''));
		await expectAsRecorded('oauth2-profile-lowercase-bearer', await profile(wiki, `bearer ${access_token}`));
		const forged = `${access_token.slice(0, -4)}AAAA`;
		await expectAsRecorded('oauth2-profile-err-bad-signature', await profile(wiki, `Bearer ${forged}`));
		wiki.wait(4 * 3600 + 1);
		await expectAsRecorded('oauth2-profile-err-expired', await profile(wiki, `Bearer ${access_token}`));
	});

	test('a token that only tells who one is may not read content', async () => {
		const wiki = wikiWithClock();
		const { access_token } = await tokensFor(wiki);
		const ask = (token: string) =>
			wiki.app.request('/w/api.php?action=query&prop=revisions&titles=Lindeby&format=json&formatversion=2', {
				headers: { authorization: `Bearer ${token}` },
			});
		expect(await (await ask(access_token)).json()).toEqual(
			recording('oauth2-api-read-authonly').response.body,
		);
		expect(await (await ask('x.y.z')).json()).toEqual(recording('oauth2-api-err-expired').response.body);
	});

	test.each(recordingsNamed('oauth2-absent', 'oauth2-profile-err-unknown-resource', 'rest-unknown'))(
		'%s',
		async (name) => {
			const { request, response } = recording(name);
			const answer = await wikiWithClock().app.request(request.url.replace(RECORDED_URL, ''));
			const text = await answer.text();
			expect(answer.status).toBe(response.status);
			expect(typeof response.body === 'string' ? text : JSON.parse(text)).toEqual(response.body);
		},
	);
});
