import * as z from 'zod/mini';

/** A person as they see themselves: a wiki account. */
export const Person = z.object({
	id: z.int(),
	name: z.string(),
	coordinator: z.boolean(),
});
export type Person = z.infer<typeof Person>;

export const Session = z.object({
	person: z.nullable(Person),
	/** the wiki that one logs in with */
	wiki: z.object({ name: z.string(), siteName: z.string(), language: z.string(), url: z.string() }),
	/** true with the built-in demo wiki */
	demo: z.boolean(),
});
export type Session = z.infer<typeof Session>;
