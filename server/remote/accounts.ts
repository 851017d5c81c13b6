/** Accounts by name: `action=query&list=users`. Asked without a login; the order of the answer is not that asked for. */
import * as z from 'zod/mini';
import type { Account } from '../../campaigns/contract/revision.ts';
import { judge } from './judge.ts';
import { askApi, type Transport } from './transport.ts';

const MOST_NAMES = 50;

const Answer = z.object({
	query: z.object({
		users: z.array(
			z.object({
				name: z.string(),
				missing: z.optional(z.boolean()),
				invalid: z.optional(z.boolean()),
				editcount: z.optional(z.int()),
				registration: z.optional(z.nullable(z.string())),
				groups: z.optional(z.array(z.string())),
			}),
		),
	}),
});

/** Reads accounts; names without one (unknown, renamed, hidden, IP addresses) are missing from the map. */
export async function readAccounts(
	transport: Transport,
	names: Iterable<string>,
): Promise<Map<string, Account>> {
	const found = new Map<string, Account>();
	const wanted = [...new Set(names)];
	for (let start = 0; start < wanted.length; start += MOST_NAMES) {
		// A leading U+001F lets the separator be that character, so that a name may hold any other.
		const ususers = `\u001f${wanted.slice(start, start + MOST_NAMES).join('\u001f')}`;
		const usprop = 'groups|editcount|registration';
		const answer = judge(
			Answer,
			await askApi(transport, { action: 'query', list: 'users', ususers, usprop }),
		);
		for (const { name, missing, invalid, editcount, registration, groups } of answer.query.users)
			if (!missing && !invalid)
				found.set(name, {
					name,
					groups: groups ?? [],
					editCount: editcount ?? 0,
					registration: registration ?? null,
				});
	}
	return found;
}
