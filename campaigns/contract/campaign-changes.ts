import * as z from 'zod/mini';
import { Announcement, CampaignSettings, Rules } from './campaign.ts';

/** What may be changed while a campaign is not closed; what is left out stays as it is. */
export const CampaignChanges = z.object({
	name: z.optional(CampaignSettings.shape.name),
	purpose: z.optional(CampaignSettings.shape.purpose),
	announcement: z.optional(z.nullable(Announcement)),
	deadline: z.optional(z.nullable(z.iso.datetime())),
	rules: z.optional(Rules),
	/** upwards only: edits that were done are opened again for the answers that are then missing */
	labelsPerTask: z.optional(CampaignSettings.shape.labelsPerTask),
	/** upwards only: edits that are not settled are opened again */
	mostLabelsPerTask: CampaignSettings.shape.mostLabelsPerTask,
	/** another rule holds for the answers to come, and for edits that have all they may get now */
	moreAnswers: CampaignSettings.shape.moreAnswers,
	settleFirst: CampaignSettings.shape.settleFirst,
	tasksPerWorkset: z.optional(CampaignSettings.shape.tasksPerWorkset),
	leaseMinutes: z.optional(CampaignSettings.shape.leaseMinutes),
	...{ wiki: z.optional(z.unknown()), form: z.optional(z.unknown()), template: z.optional(z.unknown()) },
	...{ view: z.optional(z.unknown()), seed: z.optional(z.unknown()), aggregation: z.optional(z.unknown()) },
});
export type CampaignChanges = z.infer<typeof CampaignChanges>;

/** What never changes once a campaign is made, and why: the details of NOT_CHANGEABLE. */
export const unchangeable = {
	wiki: 'The edits are of this wiki. Make another campaign for another wiki.',
	form: 'Answers given so far are answers to this form. Clone the campaign to ask something else.',
	template: 'Answers given so far are answers to this form. Clone the campaign to ask something else.',
	view: 'Edits answered so far were seen in this way, and the others should be too. Clone the campaign instead.',
	aggregation:
		'How answers become one was decided before anybody answered. Clone the campaign to decide it otherwise.',
	seed: 'The order of the edits was drawn with it and is part of the sample.',
} as const;
