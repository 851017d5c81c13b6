/**
 * When an edit gets more than k answers: as long as those that it has do not settle it, and never more than the campaign's
 * most. Each question with choices has to be settled; "unsure" settles nothing.
 */
import * as z from 'zod/mini';

export const MoreAnswers = z.discriminatedUnion('rule', [
	/** settled when at least `ratio` people say the same for each who says something else; ClueBot NG asked for 3 to 1 */
	z.object({ rule: z.literal('ratio'), ratio: z.int().check(z.minimum(2), z.maximum(10)) }),
	/**
	 * settled when what most said is so with at least the probability `bound`, if each person is right with the probability
	 * `accuracy` and errs to each of the other choices alike
	 */
	z.object({
		rule: z.literal('posterior'),
		bound: z.number().check(z.minimum(0.5), z.maximum(0.999)),
		accuracy: z.number().check(z.minimum(0.55), z.maximum(0.99)),
	}),
]);
export type MoreAnswers = z.infer<typeof MoreAnswers>;

/** What is asked of answers when a campaign wants more where needed and says no more than that. */
export const usualMoreAnswers: MoreAnswers = { rule: 'ratio', ratio: 3 };
