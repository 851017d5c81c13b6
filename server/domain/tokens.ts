/** Personal access tokens: made by people in a browser, used by their programs. Only hashes are kept. */
import { Failure } from '../../campaigns/contract/errors.ts';
import { type NewToken, type Token, type TokenScope, tokenScopes } from '../../campaigns/contract/token.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import {
	countTokens,
	deleteToken,
	findToken,
	insertToken,
	listTokenRows,
	rememberTokenUse,
	type TokenRow,
} from '../../db/tokens.ts';
import type { KnownPerson } from './access.ts';
import type { Accounts } from './accounts.ts';
import type { Clock, NewSecret, Sha256, Wikis } from './ports.ts';

/** by which secret scanners, and people, know a token that lies about */
const PREFIX = 'lw_';
const MOST_TOKENS = 20;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

type Making = { db: Db; now: Clock; newSecret: NewSecret; sha256: Sha256 };

export async function listTokens(db: Db, person: PersonRow): Promise<Token[]> {
	return (await listTokenRows(db, person.id)).map(describe);
}

/** @throws {Failure} INVALID_INPUT for one too many */
export async function createToken(
	{ db, now, newSecret, sha256 }: Making,
	person: PersonRow,
	{ name, scopes, days }: NewToken,
): Promise<{ token: Token; secret: string }> {
	const secret = `${PREFIX}${newSecret()}`;
	const at = now();
	const row = await db.transaction(async (tx) => {
		if ((await countTokens(tx, person.id)) >= MOST_TOKENS)
			throw new Failure('INVALID_INPUT', {
				tokens: `you have ${MOST_TOKENS} tokens: revoke one that you do not need`,
			});
		return await insertToken(tx, {
			...{ personId: person.id, name, hash: sha256(secret), createdAt: at },
			scopes: tokenScopes.filter((scope) => scope === 'read' || scopes.includes(scope)),
			expiresAt: new Date(at.getTime() + days * DAY),
		});
	});
	return { token: describe(row), secret };
}

/** @throws {Failure} NOT_FOUND */
export async function revokeToken(db: Db, person: PersonRow, tokenId: number): Promise<void> {
	if (!(await deleteToken(db, person.id, tokenId))) throw new Failure('NOT_FOUND', { tokenId });
}

/** Somebody's program. */
export type Bearer = { person: KnownPerson; scopes: readonly TokenScope[] };

/**
 * Whose token this is. One that is wrong, has ended or was revoked is refused in the same words, so that trying tells
 * nothing; and it does nothing while its person is blocked, which is asked of the wiki: they need not have logged in since.
 *
 * @throws {Failure} TOKEN_REFUSED, PERSON_BLOCKED
 */
export async function bearerOf(
	parts: { db: Db; now: Clock; sha256: Sha256; wikis: Wikis; accounts: Accounts },
	secret: string,
): Promise<Bearer> {
	const { db, now, wikis, accounts } = parts;
	const found = secret.startsWith(PREFIX) ? await findToken(db, parts.sha256(secret)) : null;
	if (!found || found.expiresAt <= now()) throw new Failure('TOKEN_REFUSED');
	const { id, scopes, grants } = found;
	const account = await accounts.of(found.person, wikis.login().name);
	if (found.person.blocked || account?.blocked) throw new Failure('PERSON_BLOCKED');
	await rememberTokenUse(db, id, new Date(Math.floor(now().getTime() / HOUR) * HOUR));
	return { person: { ...found.person, grants }, scopes };
}

function describe({ createdAt, expiresAt, lastUsedAt, ...row }: TokenRow): Token {
	return {
		...row,
		createdAt: createdAt.toISOString(),
		expiresAt: expiresAt.toISOString(),
		lastUsedAt: lastUsedAt?.toISOString() ?? null,
	};
}
