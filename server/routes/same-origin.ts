import { createMiddleware } from 'hono/factory';
import { Failure } from '../../campaigns/contract/errors.ts';
import { tokenOf } from './bearer.ts';
import type { AppEnv } from './mount.ts';

/**
 * Refuses what changes something when another site asked for it. Browsers say where a request comes from by
 * `Sec-Fetch-Site` and `Origin`; programs send neither and carry no cookie that is not theirs. With a token no cookie
 * counts, and no site can make a browser send one.
 */
export function sameOrigin(publicUrl: string) {
	const own = new URL(publicUrl).origin;
	return createMiddleware<AppEnv>(async (c, next) => {
		const reads = ['GET', 'HEAD', 'OPTIONS'].includes(c.req.method);
		const site = c.req.header('sec-fetch-site');
		const origin = c.req.header('origin');
		const foreign = site ? !['same-origin', 'none'].includes(site) : origin !== undefined && origin !== own;
		if (!reads && foreign && tokenOf(c) === null)
			throw new Failure('FOREIGN_ORIGIN', { origin: origin ?? site });
		await next();
	});
}
