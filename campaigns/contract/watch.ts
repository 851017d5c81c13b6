/** What is known of a campaign while people label: kept counts, and measures that are worked out beside it. */
import * as z from 'zod/mini';
import { Aggregation, CampaignStatus, Progress } from './campaign.ts';
import { SkipReason } from './label.ts';

const count = z.int().check(z.minimum(0));

/** What stands on the dashboard: one moment, exact. */
export const Figures = z.object({
	/** when it was so */
	at: z.iso.datetime(),
	status: CampaignStatus,
	progress: Progress,
	/** edits that wait for an answer: all but those finished, gone or answered by a rule */
	open: count,
	/** edits with some of their answers */
	half: count,
	/** edits under a lease, and how many people have them */
	leased: count,
	holders: count,
	/** skips that stand, by reason */
	skips: z.partialRecord(SkipReason, count),
	/** answers that came in, by day (UTC), each day from the first one to today */
	days: z.array(z.object({ day: z.iso.date(), answers: count })),
	/** of one answer, to two digits; null before there are 10 */
	medianMilliseconds: z.nullable(z.number()),
	/** when the answers still missing are there if people go on as in the last seven days; null when that says nothing */
	endsOn: z.nullable(z.iso.date()),
	/** edits about which people disagree, and nobody has decided; counted up to 1,000 */
	disagreements: count,
});
export type Figures = z.infer<typeof Figures>;

/** A figure with its 95% interval, or why it has none: see campaigns/agreement/undefined.ts. */
const Estimate = z.union([
	z.object({ value: z.number(), low: z.number(), high: z.number() }),
	z.object({ value: z.null(), reason: z.string() }),
]);
export type Estimate = z.infer<typeof Estimate>;

const ChoiceMeasures = z.object({
	/** value of the choice; of several, `ticked` and `not` */
	choice: z.string(),
	/** of the answers */
	answers: count,
	/** when one person says it, how often another does too */
	agreement: Estimate,
	/** in the whole wiki where the edits are a designed sample, else among all edits of the campaign */
	share: Estimate,
});

/** A choice or a scale; of several, each choice by itself. */
const QuestionMeasures = z.object({
	question: z.string(),
	/** the choice of several that it is about; null for a question answered by one */
	ticked: z.nullable(z.string()),
	/** edits with two answers or more */
	edits: count,
	observed: Estimate,
	alpha: Estimate,
	/** Fleiss', for any number of answers */
	kappa: Estimate,
	/** Cohen's, where the same two people gave all the answers to edits with several; null where there are others */
	cohen: z.nullable(Estimate),
	ac1: Estimate,
	choices: z.array(ChoiceMeasures),
});
export type QuestionMeasures = z.infer<typeof QuestionMeasures>;

/** What the chosen way of making one answer of several comes to so far. */
const Aggregated = z.object({
	question: z.string(),
	/** edits with an answer, those in which one choice leads, those where it is likely to 95% or more */
	edits: count,
	decided: count,
	sure: count,
});

/** How narrow the interval of the goal was after so many answers. */
const Width = z.object({ answers: count, halfWidth: z.number() });

export const Measures = z.object({
	/** when the answers were read */
	asOf: z.iso.datetime(),
	/** weighted by the inclusion probabilities of a designed sample */
	designed: z.boolean(),
	/** edits with an answer */
	edits: count,
	answers: count,
	questions: z.array(QuestionMeasures),
	aggregation: Aggregation,
	aggregated: z.array(Aggregated),
	/** null without a goal */
	stop: z.nullable(
		z.object({
			share: Estimate,
			/** null while the interval has none */
			halfWidth: z.nullable(z.number()),
			reached: z.boolean(),
			/** answers until the interval is narrow enough, about; null when that cannot be said */
			left: z.nullable(count),
			widths: z.array(Width),
		}),
	),
});
export type Measures = z.infer<typeof Measures>;

/** One person's part in a campaign, for its coordinators. Never a ranking: people stand by name. */
export const PersonActivity = z.object({
	/** null for somebody who has left */
	name: z.nullable(z.string()),
	answers: count,
	skips: count,
	/** null below a handful of answers */
	medianMilliseconds: z.nullable(z.number()),
	/** with what most others said of the same edits; null below a handful that can be compared */
	agreement: z.nullable(z.object({ compared: count, value: z.number(), low: z.number(), high: z.number() })),
	/** with known answers; null below a handful of them */
	known: z.nullable(z.object({ compared: count, value: z.number(), low: z.number(), high: z.number() })),
});
export type PersonActivity = z.infer<typeof PersonActivity>;
