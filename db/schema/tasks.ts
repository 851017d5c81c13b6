/** What there is to label, and what was handed to whom. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	doublePrecision,
	foreignKey,
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

export type TaskState = 'open' | 'done' | 'gone' | 'automated' | 'gold';

export const task = pgTable(
	'task',
	{
		id: identity(),
		campaignId: bigint('campaign_id', { mode: 'number' }).notNull(),
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
		/** place in the random order that the campaign's seed fixed; of a `gold` task, which has none, a number under 0 */
		position: integer().notNull(),
		/** k: the number of seats; of a `gold` task one for everybody */
		seats: smallint().notNull(),
		/** the most seats that it may ever have, again from its campaign: see the foreign key */
		seatsMost: smallint('seats_most').notNull(),
		/** how many seats have ever been given a person */
		seatsTaken: smallint('seats_taken').notNull().default(0),
		/**
		 * `automated`: a rule answered it, and nobody is asked: see `automated_label`. `gold`: its answer is known, and it is
		 * mixed among the others to see how well people agree with it; whatever counts the edits of a campaign leaves it out
		 */
		state: text().$type<TaskState>().notNull().default('open'),
		/** why the wiki no longer shows it; a `gold` task stays one */
		goneReason: text('gone_reason'),
		/** the answers in its seats differ, or all of them are "unsure"; or did when it was decided */
		contested: boolean().notNull().default(false),
		/** a decision stands: see `adjudication` */
		decided: boolean().notNull().default(false),
		/** the place in time (a label's sequence) at which it got another seat last; null while it has those it began with */
		raisedAt: bigint('raised_at', { mode: 'number' }),
	},
	(t) => [
		unique().on(t.campaignId, t.revisionId, t.partKey),
		index().on(t.revisionId).where(sql`state = 'open'`),
		check('task_part', sql`(${t.part} is null) = (${t.partKey} = '')`),
		unique().on(t.campaignId, t.position),
		unique('task_id_seats').on(t.id, t.seats),
		foreignKey({
			name: 'task_campaign_most',
			columns: [t.campaignId, t.seatsMost],
			foreignColumns: [campaign.id, campaign.mostLabelsPerTask],
		}).onUpdate('cascade'),
		check('task_state', sql`${t.state} in ('open', 'done', 'gone', 'automated', 'gold')`),
		check('task_seats_most', sql`${t.seats} <= ${t.seatsMost} or ${t.state} = 'gold'`),
		check('task_gold', sql`(${t.state} = 'gold') = (${t.position} < 0)`),
		check(
			'task_drawn',
			sql`(${t.stratum} is null) = (${t.inclusionProbability} is null)
				and (${t.inclusionProbability} is null or (${t.inclusionProbability} > 0 and ${t.inclusionProbability} <= 1))`,
		),
		check('task_seats_taken', sql`${t.seatsTaken} between 0 and ${t.seats}`),
		index('task_fresh').on(t.campaignId, t.position).where(sql`state = 'open' and seats_taken < seats`),
		index('task_open').on(t.campaignId).where(sql`state = 'open'`),
		index('task_raised')
			.on(t.campaignId, t.raisedAt)
			.where(sql`raised_at is not null and state = 'open' and seats_taken < seats`),
		index('task_contested').on(t.campaignId, t.position).where(sql`contested`),
		index('task_gold').on(t.campaignId).where(sql`state = 'gold'`),
	],
);

/**
 * Ids between those of a campaign's tasks that were left free when the tasks were made, for edits with known answers that
 * come later: ids are shown to volunteers, and must not say which those are.
 */
export const reservedTaskId = pgTable(
	'reserved_task_id',
	{
		id: bigint({ mode: 'number' }).primaryKey(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
	},
	(t) => [index().on(t.campaignId)],
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

/** What is known of a `gold` task. It has a seat for everybody, and each person gets it once at the most. */
export const goldItem = pgTable('gold_item', {
	taskId: bigint('task_id', { mode: 'number' })
		.primaryKey()
		.references(() => task.id),
	/** a question may be left open */
	answers: jsonb().$type<Answers>().notNull(),
	/** why, for coordinators; null where people found it */
	explanation: text(),
	/** the campaign whose people or adjudicators found it; null where a coordinator gave it, or a definition file did */
	fromCampaignId: bigint('from_campaign_id', { mode: 'number' }).references(() => campaign.id),
	addedAt: time('added_at').notNull(),
	/** handed out no more since then */
	retiredAt: time('retired_at'),
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
		/** how far they have looked at the tasks that got another seat, by `task.raised_at` */
		nextRaised: bigint('next_raised', { mode: 'number' }).notNull().default(0),
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.personId] })],
);
