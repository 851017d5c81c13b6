/** The calls about campaigns in the making: apart from the others, so that the labelling page need not carry them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Campaign, Rules } from './campaign.ts';
import { Definition } from './definition.ts';
import { Draft, DraftChanges, DraftContent, DraftSummary } from './draft.ts';
import { EditSource } from './edit-source.ts';
import { asked, ShownEdit } from './task.ts';

const wiki = z.optional(z.string().check(z.minLength(1), z.maxLength(64)));
const draftId = z.int();
const version = z.int();

export const listDrafts = call({
	method: 'GET',
	path: '/api/drafts',
	summary:
		'Campaigns in the making on the wikis that I coordinate, last saved first: mine and those of others.',
	who: 'person',
	input: z.object({
		/** `next` of the page before */
		after: z.optional(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_\d{1,15}$/))),
		/** drafts a page */
		limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
	}),
	output: z.object({ drafts: z.array(DraftSummary), next: z.nullable(z.string()) }),
});

export const createDraft = call({
	method: 'POST',
	path: '/api/drafts',
	summary: 'Begins a campaign without opening it: as much of it as is known.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ wiki, content: z.optional(DraftContent) }),
	output: z.object({ draft: Draft }),
});

export const importDefinition = call({
	method: 'POST',
	path: '/api/drafts/import',
	summary:
		"Begins a campaign from a definition file: the same settings, form, rules and edits. `wiki` is the definition's.",
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ wiki, definition: Definition }),
	output: z.object({ draft: Draft }),
});

export const cloneCampaign = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/clone',
	summary:
		'Begins a campaign like another one: settings, form, rules, guideline and practice, but not its edits.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int() }),
	output: z.object({ draft: Draft }),
});

export const readDraft = call({
	method: 'GET',
	path: '/api/drafts/{draftId}',
	summary: 'A campaign in the making, as it was saved last.',
	who: 'coordinator',
	wikiOf: 'draftId',
	input: z.object({ draftId }),
	output: z.object({ draft: Draft }),
});

export const saveDraft = call({
	method: 'PUT',
	path: '/api/drafts/{draftId}',
	summary:
		'Keeps what was changed of my draft, if nobody else changed it since this version; null takes a field away. A wiki moves it there.',
	who: 'coordinator',
	wikiOf: 'draftId',
	input: z.object({ draftId, version, wiki, changes: DraftChanges }),
	output: z.object({ version: z.int(), savedAt: z.iso.datetime() }),
});

export const takeDraftOver = call({
	method: 'POST',
	path: '/api/drafts/{draftId}/take-over',
	summary: "Makes somebody else's draft mine, to go on with it.",
	who: 'coordinator',
	wikiOf: 'draftId',
	input: z.object({ draftId }),
	output: z.object({ draft: Draft }),
});

export const deleteDraft = call({
	method: 'DELETE',
	path: '/api/drafts/{draftId}',
	summary: 'Throws my draft away.',
	who: 'coordinator',
	wikiOf: 'draftId',
	input: z.object({ draftId }),
	output: z.object({ ok: z.literal(true) }),
});

export const readDraftEdit = call({
	method: 'GET',
	path: '/api/drafts/{draftId}/edit',
	summary:
		'One of the first edits of a draft as a volunteer will see it, to look at what they will be asked; nothing is kept.',
	who: 'coordinator',
	wikiOf: 'draftId',
	input: z.object({
		draftId,
		/** which one, from 0; after the last it begins again */
		place: z.int().check(z.minimum(0), z.maximum(1_000_000)),
		...asked,
		language: z.optional(z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/))),
	}),
	/** null while the draft has no edits that can be read */
	output: z.object({ edit: z.nullable(ShownEdit) }),
});

export const openDraft = call({
	method: 'POST',
	path: '/api/drafts/{draftId}/open',
	summary:
		'Makes the campaign of my draft and opens it; the draft is gone then. All of it, or nothing: what is missing or wrong is named.',
	who: 'coordinator',
	wikiOf: 'draftId',
	input: z.object({ draftId, version }),
	output: z.object({ campaign: Campaign, edits: z.object({ taken: z.int(), repeated: z.int() }) }),
});

export const addEdits = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/edits',
	summary:
		'Adds edits to a campaign that is open or paused, after those that it has; edits that it has already are passed over.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		/** as for `createCampaign`: a list that is sent along, or a source */
		edits: z.optional(z.string().check(z.minLength(1), z.maxLength(64_000_000))),
		source: z.optional(EditSource),
		/** why, in the public log */
		reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
	}),
	output: z.object({
		campaign: Campaign,
		/** `repeated`: listed twice; `known`: in the campaign before */
		edits: z.object({ taken: z.int(), repeated: z.int(), known: z.int() }),
	}),
});

export const readRules = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/rules',
	summary: 'Who may answer, with the names of accounts that only coordinators see.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int() }),
	output: z.object({ rules: Rules }),
});

export const draftCalls = {
	listDrafts,
	createDraft,
	importDefinition,
	cloneCampaign,
	readDraft,
	saveDraft,
	takeDraftOver,
	deleteDraft,
	readDraftEdit,
	openDraft,
	addEdits,
	readRules,
} as const;
