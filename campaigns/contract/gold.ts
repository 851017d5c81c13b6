/** Edits with known answers that are mixed among the others, as their coordinators see them. */
import * as z from 'zod/mini';
import { Answers } from './form.ts';

export const mostGoldItems = 1000;

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
