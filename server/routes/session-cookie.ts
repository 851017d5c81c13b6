/** The cookies: one says who is logged in, one ties a begun login to the browser that began it. */
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { createMiddleware } from 'hono/factory';
import { ATTEMPT_SECONDS, endSession, personOfSession, SESSION_SECONDS } from '../domain/sessions.ts';
import type { AppParts } from '../parts.ts';
import { tokenOf } from './bearer.ts';
import type { AppEnv } from './mount.ts';

type Name = 'label-wing-session' | 'label-wing-login';
type Parts = Pick<AppParts, 'db' | 'now' | 'sha256' | 'publicUrl'>;

const lifetime: Record<Name, number> = {
	'label-wing-session': SESSION_SECONDS,
	'label-wing-login': ATTEMPT_SECONDS,
};

/** Over https the name is bound to this host by its prefix (RFC 6265bis), so that no other host can plant it. */
function nameOf(name: Name, { publicUrl }: Pick<Parts, 'publicUrl'>): string {
	return isSecure(publicUrl) ? `__Host-${name}` : name;
}

/** What the cookie of a session is called, for documentation. */
export function sessionCookieName(publicUrl: string): string {
	return nameOf('label-wing-session', { publicUrl });
}

const isSecure = (url: string) => url.startsWith('https:');

export function readSecret(c: Context, name: Name, parts: Parts): string | undefined {
	return getCookie(c, nameOf(name, parts));
}

export function keepSecret(c: Context, name: Name, secret: string, parts: Parts): void {
	setCookie(c, nameOf(name, parts), secret, {
		httpOnly: true,
		sameSite: 'Lax',
		secure: isSecure(parts.publicUrl),
		path: '/',
		maxAge: lifetime[name],
	});
}

export function dropSecret(c: Context, name: Name, parts: Parts): void {
	deleteCookie(c, nameOf(name, parts), { path: '/', secure: isSecure(parts.publicUrl) });
}

/** Ends the session of this browser, if there is one. */
export async function endOwnSession(c: Context, parts: Parts): Promise<void> {
	const sessionId = readSecret(c, 'label-wing-session', parts);
	if (sessionId) await endSession(parts, sessionId);
	dropSecret(c, 'label-wing-session', parts);
}

/** Says who asks, for the routes behind it. */
export function knowVisitor(parts: Parts) {
	return createMiddleware<AppEnv>(async (c, next) => {
		// a program that comes with a token is asked for nothing else
		const sessionId = tokenOf(c) === null && readSecret(c, 'label-wing-session', parts);
		c.set('visitor', sessionId ? await personOfSession(parts, sessionId) : null);
		await next();
	});
}
