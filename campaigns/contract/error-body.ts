/** The body of every failed answer. Apart from the sentences, so that a browser can read it without having them all. */
import * as z from 'zod/mini';

export const ErrorBody = z.object({
	error: z.object({
		code: z.string(),
		message: z.string(),
		/** evidence: the fields, lines or values at fault */
		details: z.optional(z.unknown()),
		requestId: z.optional(z.string()),
	}),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
