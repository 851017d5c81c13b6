/** A campaign's decisions as the public log may tell them. */
import type { Rules } from '../../campaigns/contract/campaign.ts';

/** The rules, with how many accounts are named in them instead of their names: those are nobody else's business. */
export function loggedRules({ allow, deny, ...rules }: Rules): Record<string, unknown> {
	return {
		...rules,
		...(allow ? { allowedAccounts: allow.length } : {}),
		...(deny ? { deniedAccounts: deny.length } : {}),
	};
}
