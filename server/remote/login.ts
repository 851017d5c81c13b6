/**
 * Logging in with MediaWiki's OAuth 2.0 in two beats: where to send the browser, then what it brought back. The
 * endpoints are written by hand, for MediaWiki publishes none; no scope is asked for, so that all grants of the consumer
 * are given. https://www.mediawiki.org/wiki/Extension:OAuth
 */
import * as oauth from 'oauth4webapi';
import * as z from 'zod/mini';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { LoginPort } from '../domain/sessions.ts';

export type LoginSettings = {
	/** address of rest.php as browsers reach it */
	publicRestUrl: string;
	/** address of rest.php as this server reaches it */
	restUrl: string;
	clientId: string;
	clientSecret: string;
	/** where the wiki sends the browser back to */
	redirectUri: string;
	userAgent: string;
	timeoutMs: number;
	fetch: typeof globalThis.fetch;
};

/** A suppressed account has no username; very old ones have no date. */
const Profile = z.object({
	sub: z.union([z.string(), z.number()]),
	username: z.optional(z.string()),
	editcount: z.optional(z.int()),
	blocked: z.optional(z.boolean()),
	registered: z.optional(z.nullable(z.string())),
	groups: z.optional(z.array(z.string())),
});

export function mediawikiLogin(settings: LoginSettings): LoginPort {
	const server: oauth.AuthorizationServer = {
		issuer: new URL(settings.publicRestUrl).origin,
		authorization_endpoint: `${settings.publicRestUrl}/oauth2/authorize`,
		token_endpoint: `${settings.restUrl}/oauth2/access_token`,
		code_challenge_methods_supported: ['S256'],
	};
	const client: oauth.Client = { client_id: settings.clientId };
	const options = {
		[oauth.allowInsecureRequests]: settings.restUrl.startsWith('http:'),
		[oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<string, unknown>) =>
			settings.fetch(url, {
				...(init as RequestInit),
				headers: { ...init.headers, 'user-agent': settings.userAgent },
				signal: AbortSignal.timeout(settings.timeoutMs),
			}),
	};

	return {
		async begin() {
			const codeVerifier = oauth.generateRandomCodeVerifier();
			const state = oauth.generateRandomState();
			const url = new URL(server.authorization_endpoint ?? '');
			url.search = new URLSearchParams({
				response_type: 'code',
				client_id: settings.clientId,
				redirect_uri: settings.redirectUri,
				state,
				code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
				code_challenge_method: 'S256',
			}).toString();
			return { url, state, codeVerifier };
		},

		async finish(callback, { state, codeVerifier }) {
			const error = callback.searchParams.get('error');
			// MediaWiki's denials come without the state, so they are looked at before it.
			if (error !== null)
				throw new Failure(
					error === 'unauthorized_client' || error === 'access_denied' ? 'LOGIN_DENIED' : 'LOGIN_FAILED',
					{ error },
				);
			const accessToken = await changeCode(callback, state, codeVerifier);
			return await readProfile(accessToken);
		},
	};

	async function changeCode(callback: URL, state: string, codeVerifier: string): Promise<string> {
		const parameters = judgeState(() => oauth.validateAuthResponse(server, client, callback, state));
		return await asking(async () => {
			const response = await oauth.authorizationCodeGrantRequest(
				server,
				client,
				oauth.ClientSecretPost(settings.clientSecret),
				parameters,
				settings.redirectUri,
				codeVerifier,
				options,
			);
			if (response.status >= 500) throw new Failure('WIKI_UNREACHABLE', { status: response.status });
			return (await oauth.processAuthorizationCodeResponse(server, client, response)).access_token;
		});
	}

	async function readProfile(accessToken: string): ReturnType<LoginPort['finish']> {
		const url = new URL(`${settings.restUrl}/oauth2/resource/profile`);
		const body: unknown = await asking(async () => {
			const response = await oauth.protectedResourceRequest(
				accessToken,
				'GET',
				url,
				undefined,
				null,
				options,
			);
			if (response.status >= 500) throw new Failure('WIKI_UNREACHABLE', { status: response.status });
			return await response.json();
		});
		const profile = Profile.safeParse(body);
		if (!profile.success) throw new Failure('LOGIN_FAILED', { profile: 'unreadable' });
		const { sub, username, editcount, blocked, registered, groups } = profile.data;
		if (username === undefined) throw new Failure('LOGIN_ACCOUNT_HIDDEN');
		return {
			sub: String(sub),
			name: username,
			editCount: editcount ?? null,
			registeredAt: registered ? parseMediaWikiTime(registered) : null,
			groups: groups ?? [],
			blocked: blocked ?? false,
		};
	}
}

function judgeState(check: () => URLSearchParams): URLSearchParams {
	try {
		return check();
	} catch (cause) {
		throw new Failure('LOGIN_STATE', undefined, { cause });
	}
}

/** A wiki that is away is a reason to wait; anything else that goes wrong is a reason to begin again. */
async function asking<T>(ask: () => Promise<T>): Promise<T> {
	try {
		return await ask();
	} catch (cause) {
		if (cause instanceof Failure) throw cause;
		const isNetwork = cause instanceof TypeError && cause.message === 'fetch failed';
		const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
		throw new Failure(
			timedOut ? 'WIKI_TIMEOUT' : isNetwork ? 'WIKI_UNREACHABLE' : 'LOGIN_FAILED',
			undefined,
			{ cause },
		);
	}
}

/** `20150607080910`, UTC. Null when it is not written so. */
export function parseMediaWikiTime(text: string): Date | null {
	const match = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text);
	if (!match) return null;
	const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number);
	return new Date(Date.UTC(year, month - 1, day, hour, minute, second));
}
