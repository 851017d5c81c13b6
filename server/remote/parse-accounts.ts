import { z } from 'zod';
import type { Account } from '../../campaigns/contract/revision.ts';
import { parseAnswer } from './parse-answer.ts';

const ApiUser = z.object({
	name: z.string().optional(),
	missing: z.boolean().default(false),
	invalid: z.boolean().default(false),
	groups: z.array(z.string()).default([]),
	editcount: z.int().default(0),
	registration: z.string().nullish(),
	blockid: z.int().optional(),
	blockpartial: z.boolean().default(false),
});

const Answer = z.object({ query: z.object({ users: z.array(ApiUser) }) });

export function accountParameters(names: readonly string[]): Record<string, string> {
	const usprop = 'groups|editcount|registration|blockinfo';
	return { action: 'query', list: 'users', ususers: names.join('|'), usprop };
}

/** Accounts in an answer to `list=users`; names without an account (or a hidden one) are left out. */
export function parseAccounts(answer: unknown): Account[] {
	const { query } = parseAnswer(Answer, answer, 'accounts');
	return query.users.flatMap(({ name, missing, invalid, groups, editcount, registration }) => {
		if (name === undefined || missing || invalid) return [];
		return [{ name, groups, editCount: editcount, registration: registration ?? null }];
	});
}

/** Names in the same answer that may not edit anywhere on the wiki; a block of some pages does not count. */
export function parseBlocked(answer: unknown): string[] {
	const { query } = parseAnswer(Answer, answer, 'accounts');
	return query.users.flatMap(({ name, blockid, blockpartial }) =>
		name !== undefined && blockid !== undefined && !blockpartial ? [name] : [],
	);
}
