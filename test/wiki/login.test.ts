import { describe, expect, test } from 'vitest';
import { noFaults } from '../../server/demo-wiki/faults.ts';
import { beginLogin, finishLogin, type LoginConfig, LoginError } from '../../server/remote/login.ts';
import { parseProfile, parseRegistered } from '../../server/remote/profile.ts';
import { CLIENT, demoWiki } from './demo.ts';
import { listen } from './loopback.ts';
import { recording, recordings, recordingsNamed } from './recordings.ts';

/** A demo wiki over real HTTP, and a login as it would be configured for it. */
async function wikiToLogInAt() {
	const faults = noFaults();
	const seen: { path: string; headers: Headers }[] = [];
	const url = await listen((publicUrl) => {
		const app = demoWiki({ publicUrl, faults });
		return (request) => {
			seen.push({ path: new URL(request.url).pathname, headers: request.headers });
			return app.fetch(request);
		};
	});
	const config: LoginConfig = {
		restUrl: `${url}/w/rest.php`,
		clientId: CLIENT.clientId,
		clientSecret: CLIENT.clientSecret,
		redirectUri: CLIENT.redirectUri,
		userAgent: 'label-wing-test/1.0',
		timeoutMs: 5000,
	};
	return { config, faults, seen };
}

/** What a person does: opens the wiki's page, chooses an account, presses a button; the browser is sent back. */
async function decide(url: string, form: Record<string, string>): Promise<URL> {
	const page = await fetch(url);
	expect(page.status).toBe(200);
	const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
	return new URL(answer.headers.get('location') ?? '');
}

async function failure(promise: Promise<unknown>): Promise<LoginError> {
	try {
		await promise;
	} catch (error) {
		if (error instanceof LoginError) return error;
		throw error;
	}
	throw new Error('The login did not fail');
}

