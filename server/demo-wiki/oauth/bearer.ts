import type { DemoWiki } from '../demo-wiki.ts';
import type { WikiAccount } from '../wiki-data.ts';

/** Whose call it is by its Authorization header; only a capital "Bearer" is understood. */
export function checkBearer(
	wiki: DemoWiki,
	authorization: string | undefined,
): { ok: true; account: WikiAccount } | { ok: false; hint: string } {
	const found = wiki.grants.findAccount((authorization ?? '').replace(/^Bearer /, ''));
	if ('hint' in found) return { ok: false, hint: found.hint };
	const account = wiki.data.accounts.get(found.accountId);
	return account ? { ok: true, account } : { ok: false, hint: 'Access token could not be verified' };
}
