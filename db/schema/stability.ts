/** Whether more answers still move a model. All of it is worked out of other tables and a wiki, and can be deleted. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	doublePrecision,
	index,
	integer,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
} from 'drizzle-orm/pg-core';
import { campaign } from './campaigns.ts';
import { time } from './columns.ts';
import { task } from './tasks.ts';

const campaignId = () =>
	bigint('campaign_id', { mode: 'number' })
		.notNull()
		.references(() => campaign.id);

/** A campaign whose coordinators want to see it. */
export const stability = pgTable(
	'stability',
	{
		campaignId: campaignId().primaryKey(),
		question: text().notNull(),
		/** a model is learned each time so many more edits are decided, or a tenth more where that is more */
		every: smallint().notNull(),
		/** what it waits for, as of the last look, and what was there then: nothing is worked out again before that changes */
		waitsFor: text('waits_for')
			.$type<'reading' | 'learning' | 'answers' | 'classes' | 'nothing'>()
			.notNull()
			.default('reading'),
		decided: integer().notNull().default(0),
		answersSeen: integer('answers_seen').notNull().default(-1),
		knownSeen: integer('known_seen').notNull().default(-1),
	},
	(t) => [
		check(
			'stability_waits_for',
			sql`${t.waitsFor} in ('reading', 'learning', 'answers', 'classes', 'nothing')`,
		),
	],
);

/** An edit that models learn from or are compared on, with its features. */
export const comparedEdit = pgTable(
	'compared_edit',
	{
		taskId: bigint('task_id', { mode: 'number' })
			.primaryKey()
			.references(() => task.id),
		campaignId: campaignId(),
		/** among those set aside, from 0; null of one to learn from */
		place: integer(),
		/** when the wiki was asked; null: not yet */
		readAt: time('read_at'),
		/** null while it was not asked, and where it does not give them */
		features: doublePrecision().array(),
	},
	(t) => [
		unique().on(t.campaignId, t.place),
		index('compared_edit_unread').on(t.campaignId).where(sql`read_at is null`),
	],
);

/** A model learned from the first so many decided edits, kept as what it says of the edits set aside. */
export const successiveModel = pgTable(
	'successive_model',
	{
		campaignId: campaignId(),
		edits: integer().notNull(),
		learnedAt: time('learned_at').notNull(),
		/** place of a choice in the question, by place of the edit; -1 where it has no features */
		says: smallint().array().notNull(),
		compared: integer().notNull(),
		kappa: doublePrecision(),
		reason: text(),
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.edits] })],
);
