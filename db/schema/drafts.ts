/** Campaigns in the making. */
import { bigint, index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import type { DraftContent } from '../../campaigns/contract/draft.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

export const campaignDraft = pgTable(
	'campaign_draft',
	{
		id: identity(),
		wiki: text().notNull(),
		/** who alone may change it; null when a command made it */
		ownerId: bigint('owner_id', { mode: 'number' }).references(() => person.id),
		content: jsonb().$type<DraftContent>().notNull(),
		/** one more with each change: who has read another one changes nothing */
		version: integer().notNull().default(1),
		savedAt: time('saved_at').notNull(),
	},
	(t) => [index().on(t.wiki, t.savedAt, t.id)],
);
