/**
 * The tables, in the order in which a label travels. Times are `timestamptz`. What the software promises is written
 * here as constraints wherever PostgreSQL can hold it: see `seat` and `label`.
 */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	check,
	customType,
	doublePrecision,
	foreignKey,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	smallint,
	text,
	timestamp,
	unique,
	uuid,
} from 'drizzle-orm/pg-core';
import type { Rules, View } from '../campaigns/contract/campaign.ts';
import type { DatasetLabel, DatasetTask } from '../campaigns/contract/dataset.ts';
import type { Answers, Form } from '../campaigns/contract/form.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';

const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });
const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const identity = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

/** A wiki account. `sub` is the key within a farm of wikis; names change. */
export const person = pgTable(
	'person',
	{
		id: identity(),
		farm: text().notNull(),
		sub: text().notNull(),
		name: text().notNull(),
		editCount: integer('edit_count'),
		registeredAt: time('registered_at'),
		groups: text().array().notNull(),
		blocked: boolean().notNull(),
		firstSeenAt: time('first_seen_at').notNull(),
		lastLoginAt: time('last_login_at').notNull(),
		/** since when their name stands on the datasets they worked on; null while they stay a pseudonym */
		creditedAt: time('credited_at'),
		/** when they left: `farm`, `sub` and `name` no longer lead to an account */
		leftAt: time('left_at'),
	},
	(t) => [unique().on(t.farm, t.sub)],
);

/** A login that was begun and not yet finished. The browser holds the other half of the key. */
export const loginAttempt = pgTable('login_attempt', {
	browserHash: text('browser_hash').primaryKey(),
	state: text().notNull(),
	codeVerifier: text('code_verifier').notNull(),
	returnTo: text('return_to').notNull(),
	beganAt: time('began_at').notNull(),
});

/** Only the hash of the session id is kept: whoever reads the table cannot log in with it. */
export const session = pgTable(
	'session',
	{
		idHash: text('id_hash').primaryKey(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		createdAt: time('created_at').notNull(),
		expiresAt: time('expires_at').notNull(),
	},
	(t) => [index().on(t.expiresAt)],
);

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
		tasksPerWorkset: smallint('tasks_per_workset').notNull(),
		leaseMinutes: integer('lease_minutes').notNull(),
		seed: integer().notNull(),
		createdAt: time('created_at').notNull(),
		createdBy: bigint('created_by', { mode: 'number' }).references(() => person.id),
		/** null while open */
		closedAt: time('closed_at'),
	},
	(t) => [
		index().on(t.closedAt),
		check('campaign_view', sql`${t.view} in ('diff', 'page', 'diffs', 'statement')`),
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
		/** place in the random order that the campaign's seed fixed */
		position: integer().notNull(),
		/** k: the number of seats */
		seats: smallint().notNull(),
		/** how many seats have ever been given a person */
		seatsTaken: smallint('seats_taken').notNull().default(0),
		state: text().$type<'open' | 'done' | 'gone'>().notNull().default('open'),
		goneReason: text('gone_reason'),
	},
	(t) => [
		unique().on(t.campaignId, t.revisionId, t.partKey),
		index().on(t.revisionId).where(sql`state = 'open'`),
		check('task_part', sql`(${t.part} is null) = (${t.partKey} = '')`),
		unique().on(t.campaignId, t.position),
		unique('task_id_seats').on(t.id, t.seats),
		check('task_state', sql`${t.state} in ('open', 'done', 'gone')`),
		check('task_seats_taken', sql`${t.seatsTaken} between 0 and ${t.seats}`),
		index('task_fresh').on(t.campaignId, t.position).where(sql`state = 'open' and seats_taken < seats`),
		index('task_open').on(t.campaignId).where(sql`state = 'open'`),
	],
);

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
		/** `wiki`: asked for by its person, who had met the edit on the wiki, names and all; such an answer is not blind */
		origin: text().$type<'queue' | 'wiki'>().notNull().default('queue'),
	},
	(t) => [
		primaryKey({ columns: [t.worksetId, t.place] }),
		index().on(t.taskId, t.personId),
		check('handed_task_origin', sql`${t.origin} in ('queue', 'wiki')`),
	],
);

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

