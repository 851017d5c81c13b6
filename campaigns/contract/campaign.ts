import * as z from 'zod/mini';
import { Form } from './form.ts';
import { Goal } from './goal.ts';
import { GoldWanted } from './gold.ts';
import { GuidelineFacts, GuidelineWanted } from './guideline.ts';
import { MoreAnswers } from './more-answers.ts';
import { Obstacle } from './obstacle.ts';
import { PracticeStanding } from './practice.ts';
import { FormDigest } from './stored-form.ts';

/**
 * How an edit is shown. `diff`: what it changed; `page`: the whole page as of the revision, as readers see it; `diffs`:
 * several edits judged as one; `statement`: one paragraph or sentence marked on its page.
 */
export const View = z.enum(['diff', 'page', 'diffs', 'statement']);
export type View = z.infer<typeof View>;

/**
 * How several answers become one. `majority`: what most said; `weighted_majority`: the same, where people count as much as
 * they agree with the others; `dawid_skene` and `mace`: what most likely is so, given how often each person errs.
 */
export const Aggregation = z.enum(['majority', 'weighted_majority', 'dawid_skene', 'mace']);
export type Aggregation = z.infer<typeof Aggregation>;

const accountNames = z
	.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(255)))
	.check(z.maxLength(10_000));

/** How well somebody knows a language, from Babel's 1 (a little) to 5 (as a professional), N being their mother tongue. */
const BabelLevel = z.enum(['1', '2', '3', '4', '5', 'N']);

/** Who may answer, by their account on the campaign's wiki. Blocked accounts never may; what is left out is not asked. */
export const Rules = z.object({
	minimumEdits: z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
	minimumAccountDays: z.optional(z.int().check(z.minimum(1), z.maximum(10_000))),
	/** one of these groups */
	groups: z.optional(
		z.array(z.string().check(z.minLength(1), z.maxLength(255))).check(z.minLength(1), z.maxLength(50)),
	),
	/** the language that they say on the wiki (by Babel) they know, and at least how well */
	babel: z.optional(
		z.object({ language: z.string().check(z.regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/)), level: BabelLevel }),
	),
	/** the campaign's wiki is where their account was made */
	homeWiki: z.optional(z.literal(true)),
	/** these may whatever the other rules say; with `onlyAllowed` nobody else may */
	allow: z.optional(accountNames),
	onlyAllowed: z.optional(z.boolean()),
	deny: z.optional(accountNames),
	/** share of the practice items that must have been answered as known, 0–1; 0 asks only for having practised */
	practice: z.optional(z.number().check(z.minimum(0), z.maximum(1))),
});
export type Rules = z.infer<typeof Rules>;

/** The rules as everybody may read them: who is named in them is between the coordinator and those named. */
const PublicRules = z.pick(Rules, {
	minimumEdits: true,
	minimumAccountDays: true,
	groups: true,
	babel: true,
	homeWiki: true,
	onlyAllowed: true,
	practice: true,
});
export type PublicRules = z.infer<typeof PublicRules>;

/**
 * The life of a campaign. `open`; `paused`: nothing is handed out for a while; `closing`: nothing new is handed out, who
 * has edits may finish them, and it closes when the last lease has run out; `closed` for good; `archived`: closed and off
 * the lists. Answers in hand are kept in each of them.
 */
export const CampaignStatus = z.enum(['open', 'paused', 'closing', 'closed', 'archived']);
export type CampaignStatus = z.infer<typeof CampaignStatus>;

