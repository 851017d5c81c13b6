/** What was said, and the places of a task that it takes. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	check,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import type { Answers } from '../../campaigns/contract/form.ts';
import { form } from './campaigns.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';
import { task, workset } from './tasks.ts';

/**
 * What a person said of a task, once. Rows are only added: a trigger refuses every update and delete, and the latest
 * row of a person for a task is what they say now.
 */
export const label = pgTable(
	'label',
	{
		id: uuid().primaryKey(),
		sequence: bigint({ mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
		taskId: bigint('task_id', { mode: 'number' })
			.notNull()
			.references(() => task.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		kind: text().$type<'answer' | 'skip' | 'undo'>().notNull(),
		outcome: text().$type<'accepted' | 'surplus' | 'recorded'>().notNull(),
		answers: jsonb().$type<Answers>(),
		skipReason: text('skip_reason'),
		formDigest: text('form_digest')
			.notNull()
			.references(() => form.digest),
		/** the guideline that lay beside the edit */
		guidelineRevisionId: bigint('guideline_revision_id', { mode: 'number' }),
		language: text().notNull(),
		millisecondsSpent: integer('milliseconds_spent').notNull(),
		answeredAt: time('answered_at').notNull(),
		receivedAt: time('received_at').notNull(),
	},
	(t) => [
		unique().on(t.sequence),
		unique('label_id_task').on(t.id, t.taskId, t.personId),
		index().on(t.taskId, t.personId, t.sequence),
		index().on(t.personId, t.sequence),
		check('label_kind', sql`${t.kind} in ('answer', 'skip', 'undo')`),
		check('label_outcome', sql`(${t.kind} = 'answer') = (${t.outcome} in ('accepted', 'surplus'))`),
		check('label_answers', sql`(${t.kind} = 'answer') = (${t.answers} is not null)`),
		check('label_skip_reason', sql`(${t.kind} = 'skip') = (${t.skipReason} is not null)`),
	],
);

/**
 * One of the k places of a task, taken by one person: under a lease while `label_id` is null, for good once it holds a
 * label. Exactly k accepted labels per task, at most one of each person, is therefore not a habit of the code but the
 * primary key, the bound on `number` (tied to the task's own k by a foreign key) and the unique pair.
 */
export const seat = pgTable(
	'seat',
	{
		taskId: bigint('task_id', { mode: 'number' }).notNull(),
		number: smallint().notNull(),
		/** the task's k, again: see the foreign key */
		seats: smallint().notNull(),
		campaignId: bigint('campaign_id', { mode: 'number' }).notNull(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		worksetId: bigint('workset_id', { mode: 'number' })
			.notNull()
			.references(() => workset.id),
		leaseExpiresAt: time('lease_expires_at').notNull(),
		labelId: uuid('label_id').unique(),
	},
	(t) => [
		primaryKey({ columns: [t.taskId, t.number] }),
		unique('seat_person_once').on(t.taskId, t.personId),
		foreignKey({ columns: [t.taskId, t.seats], foreignColumns: [task.id, task.seats] }).onUpdate('cascade'),
		/** the label in a seat is by the seat's person, of the seat's task */
		foreignKey({
			columns: [t.labelId, t.taskId, t.personId],
			foreignColumns: [label.id, label.taskId, label.personId],
		}),
		check('seat_number', sql`${t.number} between 1 and ${t.seats}`),
		index('seat_lease').on(t.campaignId, t.leaseExpiresAt).where(sql`label_id is null`),
		index('seat_workset').on(t.worksetId),
	],
);

/**
 * What an adjudicator decided where people disagree. Rows are only added: a trigger refuses every update and delete; the
 * newest of a task stands, and one that was `reversed` stands for nothing.
 */
export const adjudication = pgTable(
	'adjudication',
	{
		id: identity(),
		taskId: bigint('task_id', { mode: 'number' })
			.notNull()
			.references(() => task.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		kind: text().$type<'decided' | 'reversed'>().notNull(),
		/** the consensus answers; null when a decision is taken back */
		answers: jsonb().$type<Answers>(),
		/** why, for everybody to read */
		reason: text().notNull(),
		at: time('at').notNull(),
	},
	(t) => [
		index().on(t.taskId, t.id),
		check('adjudication_kind', sql`${t.kind} in ('decided', 'reversed')`),
		check('adjudication_answers', sql`(${t.kind} = 'decided') = (${t.answers} is not null)`),
	],
);

/** What adjudicators say to each other about a task. Rows are only added. */
export const adjudicationComment = pgTable(
	'adjudication_comment',
	{
		id: identity(),
		taskId: bigint('task_id', { mode: 'number' })
			.notNull()
			.references(() => task.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		text: text().notNull(),
		at: time('at').notNull(),
	},
	(t) => [index().on(t.taskId, t.id)],
);
