import { Writable } from 'node:stream';
import pino from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readSession } from '../../campaigns/contract/calls.ts';
import { leave } from '../../campaigns/contract/my-calls.ts';
import { createToken, listTokens, revokeToken } from '../../campaigns/contract/token-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { fakeWiki, fakeWikis } from '../support/wikis.ts';

const lines: string[] = [];
let blockedOnWiki = false;
let app: TestApp;
beforeAll(async () => {
	const sink = new Writable({
		write(chunk, _encoding, done) {
			lines.push(String(chunk));
			done();
		},
	});
	const account = { editCount: 9, registeredAt: null, groups: [] };
	const wiki = fakeWiki({ readAccount: async () => ({ ...account, blocked: blockedOnWiki }) });
	app = await startTestApp({ log: pino({ level: 'trace' }, sink), wikis: fakeWikis(wiki) });
});
afterAll(() => app.close());

const make = async (person: Browser, days = 30) =>
	await person.get(createToken, { name: 'Bot', scopes: ['label'], days });

async function ask(secret: string, path = '/api/session', init: RequestInit = {}) {
	const headers = { ...init.headers, authorization: `Bearer ${secret}` };
	const response = await app.browser().fetch(path, { ...init, headers });
	const text = await response.text();
	return { status: response.status, response, text, body: text.startsWith('{') ? JSON.parse(text) : null };
}
const codeFor = async (secret: string, path?: string) =>
	(await ask(secret, path)).body?.error?.code ?? 'done';

it('speaks for its person, and its secret is shown once and kept nowhere', async () => {
	const ada = await app.logIn('Ada');
	const { secret, token } = await make(ada);
	expect(secret).toMatch(/^lw_[\w-]{32,}$/);
	expect(token).toMatchObject({ name: 'Bot', scopes: ['read', 'label'], lastUsedAt: null });
	const { body, response } = await ask(secret);
	expect(body.person.name).toBe('Ada');
	expect(response.headers.get('cache-control')).toBe('private, no-store');
	const { tokens } = await ada.get(listTokens, {});
	expect(tokens).toMatchObject([{ id: token.id, lastUsedAt: '2026-11-21T12:00:00.000Z' }]);
	const kept = await app.database.sql`select * from access_token`;
	expect(JSON.stringify([kept, tokens])).not.toContain(secret.slice(3));
});

it('ends when it is revoked, when its time is over, and when its person leaves', async () => {
	const ben = await app.logIn('Ben');
	const [first, second, third] = [await make(ben, 2), await make(ben, 1), await make(ben, 30)];
	expect(await codeFor(first.secret)).toBe('done');
	await ben.get(revokeToken, { tokenId: first.token.id });
	expect(await codeFor(first.secret)).toBe('TOKEN_REFUSED');
	app.later(25 * 3_600_000);
	expect(await codeFor(second.secret)).toBe('TOKEN_REFUSED');
	expect(await codeFor(third.secret)).toBe('done');
	await ben.get(leave, {});
	expect(await codeFor(third.secret)).toBe('TOKEN_REFUSED');
	expect(
		await app.database.sql`select id from access_token where name = 'Bot' and id = ${third.token.id}`,
	).toEqual([]);
});

it('is refused in the same words whatever is wrong with it, even where nobody has to be logged in', async () => {
	const { secret, token } = await make(await app.logIn('Cleo'));
	await (await app.logIn('Cleo')).get(revokeToken, { tokenId: token.id });
	const said = new Set<string>();
	for (const wrong of [secret, 'lw_nothing', 'something', `${secret}x`]) {
		const { status, body } = await ask(wrong, '/api/campaigns');
		said.add(`${status} ${body.error.code} ${body.error.message} ${JSON.stringify(body.error.details)}`);
	}
	expect([...said]).toHaveLength(1);
	expect([...said][0]).toContain('401 TOKEN_REFUSED');
});

it('does nothing while its person is blocked on the wiki, though they have not logged in since', async () => {
	const dora = await app.logIn('Dora');
	const { secret } = await make(dora);
	blockedOnWiki = true;
	app.later(6 * 60_000);
	expect(await codeFor(secret, '/api/me')).toBe('PERSON_BLOCKED');
	blockedOnWiki = false;
	app.later(6 * 60_000);
	expect(await codeFor(secret, '/api/me')).toBe('done');
});

it('needs no origin, where a cookie does; and takes the cookie out of play', async () => {
	const emil = await app.logIn('Emil');
	const fay = await app.logIn('Fay');
	const { secret } = await make(emil);
	const foreign = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
	const put = { method: 'POST', headers: { ...foreign, 'content-type': 'application/json' }, body: '{}' };
	const path = '/api/worksets/1/release';
	expect((await (await emil.fetch(path, put)).json()).error.code).toBe('FOREIGN_ORIGIN');
	expect((await ask(secret, path, put)).body.error.code).toBe('NOT_FOUND');
	const headers = { authorization: `Bearer ${secret}` };
	const session = await fay.fetch('/api/session', { headers });
	expect((await session.json()).person.name).toBe('Emil');
	// pages are for people: a token is nobody there, and no preflight lets another site send one
	expect((await ask(secret, '/me/tokens')).body.error.code).toBe('LOGIN_NEEDED');
	const asked = { ...foreign, 'access-control-request-method': 'POST' };
	const preflight = await app.browser().fetch(path, {
		method: 'OPTIONS',
		headers: { ...asked, 'access-control-request-headers': 'authorization' },
	});
	expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
});

it('takes along what its person said', async () => {
	const { secret } = await make(await app.logIn('Gus'));
	expect((await ask(secret, '/api/me/labels.csv')).status).toBe(200);
});

it('stands in no log', async () => {
	const hal = await app.logIn('Hal');
	const { secret } = await make(hal);
	await ask(secret);
	await ask(`${secret}x`);
	await ask(secret, '/api/nothing');
	const form = new URLSearchParams({ name: 'By form', days: '7' });
	const page = await hal.fetch('/me/tokens', { method: 'POST', body: form });
	const shown = /lw_[\w-]{32,}/.exec(await page.text())?.[0] ?? '';
	expect(page.headers.get('cache-control')).toBe('private, no-store');
	expect((await ask(shown)).body.person.name).toBe('Hal');
	expect(await (await hal.fetch('/me/tokens')).text()).not.toMatch(/lw_[\w-]{32,}/);
	expect(lines.join('')).toContain('TOKEN_REFUSED');
	expect(lines.join('')).not.toMatch(/lw_[\w-]{8,}/);
});

it('nobody has more than twenty', async () => {
	const ida = await app.logIn('Ida');
	for (let i = 0; i < 20; i++) await make(ida);
	expect(await ida.refused(createToken, { name: 'One more', scopes: [], days: 1 })).toBe('INVALID_INPUT');
	expect((await ida.get(readSession, {})).person?.name).toBe('Ida');
});