/** What a person is called in the datasets of one campaign: drawn at random, so that forgetting this row forgets the link. */
export const pseudonym = pgTable(
	'pseudonym',
	{
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		name: text().notNull(),
	},
	(t) => [primaryKey({ columns: [t.campaignId, t.personId] }), unique().on(t.campaignId, t.name)],
);

/** A campaign's labels, frozen. The id is the digest of the content. */
export const dataset = pgTable('dataset', {
	id: text().primaryKey(),
	campaignId: bigint('campaign_id', { mode: 'number' })
		.notNull()
		.unique()
		.references(() => campaign.id),
	frozenAt: time('frozen_at').notNull(),
	labellers: integer().notNull(),
	balance: jsonb().$type<Record<string, Record<string, number>>>().notNull(),
	agreement: jsonb().$type<Record<string, number | null>>().notNull(),
	files: jsonb()
		.$type<{ name: string; mediaType: string; bytes: number; sha256: string; rows: number }[]>()
		.notNull(),
});

/** One row per task, in the campaign's order. */
export const datasetTask = pgTable(
	'dataset_task',
	{
		datasetId: text('dataset_id')
			.notNull()
			.references(() => dataset.id),
		rowNumber: integer('row_number').notNull(),
		row: jsonb().$type<DatasetTask>().notNull(),
	},
	(t) => [primaryKey({ columns: [t.datasetId, t.rowNumber] })],
);

/** One row per label: skips, surplus and what was said before included. */
export const datasetLabel = pgTable(
	'dataset_label',
	{
		datasetId: text('dataset_id')
			.notNull()
			.references(() => dataset.id),
		rowNumber: integer('row_number').notNull(),
		row: jsonb().$type<DatasetLabel>().notNull(),
	},
	(t) => [primaryKey({ columns: [t.datasetId, t.rowNumber] })],
);

/** The features of each task's edit as they were when the dataset was frozen, so that no wiki is needed to learn. */
export const datasetFeatures = pgTable(
	'dataset_features',
	{
		datasetId: text('dataset_id')
			.notNull()
			.references(() => dataset.id),
		featureSet: text('feature_set').notNull(),
		rowNumber: integer('row_number').notNull(),
		/** float32 values, written with the fewest digits that tell them apart */
		values: doublePrecision().array().notNull(),
	},
	(t) => [primaryKey({ columns: [t.datasetId, t.featureSet, t.rowNumber] })],
);

/** The queue of the trainer: a dataset and the name of a model that it is to teach. */
export const training = pgTable(
	'training',
	{
		datasetId: text('dataset_id')
			.notNull()
			.references(() => dataset.id),
		model: text().notNull(),
		queuedAt: time('queued_at').notNull(),
		/** a trainer that dies unseen lets go by this time */
		claimedUntil: time('claimed_until'),
		/** which trainer: whoever started it releases its claim when it ends */
		claimedBy: text('claimed_by'),
		attempts: smallint().notNull().default(0),
		state: text().$type<'waiting' | 'done' | 'refused'>().notNull().default('waiting'),
		reason: text(),
	},
	(t) => [
		primaryKey({ columns: [t.datasetId, t.model] }),
		check('training_state', sql`${t.state} in ('waiting', 'done', 'refused')`),
		index('training_waiting').on(t.queuedAt).where(sql`state = 'waiting'`),
	],
);

/** A trained model: one ONNX file and its card. The id is the digest of the file. */
export const model = pgTable(
	'model',
	{
		id: text().primaryKey(),
		datasetId: text('dataset_id')
			.notNull()
			.references(() => dataset.id),
		wiki: text().notNull(),
		name: text().notNull(),
		createdAt: time('created_at').notNull(),
		onnx: bytea().notNull(),
		/** the card as bytes, so that it is served exactly as it was written */
		card: bytea().notNull(),
	},
	(t) => [index().on(t.datasetId, t.name, t.createdAt)],
);

/** Who made which model live, or switched it off. Rows are only added; the newest of a wiki and name holds. */
export const decision = pgTable(
	'decision',
	{
		id: identity(),
		modelId: text('model_id')
			.notNull()
			.references(() => model.id),
		wiki: text().notNull(),
		name: text().notNull(),
		decision: text().$type<'promoted' | 'retired'>().notNull(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		at: time('at').notNull(),
	},
	(t) => [
		index().on(t.wiki, t.name, t.id),
		check('decision_kind', sql`${t.decision} in ('promoted', 'retired')`),
	],
);
