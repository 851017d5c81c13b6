/**
 * What a volunteer is given. Blind by its type: there is no field for the editor's name, the time, tags, a score or
 * anybody's answer.
 */
import * as z from 'zod/mini';
import { Answers } from './form.ts';
import { LabelOutcome } from './label.ts';

/** What of a revision a task is about, where it is not the one edit as a whole. */
export const TaskPart = z.union([
	/** for `diffs`: further edits judged together with the task's own, in the order shown */
	z.object({ otherRevisionIds: z.array(z.int()).check(z.minLength(1), z.maxLength(49)) }),
	/** for `statement`: counted from 0 in the rendered page; a null sentence means the whole paragraph */
	z.object({ section: z.int(), paragraph: z.int(), sentence: z.nullable(z.int()) }),
]);
export type TaskPart = z.infer<typeof TaskPart>;

export const Task = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	/** what this person last said of it, so that a reload finds it again */
	state: z.enum(['open', 'answered', 'skipped']),
	answers: z.nullable(Answers),
});
export type Task = z.infer<typeof Task>;

export const Workset = z.object({
	worksetId: z.int(),
	campaignId: z.int(),
	leaseExpiresAt: z.iso.datetime(),
	tasks: z.array(Task),
});
export type Workset = z.infer<typeof Workset>;

export const DiffType = z.enum(['table', 'inline']);
export type DiffType = z.infer<typeof DiffType>;

/** An edit as shown: what changed and why its author said so. */
export const ShownEdit = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	title: z.string(),
	/** the page's diff on the wiki */
	url: z.string(),
	/** sanitised HTML; empty when there is none; null when hidden on the wiki */
	summaryHtml: z.nullable(z.string()),
	/** difference of the sizes in bytes */
	bytesChanged: z.int(),
	/** the first revision of its page */
	newPage: z.boolean(),
	/** what diffHtml is: falls back to `table` where the wiki cannot do `inline` */
	diffType: DiffType,
	/** sanitised rows of a diff table as MediaWiki makes them; '' when nothing visible changed */
	diffHtml: z.string(),
	/** language and direction of the wiki's text */
	language: z.string(),
	direction: z.enum(['ltr', 'rtl']),
});
export type ShownEdit = z.infer<typeof ShownEdit>;

/**
 * Instead of an edit that may distress, until its person asks for it. Nothing of the edit is here, its title included:
 * who makes a page also writes its title, and on attack pages that is where the attack begins.
 */
export const HeldBackEdit = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	heldBack: z.literal(true),
});
export type HeldBackEdit = z.infer<typeof HeldBackEdit>;

export const LabelReceipt = z.object({
	id: z.uuid(),
	outcome: LabelOutcome,
	/** of the workset, after this label */
	leaseExpiresAt: z.nullable(z.iso.datetime()),
	/** false when the label came after the campaign was closed: it is kept, but in no dataset */
	campaignOpen: z.boolean(),
});
export type LabelReceipt = z.infer<typeof LabelReceipt>;
