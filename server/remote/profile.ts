import { z } from 'zod';

/** Who logged in, as the wiki told it. `sub` stays when the account is renamed: with the wiki it is the person's key. */
export type Profile = {
	sub: string;
	username: string;
	editCount: number;
	/** ISO 8601; null for accounts older than the wiki's memory */
	registeredAt: string | null;
	groups: string[];
	/** the account is blocked - or only the address of this server is: ask readBlocked before turning somebody away */
	blocked: boolean;
};

/** Older versions of the extension give `sub` as a number; a token without a user has no registration (false). */
const Answer = z.object({
	sub: z.union([z.string().min(1), z.int()]).transform(String),
	username: z.string().min(1).optional(),
	editcount: z.int().default(0),
	registered: z.union([z.string(), z.null(), z.literal(false)]).optional(),
	groups: z
		.union([z.array(z.string()), z.record(z.string(), z.string()).transform((all) => Object.values(all))])
		.default([]),
	blocked: z.boolean().default(false),
});

/** The 14 digits of MediaWiki's timestamps, or an ISO one, as ISO 8601; null for anything else. */
export function parseRegistered(value: string): string | null {
	const digits = value.replace(/[-:TZ]/g, '');
	const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits);
	if (!parts) return null;
	const [, year, month, day, hour, minute, second] = parts;
	const time = `${year}-${month}-${day}T${hour}:${minute}:${second}Z`;
	return Number.isNaN(Date.parse(time)) ? null : time;
}

/**
 * Reads the answer of `/oauth2/resource/profile`.
 * @returns null when the account is hidden (it then has no name) or there is none behind the token (sub "0")
 * @throws z.ZodError when it is no profile
 */
export function parseProfile(answer: unknown): Profile | null {
	const { sub, username, editcount, registered, groups, blocked } = Answer.parse(answer);
	if (username === undefined || sub === '0') return null;
	const registeredAt = typeof registered === 'string' ? parseRegistered(registered) : null;
	return { sub, username, editCount: editcount, registeredAt, groups, blocked };
}
