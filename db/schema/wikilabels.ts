/**
 * What came in from Wikilabels, as it was there, beside the rows that it became here: so that those who know its numbers
 * find the same under them.
 */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	index,
	integer,
	json,
	pgTable,
	primaryKey,
	text,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import { campaign } from './campaigns.ts';
import { time } from './columns.ts';
import { label } from './labels.ts';
import { person } from './people.ts';
import { task } from './tasks.ts';

export const wikilabelsCampaign = pgTable(
	'wikilabels_campaign',
	{
		campaignId: bigint('campaign_id', { mode: 'number' })
			.primaryKey()
			.references(() => campaign.id),
		/** its number there; null where a campaign of this installation had that number already */
		number: bigint({ mode: 'number' }),
		form: text().notNull(),
		view: text().notNull(),
		infoUrl: text('info_url'),
		active: boolean().notNull(),
		labelsPerTask: integer('labels_per_task').notNull(),
		tasksPerAssignment: integer('tasks_per_assignment').notNull(),
		/** digest of what was read: the same is not taken twice */
		digest: text().notNull().unique(),
	},
	(t) => [unique().on(t.number)],
);

export const wikilabelsTask = pgTable(
	'wikilabels_task',
	{
		taskId: bigint('task_id', { mode: 'number' })
			.primaryKey()
			.references(() => task.id),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		number: bigint({ mode: 'number' }).notNull(),
		data: json().notNull(),
		/** labels with a key `automated` that this task had, each as it was, with its place among all; null for none */
		automated: json().$type<(WikilabelsLabel & { place: number })[]>(),
	},
	(t) => [unique().on(t.campaignId, t.number)],
);

/** A label in Wikilabels' words: times in seconds since 1970. */
export type WikilabelsLabel = { user_id: number; timestamp: number; data: unknown };

export const wikilabelsLabel = pgTable('wikilabels_label', {
	labelId: uuid('label_id')
		.primaryKey()
		.references(() => label.id),
	data: json().notNull(),
});

/** A workset of Wikilabels with the numbers of its tasks. Its tasks need not have a label. */
export const wikilabelsWorkset = pgTable(
	'wikilabels_workset',
	{
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		number: bigint({ mode: 'number' }).notNull(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
		tasks: bigint({ mode: 'number' }).array().notNull().default(sql`'{}'`),
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.number] }), index().on(t.personId)],
);
