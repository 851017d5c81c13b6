/** Personal access tokens: the calls, and the page on which people make them. Never by a token: see `scopeNeeded`. */
import type { Context } from 'hono';
import { NewToken } from '../../campaigns/contract/token.ts';
import * as calls from '../../campaigns/contract/token-calls.ts';
import { needSelf } from '../domain/access.ts';
import { createToken, listTokens, revokeToken } from '../domain/tokens.ts';
import { renderTokens } from '../pages/programs/tokens.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import { idOf, listIn } from './form-fields.ts';
import { type App, type AppEnv, mount } from './mount.ts';
import { parse } from './parse.ts';

export function mountTokens(app: App, parts: JoinedParts): void {
	const { db } = parts;
	mount(app, parts, calls.listTokens, async (_input, person) => ({ tokens: await listTokens(db, person) }));
	mount(app, parts, calls.createToken, async (wanted, person, c) => {
		c.header('cache-control', 'private, no-store');
		return await createToken(parts, person, wanted);
	});
	mount(app, parts, calls.revokeToken, async ({ tokenId }, person) => {
		await revokeToken(db, person, tokenId);
		return { ok: true as const };
	});

	/** What it shows is for one person, and once. */
	async function show(c: Context<AppEnv>, secret: string | null) {
		c.header('cache-control', 'private, no-store');
		const tokens = await listTokens(db, needSelf(c.get('visitor')));
		return c.html(await renderTokens(chromeOf(c, parts), tokens, secret));
	}
	app.get('/me/tokens', async (c) => await show(c, null));
	app.post('/me/tokens', async (c) => {
		const person = needSelf(c.get('visitor'));
		const { name, scopes, days } = await c.req.parseBody({ all: true });
		const wanted = parse(NewToken, { name, scopes: listIn(scopes), days: Number(days) });
		const { secret } = await createToken(parts, person, wanted);
		return await show(c, secret);
	});
	app.post('/me/tokens/:id/revoke', async (c) => {
		await revokeToken(db, needSelf(c.get('visitor')), idOf(c.req.param('id')));
		return c.redirect('/me/tokens', 303);
	});
}
