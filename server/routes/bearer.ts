/** Programs that come with a personal access token: `Authorization: Bearer lw_…`. */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import type { Call } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { scopeNeeded, type TokenScope } from '../../campaigns/contract/token.ts';
import type { KnownPerson } from '../domain/access.ts';
import { bearerOf } from '../domain/tokens.ts';
import type { JoinedParts } from '../parts.ts';
import type { AppEnv } from './mount.ts';

/** The token of a request; null when it brings none. A browser never sends one by itself. */
export function tokenOf(c: Context): string | null {
	const [, token] = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '') ?? [];
	return token ?? null;
}

/**
 * Says whose program asks, for the routes behind it. It is no visitor: whatever does not look at scopes takes it for
 * somebody who is not logged in.
 */
export function knowBearer(parts: JoinedParts) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const token = tokenOf(c);
		c.set('bearer', token === null ? null : await bearerOf(parts, token));
		// what a token may see is between its person and their program
		if (token !== null) c.header('cache-control', 'private, no-store');
		await next();
	});
}

/** Who asks a call: whoever is logged in, or the person of a token that reaches so far. @throws {Failure} TOKEN_SCOPE */
export function askerOf(c: Context<AppEnv>, call: Pick<Call, 'method' | 'who'>): KnownPerson | null {
	return personWith(c, scopeNeeded(call));
}

/** The same where no call says what is needed. @throws {Failure} TOKEN_SCOPE */
export function personWith(c: Context<AppEnv>, needed: TokenScope | 'none'): KnownPerson | null {
	const bearer = c.get('bearer');
	if (!bearer) return c.get('visitor');
	if (needed === 'none') throw new Failure('TOKEN_SCOPE', { needed: 'a session in a browser' });
	if (!bearer.scopes.includes(needed)) throw new Failure('TOKEN_SCOPE', { needed });
	return bearer.person;
}
