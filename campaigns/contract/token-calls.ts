/** The calls about personal access tokens. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { NewToken, Token } from './token.ts';

export const listTokens = call({
	method: 'GET',
	path: '/api/me/tokens',
	summary: 'My personal access tokens, the newest first; at most twenty.',
	who: 'self',
	input: z.object({}),
	output: z.object({ tokens: z.array(Token) }),
});

export const createToken = call({
	method: 'POST',
	path: '/api/me/tokens',
	summary: 'Makes a personal access token. Its secret is in this answer and nowhere else, never again.',
	who: 'self',
	input: NewToken,
	output: z.object({ token: Token, secret: z.string() }),
});

export const revokeToken = call({
	method: 'DELETE',
	path: '/api/me/tokens/{tokenId}',
	summary: 'Revokes a token of mine; it ends at once.',
	who: 'self',
	input: z.object({ tokenId: z.int() }),
	output: z.object({ ok: z.literal(true) }),
});

export const tokenCalls = { listTokens, createToken, revokeToken } as const;
