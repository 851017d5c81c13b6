/** Forms as people keep them: families, their versions, and what is still being written. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { form } from './campaigns.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** A form through its versions. It is called what its newest version is called. */
export const formFamily = pgTable(
	'form_family',
	{
		id: identity(),
		wiki: text().notNull(),
		createdAt: time('created_at').notNull(),
	},
	(t) => [index().on(t.wiki, t.id)],
);

/** Rows are only added: a trigger refuses every update and delete. */
export const formVersion = pgTable(
	'form_version',
	{
		familyId: bigint('family_id', { mode: 'number' })
			.notNull()
			.references(() => formFamily.id),
		/** counted from 1 */
		version: integer().notNull(),
		digest: text()
			.notNull()
			.references(() => form.digest),
		/** null when a command did it */
		keptBy: bigint('kept_by', { mode: 'number' }).references(() => person.id),
		keptAt: time('kept_at').notNull(),
		note: text(),
	},
	(t) => [
		primaryKey({ columns: [t.familyId, t.version] }),
		index().on(t.digest),
		check('form_version_counted', sql`${t.version} >= 1`),
	],
);

/** What one person is at work on; gone once it is kept as a version, or thrown away. */
export const formDraft = pgTable(
	'form_draft',
	{
		/** made in the browser */
		id: uuid().primaryKey(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		wiki: text().notNull(),
		familyId: bigint('family_id', { mode: 'number' }).references(() => formFamily.id),
		basedOn: integer('based_on'),
		name: text().notNull(),
		/** JSON as it came: `jsonb` refuses letters that somebody may have pasted */
		content: text().notNull(),
		savedAt: time('saved_at').notNull(),
	},
	(t) => [
		index().on(t.personId, t.savedAt, t.id),
		check('form_draft_based_on', sql`(${t.familyId} is null) = (${t.basedOn} is null)`),
	],
);
