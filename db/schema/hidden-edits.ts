/** Edits that were hidden or deleted on the wiki, and how far the wikis have been asked about them. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, primaryKey, smallint, text } from 'drizzle-orm/pg-core';
import type { HiddenReason } from '../../campaigns/contract/hidden-edits.ts';
import { campaign } from './campaigns.ts';
import { time } from './columns.ts';
import { person } from './people.ts';
import { task } from './tasks.ts';

/** What of a task's edit is hidden. A row stays when the edit is seen again: what was withdrawn stays out. */
export const tombstone = pgTable(
	'tombstone',
	{
		taskId: bigint('task_id', { mode: 'number' })
			.notNull()
			.references(() => task.id),
		reason: text().$type<HiddenReason>().notNull(),
		campaignId: bigint('campaign_id', { mode: 'number' })
			.notNull()
			.references(() => campaign.id),
		noticedAt: time('noticed_at').notNull(),
		/** the first version of the dataset without it; null while none was frozen since */
		sinceVersion: smallint('since_version'),
	},
	(t) => [
		primaryKey({ columns: [t.taskId, t.reason] }),
		index().on(t.campaignId, t.taskId),
		index('tombstone_to_cut').on(t.campaignId).where(sql`since_version is null`),
		check(
			'tombstone_reason',
			sql`${t.reason} in ('missing', 'text_hidden', 'author_hidden', 'summary_hidden')`,
		),
	],
);

/** How far a wiki has been asked about the edits that are still here: batch by batch, campaign by campaign. */
export const sweep = pgTable('sweep', {
	wiki: text().primaryKey(),
	/** the campaign that it is at; null between two rounds */
	campaignId: bigint('campaign_id', { mode: 'number' }),
	/** the place in that campaign's order after which it goes on */
	position: integer().notNull().default(-1),
	beganAt: time('began_at').notNull(),
	/** nobody else asks before, and after a failure nobody at all */
	claimedUntil: time('claimed_until').notNull(),
});

/** The brake: so many edits of a campaign seemed to be gone at once that nothing was believed. */
export const sweepHold = pgTable('sweep_hold', {
	campaignId: bigint('campaign_id', { mode: 'number' })
		.primaryKey()
		.references(() => campaign.id),
	heldAt: time('held_at').notNull(),
	/** of how many edits the wiki was asked, and how many of them it called gone */
	asked: integer().notNull(),
	gone: integer().notNull(),
	/** since when a coordinator says that they really are; null while nothing goes on */
	confirmedAt: time('confirmed_at'),
	confirmedBy: bigint('confirmed_by', { mode: 'number' }).references(() => person.id),
});
