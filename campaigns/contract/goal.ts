/** What a campaign is to find out, and how exactly: with it, it knows when there are answers enough. */
import * as z from 'zod/mini';

/** The share of one choice of a question, to within so much. */
export const Goal = z.object({
	question: z.string().check(z.minLength(1), z.maxLength(64)),
	choice: z.string().check(z.minLength(1), z.maxLength(64)),
	/** half the width of the 95% interval of the share, 0–1: 0.005 is half a percentage point */
	within: z.number().check(z.minimum(0.0005), z.maximum(0.25)),
});
export type Goal = z.infer<typeof Goal>;
