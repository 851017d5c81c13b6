import { type Context, Hono } from 'hono';
import type { DemoWiki } from '../demo-wiki.ts';
import { messagePage } from '../pages/layout.ts';
import { type AuthorizeRequest, callback, denial, readAuthorizeRequest } from './authorize-request.ts';
import { signInPage } from './sign-in-page.ts';

const PATH = '/w/rest.php/oauth2/authorize';

function allow(wiki: DemoWiki, request: AuthorizeRequest, accountId: number): string {
	const { client, redirectUri, state, challenge } = request;
	const code = wiki.grants.issueCode({ clientId: client.clientId, accountId, redirectUri, challenge });
	return callback(client.redirectUri, { code, ...(state === null ? {} : { state }) });
}

function pageHeaders(c: Context): void {
	c.header('cache-control', 'no-store');
	c.header('x-frame-options', 'DENY');
	c.header(
		'content-security-policy',
		"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
	);
}

/**
 * `/w/rest.php/oauth2/authorize`: the page on which a person says who they are and whether the application may know.
 * MediaWiki asks both on pages of its own (log in, then approve); here one page asks both, and there are no passwords.
 */
export function authorizeRoutes(wiki: DemoWiki): Hono {
	const routes = new Hono();
	routes.on(['GET', 'POST'], PATH, async (c) => {
		const query = new URL(c.req.url).searchParams;
		const reading = readAuthorizeRequest(wiki, query);
		pageHeaders(c);
		if (reading.kind === 'redirect') return c.redirect(reading.url, 302);
		if (reading.kind === 'page') {
			const title =
				reading.status === 401 ? 'This application is not known here' : 'This request is not complete';
			return c.html(messagePage(wiki.data.site, title, reading.message), reading.status);
		}
		const { request } = reading;
		if (query.get('approval_cancel') === '1') return c.redirect(denial(request.client.redirectUri), 302);
		const action = `${PATH}?${query}`;
		if (c.req.method === 'GET') return c.html(signInPage(wiki, request.client, action));
		const form = new URLSearchParams(await c.req.text());
		if (form.has('cancel')) return c.redirect(denial(request.client.redirectUri), 302);
		const account = wiki.data.accounts.get(Number(form.get('account')));
		if (!account) return c.html(signInPage(wiki, request.client, action, 'Choose one of the accounts.'), 400);
		return c.redirect(allow(wiki, request, account.id), 302);
	});
	return routes;
}
