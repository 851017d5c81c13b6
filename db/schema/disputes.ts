/** Scores that somebody called wrong. */
import { bigint, index, jsonb, pgTable, text, unique } from 'drizzle-orm/pg-core';
import type { DisputedScores } from '../../campaigns/contract/dispute-calls.ts';
import type { Answers } from '../../campaigns/contract/form.ts';
import { form } from './campaigns.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** What a person says of an edit whose score they call wrong, once. Rows are only added: a trigger refuses the rest. */
export const dispute = pgTable(
	'dispute',
	{
		id: identity(),
		wiki: text().notNull(),
		revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		formDigest: text('form_digest')
			.notNull()
			.references(() => form.digest),
		answers: jsonb().$type<Answers>().notNull(),
		/** what the live models said then, by name */
		scores: jsonb().$type<DisputedScores>().notNull(),
		at: time('at').notNull(),
	},
	(t) => [unique('dispute_once').on(t.wiki, t.revisionId, t.personId), index().on(t.wiki, t.id)],
);
