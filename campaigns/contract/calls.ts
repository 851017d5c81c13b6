/**
 * The calls of the JSON interface in the order in which a label travels; those about practice, results and oneself have
 * files of their own (*-calls.ts), so that the labelling page need not carry them. OpenAPI is written from all lists.
 */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Campaign, NewCampaign } from './campaign.ts';
import { EditSource } from './edit-source.ts';
import { GuidelineText, GuidelineWanted } from './guideline.ts';
import { LabelContent } from './label.ts';
import { limit, next } from './page.ts';
import { Session } from './person.ts';
import { asked, HeldBackEdit, LabelReceipt, ShownEdit, Workset } from './task.ts';

const nothing = z.object({});
const done = z.object({ ok: z.literal(true) });
const campaignId = z.object({ campaignId: z.int() });
const worksetId = z.object({ worksetId: z.int() });
const RevisionId = z.int().check(z.minimum(1));
/** whether an edit that may distress is to be shown all the same */
const reveal = z.optional(z.boolean());
const language = z.optional(z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)));
/** why, in the public log */
const reason = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));

export const readSession = call({
	method: 'GET',
	path: '/api/session',
	summary: 'Who am I, and which wiki is this?',
	who: 'anyone',
	input: nothing,
	output: Session,
});

export const logOut = call({
	method: 'POST',
	path: '/api/logout',
	summary: 'Ends the session of this browser.',
	who: 'anyone',
	input: nothing,
	output: done,
});

export const listCampaigns = call({
	method: 'GET',
	path: '/api/campaigns',
	summary:
		'All campaigns, open ones first, newest first, fifty at a time; archived ones only when asked for.',
	who: 'anyone',
	input: z.object({
		archived: z.optional(z.enum(['only'])),
		after: z.optional(z.string().check(z.regex(/^[01]_\d{1,15}$/))),
		limit,
	}),
	output: z.object({ campaigns: z.array(Campaign), next }),
});

export const createCampaign = call({
	method: 'POST',
	path: '/api/campaigns',
	summary:
		'Makes a campaign from a template or a form, and a list of revision ids or another source of edits, and opens it. All edits are taken, or none and the lines at fault are named.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({
		...NewCampaign.shape,
		/** JSON lines with a `rev_id`, CSV or TSV with a header or ids alone, or ids pasted with any separator */
		edits: z.optional(z.string().check(z.minLength(1), z.maxLength(64_000_000))),
		/** instead of a list that is sent along */
		source: z.optional(EditSource),
	}),
	output: z.object({ campaign: Campaign, edits: z.object({ taken: z.int(), repeated: z.int() }) }),
});

export const readCampaign = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}',
	summary: 'One campaign with its form and how far it is.',
	who: 'anyone',
	input: campaignId,
	output: z.object({ campaign: Campaign }),
});

export const closeCampaign = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/close',
	summary:
		'Closes a campaign for good, at once or when the leases have run out; its dataset is then frozen from what is there.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		/** at once when left out */
		when: z.optional(z.enum(['at_once', 'leases_run_out'])),
		reason,
	}),
	output: z.object({ campaign: Campaign }),
});

export const readGuideline = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/guideline/{revisionId}',
	summary: "The text of a campaign's guideline, as of a revision that it has or had.",
	who: 'anyone',
	input: z.object({ campaignId: z.int(), revisionId: z.int() }),
	output: z.object({ guideline: GuidelineText }),
});

export const moveGuideline = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/guideline',
	summary:
		'Puts another revision of the guideline, or another page, beside the edits of an open campaign. Labels say which lay there.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), ...GuidelineWanted.shape }),
	output: z.object({ campaign: Campaign }),
});

export const takeWorkset = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/worksets',
	summary:
		'Hands out the next workset, or the one that is still open; with a revision, one in which that edit is: mine from then on, if it has a free place.',
	who: 'person',
	input: z.object({ ...campaignId.shape, revisionId: z.optional(RevisionId) }),
	output: z.object({ workset: Workset }),
});

export const findOpenTasks = call({
	method: 'GET',
	path: '/api/wikis/{wiki}/revisions/{revisionId}/tasks',
	summary:
		'Open campaigns that still want an answer about this edit, for scripts on the wiki. Scripts of other sites are refused.',
	who: 'anyone',
	input: z.object({ wiki: z.string().check(z.minLength(1), z.maxLength(255)), revisionId: RevisionId }),
	output: z.object({
		campaigns: z.array(
			z.object({
				campaignId: z.int(),
				name: z.string(),
				/** where a person takes this edit and labels it */
				url: z.url(),
			}),
		),
	}),
});

export const renewWorkset = call({
	method: 'POST',
	path: '/api/worksets/{worksetId}/renew',
	summary: 'Keeps the unanswered edits for another lease, as far as nobody else has them by now.',
	who: 'person',
	input: worksetId,
	output: z.object({ leaseExpiresAt: z.iso.datetime() }),
});

export const releaseWorkset = call({
	method: 'POST',
	path: '/api/worksets/{worksetId}/release',
	summary: 'Gives the unanswered edits of a workset back.',
	who: 'person',
	input: worksetId,
	output: z.object({ released: z.int() }),
});

export const readEdit = call({
	method: 'GET',
	path: '/api/tasks/{taskId}/edit',
	summary:
		'What a task that was handed to me is about: a diff and its summary, or a page; blinded and sanitised. What may distress is held back until it is asked for.',
	who: 'person',
	input: z.object({
		taskId: z.int(),
		...asked,
		/** of several edits: the place of the first one wanted, from 0 */
		from: z.optional(z.int().check(z.minimum(0), z.maximum(49))),
		language,
		reveal,
	}),
	output: z.union([HeldBackEdit, ShownEdit]),
});

export const putLabel = call({
	method: 'PUT',
	path: '/api/labels/{id}',
	summary: 'Stores a label under an id made by the browser. Sending the same label again changes nothing.',
	who: 'person',
	input: z.object({ id: z.uuid(), label: LabelContent }),
	output: LabelReceipt,
});

export const calls = {
	readSession,
	logOut,
	listCampaigns,
	createCampaign,
	readCampaign,
	closeCampaign,
	readGuideline,
	moveGuideline,
	takeWorkset,
	findOpenTasks,
	renewWorkset,
	releaseWorkset,
	readEdit,
	putLabel,
} as const;
