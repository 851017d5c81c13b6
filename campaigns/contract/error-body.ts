import * as z from 'zod/mini';

/** What comes back when a call fails: see errors.ts for the codes. */
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
