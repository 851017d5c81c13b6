import { createHash, timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import type { DemoWiki, OAuthClient } from '../demo-wiki.ts';
import type { CodeGrant, TokenPair } from './grants.ts';
import {
	invalidBody,
	invalidClient,
	invalidGrant,
	invalidRefresh,
	invalidRequest,
	type OAuthError,
	readOnly,
} from './oauth-error.ts';

type Credentials = { clientId: string; secret: string; byHeader: boolean };

function isSame(a: string, b: string): boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	return timingSafeEqual(digest(a), digest(b));
}

function readCredentials(form: URLSearchParams, authorization: string | undefined): Credentials {
	const basic = /^Basic (.+)$/.exec(authorization ?? '')?.[1];
	if (basic === undefined)
		return {
			clientId: form.get('client_id') ?? '',
			secret: form.get('client_secret') ?? '',
			byHeader: false,
		};
	const [clientId = '', ...rest] = Buffer.from(basic, 'base64').toString().split(':');
	const decode = (text: string) => new URLSearchParams(`text=${text}`).get('text') ?? '';
	return { clientId: decode(clientId), secret: decode(rest.join(':')), byHeader: true };
}

function findClient(
	wiki: DemoWiki,
	{ clientId, secret }: Credentials,
	form: URLSearchParams,
): OAuthClient | null {
	const client = wiki.clients.find((candidate) => candidate.clientId === clientId);
	if (!client || !isSame(secret, client.clientSecret)) return null;
	const redirectUri = form.get('redirect_uri');
	return redirectUri === null || redirectUri === client.redirectUri ? client : null;
}

function verifierFits(challenge: NonNullable<CodeGrant['challenge']>, verifier: string): boolean {
	const hashed =
		challenge.method === 'plain' ? verifier : createHash('sha256').update(verifier).digest('base64url');
	return isSame(hashed, challenge.value);
}

function byCode(wiki: DemoWiki, client: OAuthClient, form: URLSearchParams): TokenPair | OAuthError {
	const given = form.get('code');
	if (!given) return invalidRequest('Check the `code` parameter');
	const code = wiki.grants.findCode(given);
	if ('hint' in code) return invalidRequest(code.hint);
	if (code.clientId !== client.clientId)
		return invalidRequest('Authorization code was not issued to this client');
	if (code.redirectUri !== null && form.get('redirect_uri') === null)
		return invalidRequest('Check the `redirect_uri` parameter');
	if (code.challenge) {
		const verifier = form.get('code_verifier');
		if (!verifier) return invalidRequest('Check the `code_verifier` parameter');
		if (!verifierFits(code.challenge, verifier)) return invalidGrant('Failed to verify `code_verifier`.');
	}
	return wiki.grants.redeem(code);
}

function byRefresh(wiki: DemoWiki, client: OAuthClient, form: URLSearchParams): TokenPair | OAuthError {
	const given = form.get('refresh_token');
	if (!given) return invalidRequest('Check the `refresh_token` parameter');
	const result = wiki.grants.refresh(given, client.clientId);
	return 'hint' in result ? invalidRefresh(result.hint) : result;
}

function grantTokens(
	wiki: DemoWiki,
	credentials: Credentials,
	form: URLSearchParams,
): TokenPair | OAuthError {
	const type = form.get('grant_type');
	if (type === null) return invalidBody('The "grant_type" parameter must be set.');
	const grant = type === 'authorization_code' ? byCode : type === 'refresh_token' ? byRefresh : null;
	if (!grant) return invalidBody(`Unrecognized value for parameter "grant_type": ${type}.`);
	const client = findClient(wiki, credentials, form);
	if (!client) return invalidClient();
	if (wiki.faults.readOnlyReason !== null) return readOnly(wiki.faults.readOnlyReason);
	return grant(wiki, client, form);
}

function notAllowed(method: string) {
	const text = `The request method (${method}) was not the allowed method for this path (POST)`;
	return { messageTranslations: { en: text }, httpCode: 405, httpReason: 'Method Not Allowed' };
}

/** `/w/rest.php/oauth2/access_token`: a code or a refresh token for tokens. */
export function tokenRoutes(wiki: DemoWiki): Hono {
	const routes = new Hono();
	routes.all('/w/rest.php/oauth2/access_token', async (c) => {
		if (c.req.method !== 'POST') return c.json(notAllowed(c.req.method), 405, { allow: 'POST' });
		const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim() ?? '';
		if (type !== 'application/x-www-form-urlencoded') {
			const messageTranslations = { en: `Unsupported Content-Type: ${type}` };
			const errorKey = 'rest-unsupported-content-type';
			return c.json(
				{ errorKey, messageTranslations, httpCode: 415, httpReason: 'Unsupported Media Type' },
				415,
			);
		}
		const form = new URLSearchParams(await c.req.text());
		const credentials = readCredentials(form, c.req.header('authorization'));
		const result = grantTokens(wiki, credentials, form);
		if ('status' in result) {
			if (result.status === 401 && credentials.byHeader) c.header('www-authenticate', 'Basic realm="OAuth"');
			c.header('cache-control', 'private,no-cache,s-maxage=0');
			return c.json(result.body, result.status);
		}
		c.header('cache-control', 'no-store');
		c.header('pragma', 'no-cache');
		// MediaWiki sets it and nobody needs it: a client that keeps cookies shows itself
		c.header('set-cookie', 'UseDC=master; Max-Age=10; Path=/; HttpOnly');
		return c.json(result);
	});
	return routes;
}
