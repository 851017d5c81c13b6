/** What was said, frozen for everybody. */
import { sql } from 'drizzle-orm';
import {
	bigint,
	boolean,
	doublePrecision,
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
import type { DatasetChanges, DatasetLabel, StoredTask } from '../../campaigns/contract/dataset.ts';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import type { DatasetMeasures } from '../../campaigns/contract/dataset-measures.ts';
import type { DatasheetSection } from '../../campaigns/contract/datasheet.ts';
import type { Answers } from '../../campaigns/contract/form.ts';
import { campaign } from './campaigns.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** The first 48 bits of a random UUID (its version comes behind them), and 2^48. */
const drawnNumber = sql`('x' || left(replace(gen_random_uuid()::text, '-', ''), 12))::bit(48)::bigint + 281474976710656`;

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
		/**
		 * The same for those who want a number, as Wikilabels' scripts do: 48 bits drawn at random, above every account's
		 * number; what came in from Wikilabels keeps the number that it had there.
		 */
		number: bigint({ mode: 'number' }).notNull().default(drawnNumber),
	},
	(t) => [
		primaryKey({ columns: [t.campaignId, t.personId] }),
		unique().on(t.campaignId, t.name),
		unique().on(t.campaignId, t.number),
		index().on(t.number),
	],
);

/**
 * A campaign's labels, frozen. The id is the digest of the content. Of several versions the one with the highest number
 * is given out; one that was withdrawn keeps its row, and no content.
 */
export const dataset = pgTable(
	'dataset',
	{
		id: text().primaryKey(),
		/** what its rows are kept under: they are there before the digest is known */
		number: bigint({ mode: 'number' }).notNull().unique().generatedAlwaysAsIdentity(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		/** of its campaign, counted from 1 */
		version: smallint().notNull().default(1),
		frozenAt: time('frozen_at').notNull(),
		/** rows that differ from the version before; null of the first */
		changes: jsonb().$type<DatasetChanges>(),
		/** since when it is not given out any more: an edit in it was hidden on the wiki */
		withdrawnAt: time('withdrawn_at'),
		labellers: integer().notNull(),
		balance: jsonb().$type<Record<string, Record<string, number>>>().notNull(),
		agreement: jsonb().$type<Record<string, number | null>>().notNull(),
		/** figures of the datasheet; null of datasets frozen before they were counted */
		measures: jsonb().$type<DatasetMeasures>(),
		files: jsonb()
			.$type<{ name: string; mediaType: string; bytes: number; sha256: string; rows: number }[]>()
			.notNull(),
		/** of the files with rows, by their name without the ending, as they were on the day it was frozen */
		columns: jsonb().$type<Record<string, Column[]>>().notNull(),
		/** `campaign.json`, to the letter */
		definition: text().notNull(),
	},
	(t) => [unique().on(t.campaignId, t.version)],
);

/** Rows keep their numbers from version to version: where rows left, numbers are missing. */
const ofDataset = {
	/** of a dataset that is there: a trigger looks once for all rows of a statement, where a foreign key would for each */
	datasetNumber: bigint('dataset_number', { mode: 'number' }).notNull(),
	rowNumber: integer('row_number').notNull(),
};

/** Which edit a row is about; how it was drawn. What a whole campaign shares (wiki, seed, template) stands there. */
const ofEdit = {
	revisionId: bigint('revision_id', { mode: 'number' }).notNull(),
	otherRevisionIds: bigint('other_revision_ids', { mode: 'number' }).array(),
	section: integer(),
	paragraph: integer(),
	sentence: integer(),
	parentId: bigint('parent_id', { mode: 'number' }),
	pageId: bigint('page_id', { mode: 'number' }),
	editTimestamp: time('edit_timestamp'),
	stratum: text(),
	inclusionProbability: doublePrecision('inclusion_probability'),
};

/** One row per task, in the campaign's order. Called as the fields of `DatasetTask`, which say what they mean. */
export const datasetTask = pgTable(
	'dataset_task',
	{
		...ofDataset,
		...ofEdit,
		distressing: boolean().notNull(),
		position: integer().notNull(),
		state: text().$type<StoredTask['state']>().notNull(),
		consensus: jsonb().$type<StoredTask['consensus']>().notNull(),
		method: text().$type<StoredTask['method']>().notNull(),
		adjudicated: boolean().notNull(),
		posterior: jsonb().$type<StoredTask['posterior']>().notNull(),
		median: jsonb().$type<StoredTask['median']>().notNull(),
		answers: jsonb().$type<StoredTask['answers']>().notNull(),
		labels: integer().notNull(),
		surplus: integer().notNull(),
		skips: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.datasetNumber, t.rowNumber] })],
);

/** One row per label: skips, surplus and what was said before included. Called as the fields of `DatasetLabel`. */
export const datasetLabel = pgTable(
	'dataset_label',
	{
		...ofDataset,
		/** the row of its task */
		taskRow: integer('task_row').notNull(),
		labelId: uuid('label_id').notNull(),
		...ofEdit,
		automated: boolean().notNull(),
		reasons: text().array(),
		labeller: text(),
		origin: text().$type<DatasetLabel['origin']>(),
		kind: text().$type<DatasetLabel['kind']>().notNull(),
		outcome: text().$type<DatasetLabel['outcome']>().notNull(),
		current: boolean().notNull(),
		adjudicated: boolean().notNull(),
		answers: jsonb().$type<Answers>(),
		skipReason: text('skip_reason'),
		formDigest: text('form_digest').notNull(),
		guidelineRevision: bigint('guideline_revision', { mode: 'number' }),
		language: text(),
		millisecondsSpent: integer('milliseconds_spent'),
		orderShown: smallint('order_shown'),
		receivedAt: time('received_at').notNull(),
	},
	(t) => [primaryKey({ columns: [t.datasetNumber, t.rowNumber] })],
);

/** The features of each task's edit as they were when the dataset was frozen, so that no wiki is needed to learn. */
export const datasetFeatures = pgTable(
	'dataset_features',
	{
		...ofDataset,
		featureSet: text('feature_set').notNull(),
		/** float32 values, written with the fewest digits that tell them apart */
		values: doublePrecision().array().notNull(),
	},
	(t) => [primaryKey({ columns: [t.datasetNumber, t.featureSet, t.rowNumber] })],
);

/** What coordinators add to the datasheet. Rows are only added: the newest of a section stands. */
export const datasheetNote = pgTable(
	'datasheet_note',
	{
		id: identity(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		section: text().$type<DatasheetSection>().notNull(),
		text: text().notNull(),
		personId: bigint('person_id', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		writtenAt: time('written_at').notNull(),
	},
	(t) => [index().on(t.campaignId, t.section, t.id)],
);
