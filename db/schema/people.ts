/** Who people are, and that they are here. */
import { bigint, boolean, index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core';
import { identity, time } from './columns.ts';

/** A wiki account. `sub` is the key within a farm of wikis; names change. */
export const person = pgTable(
	'person',
	{
		id: identity(),
		farm: text().notNull(),
		sub: text().notNull(),
		name: text().notNull(),
		editCount: integer('edit_count'),
		registeredAt: time('registered_at'),
		groups: text().array().notNull(),
		blocked: boolean().notNull(),
		firstSeenAt: time('first_seen_at').notNull(),
		lastLoginAt: time('last_login_at').notNull(),
		/** since when their name stands on the datasets they worked on; null while they stay a pseudonym */
		creditedAt: time('credited_at'),
		/** when they left: `farm`, `sub` and `name` no longer lead to an account */
		leftAt: time('left_at'),
	},
	(t) => [unique().on(t.farm, t.sub)],
);

/** A login that was begun and not yet finished. The browser holds the other half of the key. */
export const loginAttempt = pgTable('login_attempt', {
	browserHash: text('browser_hash').primaryKey(),
	state: text().notNull(),
	codeVerifier: text('code_verifier').notNull(),
	returnTo: text('return_to').notNull(),
	beganAt: time('began_at').notNull(),
});

/** Only the hash of the session id is kept: whoever reads the table cannot log in with it. */
export const session = pgTable(
	'session',
	{
		idHash: text('id_hash').primaryKey(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
	},
	(t) => [index().on(t.expiresAt)],
);
