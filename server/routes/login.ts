import { Failure } from '../../campaigns/contract/errors.ts';
import { beginLogin, finishLogin } from '../domain/sessions.ts';
import type { AppParts } from '../parts.ts';
import type { App } from './mount.ts';
import { dropSecret, endOwnSession, keepSecret, readSecret } from './session-cookie.ts';

/** Logging in and out with the wiki account, for browsers: redirects, no JSON. */
export function mountLogin(app: App, parts: AppParts): void {
	app.get('/auth/login', async (c) => {
		// Opened as 127.0.0.1, the browser would come back as localhost, without the cookie of this login.
		const here = new URL(c.req.url);
		const there = new URL(parts.publicUrl);
		if (here.hostname !== there.hostname && isLoopback(here) && isLoopback(there))
			return c.redirect(new URL(`${here.pathname}${here.search}`, parts.publicUrl).href, 302);
		const { url, browserSecret } = await beginLogin(parts, c.req.query('returnTo') ?? '/');
		keepSecret(c, 'label-wing-login', browserSecret, parts);
		return c.redirect(url.href, 302);
	});

	app.get('/auth/callback', async (c) => {
		const { search } = new URL(c.req.url);
		const browserSecret = readSecret(c, 'label-wing-login', parts);
		dropSecret(c, 'label-wing-login', parts);
		const oldSession = readSecret(c, 'label-wing-session', parts);
		try {
			const callback = new URL(`/auth/callback${search}`, parts.publicUrl);
			const { sessionId, returnTo } = await finishLogin(parts, callback, browserSecret, oldSession);
			keepSecret(c, 'label-wing-session', sessionId, parts);
			return c.redirect(returnTo, 302);
		} catch (error) {
			if (!(error instanceof Failure)) throw error;
			parts.log.info({ code: error.code, cause: error.cause }, 'a login did not succeed');
			return c.redirect(`/login-denied?${new URLSearchParams({ code: error.code })}`, 302);
		}
	});

	/** For pages that work without JavaScript; the client uses the call. */
	app.post('/auth/logout', async (c) => {
		await endOwnSession(c, parts);
		return c.redirect('/', 303);
	});
}

function isLoopback({ hostname }: URL): boolean {
	return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}
