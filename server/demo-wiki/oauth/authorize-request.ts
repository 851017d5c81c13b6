import type { DemoWiki, OAuthClient } from '../demo-wiki.ts';
import type { CodeGrant } from './grants.ts';

/** Grants that MediaWiki knows by name; one that the client lacks is dropped, an unknown one refused. */
const KNOWN_SCOPES = ['mwoauth-authonly', 'mwoauth-authonlyprivate', 'basic', 'editpage', 'highvolume'];
const SHORTEST_CHALLENGE = 43;

export type AuthorizeRequest = {
	client: OAuthClient;
	redirectUri: string | null;
	state: string | null;
	challenge: CodeGrant['challenge'];
};

/** What came of reading a request: it is fine, or the browser is shown a page, or it is sent back with an error. */
export type Reading =
	| { kind: 'fine'; request: AuthorizeRequest }
	| { kind: 'page'; status: 400 | 401; message: string }
	| { kind: 'redirect'; url: string };

/** The client's address with an answer added. An error comes without `state`, as from MediaWiki. */
export function callback(redirectUri: string, answer: Record<string, string>): string {
	const url = new URL(redirectUri);
	for (const [name, value] of Object.entries(answer)) url.searchParams.append(name, value);
	return url.href;
}

export function denial(redirectUri: string): string {
	const sentence = 'User has rejected the request from client application';
	return callback(redirectUri, {
		error: 'unauthorized_client',
		error_description: sentence,
		message: sentence,
	});
}

function refusedScope(redirectUri: string, scope: string): string {
	const sentence = 'The requested scope is invalid, unknown, or malformed';
	return callback(redirectUri, {
		error: 'invalid_scope',
		error_description: sentence,
		hint: `Check the \`${scope}\` scope`,
		message: sentence,
	});
}

function readChallenge(query: URLSearchParams): CodeGrant['challenge'] | string {
	const value = query.get('code_challenge');
	if (value === null) return null;
	const method = query.get('code_challenge_method') ?? 'plain';
	if (method !== 'plain' && method !== 'S256') return 'Check the `code_challenge_method` parameter';
	if (value.length < SHORTEST_CHALLENGE) return 'Check the `code_challenge` parameter';
	return { value, method };
}

/** Judges the query of an authorization request the way MediaWiki's OAuth does. */
export function readAuthorizeRequest(wiki: DemoWiki, query: URLSearchParams): Reading {
	const refuse = (status: 400 | 401, message: string): Reading => ({ kind: 'page', status, message });
	if (query.get('response_type') !== 'code') return refuse(400, 'Check the `response_type` parameter');
	const clientId = query.get('client_id');
	if (!clientId) return refuse(400, 'Check the `client_id` parameter');
	const client = wiki.clients.find((candidate) => candidate.clientId === clientId);
	const redirectUri = query.get('redirect_uri');
	if (!client || (redirectUri !== null && redirectUri !== client.redirectUri))
		return refuse(401, 'Client authentication failed');
	const unknown = (query.get('scope') ?? '')
		.split(' ')
		.find((scope) => scope && !KNOWN_SCOPES.includes(scope));
	if (unknown) return { kind: 'redirect', url: refusedScope(client.redirectUri, unknown) };
	const challenge = readChallenge(query);
	if (typeof challenge === 'string') return refuse(400, challenge);
	return { kind: 'fine', request: { client, redirectUri, state: query.get('state'), challenge } };
}
