/** What is asked, of whom, with what to read and to practise on beforehand. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	unique,
} from 'drizzle-orm/pg-core';
import type { Aggregation, Rules, View } from '../../campaigns/contract/campaign.ts';
import type { AutolabelRules, KeptSource } from '../../campaigns/contract/edit-source.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import type { Goal } from '../../campaigns/contract/goal.ts';
import type { MoreAnswers } from '../../campaigns/contract/more-answers.ts';
import type { TaskPart } from '../../campaigns/contract/task.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** Forms never change: another wording is another digest. */
export const form = pgTable('form', {
	digest: text().primaryKey(),
	definition: jsonb().$type<Form>().notNull(),
});

export const campaign = pgTable(
	'campaign',
	{
		id: identity(),
		wiki: text().notNull(),
		name: text().notNull(),
		purpose: text().notNull(),
		template: text().notNull(),
		/** how an edit is shown */
		view: text().$type<View>().notNull().default('diff'),
		/** who may answer */
		rules: jsonb().$type<Rules>().notNull().default({}),
		/** the guideline: a page of the wiki as of one revision, so that all read the same */
		guidelineTitle: text('guideline_title'),
		guidelineRevisionId: bigint('guideline_revision_id', { mode: 'number' }),
		/** all of it is likely to distress: nothing is shown before it is asked for */
		distressing: boolean().notNull().default(false),
		formDigest: text('form_digest')
			.notNull()
			.references(() => form.digest),
		labelsPerTask: smallint('labels_per_task').notNull(),
		/** up to how many answers an edit gets while those it has are too far apart; k where it never gets more */
		mostLabelsPerTask: smallint('most_labels_per_task').notNull(),
		/** when they are too far apart; null where no edit gets more than k */
		moreAnswers: jsonb('more_answers').$type<MoreAnswers>(),
		/** of how many edits handed out one has a known answer; null for none */
		goldEvery: smallint('gold_every'),
		tasksPerWorkset: smallint('tasks_per_workset').notNull(),
		leaseMinutes: integer('lease_minutes').notNull(),
		seed: integer().notNull(),
		/** how several answers become one when it is frozen */
		aggregation: text().$type<Aggregation>().notNull().default('majority'),
		/** where its edits come from, without those of a list; null of campaigns made before it was kept */
		source: jsonb().$type<KeptSource>(),
		/** the rules that answered plain cases by themselves; null when people are asked about all */
		autolabel: jsonb().$type<AutolabelRules>(),
		/** what is to be known, and how exactly; null while nobody said */
		goal: jsonb().$type<Goal>(),
		/** since when it is to close as soon as the goal is reached; null: it does not */
		closesAtGoalSince: time('closes_at_goal_since'),
		/** once closed it is frozen when no disagreement is left, or a coordinator has asked for it */
		settleFirst: boolean('settle_first').notNull().default(false),
		/** when a coordinator asked for it to be frozen with disagreements left */
		freezeAskedAt: time('freeze_asked_at'),
		createdAt: time('created_at').notNull(),
		createdBy: bigint('created_by', { mode: 'number' }).references(() => person.id),
		/** one line that volunteers see above the edits */
		announcement: text(),
		/** from then on nothing is handed out */
		deadline: time('deadline'),
		/** nothing is handed out meanwhile; null when it is */
		pausedAt: time('paused_at'),
		/** since when nothing new is handed out and leases run out; it closes with the last of them */
		closingAt: time('closing_at'),
		/** null before it is closed for good */
		closedAt: time('closed_at'),
		/** off the lists since then */
		archivedAt: time('archived_at'),
	},
	(t) => [
		index().on(t.closedAt),
		check('campaign_view', sql`${t.view} in ('diff', 'page', 'diffs', 'statement')`),
		check(
			'campaign_aggregation',
			sql`${t.aggregation} in ('majority', 'weighted_majority', 'dawid_skene', 'mace')`,
		),
		check('campaign_goal', sql`${t.closesAtGoalSince} is null or ${t.goal} is not null`),
		// tasks repeat the most that they may get: see the foreign key there
		unique('campaign_id_most').on(t.id, t.mostLabelsPerTask),
		check(
			'campaign_most_labels',
			sql`${t.mostLabelsPerTask} = ${t.labelsPerTask}
				or ${t.mostLabelsPerTask} > ${t.labelsPerTask} and ${t.moreAnswers} is not null`,
		),
		check('campaign_gold_every', sql`${t.goldEvery} >= 2`),
		check('campaign_archived', sql`${t.archivedAt} is null or ${t.closedAt} is not null`),
		check('campaign_paused', sql`${t.pausedAt} is null or ${t.closingAt} is null`),
		check('campaign_guideline', sql`(${t.guidelineTitle} is null) = (${t.guidelineRevisionId} is null)`),
	],
);

/** Each revision of a guideline that a campaign has or had: labels name one of them. */
export const guideline = pgTable(
	'guideline',
	{
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
		title: text().notNull(),
		/** when it was last put beside the edits */
		fixedAt: time('fixed_at').notNull(),
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.revisionId] })],
);

/** Edits with a known answer, on which newcomers to a campaign practise before their first workset. */
export const practiceItem = pgTable(
	'practice_item',
	{
		id: identity(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
		part: jsonb().$type<TaskPart>(),
		/** order shown, from 0 */
		place: smallint().notNull(),
		answers: jsonb().$type<Answers>().notNull(),
		/** why: one or two sentences for whoever answered otherwise */
		explanation: text().notNull(),
	},
	(t) => [unique().on(t.campaignId, t.place), unique().on(t.campaignId, t.revisionId)],
);

/** What a person said of a practice item. Rows are only added. */
export const practiceAnswer = pgTable(
	'practice_answer',
	{
		id: identity(),
		practiceItemId: bigint('practice_item_id', { mode: 'number' })
			.notNull()
			.references(() => practiceItem.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		answers: jsonb().$type<Answers>().notNull(),
		/** all that the item knows an answer to was answered so */
		agreed: boolean().notNull(),
		answeredAt: time('answered_at').notNull(),
	},
	(t) => [index().on(t.personId, t.practiceItemId, t.id)],
);
