/** The calls about where edits come from: lists that are uploaded, frames that are counted, edits that are added. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { View } from './campaign.ts';
import { CountedFrame, EditList } from './edit-list.ts';
import { AutolabelRules, EditSource, Frame, KeptSource } from './edit-source.ts';

const wiki = z.string().check(z.minLength(1), z.maxLength(64));
const listId = z.uuid();
const frameId = z.uuid();

export const uploadEditList = call({
	method: 'POST',
	path: '/api/edit-lists',
	summary:
		'Takes a list of up to a million edits as it is, read while it comes, and keeps it for 30 days. All of it, or nothing and the lines at fault are named.',
	who: 'coordinator',
	wikiOf: 'wiki',
	body: 'list',
	input: z.object({
		wiki,
		/** of the campaign that is to be made: some views ask for more than a revision; `diff` when left out */
		view: z.optional(View),
		/** JSON lines or a JSON array with `rev_id`, CSV or TSV with a header, or ids with any separator */
		list: z.optional(z.string()),
	}),
	output: z.object({ list: EditList }),
});

export const readEditList = call({
	method: 'GET',
	path: '/api/edit-lists/{listId}',
	summary: 'An uploaded list: how many edits it has, and how far the wiki was asked about them.',
	who: 'coordinator',
	wikiOf: 'listId',
	input: z.object({ listId }),
	output: z.object({ list: EditList }),
});

export const readListAuthors = call({
	method: 'POST',
	path: '/api/edit-lists/{listId}/authors',
	summary:
		'Has the wiki asked about the edits of a list what rules go by: who made them, and whether they were reverted.',
	who: 'coordinator',
	wikiOf: 'listId',
	input: z.object({ listId }),
	output: z.object({ list: EditList }),
});

export const countFrame = call({
	method: 'POST',
	path: '/api/frames',
	summary:
		'Has the edits of a time counted by strata, to draw from them. What was counted is kept for 30 days and given again: other sizes and seeds do not ask the wiki.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ wiki, frame: Frame }),
	output: z.object({ frame: CountedFrame }),
});

export const readFrame = call({
	method: 'GET',
	path: '/api/frames/{frameId}',
	summary: 'A frame: how far it is counted, or how many edits there are of each stratum.',
	who: 'coordinator',
	wikiOf: 'frameId',
	input: z.object({ frameId }),
	output: z.object({ frame: CountedFrame }),
});

export const countEdits = call({
	method: 'POST',
	path: '/api/edit-sources/count',
	summary: 'How many edits a source has now.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ wiki, view: z.optional(View), source: EditSource }),
	output: z.object({ edits: z.int() }),
});

export const readEditSource = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/edit-source',
	summary:
		"Where a campaign's edits come from, with the sample's design, and the rules that answered plain cases.",
	who: 'anyone',
	input: z.object({ campaignId: z.int() }),
	output: z.object({
		/** null of campaigns made before it was kept */
		source: z.nullable(KeptSource),
		autolabel: z.nullable(AutolabelRules),
	}),
});

export const editSourceCalls = {
	uploadEditList,
	readEditList,
	readListAuthors,
	countFrame,
	readFrame,
	countEdits,
	readEditSource,
} as const;
