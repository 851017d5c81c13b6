/** Whether more answers still move a model: models learned one after the other from what people said so far, compared. */
import * as z from 'zod/mini';
import type { Form, Question } from './form.ts';
import { isOneOf } from './questions.ts';

const count = z.int().check(z.minimum(0));

/** What is compared. */
export const StabilityWanted = z.object({
	/** asked of every edit, and answered by one of its choices */
	question: z.string().check(z.minLength(1), z.maxLength(64)),
	/** a model is learned each time so many more edits are decided, or a tenth more where that is more */
	every: z.int().check(z.minimum(10), z.maximum(1000)),
});
export type StabilityWanted = z.infer<typeof StabilityWanted>;

/** One model, and how well it agrees with the one before it on the edits that are set aside. */
const SuccessiveModel = z.object({
	learnedAt: z.iso.datetime(),
	/** decided edits that it was learned from */
	edits: count,
	/** edits set aside about which both models say something; 0 of the first model */
	compared: count,
	/** Cohen's; null of the first model, and where `reason` says why */
	kappa: z.nullable(z.number()),
	/** of an undefined kappa, such as `no-variation`: both models say the same of every edit */
	reason: z.nullable(z.string()),
	/** the most by which F can differ between the two; null when more than 1, which says nothing */
	largestFDifference: z.nullable(z.number()),
});

export const Stability = z.object({
	wanted: StabilityWanted,
	/** edits set aside for comparing: drawn by chance before anybody had answered them, and never learned from here */
	setAside: z.object({ edits: count, unread: count, unreadable: count }),
	/** edits with an answer that models learn from: whose features are known, and those that the wiki does not give */
	known: count,
	unreadable: count,
	/** of those known, decided when this was looked at last */
	decided: count,
	/** decided edits at which the next model is learned; null when enough were looked at */
	nextAt: z.nullable(count),
	/**
	 * `reading`: the wiki is asked for edits; `learning`: a model is being learned; `answers`: more have to be decided;
	 * `classes`: all say nearly the same; `nothing`: enough were looked at
	 */
	waitsFor: z.enum(['reading', 'learning', 'answers', 'classes', 'nothing']),
	models: z.array(SuccessiveModel),
	/** kappa has to reach `atLeast` in so many comparisons one after the other; `inARow` of the last ones do */
	bound: z.object({ atLeast: z.number(), inARow: count }),
	inARow: count,
	reached: z.boolean(),
});
export type Stability = z.infer<typeof Stability>;

/** Of which questions models can be compared: those that every edit gets one of a few answers to. */
export function comparableQuestions({ questions }: Form): Question[] {
	return questions.filter(
		(question) => isOneOf(question) && question.kind !== 'confidence' && !question.showIf,
	);
}
