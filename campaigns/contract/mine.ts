/** What a person sees of themselves: what they said, how it came out, and what others see of it. */
import * as z from 'zod/mini';
import { Answers } from './form.ts';
import { LabelOutcome, SkipReason } from './label.ts';
import { Task } from './task.ts';

/** Everything at a glance: for the side of the first page, and the head of the person's own. */
export const Mine = z.object({
	/** edits that stand answered, as the person says now */
	answered: z.int(),
	skipped: z.int(),
	/** the last twelve weeks, oldest first, the present one last; a week begins on Monday, UTC */
	weeks: z.array(
		z.object({
			begins: z.iso.date(),
			/** edits answered for the first time in it, as far as they still stand answered */
			edits: z.int(),
		}),
	),
	/** null before 20 edits have been judged by others too */
	agreement: z.nullable(
		z.object({
			/** the most recent edits, at most 100, on which all others have spoken and come to something */
			judged: z.int(),
			/** of those: how many came out, among the others, as the person said at first */
			agreed: z.int(),
		}),
	),
	/** null before 20 edits with a known answer have come among the others; which they were is not told */
	known: z.nullable(
		z.object({
			/** the most recent of them, at most 100, ten at a time */
			judged: z.int(),
			/** of those: how many were answered, at first, as is known */
			agreed: z.int(),
		}),
	),
	/** their name stands on the datasets they worked on */
	credited: z.boolean(),
});
export type Mine = z.infer<typeof Mine>;

/** A campaign in which the person has said something, and what is public of it. */
export const MyCampaign = z.object({
	campaignId: z.int(),
	name: z.string(),
	wiki: z.string(),
	status: z.enum(['open', 'closed']),
	/** edits by what the person says of them now */
	answered: z.int(),
	skipped: z.int(),
	/** of the answered: how many came when all places were taken */
	surplus: z.int(),
	lastAt: z.iso.datetime(),
	/** null until it is frozen */
	dataset: z.nullable(
		z.object({
			id: z.string(),
			/** people in it */
			labellers: z.int(),
			/** what the person is called there */
			labeller: z.string(),
		}),
	),
});
export type MyCampaign = z.infer<typeof MyCampaign>;

/** What a person says of one edit now. */
export const MyLabel = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	/** of the edit's page; null when the edit is gone, or the wiki does not answer */
	title: z.nullable(z.string()),
	/** deleted or hidden on the wiki */
	gone: z.boolean(),
	kind: z.enum(['answer', 'skip', 'undo']),
	outcome: LabelOutcome,
	answers: z.nullable(Answers),
	skipReason: z.nullable(SkipReason),
	receivedAt: z.iso.datetime(),
});
export type MyLabel = z.infer<typeof MyLabel>;

/** One edit that was handed to the person, to look at again and change what they said. */
export const MyTask = z.object({
	campaignId: z.int(),
	/** in which it was handed to them last */
	worksetId: z.int(),
	task: Task,
	/** false once the campaign is closed: its dataset is frozen */
	changeable: z.boolean(),
});
export type MyTask = z.infer<typeof MyTask>;