describe('logging in at the demo wiki', () => {
	test('leads to who one is', async () => {
		const { config, seen } = await wikiToLogInAt();
		const { url, ...pending } = await beginLogin(config);
		const back = await decide(url, { account: '3', allow: '1' });
		expect(await finishLogin(config, back, pending)).toEqual({
			sub: '3',
			username: 'Coordinator',
			editCount: 0,
			registeredAt: '2010-03-02T01:02:03Z',
			groups: ['sysop', '*', 'user', 'autoconfirmed'],
			blocked: false,
		});
		const ours = seen.filter(({ path }) => /access_token|profile/.test(path));
		expect(ours).toHaveLength(2);
		for (const { headers } of ours) {
			expect(headers.get('user-agent')).toBe('label-wing-test/1.0');
			expect(headers.get('cookie')).toBeNull();
		}
	});

	test('begins with PKCE and a state that nobody guesses, and asks for no scope', async () => {
		const { config } = await wikiToLogInAt();
		const [one, two] = [await beginLogin(config), await beginLogin(config)];
		const query = new URL(one.url).searchParams;
		expect(query.get('code_challenge_method')).toBe('S256');
		expect(query.get('code_challenge')).not.toBe(one.codeVerifier);
		expect(query.get('state')).toBe(one.state);
		expect(query.has('scope')).toBe(false);
		expect(one.state).not.toBe(two.state);
		expect(one.codeVerifier).not.toBe(two.codeVerifier);
	});

	test('may be cancelled: the answer has no state, and that is no attack', async () => {
		const { config } = await wikiToLogInAt();
		const { url, ...pending } = await beginLogin(config);
		const back = await decide(url, { cancel: '1' });
		expect(back.searchParams.has('state')).toBe(false);
		expect((await failure(finishLogin(config, back, pending))).code).toBe('LOGIN_DENIED');
	});

	test('fails for answers that do not belong to it', async () => {
		const { config, seen } = await wikiToLogInAt();
		const { url, ...pending } = await beginLogin(config);
		const back = await decide(url, { account: '4', allow: '1' });
		const other = await beginLogin(config);
		const stateless = new URL(back);
		stateless.searchParams.delete('state');
		const doubled = new URL(back);
		doubled.searchParams.append('state', 'another');
		for (const [answer, session] of [
			[back, other],
			[stateless, pending],
			[doubled, pending],
			[new URL(CLIENT.redirectUri), pending],
		] as const)
			expect((await failure(finishLogin(config, answer, session))).code).toBe('LOGIN_STATE');
		expect(seen.some(({ path }) => path.includes('access_token'))).toBe(false);
	});

	test('fails for a code that is used, and for a verifier of another browser', async () => {
		const { config } = await wikiToLogInAt();
		const { url, ...pending } = await beginLogin(config);
		const back = await decide(url, { account: '4', allow: '1' });
		const stolen = { ...pending, codeVerifier: (await beginLogin(config)).codeVerifier };
		expect((await failure(finishLogin(config, back, stolen))).code).toBe('LOGIN_FAILED');
		expect((await finishLogin(config, back, pending)).username).toBe('Volunteer1');
		expect((await failure(finishLogin(config, back, pending))).code).toBe('LOGIN_FAILED');
	});

	test('fails when the application is not set up right', async () => {
		const { config } = await wikiToLogInAt();
		const { url, ...pending } = await beginLogin(config);
		const back = await decide(url, { account: '4', allow: '1' });
		const wrong = { ...config, clientSecret: 'wrong' };
		expect(await failure(finishLogin(wrong, back, pending))).toMatchObject({
			code: 'LOGIN_FAILED',
			message: expect.stringContaining('registered'),
		});
		const invalidScope = new URL(`${CLIENT.redirectUri}?error=invalid_scope&error_description=x`);
		expect((await failure(finishLogin(config, invalidScope, pending))).code).toBe('LOGIN_FAILED');
	});

	test('refuses accounts that the wiki hides, and tells of blocked ones', async () => {
		const { config } = await wikiToLogInAt();
		const hidden = await beginLogin(config);
		const back = await decide(hidden.url, { account: '9', allow: '1' });
		expect((await failure(finishLogin(config, back, hidden))).code).toBe('LOGIN_ACCOUNT_HIDDEN');
		const blocked = await beginLogin(config);
		const profile = await finishLogin(
			config,
			await decide(blocked.url, { account: '7', allow: '1' }),
			blocked,
		);
		expect(profile).toMatchObject({ username: 'BlockedUser', blocked: true });
	});

	test('takes a name in any script', async () => {
		const { config } = await wikiToLogInAt();
		const pending = await beginLogin(config);
		const profile = await finishLogin(
			config,
			await decide(pending.url, { account: '8', allow: '1' }),
			pending,
		);
		expect(profile.username).toBe('Ünïcode Üser & Söns');
	});

	test.each([
		['is read-only', { readOnlyReason: 'maintenance' }],
		['answers with an error', { status: 503 }],
		['answers with nonsense', { nonsense: true }],
		['does not answer', { delayMs: 60_000 }],
	])('waits for a better time when the wiki %s', async (_, change) => {
		const { config, faults } = await wikiToLogInAt();
		const { url, ...pending } = await beginLogin(config);
		const back = await decide(url, { account: '4', allow: '1' });
		Object.assign(faults, change);
		const impatient = { ...config, timeoutMs: faults.delayMs > 0 ? 50 : 5000 };
		expect((await failure(finishLogin(impatient, back, pending))).code).toBe('LOGIN_WIKI_DOWN');
		Object.assign(faults, noFaults());
		expect((await finishLogin(config, back, pending)).username).toBe('Volunteer1');
	});
});

test('plain http is spoken only with a wiki that is configured so', async () => {
	const config = { ...(await wikiToLogInAt()).config, restUrl: 'https://127.0.0.1:9/w/rest.php' };
	expect((await beginLogin(config)).url).toMatch(/^https:/);
});

describe.skipIf(recordings === null)('recorded profiles are read', () => {
	const profiles = recordingsNamed('oauth2-profile-').filter(
		(name) => recording(name).response.status === 200,
	);
	test.each(profiles)('%s', (name) => {
		const { body } = recording(name).response;
		const profile = parseProfile(body);
		if (/hidden-user|client_credentials/.test(name)) {
			expect(profile).toBeNull();
			return;
		}
		const { sub, username, editcount, groups, blocked, registered } = body as Record<string, unknown>;
		const registeredAt =
			typeof registered === 'string' ? expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) : null;
		expect(profile).toEqual({ sub, username, editCount: editcount, groups, blocked, registeredAt });
	});
});

test('profiles of older extensions are read, other things are not', () => {
	expect(parseProfile({ sub: 4, username: 'A', registered: null })).toEqual({
		sub: '4',
		username: 'A',
		editCount: 0,
		registeredAt: null,
		groups: [],
		blocked: false,
	});
	for (const nonsense of [null, [], {}, { sub: '' }, { sub: 4, username: 'A', groups: 'sysop' }])
		expect(() => parseProfile(nonsense)).toThrow();
	expect(parseRegistered('20150607080910')).toBe('2015-06-07T08:09:10Z');
	expect(parseRegistered('2015-06-07T08:09:10Z')).toBe('2015-06-07T08:09:10Z');
	expect(parseRegistered('20159907080910')).toBeNull();
	expect(parseRegistered('yesterday')).toBeNull();
});
