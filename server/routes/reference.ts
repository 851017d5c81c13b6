import { readFileSync } from 'node:fs';
import { renderReference } from '../pages/programs/reference.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import type { App } from './mount.ts';

const script = readFileSync(new URL('../pages/programs/try-calls.js', import.meta.url), 'utf8');

/** The reference of the interface, and the script with which its calls are tried. */
export function mountReference(app: App, parts: JoinedParts): void {
	const etag = `"${parts.sha256(script)}"`;
	app.get('/docs/api', async (c) => c.html(await renderReference(chromeOf(c, parts))));
	app.get('/docs/try-calls.js', (c) => {
		c.header('cache-control', 'no-cache');
		c.header('etag', etag);
		if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
		return c.body(script, 200, { 'content-type': 'text/javascript; charset=utf-8' });
	});
}
