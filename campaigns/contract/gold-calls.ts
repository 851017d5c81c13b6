/** The calls about edits with known answers that are mixed among the others: for coordinators alone. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { GoldEvery, GoldItem, mostGoldItems } from './gold.ts';

export const readGold = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/gold',
	summary: 'The edits with known answers of a campaign, how often they come and how people did on them.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), after: z.optional(z.string().check(z.regex(/^\d{1,15}$/))) }),
	output: z.object({
		/** null while none is handed out */
		every: z.nullable(GoldEvery),
		/** in all, those taken out left out */
		total: z.int(),
		items: z.array(GoldItem),
		/** send it as `after` for what follows; null at the end */
		next: z.nullable(z.string()),
	}),
});

export const addGold = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/gold',
	summary:
		'Adds edits with known answers to a campaign that is not closed: from a list, or from an earlier campaign with the same form those on which all agreed or that were decided.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		/** JSON lines or a table: `rev_id`, an answer for each question, and `explanation` */
		items: z.optional(z.string().check(z.minLength(1), z.maxLength(2_000_000))),
		from: z.optional(
			z.object({ campaignId: z.int(), most: z.int().check(z.minimum(1), z.maximum(mostGoldItems)) }),
		),
	}),
	output: z.object({ added: z.int(), total: z.int() }),
});

export const setGold = call({
	method: 'PUT',
	path: '/api/campaigns/{campaignId}/gold',
	summary: 'Says of how many edits handed out one has a known answer; null for none from now on.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), every: z.nullable(GoldEvery) }),
	output: z.object({ every: z.nullable(GoldEvery) }),
});

export const retireGold = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/gold/retire',
	summary: 'Hands an edit with a known answer out no more. What people said of it stays.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), taskId: z.int() }),
	output: z.object({ ok: z.literal(true) }),
});

export const goldCalls = { readGold, addGold, setGold, retireGold } as const;
