/** What was done here and by whom, for everybody to read. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { LogAction, LogRole, LogSubjectKind } from '../../campaigns/contract/log.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** Rows are only added: a trigger refuses every update and delete. No answers and no names stand in it. */
export const logEntry = pgTable(
	'log_entry',
	{
		id: identity(),
		at: time('at').notNull(),
		/** null for the system */
		personId: bigint('person_id', { mode: 'number' }).references(() => person.id),
		role: text().$type<LogRole>().notNull(),
		wiki: text().notNull(),
		action: text().$type<LogAction>().notNull(),
		subjectKind: text('subject_kind').$type<LogSubjectKind>().notNull(),
		subjectId: text('subject_id').notNull(),
		/** only what changed */
		before: jsonb().$type<Record<string, unknown>>(),
		after: jsonb().$type<Record<string, unknown>>(),
		reason: text(),
	},
	(t) => [
		index().on(t.at, t.id),
		index().on(t.wiki, t.at, t.id),
		index().on(t.subjectKind, t.subjectId, t.at, t.id),
		index().on(t.personId, t.at, t.id),
		check('log_entry_role', sql`${t.role} in ('administrator', 'coordinator', 'adjudicator', 'system')`),
		check('log_entry_person', sql`(${t.personId} is null) = (${t.role} = 'system')`),
	],
);
