/** What there is to label, and what was handed to whom. */
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
	smallint,
	text,
	unique,
} from 'drizzle-orm/pg-core';
import type { Answers } from '../../campaigns/contract/form.ts';
import type { TaskPart } from '../../campaigns/contract/task.ts';
import { campaign } from './campaigns.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

export const task = pgTable(
	'task',
	{
		id: identity(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
		/** what of the revision is asked about, where it is not the whole of it */
		part: jsonb().$type<TaskPart>(),
		/** canonical JSON of `part`, '' for the whole revision: an edit is in a campaign once */
		partKey: text('part_key').notNull().default(''),
		/** somebody found it distressing: shown to the next only when they ask for it */
		distressing: boolean().notNull().default(false),
		/** the group of the designed sample that it was drawn from; null where nothing was drawn */
		stratum: text(),
		/** with which probability it came into the sample, over 0 and at most 1; its weight is one over that */
		inclusionProbability: doublePrecision('inclusion_probability'),
		/** place in the random order that the campaign's seed fixed */
		position: integer().notNull(),
		/** k: the number of seats */
		seats: smallint().notNull(),
		/** how many seats have ever been given a person */
		seatsTaken: smallint('seats_taken').notNull().default(0),
		/** `automated`: a rule answered it, and nobody is asked: see `automated_label` */
		state: text().$type<'open' | 'done' | 'gone' | 'automated'>().notNull().default('open'),
		goneReason: text('gone_reason'),
	},
	(t) => [
		unique().on(t.campaignId, t.revisionId, t.partKey),
		index().on(t.revisionId).where(sql`state = 'open'`),
		check('task_part', sql`(${t.part} is null) = (${t.partKey} = '')`),
		unique().on(t.campaignId, t.position),
		unique('task_id_seats').on(t.id, t.seats),
		check('task_state', sql`${t.state} in ('open', 'done', 'gone', 'automated')`),
		check(
			'task_drawn',
			sql`(${t.stratum} is null) = (${t.inclusionProbability} is null)
				and (${t.inclusionProbability} is null or (${t.inclusionProbability} > 0 and ${t.inclusionProbability} <= 1))`,
		),
		check('task_seats_taken', sql`${t.seatsTaken} between 0 and ${t.seats}`),
		index('task_fresh').on(t.campaignId, t.position).where(sql`state = 'open' and seats_taken < seats`),
		index('task_open').on(t.campaignId).where(sql`state = 'open'`),
	],
);

/** What a campaign's rules answered by themselves, and why. Nobody is asked about such a task. */
export const automatedLabel = pgTable('automated_label', {
	taskId: bigint('task_id', { mode: 'number' })
		.primaryKey()
		.references(() => task.id),
	answers: jsonb().$type<Answers>().notNull(),
	/** the rules that held, by their keys */
	reasons: text().array().notNull(),
	at: time('at').notNull(),
});

/** A handful of tasks handed to one person at once. */
export const workset = pgTable(
	'workset',
	{
		id: identity(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		createdAt: time('created_at').notNull(),
	},
	(t) => [index().on(t.campaignId, t.personId, t.id)],
);

/** What was handed to whom, in which order. Kept for good: a late answer proves its right to be stored by it. */
export const handedTask = pgTable(
	'handed_task',
	{
		worksetId: bigint('workset_id', { mode: 'number' })
			.notNull()
			.references(() => workset.id),
		taskId: bigint('task_id', { mode: 'number' })
			.notNull()
			.references(() => task.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		/** order shown, from 0 */
		place: smallint().notNull(),
		/**
		 * `wiki`: asked for by its person, who had met the edit on the wiki, names and all; such an answer is not blind.
		 * `import`: was answered elsewhere and came in with a campaign that had ended.
		 */
		origin: text().$type<'queue' | 'wiki' | 'import'>().notNull().default('queue'),
	},
	(t) => [
		primaryKey({ columns: [t.worksetId, t.place] }),
		index().on(t.taskId, t.personId),
		check('handed_task_origin', sql`${t.origin} in ('queue', 'wiki', 'import')`),
	],
);

/** How far along the campaign's order a person has been handed tasks: keeps handing out O(workset). */
export const walk = pgTable(
	'walk',
	{
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		nextPosition: integer('next_position').notNull(),
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.personId] })],
);
