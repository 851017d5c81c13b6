import * as oauth from 'oauth4webapi';
import { readBoundedText } from './bounded-body.ts';
import { type Profile, parseProfile } from './profile.ts';

/**
 * | code | meaning |
 * |---|---|
 * | LOGIN_DENIED | the person pressed Cancel on the wiki |
 * | LOGIN_STATE | the answer does not belong to the login that was begun here: begin again |
 * | LOGIN_FAILED | the wiki refused, or this application is not set up right there: `cause` says how |
 * | LOGIN_WIKI_DOWN | the wiki gave no usable answer: try later |
 * | LOGIN_ACCOUNT_HIDDEN | the wiki does not tell who it is: such accounts cannot take part |
 */
export type LoginErrorCode =
	| 'LOGIN_DENIED'
	| 'LOGIN_STATE'
	| 'LOGIN_FAILED'
	| 'LOGIN_WIKI_DOWN'
	| 'LOGIN_ACCOUNT_HIDDEN';

export class LoginError extends Error {
	readonly code: LoginErrorCode;

	constructor(code: LoginErrorCode, message: string, cause?: unknown) {
		super(message, { cause });
		this.name = 'LoginError';
		this.code = code;
	}
}

/** A confidential OAuth 2.0 consumer with the grant "User identity verification only", and where it is registered. */
export type LoginConfig = {
	/** e.g. `https://meta.wikimedia.org/w/rest.php` */
	restUrl: string;
	clientId: string;
	clientSecret: string;
	/** exactly as registered */
	redirectUri: string;
	userAgent: string;
	fetch?: typeof fetch;
	/** limit of each of the two requests, in milliseconds */
	timeoutMs?: number;
};

/** What the browser's session has to remember between the two halves of a login. */
export type PendingLogin = { state: string; codeVerifier: string };

const ANSWER_BYTES = 256 * 1024;
/** The words for "the person said no": MediaWiki's own, and the standard's. */
const DENIALS = ['unauthorized_client', 'access_denied'];

function serverOf({ restUrl }: LoginConfig): oauth.AuthorizationServer {
	// MediaWiki publishes no metadata, so the addresses are written down here
	return {
		issuer: new URL(restUrl).origin,
		authorization_endpoint: `${restUrl}/oauth2/authorize`,
		token_endpoint: `${restUrl}/oauth2/access_token`,
		code_challenge_methods_supported: ['S256'],
	};
}

/** Begins a login: send the browser to `url` and keep `state` and `codeVerifier` in its session. No scope is asked for. */
export async function beginLogin(config: LoginConfig): Promise<PendingLogin & { url: string }> {
	const state = oauth.generateRandomState();
	const codeVerifier = oauth.generateRandomCodeVerifier();
	const url = new URL(serverOf(config).authorization_endpoint ?? '');
	url.search = new URLSearchParams({
		response_type: 'code',
		client_id: config.clientId,
		redirect_uri: config.redirectUri,
		state,
		code_challenge: await oauth.calculatePKCECodeChallenge(codeVerifier),
		code_challenge_method: 'S256',
	}).toString();
	return { url: url.href, state, codeVerifier };
}

/** MediaWiki sends a denial without `state`, so `error` is looked at first; it never leads to a login. */
function refuseErrors({ searchParams }: URL): void {
	const error = searchParams.get('error');
	if (error === null) return;
	const cause = Object.fromEntries(searchParams);
	if (DENIALS.includes(error))
		throw new LoginError('LOGIN_DENIED', 'The login was cancelled on the wiki.', cause);
	throw new LoginError('LOGIN_FAILED', `The wiki refused the login (${error}).`, cause);
}

function judgeCallback(config: LoginConfig, callbackUrl: URL, state: string): URLSearchParams {
	refuseErrors(callbackUrl);
	try {
		return oauth.validateAuthResponse(serverOf(config), { client_id: config.clientId }, callbackUrl, state);
	} catch (cause) {
		throw new LoginError('LOGIN_STATE', 'This is not the answer to a login begun here. Begin again.', cause);
	}
}

