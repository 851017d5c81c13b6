import { and, asc, eq, isNull } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Role } from '../campaigns/contract/roles.ts';
import type { Db } from './connect.ts';
import type { PersonRow } from './people.ts';
import { person, roleGrant } from './schema.ts';

/** A role that holds now. */
export type Grant = { wiki: string; role: Role };

/** The person of that name who logged in last; names change, and somebody else may have had it before. */
export async function findPersonByName(db: Db, name: string): Promise<PersonRow | null> {
	return (
		(await db.query.person.findFirst({
			where: (row) => and(eq(row.name, name), isNull(row.leftAt)),
			orderBy: (row, { desc }) => desc(row.lastLoginAt),
		})) ?? null
	);
}

/** Gives a role; false when they have it already. */
export async function insertGrant(tx: Db, row: typeof roleGrant.$inferInsert): Promise<boolean> {
	const rows = await tx.insert(roleGrant).values(row).onConflictDoNothing().returning({ id: roleGrant.id });
	return rows.length === 1;
}

/** Takes a role back; false when they do not have it. */
export async function revokeGrant(
	tx: Db,
	{ personId, wiki, role }: Grant & { personId: number },
	by: { at: Date; personId: number | null },
): Promise<boolean> {
	const rows = await tx
		.update(roleGrant)
		.set({ revokedAt: by.at, revokedBy: by.personId })
		.where(
			and(
				eq(roleGrant.personId, personId),
				eq(roleGrant.wiki, wiki),
				eq(roleGrant.role, role),
				isNull(roleGrant.revokedAt),
			),
		)
		.returning({ id: roleGrant.id });
	return rows.length === 1;
}

/** Takes all roles of somebody who leaves back. */
export async function revokeGrantsOf(tx: Db, personId: number, at: Date): Promise<void> {
	await tx
		.update(roleGrant)
		.set({ revokedAt: at, revokedBy: personId })
		.where(and(eq(roleGrant.personId, personId), isNull(roleGrant.revokedAt)));
}

export type GrantFacts = {
	personId: number;
	name: string;
	role: Role;
	grantedAt: Date;
	/** null for the operators, and for somebody who has left */
	grantedBy: string | null;
	reason: string;
};

/** The roles that hold on a wiki, of people who have not left, oldest first. */
export async function listGrants(db: Db, wiki: string): Promise<GrantFacts[]> {
	const giver = alias(person, 'giver');
	return await db
		.select({
			personId: roleGrant.personId,
			name: person.name,
			role: roleGrant.role,
			grantedAt: roleGrant.grantedAt,
			grantedBy: giver.name,
			reason: roleGrant.reason,
		})
		.from(roleGrant)
		.innerJoin(person, and(eq(person.id, roleGrant.personId), isNull(person.leftAt)))
		.leftJoin(giver, and(eq(giver.id, roleGrant.grantedBy), isNull(giver.leftAt)))
		.where(and(eq(roleGrant.wiki, wiki), isNull(roleGrant.revokedAt)))
		.orderBy(asc(roleGrant.id));
}
