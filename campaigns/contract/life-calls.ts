/** The calls about the life of a campaign: apart from the others, so that the labelling page need not carry them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Campaign } from './campaign.ts';
import { CampaignChanges } from './campaign-changes.ts';

/** why, in the public log */
const reason = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));

export const updateCampaign = call({
	method: 'PUT',
	path: '/api/campaigns/{campaignId}',
	summary:
		'Changes what may be changed of a campaign that is not closed: its texts, rules, deadline, sizes, and answers per edit upwards.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), reason, ...CampaignChanges.shape }),
	output: z.object({ campaign: Campaign }),
});

export const pauseCampaign = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/pause',
	summary: 'Hands nothing out for a while. Answers in hand are kept.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), reason }),
	output: z.object({ campaign: Campaign }),
});

export const resumeCampaign = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/resume',
	summary: 'Hands out again after a pause.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), reason }),
	output: z.object({ campaign: Campaign }),
});

export const archiveCampaign = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/archive',
	summary: 'Takes a closed campaign off the lists. It can still be read, and its dataset stays.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), reason }),
	output: z.object({ campaign: Campaign }),
});

export const lifeCalls = { updateCampaign, pauseCampaign, resumeCampaign, archiveCampaign } as const;
