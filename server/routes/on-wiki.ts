/** For scripts that run on the wikis themselves, in the pages and the browsers of people who may not know Label Wing. */
import { createMiddleware } from 'hono/factory';
import { findOpenTasks } from '../../campaigns/contract/calls.ts';
import * as wanted from '../domain/wanted-edits.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, type AppEnv, mount } from './mount.ts';

/** how long a browser may go on saying what it was told */
const LOOKUP_SECONDS = 60;
const PREFLIGHT_SECONDS = 86_400;

export function mountOnWiki(app: App, parts: JoinedParts): void {
	const isOfWiki = (origin: string) => parts.wikis.list().some(({ url }) => new URL(url).origin === origin);
	app.use('/api/wikis/*', forScriptsOf(isOfWiki));
	mount(app, parts, findOpenTasks, async (input, _visitor, c) => {
		c.header('cache-control', `public, max-age=${LOOKUP_SECONDS}`);
		return { campaigns: await wanted.findOpenTasks(parts, input) };
	});
}

/**
 * Lets scripts of these origins, compared whole, read the answer; never with cookies. Said of refused origins too:
 * that the answer depends on who asks.
 */
function forScriptsOf(isAllowed: (origin: string) => boolean) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const origin = c.req.header('origin');
		c.header('vary', 'Origin', { append: true });
		if (origin !== undefined && isAllowed(origin)) c.header('access-control-allow-origin', origin);
		if (c.req.method !== 'OPTIONS') return await next();
		c.header('access-control-allow-methods', 'GET');
		c.header('access-control-max-age', String(PREFLIGHT_SECONDS));
		return c.body(null, 204);
	});
}
