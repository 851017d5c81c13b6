import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import type { Grant } from './roles.ts';
import { loginAttempt, person, roleGrant, session } from './schema.ts';
import { together } from './together.ts';

export type PersonRow = typeof person.$inferSelect;

/** What the wiki said of an account when its owner logged in. */
export type AccountFacts = {
	farm: string;
	sub: string;
	name: string;
	editCount: number | null;
	registeredAt: Date | null;
	groups: string[];
	blocked: boolean;
};

/** Finds a person by (farm, sub) and brings what the wiki says of them up to date, or makes them. */
export async function rememberPerson(db: Db, facts: AccountFacts, now: Date): Promise<PersonRow> {
	const [row] = await db
		.insert(person)
		.values({ ...facts, firstSeenAt: now, lastLoginAt: now })
		.onConflictDoUpdate({ target: [person.farm, person.sub], set: { ...facts, lastLoginAt: now } })
		.returning();
	if (!row) throw new Error('the database returned no row for a person just stored');
	return row;
}

export async function insertSession(
	db: Db,
	row: { idHash: string; personId: number; createdAt: Date; expiresAt: Date },
): Promise<void> {
	await db.insert(session).values(row);
}

type OpenSession = { person: PersonRow; grants: Grant[]; expiresAt: Date };

/** One for each database: all who ask at about the same time are answered by one query, which is written once. */
const sessionSearches = new WeakMap<Db, (idHash: string) => Promise<OpenSession | null>>();

function searchSessions(db: Db): (idHash: string) => Promise<OpenSession | null> {
	const query = db
		.select({
			...{ idHash: session.idHash, person, expiresAt: session.expiresAt },
			grants: sql<Grant[]>`(
				select coalesce(json_agg(json_build_object('wiki', g.wiki, 'role', g.role)), '[]')
				from ${roleGrant} as g where g.person_id = ${person.id} and g.revoked_at is null)`,
		})
		.from(session)
		.innerJoin(person, eq(person.id, session.personId))
		.where(and(sql`${session.idHash} = any(${sql.placeholder('idHashes')}::text[])`, isNull(person.leftAt)))
		.prepare('find_sessions');
	const search = async (idHashes: string[]) => {
		const rows = await query.execute({ idHashes: `{${idHashes.join(',')}}` });
		const found = new Map(rows.map(({ idHash, ...open }) => [idHash, open]));
		return idHashes.map((idHash) => found.get(idHash) ?? null);
	};
	return together(search, { most: 50, atOnce: 2 });
}

/**
 * The person of a session, with the roles that they were given; null when there is none, or the person has left.
 *
 * @param idHash in hexadecimal digits
 */
export async function findSession(db: Db, idHash: string): Promise<OpenSession | null> {
	const search = sessionSearches.get(db) ?? searchSessions(db);
	sessionSearches.set(db, search);
	return await search(idHash);
}

export async function deleteSession(db: Db, idHash: string): Promise<void> {
	await db.delete(session).where(eq(session.idHash, idHash));
}

export async function insertLoginAttempt(db: Db, row: typeof loginAttempt.$inferInsert): Promise<void> {
	await db.insert(loginAttempt).values(row);
}

/** Takes a begun login out of the table: it can be finished once. */
export async function takeLoginAttempt(
	db: Db,
	browserHash: string,
): Promise<typeof loginAttempt.$inferSelect | null> {
	const [row] = await db.delete(loginAttempt).where(eq(loginAttempt.browserHash, browserHash)).returning();
	return row ?? null;
}

/** Forgets sessions that have ended and logins that were begun before `attemptsBefore`. */
export async function forgetEndedSessions(db: Db, now: Date, attemptsBefore: Date): Promise<void> {
	await db.delete(session).where(lt(session.expiresAt, now));
	await db.delete(loginAttempt).where(lt(loginAttempt.beganAt, attemptsBefore));
}
