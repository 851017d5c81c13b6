/** What was learned from it. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { bytea, identity, time } from './columns.ts';
import { dataset } from './datasets.ts';
import { person } from './people.ts';

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