/** What a coordinator decides. Numbers have the bounds that keep a volunteer's session short and the database sane. */
export const CampaignSettings = z.object({
	/** database name of one of the session's wikis; the one that people log in with when left out */
	wiki: z.optional(z.string().check(z.minLength(1), z.maxLength(64))),
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
	/** one or two sentences: what the answers are for */
	purpose: z.string().check(z.trim(), z.minLength(1), z.maxLength(1000)),
	/** key of a built-in template, see campaigns/templates; `custom` for a form of one's own */
	template: z.string(),
	/** how an edit is shown; as the template has it when left out */
	view: z.optional(View),
	/** k: how many accepted labels each task gets, exactly */
	labelsPerTask: z.int().check(z.minimum(1), z.maximum(20)),
	/** up to how many an edit gets while those that it has do not settle it; k when left out */
	mostLabelsPerTask: z.optional(z.int().check(z.minimum(1), z.maximum(20))),
	/** what settles an edit; three to one when left out */
	moreAnswers: z.optional(MoreAnswers),
	/** once closed, it is frozen when no disagreement is left to settle, or a coordinator asks for it */
	settleFirst: z.optional(z.boolean()),
	tasksPerWorkset: z.int().check(z.minimum(1), z.maximum(100)),
	leaseMinutes: z.int().check(z.minimum(1), z.maximum(10_080)),
	/** fixes the random order of the tasks; chosen for you when left out */
	seed: z.optional(z.int().check(z.minimum(0), z.maximum(2_147_483_647))),
	/** all of it may distress: no edit is shown before it is asked for */
	distressing: z.optional(z.boolean()),
	/** `majority` when left out */
	aggregation: z.optional(Aggregation),
});

/** One line that volunteers see above the edits. */
export const Announcement = z.string().check(z.trim(), z.minLength(1), z.maxLength(300));

/** What else may be said when a campaign is made: who may answer, and what they are told before they do. */
const Welcome = z.object({
	rules: z.optional(Rules),
	guideline: z.optional(GuidelineWanted),
	/** edits with known answers to practise on: see `putPractice` */
	practice: z.optional(z.string().check(z.minLength(1), z.maxLength(200_000))),
	/** one line above the edits */
	announcement: z.optional(Announcement),
	/** from then on nothing is handed out */
	deadline: z.optional(z.iso.datetime()),
});

/** What a campaign is made from: the key of a template, a form of one's own, or the digest of one that is kept. */
export const NewCampaign = z.object({
	...CampaignSettings.shape,
	template: z.optional(z.string()),
	form: z.optional(Form),
	formDigest: z.optional(FormDigest),
	...Welcome.shape,
	/** what is to be known, and how exactly */
	goal: z.optional(Goal),
	/** edits with known answers, mixed among the others */
	gold: z.optional(GoldWanted),
});
export type NewCampaign = z.infer<typeof NewCampaign>;

/** The template of campaigns that ask a form of their own. */
export const customTemplate = 'custom';

/** Tasks and labels as the database counts them. */
export const Progress = z.object({
	tasks: z.int(),
	/** tasks that have all their labels */
	done: z.int(),
	/** tasks closed without them, because the revision is gone */
	gone: z.int(),
	/** tasks that a rule answered */
	automated: z.int(),
	accepted: z.int(),
	/** answers that open tasks still lack */
	left: z.int(),
	surplus: z.int(),
	skips: z.int(),
	people: z.int(),
});
export type Progress = z.infer<typeof Progress>;

export const Campaign = z.object({
	id: z.int(),
	status: CampaignStatus,
	...CampaignSettings.shape,
	wiki: z.string(),
	view: View,
	seed: z.int(),
	distressing: z.boolean(),
	aggregation: Aggregation,
	mostLabelsPerTask: z.int(),
	/** null where no edit gets more than k */
	moreAnswers: z.nullable(MoreAnswers),
	settleFirst: z.boolean(),
	form: Form,
	formDigest: z.string(),
	createdAt: z.iso.datetime(),
	/** null when that person has left */
	createdBy: z.nullable(z.string()),
	closedAt: z.nullable(z.iso.datetime()),
	/** one line above the edits */
	announcement: z.nullable(z.string()),
	/** from then on nothing is handed out */
	deadline: z.nullable(z.iso.datetime()),
	progress: Progress,
	/** median over finished worksets, in minutes; null until there are some */
	minutesPerWorkset: z.nullable(z.number()),
	datasetId: z.nullable(z.string()),
	rules: PublicRules,
	guideline: z.nullable(GuidelineFacts),
	/** how many edits there are to practise on */
	practiceItems: z.int(),
	/** what the person asking can do here; null when nobody is logged in */
	mine: z.nullable(
		z.object({
			worksetId: z.nullable(z.int()),
			done: z.int(),
			size: z.int(),
			leaseExpiresAt: z.nullable(z.iso.datetime()),
			/** edits answered in this campaign so far */
			answered: z.int(),
			/** why this person may not answer here yet; empty when they may */
			obstacles: z.array(Obstacle),
			practice: PracticeStanding,
		}),
	),
});
export type Campaign = z.infer<typeof Campaign>;