/** Sends a request as this application, without cookies, and reads a bounded answer in bounded time. */
async function send(config: LoginConfig, url: string, init: RequestInit): Promise<Response> {
	const { fetch: ask = fetch, timeoutMs = 15_000, userAgent } = config;
	const headers = new Headers(init.headers);
	headers.set('user-agent', userAgent);
	const signal = AbortSignal.timeout(timeoutMs);
	const response = await ask(url, { ...init, headers, credentials: 'omit', signal });
	const text = await readBoundedText(response, ANSWER_BYTES);
	return new Response(text, { status: response.status, headers: response.headers });
}

/** Plain http is spoken only where the wiki itself is configured so: a wiki on this machine. */
function mayBePlain({ restUrl }: LoginConfig): boolean {
	return new URL(restUrl).protocol === 'http:';
}

/** The status of an answer that oauth4webapi did not accept; null when there was none. */
function refusedStatus(cause: unknown): number | null {
	if (cause instanceof oauth.ResponseBodyError || cause instanceof oauth.WWWAuthenticateChallengeError)
		return cause.status;
	if (cause instanceof oauth.OperationProcessingError && cause.cause instanceof Response)
		return cause.cause.status;
	return null;
}

/** Sorts what went wrong with a request: no answer or a server error is the wiki's trouble, a refusal is ours. */
function loginError(cause: unknown, what: string): LoginError {
	if (cause instanceof LoginError) return cause;
	const status = refusedStatus(cause);
	if (status !== null && status >= 400 && status < 500) {
		const advice = 'Begin again; if it stays so, check how this application is registered there.';
		return new LoginError('LOGIN_FAILED', `The wiki refused ${what}. ${advice}`, cause);
	}
	return new LoginError(
		'LOGIN_WIKI_DOWN',
		`The wiki gave no usable answer for ${what}. Try again later.`,
		cause,
	);
}

async function fetchToken(
	config: LoginConfig,
	answer: URLSearchParams,
	codeVerifier: string,
): Promise<string> {
	const server = serverOf(config);
	const client = { client_id: config.clientId };
	try {
		const response = await oauth.authorizationCodeGrantRequest(
			server,
			client,
			oauth.ClientSecretPost(config.clientSecret),
			answer,
			config.redirectUri,
			codeVerifier,
			{
				[oauth.allowInsecureRequests]: mayBePlain(config),
				[oauth.customFetch]: (url: string, init: oauth.CustomFetchOptions<'POST', URLSearchParams>) =>
					send(config, url, init),
			},
		);
		const tokens = await oauth.processAuthorizationCodeResponse(server, client, response);
		return tokens.access_token;
	} catch (cause) {
		throw loginError(cause, 'the token');
	}
}

async function fetchProfile(config: LoginConfig, accessToken: string): Promise<unknown> {
	const url = new URL(`${config.restUrl}/oauth2/resource/profile`);
	try {
		const response = await oauth.protectedResourceRequest(accessToken, 'GET', url, undefined, null, {
			[oauth.allowInsecureRequests]: mayBePlain(config),
			[oauth.customFetch]: (address, { body: _none, ...init }) => send(config, address, init),
		});
		const text = await response.text();
		if (response.status >= 400 && response.status < 500)
			throw new LoginError('LOGIN_FAILED', 'The wiki refused to say who logged in. Begin again.', text);
		if (!response.ok) throw new Error(`status ${response.status}: ${text}`);
		return JSON.parse(text);
	} catch (cause) {
		throw loginError(cause, 'the profile');
	}
}

/**
 * Finishes a login from the address the wiki sent the browser back to. The token is used once, for the profile, and then
 * forgotten: content is read without it.
 * @throws LoginError; in any case the pending login is over
 */
export async function finishLogin(
	config: LoginConfig,
	callbackUrl: URL,
	pending: PendingLogin,
): Promise<Profile> {
	const answer = judgeCallback(config, callbackUrl, pending.state);
	const accessToken = await fetchToken(config, answer, pending.codeVerifier);
	const said = await fetchProfile(config, accessToken);
	let profile: Profile | null;
	try {
		profile = parseProfile(said);
	} catch (cause) {
		throw new LoginError(
			'LOGIN_WIKI_DOWN',
			'The wiki said who logged in, but not in a way it should.',
			cause,
		);
	}
	if (!profile)
		throw new LoginError(
			'LOGIN_ACCOUNT_HIDDEN',
			'The wiki does not tell who this account is, so it cannot be used here.',
			said,
		);
	return profile;
}
