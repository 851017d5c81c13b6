/**
 * The tables, in the order in which a label travels. Times are `timestamptz`. What the software promises is written
 * here as constraints wherever PostgreSQL can hold it: see `seat` and `label`.
 */

export * from './schema/campaigns.ts';
export * from './schema/copies.ts';
export * from './schema/datasets.ts';
export * from './schema/disputes.ts';
export * from './schema/drafts.ts';
export * from './schema/forms.ts';
export * from './schema/hidden-edits.ts';
export * from './schema/labels.ts';
export * from './schema/log.ts';
export * from './schema/models.ts';
export * from './schema/people.ts';
export * from './schema/roles.ts';
export * from './schema/stability.ts';
export * from './schema/staging.ts';
export * from './schema/tallies.ts';
export * from './schema/tasks.ts';
export * from './schema/tokens.ts';
export * from './schema/webhooks.ts';
export * from './schema/wikilabels.ts';
