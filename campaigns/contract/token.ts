/** Personal access tokens: keys that people make for their own programs. */
import * as z from 'zod/mini';
import type { Call } from './call.ts';

/**
 * What a token may do, never more than its person may. `read`: whatever its person sees, part of every token. `label`:
 * take edits, answer them, practise. `coordinate`: what is done, or seen, in a role.
 */
export const tokenScopes = ['read', 'label', 'coordinate'] as const;
export type TokenScope = (typeof tokenScopes)[number];
const Scopes = z.array(z.enum(tokenScopes)).check(z.maxLength(tokenScopes.length));

/** What is about oneself is changed by oneself, in a browser: no token makes another one, or leaves. */
export function scopeNeeded({ method, who }: Pick<Call, 'method' | 'who'>): TokenScope | 'none' {
	if (who === 'anyone') return 'read';
	if (who === 'self') return method === 'GET' ? 'read' : 'none';
	if (who === 'person') return method === 'GET' ? 'read' : 'label';
	return 'coordinate';
}

export const NewToken = z.object({
	/** what it is for, to know it again by */
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(100)),
	/** `read` may be left out: it is part of every token */
	scopes: Scopes,
	/** days until it ends */
	days: z.int().check(z.minimum(1), z.maximum(366)),
});
export type NewToken = z.infer<typeof NewToken>;

/** A token as its person sees it afterwards: the secret is nowhere any more. */
export const Token = z.object({
	id: z.int(),
	name: z.string(),
	scopes: Scopes,
	createdAt: z.iso.datetime(),
	expiresAt: z.iso.datetime(),
	/** to the hour; null when it was never used */
	lastUsedAt: z.nullable(z.iso.datetime()),
});
export type Token = z.infer<typeof Token>;
