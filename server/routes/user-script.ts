import { readFileSync } from 'node:fs';
import type { AppParts } from '../parts.ts';
import type { App } from './mount.ts';

/** wikis load it on every page: kept for a while, so that a change of it still arrives the same day */
const KEPT_SECONDS = 3600;

/**
 * The script that people load on their wiki, always at the same address.
 *
 * @param folder of the built client
 */
export function mountUserScript(app: App, folder: string, { sha256 }: Pick<AppParts, 'sha256'>): void {
	const script = readFileSync(`${folder}/label-wing.js`, 'utf8');
	const etag = `"${sha256(script)}"`;
	app.get('/label-wing.js', (c) => {
		c.header('cache-control', `public, max-age=${KEPT_SECONDS}`);
		c.header('cross-origin-resource-policy', 'cross-origin');
		c.header('etag', etag);
		// compressed on its way, it comes back as a weak one
		if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304);
		c.header('content-type', 'text/javascript; charset=utf-8');
		return c.body(script);
	});
}
