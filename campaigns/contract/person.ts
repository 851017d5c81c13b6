import * as z from 'zod/mini';
import { roles } from './roles.ts';
import { Wiki } from './wiki.ts';

/** A person as they see themselves: a wiki account. */
export const Person = z.object({
	id: z.int(),
	name: z.string(),
	/** a coordinator of any wiki */
	coordinator: z.boolean(),
	/** the strongest role on each wiki where they have one */
	roles: z.record(z.string(), z.enum(roles)),
});
export type Person = z.infer<typeof Person>;

export const Session = z.object({
	person: z.nullable(Person),
	/** the wiki that one logs in with */
	wiki: Wiki,
	/** all wikis that campaigns may be about, the one above first */
	wikis: z.array(Wiki),
	/** true with the built-in demo wiki */
	demo: z.boolean(),
});
export type Session = z.infer<typeof Session>;
