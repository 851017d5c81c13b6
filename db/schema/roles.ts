/** Who may do more than answer, on which wiki. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { Role } from '../../campaigns/contract/roles.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** A role given to somebody on one wiki, and taken back. It holds while `revoked_at` is null. */
export const roleGrant = pgTable(
	'role_grant',
	{
		id: identity(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		wiki: text().notNull(),
		role: text().$type<Role>().notNull(),
		grantedAt: time('granted_at').notNull(),
		/** null for the operators */
		grantedBy: bigint('granted_by', { mode: 'number' }).references(() => person.id),
		reason: text().notNull(),
		revokedAt: time('revoked_at'),
		revokedBy: bigint('revoked_by', { mode: 'number' }).references(() => person.id),
	},
	(t) => [
		uniqueIndex('role_grant_once').on(t.personId, t.wiki, t.role).where(sql`revoked_at is null`),
		index().on(t.wiki).where(sql`revoked_at is null`),
		check('role_grant_role', sql`${t.role} in ('administrator', 'coordinator', 'adjudicator')`),
		check('role_grant_revoked', sql`${t.revokedBy} is null or ${t.revokedAt} is not null`),
	],
);
