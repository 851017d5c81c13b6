/** Keys that people make for their own programs. */
import { bigint, index, pgTable, text } from 'drizzle-orm/pg-core';
import type { TokenScope } from '../../campaigns/contract/token.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** Only the hash of a token is kept. One that is revoked, or whose person left, is deleted. */
export const accessToken = pgTable(
	'access_token',
	{
		id: identity(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		/** what its person calls it */
		name: text().notNull(),
		hash: text().notNull().unique(),
		scopes: text().array().$type<TokenScope[]>().notNull(),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
		/** to the hour: more would be a diary of what its person does */
		lastUsedAt: time('last_used_at'),
	},
	(t) => [index().on(t.personId, t.id)],
);
