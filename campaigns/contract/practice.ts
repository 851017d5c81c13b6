/**
 * The practice round: a few edits with a known answer, on which newcomers to a campaign find out what is meant before
 * anything counts. Nothing of it is a label.
 */
import * as z from 'zod/mini';
import { Answers } from './form.ts';

/** Short enough not to be a hurdle, long enough to show the usual cases. */
export const fewestPracticeItems = 3;
export const mostPracticeItems = 10;

/** What a person said of an item, and what is known of it. Nobody is told before they have answered. */
export const PracticeFeedback = z.object({
	/** what this person said last */
	said: Answers,
	/** what is known; a question may be left open */
	known: Answers,
	/** why */
	explanation: z.string(),
	/** all that is known was said so */
	agreed: z.boolean(),
});
export type PracticeFeedback = z.infer<typeof PracticeFeedback>;

export const PracticeItem = z.object({
	itemId: z.int(),
	/** null until this person has answered it */
	feedback: z.nullable(PracticeFeedback),
});
export type PracticeItem = z.infer<typeof PracticeItem>;

/** How far a person is with the practice of a campaign; of what they said of an item, the last counts. */
export const PracticeStanding = z.object({ items: z.int(), answered: z.int(), agreed: z.int() });
export type PracticeStanding = z.infer<typeof PracticeStanding>;

/** How many of so many items must be answered as known, when the rules ask for a share of them. */
export function agreementsNeeded(share: number, items: number): number {
	// a share such as 0.7 of 10 is a hair above 7
	return Math.ceil(share * items - 1e-9);
}
