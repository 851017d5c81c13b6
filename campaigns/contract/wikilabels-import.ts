/** What came in from Wikilabels, and what could not. */
import * as z from 'zod/mini';

export const ImportedCampaigns = z.object({
	campaigns: z.array(
		z.object({
			campaignId: z.int(),
			/** the number it had, and keeps in Wikilabels' interface; null where another campaign has that number here */
			number: z.nullable(z.int()),
			name: z.string(),
			wiki: z.string(),
			tasks: z.int(),
			labels: z.int(),
			people: z.int(),
		}),
	),
	/** at most a hundred; the rest is counted */
	notTaken: z.array(z.object({ what: z.string(), why: z.string() })),
	notTakenCount: z.int(),
});
export type ImportedCampaigns = z.infer<typeof ImportedCampaigns>;
