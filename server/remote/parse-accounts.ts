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

/**
 * The same for one account, with what its page says by Babel and where it was made. A wiki without Babel, or without
 * accounts that are shared with others, warns of the word that it does not know and leaves its answer out.
 */
export function standingParameters(name: string): Record<string, string> {
	return { ...accountParameters([name]), meta: 'babel|globaluserinfo', babuser: name, guiuser: name };
}

const Standing = z.object({
	query: z.object({
		/** PHP writes an object without fields as a list */
		babel: z.union([z.record(z.string(), z.string()), z.tuple([]).transform(() => ({}))]).optional(),
		globaluserinfo: z.object({ home: z.string().optional() }).optional(),
	}),
});

/** Left out is what the wiki cannot tell. */
export function parseStanding(answer: unknown): {
	languages?: Record<string, string>;
	homeWiki?: string;
} {
	const { babel, globaluserinfo } = parseAnswer(Standing, answer, 'an account').query;
	return {
		...(babel ? { languages: babel } : {}),
		...(globaluserinfo?.home === undefined ? {} : { homeWiki: globaluserinfo.home }),
	};
}
