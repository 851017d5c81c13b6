/** Copies of datasets that are kept elsewhere. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import { time } from './columns.ts';
import { dataset } from './datasets.ts';
import { person } from './people.ts';

/** What lies, or is to lie, in an S3-compatible store: a row for each file, so that whoever goes on knows what is there. */
export const storedFile = pgTable(
	'stored_file',
	{
		/** address and bucket: another store begins anew */
		store: text().notNull(),
		datasetId: text('dataset_id')
			.notNull()
			.references(() => dataset.id),
		name: text().notNull(),
		state: text().$type<'waiting' | 'stored' | 'removed'>().notNull().default('waiting'),
		/** of a document, which is written anew when asked for: the digest of what lies there; null of a frozen file */
		sha256: text(),
		/** nobody else sends it before; after a failure nobody at all. A document that lies there is looked at again then */
		claimedUntil: time('claimed_until').notNull(),
		attempts: smallint().notNull().default(0),
		/** why it did not work the last time */
		failure: text(),
	},
	(t) => [
		primaryKey({ columns: [t.store, t.datasetId, t.name] }),
		index('stored_file_waiting').on(t.store, t.claimedUntil).where(sql`state = 'waiting'`),
		check('stored_file_state', sql`${t.state} in ('waiting', 'stored', 'removed')`),
	],
);

/** A dataset on Zenodo: prepared as a draft there, which a person looks over and publishes. */
export const deposit = pgTable(
	'deposit',
	{
		datasetId: text('dataset_id')
			.primaryKey()
			.references(() => dataset.id),
		/** `asked`: still to be prepared; `discarded`: its draft was thrown away, here or there */
		state: text().$type<'asked' | 'draft' | 'published' | 'discarded'>().notNull(),
		/** Zenodo's number of it; null before it took it in */
		number: bigint({ mode: 'number' }),
		/** where its files go, and where people find the draft */
		bucketUrl: text('bucket_url'),
		pageUrl: text('page_url'),
		/** reserved with the draft, valid once that is published */
		doi: text(),
		/** why it did not go on, in a sentence */
		failure: text(),
		/** nobody else works on it before; after a failure nobody at all */
		claimedUntil: time('claimed_until').notNull(),
		askedBy: bigint('asked_by', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		askedAt: time('asked_at').notNull(),
	},
	(t) => [
		index('deposit_under_way').on(t.claimedUntil).where(sql`state in ('asked', 'draft')`),
		check('deposit_state', sql`${t.state} in ('asked', 'draft', 'published', 'discarded')`),
	],
);
