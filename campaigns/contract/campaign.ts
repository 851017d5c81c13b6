import * as z from 'zod/mini';
import { Form } from './form.ts';

/**
 * How an edit is shown. `diff`: what it changed; `page`: the whole page as of the revision, as readers see it; `diffs`:
 * several edits judged as one; `statement`: one paragraph or sentence marked on its page.
 */
export const View = z.enum(['diff', 'page', 'diffs', 'statement']);
export type View = z.infer<typeof View>;

const accountNames = z
	.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(255)))
	.check(z.maxLength(10_000));

/** Who may answer, by their account on the campaign's wiki. Blocked accounts never may; what is left out is not asked. */
export const Rules = z.object({
	minimumEdits: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
	minimumAccountDays: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
	/** one of these groups */
	groups: z.optional(
		z.array(z.string().check(z.minLength(1), z.maxLength(255))).check(z.minLength(1), z.maxLength(50)),
	),
	/** these may whatever the other rules say; with `onlyAllowed` nobody else may */
	allow: z.optional(accountNames),
	onlyAllowed: z.optional(z.boolean()),
	deny: z.optional(accountNames),
	/** share of the practice items that must have been answered as known, 0–1; 0 asks only for having practised */
	practice: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
});
export type Rules = z.infer<typeof Rules>;

const CampaignStatus = z.enum(['open', 'closed']);

/** What a coordinator decides. Numbers have the bounds that keep a volunteer's session short and the database sane. */
export const CampaignSettings = z.object({
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
	/** one or two sentences: what the answers are for */
	purpose: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
	/** key of a built-in template: see campaigns/templates */
	template: z.string(),
	/** k: how many accepted labels each task gets, exactly */
	labelsPerTask: z.int().check(z.minimum(1), z.maximum(20)),
	tasksPerWorkset: z.int().check(z.minimum(1), z.maximum(100)),
	leaseMinutes: z.int().check(z.minimum(1), z.maximum(10_080)),
	/** fixes the random order of the tasks; chosen for you when left out */
	seed: z.optional(z.int().check(z.minimum(0), z.maximum(2_147_483_647))),
});
export type CampaignSettings = z.infer<typeof CampaignSettings>;

/** Tasks and labels as the database counts them. */
export const Progress = z.object({
	tasks: z.int(),
	/** tasks that have all their labels */
	done: z.int(),
	/** tasks closed without them, because the revision is gone */
	gone: z.int(),
	accepted: z.int(),
	surplus: z.int(),
	skips: z.int(),
	people: z.int(),
});
export type Progress = z.infer<typeof Progress>;

export const Campaign = z.object({
	id: z.int(),
	wiki: z.string(),
	status: CampaignStatus,
	...CampaignSettings.shape,
	seed: z.int(),
	form: Form,
	formDigest: z.string(),
	createdAt: z.iso.datetime(),
	/** null when that person has left */
	createdBy: z.nullable(z.string()),
	closedAt: z.nullable(z.iso.datetime()),
	progress: Progress,
	/** median over finished worksets, in minutes; null until there are some */
	minutesPerWorkset: z.nullable(z.number()),
	datasetId: z.nullable(z.string()),
	/** what the person asking can do here; null when nobody is logged in */
	mine: z.nullable(
		z.object({
			worksetId: z.nullable(z.int()),
			done: z.int(),
			size: z.int(),
			leaseExpiresAt: z.nullable(z.iso.datetime()),
			/** edits answered in this campaign so far */
			answered: z.int(),
		}),
	),
});
export type Campaign = z.infer<typeof Campaign>;
