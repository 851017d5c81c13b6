import { and, count, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { TokenScope } from '../campaigns/contract/token.ts';
import type { Db } from './connect.ts';
import type { PersonRow } from './people.ts';
import type { Grant } from './roles.ts';
import { accessToken, person, roleGrant } from './schema.ts';

export type TokenRow = Omit<typeof accessToken.$inferSelect, 'hash' | 'personId'>;

const shown = {
	id: accessToken.id,
	name: accessToken.name,
	scopes: accessToken.scopes,
	createdAt: accessToken.createdAt,
	expiresAt: accessToken.expiresAt,
	lastUsedAt: accessToken.lastUsedAt,
};

/** The newest first. */
export async function listTokenRows(db: Db, personId: number): Promise<TokenRow[]> {
	return await db
		.select(shown)
		.from(accessToken)
		.where(eq(accessToken.personId, personId))
		.orderBy(desc(accessToken.id));
}

/** How many tokens somebody has. Holds the person's row, so that two at once do not both count before either is there. */
export async function countTokens(tx: Db, personId: number): Promise<number> {
	await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('update');
	const [row] = await tx
		.select({ tokens: count() })
		.from(accessToken)
		.where(eq(accessToken.personId, personId));
	return row?.tokens ?? 0;
}

export async function insertToken(tx: Db, row: typeof accessToken.$inferInsert): Promise<TokenRow> {
	const [stored] = await tx.insert(accessToken).values(row).returning(shown);
	if (!stored) throw new Error('the database returned no row for a token just stored');
	return stored;
}

/** False when the person has no such token. */
export async function deleteToken(db: Db, personId: number, tokenId: number): Promise<boolean> {
	const rows = await db
		.delete(accessToken)
		.where(and(eq(accessToken.id, tokenId), eq(accessToken.personId, personId)))
		.returning({ id: accessToken.id });
	return rows.length === 1;
}

export async function deleteTokensOf(db: Db, personId: number): Promise<void> {
	await db.delete(accessToken).where(eq(accessToken.personId, personId));
}

/** Whose token it is, with the roles that they were given; null when there is none, or the person has left. */
export async function findToken(
	db: Db,
	hash: string,
): Promise<{ id: number; scopes: TokenScope[]; expiresAt: Date; person: PersonRow; grants: Grant[] } | null> {
	const [row] = await db
		.select({
			id: accessToken.id,
			scopes: accessToken.scopes,
			expiresAt: accessToken.expiresAt,
			person,
			grants: sql<Grant[]>`(
				select coalesce(json_agg(json_build_object('wiki', g.wiki, 'role', g.role)), '[]')
				from ${roleGrant} as g where g.person_id = ${person.id} and g.revoked_at is null)`,
		})
		.from(accessToken)
		.innerJoin(person, eq(person.id, accessToken.personId))
		.where(and(eq(accessToken.hash, hash), isNull(person.leftAt)));
	return row ?? null;
}

/** Remembers that a token was used, once an hour. */
export async function rememberTokenUse(db: Db, tokenId: number, hour: Date): Promise<void> {
	await db
		.update(accessToken)
		.set({ lastUsedAt: hour })
		.where(
			and(eq(accessToken.id, tokenId), or(isNull(accessToken.lastUsedAt), lt(accessToken.lastUsedAt, hour))),
		);
}
