/** What was said, frozen for everybody. */
import { sql } from 'drizzle-orm';
import {
	bigint,
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
import type { DatasetChanges, DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { DatasetMeasures } from '../../campaigns/contract/dataset-measures.ts';
import type { DatasheetSection } from '../../campaigns/contract/datasheet.ts';
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
	},
	(t) => [unique().on(t.campaignId, t.version)],
);

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
