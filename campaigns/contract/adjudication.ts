/** Where people disagree, and what adjudicators make of it. Nobody is named who answered, and no time tells who it was. */
import * as z from 'zod/mini';
import { Answers } from './form.ts';

/** An edit in the queue: its answers differ, or all of them are "unsure". */
const Disagreement = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	/** of the edit's page; null when the wiki does not answer, or hides it */
	title: z.nullable(z.string()),
	/** the answers in an order drawn for this edit */
	said: z.array(Answers),
});
export type Disagreement = z.infer<typeof Disagreement>;

export const Queue = z.object({
	/** edits that this person may settle, and has not */
	left: z.int(),
	/** edits that somebody has settled */
	settled: z.int(),
	/** edits that wait for somebody else, because this person has answered them */
	own: z.int(),
	items: z.array(Disagreement),
	/** send it as `after` for what follows; null at the end */
	next: z.nullable(z.string()),
});
export type Queue = z.infer<typeof Queue>;

/** A decision, or that one was taken back. */
export const Decision = z.object({
	kind: z.enum(['decided', 'reversed']),
	/** null when it was taken back */
	answers: z.nullable(Answers),
	reason: z.string(),
	/** the adjudicator; null when they have left */
	by: z.nullable(z.string()),
	at: z.iso.datetime(),
});
export type Decision = z.infer<typeof Decision>;

export const DisagreementItem = z.object({
	taskId: z.int(),
	campaignId: z.int(),
	revisionId: z.int(),
	/** one for each person: letters from A on, drawn for this edit */
	answers: z.array(z.object({ letter: z.string(), answers: Answers })),
	/** what was decided, the newest first, twenty at the most; the first one stands */
	decisions: z.array(Decision),
	/** false once the dataset is frozen, or is being frozen */
	open: z.boolean(),
});
export type DisagreementItem = z.infer<typeof DisagreementItem>;

export const Comment = z.object({
	commentId: z.int(),
	/** null when they have left */
	by: z.nullable(z.string()),
	text: z.string(),
	at: z.iso.datetime(),
});
export type Comment = z.infer<typeof Comment>;
