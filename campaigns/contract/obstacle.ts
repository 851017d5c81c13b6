/** Why somebody may not answer in a campaign, with the figures that say how far they are from it. */
import * as z from 'zod/mini';

export const Obstacle = z.discriminatedUnion('rule', [
	/** blocked on the campaign's wiki: holds whatever the campaign's own rules say */
	z.object({ rule: z.literal('blocked') }),
	/** the campaign's wiki has no account of this name */
	z.object({ rule: z.literal('noAccount') }),
	/** a temporary account: gone in a few weeks, and nobody's for good */
	z.object({ rule: z.literal('temporary') }),
	z.object({ rule: z.literal('minimumEdits'), needs: z.int(), has: z.int() }),
	/** whole days since registration */
	z.object({ rule: z.literal('minimumAccountDays'), needs: z.int(), has: z.int() }),
	/** any one of these is enough */
	z.object({ rule: z.literal('groups'), needs: z.array(z.string()) }),
	/** `has`: how well they say they know it; null when they say nothing of it */
	z.object({
		rule: z.literal('babel'),
		language: z.string(),
		needs: z.string(),
		has: z.nullable(z.string()),
	}),
	/** the wiki where their account was made is another one */
	z.object({ rule: z.literal('homeWiki'), has: z.string() }),
	/** only those whom the coordinator named */
	z.object({ rule: z.literal('onlyAllowed') }),
	/** the coordinator named them among those who may not */
	z.object({ rule: z.literal('deny') }),
	/** edits of the practice round: all answered, and `needs` of them as known */
	z.object({
		rule: z.literal('practice'),
		items: z.int(),
		answered: z.int(),
		needs: z.int(),
		has: z.int(),
	}),
]);
export type Obstacle = z.infer<typeof Obstacle>;

/** The details of NOT_ELIGIBLE. */
export const Obstacles = z.object({ obstacles: z.array(Obstacle) });
export type Obstacles = z.infer<typeof Obstacles>;
