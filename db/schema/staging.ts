/** Edits that are to become tasks: lists as they were sent, and frames that samples are drawn from. Kept for a while. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	doublePrecision,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uuid,
} from 'drizzle-orm/pg-core';
import type { View } from '../../campaigns/contract/campaign.ts';
import type { CountedStratum } from '../../campaigns/contract/edit-list.ts';
import type { AuthorKind, EditSourceOf } from '../../campaigns/contract/edit-source.ts';
import { time } from './columns.ts';
import { person } from './people.ts';

export const editList = pgTable(
	'edit_list',
	{
		id: uuid().primaryKey().defaultRandom(),
		/** `list`: as somebody sent it; `frame`: as the wiki told it */
		kind: text().$type<'list' | 'frame'>().notNull(),
		wiki: text().notNull(),
		/** null when a command made it */
		ownerId: bigint('owner_id', { mode: 'number' }).references(() => person.id),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
		/**
		 * `filling`: rows are being sent, and it is no list yet; `waiting`: a round is to ask the wiki, or asks it now;
		 * `ready`; `failed`: see `failure`
		 */
		state: text().$type<'filling' | 'waiting' | 'ready' | 'failed'>().notNull(),
		/** of a list: the view that its entries fit */
		view: text().$type<View>(),
		/** of a frame: what was asked for */
		frame: jsonb().$type<EditSourceOf<'sample'>['frame']>(),
		/** of a list: entries that were there before */
		repeated: integer().notNull().default(0),
		edits: integer().notNull().default(0),
		/** what rules go by is known of every edit: see {@link listedEdit} */
		authorsKnown: boolean('authors_known').notNull().default(false),
		/** of a frame that is ready: how many there are of each stratum, in the order shown */
		strata: jsonb().$type<CountedStratum[]>(),
		/** where the round goes on, in words of its own */
		cursor: text(),
		/** how much of the work is done, 0 to 1 */
		share: doublePrecision().notNull().default(0),
		/** a round that dies unseen lets go by this time */
		claimedUntil: time('claimed_until'),
		/** of one that failed: the error's code and details */
		failure: jsonb().$type<{ code: string; details?: unknown }>(),
	},
	(t) => [
		index().on(t.expiresAt),
		index('edit_list_waiting').on(t.createdAt).where(sql`state = 'waiting'`),
		check('edit_list_kind', sql`${t.kind} in ('list', 'frame')`),
		check('edit_list_state', sql`${t.state} in ('filling', 'waiting', 'ready', 'failed')`),
		check('edit_list_frame', sql`(${t.kind} = 'frame') = (${t.frame} is not null)`),
		check('edit_list_failure', sql`(${t.state} = 'failed') = (${t.failure} is not null)`),
	],
);

/** An edit of a list or a frame. No name of an author stands here. */
export const listedEdit = pgTable(
	'listed_edit',
	{
		listId: uuid('list_id')
			.notNull()
			.references(() => editList.id, { onDelete: 'cascade' }),
		revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
		/** as of a task */
		partKey: text('part_key').notNull().default(''),
		/** of a frame; and of a list that was drawn elsewhere, with the probability */
		stratum: text(),
		probability: doublePrecision(),
		/** the score that the frame is split by; null where the model gives none */
		score: doublePrecision(),
		/** what rules go by, as the wiki said it; null before it was asked, or where it does not know the edit */
		author: text().$type<AuthorKind>(),
		reverted: boolean(),
		blocked: boolean(),
		editCount: integer('edit_count'),
		groups: text().array(),
	},
	(t) => [primaryKey({ columns: [t.listId, t.revisionId, t.partKey] })],
);
