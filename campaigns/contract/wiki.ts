import * as z from 'zod/mini';

/** A wiki that campaigns of this installation may be about. */
export const Wiki = z.object({
	/** database name: `enwiki` */
	name: z.string(),
	/** what it calls itself; its database name until it has answered for the first time */
	siteName: z.string(),
	/** language of its content; `und`, undetermined, until it has answered for the first time */
	language: z.string(),
	direction: z.enum(['ltr', 'rtl']),
	/** where its pages are, without a slash at the end */
	url: z.string(),
	/** false while it does not answer: its edits cannot be shown then */
	answers: z.boolean(),
});
export type Wiki = z.infer<typeof Wiki>;
