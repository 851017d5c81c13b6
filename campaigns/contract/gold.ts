/** Edits with known answers that are mixed among the others, as their coordinators see them. */
import * as z from 'zod/mini';
import { Answers } from './form.ts';
import { TaskPart } from './task.ts';

export const mostGoldItems = 1000;

/** of how many edits handed out one has a known answer */
export const GoldEvery = z.int().check(z.minimum(2), z.maximum(1000));

/** Edits with known answers that a campaign begins with. */
export const GoldWanted = z.object({
	/** null: none is handed out yet */
	every: z.nullable(GoldEvery),
	edits: z
		.array(
			z.object({
				revisionId: z.int().check(z.minimum(1)),
				part: z.optional(TaskPart),
				/** a question may be left open */
				answers: Answers,
				/** why; null where people of an earlier campaign found them */
				explanation: z.nullable(z.string().check(z.minLength(1), z.maxLength(1000))),
			}),
		)
		.check(z.minLength(1), z.maxLength(mostGoldItems)),
});
export type GoldWanted = z.infer<typeof GoldWanted>;

/** An edit with a known answer, and how people did on it. */
export const GoldItem = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	/** of the edit's page; null when the wiki does not answer, or hides it */
	title: z.nullable(z.string()),
	/** where the wiki shows it; null as the title is */
	url: z.nullable(z.string()),
	/** a question may be left open */
	known: Answers,
	explanation: z.nullable(z.string()),
	/** the campaign whose people or adjudicators found it; null where a coordinator gave it */
	fromCampaignId: z.nullable(z.int()),
	/** handed out no more: taken out by a coordinator, or hidden on the wiki */
	retired: z.boolean(),
	/** people who answered it, and those who answered, at first, as is known */
	answered: z.int(),
	agreed: z.int(),
});
export type GoldItem = z.infer<typeof GoldItem>;
