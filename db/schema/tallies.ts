/** How many there are of what, per campaign, kept while it happens so that no page has to count a million rows. */
import { bigint, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';

const counted = {
	campaignId: bigint('campaign_id', { mode: 'number' }).notNull(),
	/** what is counted: see db/tallies.ts */
	figure: text().notNull(),
	/** of whom; 0 where it does not matter */
	personId: bigint('person_id', { mode: 'number' }).notNull().default(0),
	/** of which kind: a state, a reason, a day; '' where there is but one */
	detail: text().notNull().default(''),
};

/** The counts as they were when changes were last folded into them. */
export const tally = pgTable('tally', { ...counted, count: bigint({ mode: 'number' }).notNull() }, (t) => [
	primaryKey({ columns: [t.campaignId, t.figure, t.personId, t.detail] }),
]);

/**
 * What changed since, added by triggers in the transaction of the change. Two who save at once never wait for each other
 * here, as they would for a row that holds a campaign's count; hence no foreign keys either, which would lock.
 */
export const tallyChange = pgTable(
	'tally_change',
	{ ...counted, change: bigint({ mode: 'number' }).notNull() },
	(t) => [index().on(t.campaignId)],
);
