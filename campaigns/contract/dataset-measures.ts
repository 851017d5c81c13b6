/** What was counted when a dataset was frozen: the figures of its datasheet. */
import * as z from 'zod/mini';

/** A figure with its 95% interval, or why it has none: see campaigns/agreement/undefined.ts. */
const Estimate = z.union([
	z.object({ value: z.number(), low: z.number(), high: z.number() }),
	z.object({ value: z.null(), reason: z.string() }),
]);
export type Estimate = z.infer<typeof Estimate>;

const QuestionAgreement = z.object({
	/** tasks with two answers or more to this question */
	tasks: z.int(),
	/** percent agreement p_a, averaged over tasks */
	observed: Estimate,
	/** Krippendorff's, nominal for choices, ordinal for scales */
	alpha: Estimate,
	/** Gwet's, unweighted */
	ac1: Estimate,
});
export type QuestionAgreement = z.infer<typeof QuestionAgreement>;

const Spread = z.object({ low: z.number(), median: z.number(), high: z.number() });

export const DatasetMeasures = z.object({
	/** per choice, per scale, and per choice of several (`question.choice`) */
	agreement: z.record(z.string(), QuestionAgreement),
	/** tasks by state: `done`, `partial`, `gone` */
	states: z.record(z.string(), z.int()),
	/** tasks that are a tie in one question at least */
	ties: z.int(),
	distressing: z.int(),
	/** answers that count */
	accepted: z.int(),
	/** answers that came when the task had enough */
	surplus: z.int(),
	/** skips that stand, by reason */
	skips: z.record(z.string(), z.int()),
	/** answers to edits that the labeller had met on the wiki, with their author's name */
	notBlind: z.int(),
	/** from the edit on screen to the key, in milliseconds: of answers, with the middle half; null without any */
	millisecondsPerAnswer: z.nullable(Spread),
	/** answers of one person: the middle half */
	answersPerPerson: z.nullable(Spread),
	/** share of all answers that the person with most of them gave, 0 to 1 */
	largestShare: z.number(),
	/** answers by language of the interface */
	languages: z.record(z.string(), z.int()),
	/** revisions of the guideline that lay beside the edits, ascending */
	guidelineRevisions: z.array(z.int()),
	/** first and last, ISO 8601, of the edits and of the labels; null where there is none */
	edits: z.nullable(z.object({ from: z.string(), to: z.string() })),
	given: z.nullable(z.object({ from: z.string(), to: z.string() })),
});
export type DatasetMeasures = z.infer<typeof DatasetMeasures>;
