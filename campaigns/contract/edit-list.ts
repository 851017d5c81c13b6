/** Lists of edits and counted frames, as they are while a campaign is made from them. */
import * as z from 'zod/mini';
import { Frame } from './edit-source.ts';

/** How many edits of a stratum there are, and the mean of their scores where the frame is split by score. */
export const CountedStratum = z.object({
	key: z.string(),
	count: z.int(),
	meanScore: z.nullable(z.number()),
});
export type CountedStratum = z.infer<typeof CountedStratum>;

const common = {
	wiki: z.string(),
	/** `waiting`: the wiki is being asked; `failed`: see `failure` */
	state: z.enum(['waiting', 'ready', 'failed']),
	/** edits there are, as far as is known */
	edits: z.int(),
	/** how much of asking the wiki is done, 0 to 1 */
	share: z.number(),
	/** why it failed, as calls fail */
	failure: z.nullable(z.object({ code: z.string(), message: z.string(), details: z.optional(z.unknown()) })),
	/** it is forgotten then */
	expiresAt: z.iso.datetime(),
};

export const EditList = z.object({
	listId: z.uuid(),
	...common,
	/** entries that stood there more than once */
	repeated: z.int(),
	/** whether the wiki was asked what rules go by: see `POST /api/edit-lists/{listId}/authors` */
	authorsKnown: z.boolean(),
});
export type EditList = z.infer<typeof EditList>;

export const CountedFrame = z.object({
	frameId: z.uuid(),
	...common,
	frame: Frame,
	/** null before it is ready */
	strata: z.nullable(z.array(CountedStratum)),
});
export type CountedFrame = z.infer<typeof CountedFrame>;
