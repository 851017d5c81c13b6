/** The calls about edits that the wiki does not show any more. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Tombstone } from './hidden-edits.ts';

export const listTombstones = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/tombstones',
	summary:
		'The edits of a campaign that were hidden or deleted on the wiki and are left out of its dataset, a page at a time. All of them: /campaigns/{campaignId}/tombstones.jsonl and .csv.',
	who: 'anyone',
	input: z.object({
		campaignId: z.int(),
		/** the `next` of the page before */
		after: z.optional(z.string().check(z.regex(/^\d{1,15}\.[a-z_]{1,20}$/))),
		/** rows a page */
		limit: z.optional(z.int().check(z.minimum(1), z.maximum(1000))),
	}),
	output: z.object({ tombstones: z.array(Tombstone), next: z.nullable(z.string()) }),
});

const HiddenEdits = z.object({
	/** edits that are gone by now */
	gone: z.int(),
	/** when the wiki called so many gone at once that nothing was believed; null when nothing is held */
	held: z.nullable(z.object({ at: z.iso.datetime(), asked: z.int(), gone: z.int() })),
});

export const readHiddenEdits = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/hidden-edits',
	summary: 'How many edits of a campaign are gone from the wiki, and whether somebody must look at it.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int() }),
	output: HiddenEdits,
});

export const settleHiddenEdits = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/hidden-edits',
	summary:
		'Lets a campaign go on in which so many edits seemed to be gone that nothing was believed: they really are, or the wiki is asked again.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		decision: z.enum(['confirm', 'ask_again']),
		/** what was looked at: it stands in the public log */
		reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
	}),
	output: HiddenEdits,
});

export const readGoneTasks = call({
	method: 'GET',
	path: '/api/worksets/{worksetId}/gone',
	summary:
		'Which edits of my workset were hidden on the wiki since they were handed out: their text is to leave the screen.',
	who: 'person',
	input: z.object({ worksetId: z.int() }),
	output: z.object({ taskIds: z.array(z.int()) }),
});

export const hiddenCalls = { listTombstones, readHiddenEdits, settleHiddenEdits, readGoneTasks } as const;
