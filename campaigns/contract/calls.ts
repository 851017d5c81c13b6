/**
 * The calls of the JSON interface in the order in which a label travels; those about oneself are in my-calls.ts, so that
 * the labelling page need not carry them. OpenAPI is written from both lists.
 */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Campaign, NewCampaign } from './campaign.ts';
import { Dataset } from './dataset.ts';
import { GuidelineText, GuidelineWanted } from './guideline.ts';
import { LabelContent } from './label.ts';
import { archiveCampaign, pauseCampaign, resumeCampaign, updateCampaign } from './life-calls.ts';
import { Model } from './model.ts';
import { Session } from './person.ts';
import { answerPractice, putPractice, readPractice, readPracticeEdit } from './practice-calls.ts';
import { grantRole, listLog, listRoles, revokeRole } from './role-calls.ts';
import { DiffType, LabelReceipt, ShownEdit, Workset } from './task.ts';

const nothing = z.object({});
const done = z.object({ ok: z.literal(true) });
const campaignId = z.object({ campaignId: z.int() });
const worksetId = z.object({ worksetId: z.int() });
const language = z.optional(z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)));
/** why, in the public log */
const reason = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));
const modelId = z.object({ modelId: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

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
	summary: 'All campaigns, open ones first, newest first; archived ones only when asked for.',
	who: 'anyone',
	input: z.object({ archived: z.optional(z.enum(['only'])) }),
	output: z.object({ campaigns: z.array(Campaign) }),
});

export const createCampaign = call({
	method: 'POST',
	path: '/api/campaigns',
	summary:
		'Makes a campaign from a template or a form, and a list of revision ids, and opens it. All edits are taken, or none and the lines at fault are named.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({
		...NewCampaign.shape,
		/** JSON lines with a `rev_id`, CSV or TSV with a header or ids alone, or ids pasted with any separator */
		edits: z.string().check(z.minLength(1), z.maxLength(64_000_000)),
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
	summary: 'Hands out the next workset, or the one that is still open.',
	who: 'person',
	input: campaignId,
	output: z.object({ workset: Workset }),
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
	summary: 'The edit of a task that was handed to me: its diff and summary, blinded and sanitised.',
	who: 'person',
	input: z.object({
		taskId: z.int(),
		diffType: z.optional(DiffType),
		language,
	}),
	output: ShownEdit,
});

export const putLabel = call({
	method: 'PUT',
	path: '/api/labels/{id}',
	summary: 'Stores a label under an id made by the browser. Sending the same label again changes nothing.',
	who: 'person',
	input: z.object({ id: z.uuid(), label: LabelContent }),
	output: LabelReceipt,
});

export const listDatasets = call({
	method: 'GET',
	path: '/api/datasets',
	summary: 'All frozen datasets, newest first.',
	who: 'anyone',
	input: nothing,
	output: z.object({ datasets: z.array(Dataset) }),
});

export const readDataset = call({
	method: 'GET',
	path: '/api/datasets/{datasetId}',
	summary: 'One frozen dataset and its files.',
	who: 'anyone',
	input: z.object({ datasetId: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
	output: z.object({ dataset: Dataset }),
});

export const listModels = call({
	method: 'GET',
	path: '/api/models',
	summary: 'All models, live ones first.',
	who: 'anyone',
	input: nothing,
	output: z.object({ models: z.array(Model) }),
});

export const promoteModel = call({
	method: 'POST',
	path: '/api/models/{modelId}/promote',
	summary: 'Makes a model the live one of its wiki and name. The scorer proves it before it answers with it.',
	who: 'coordinator',
	wikiOf: 'modelId',
	input: modelId,
	output: z.object({ model: Model }),
});

export const retireModel = call({
	method: 'POST',
	path: '/api/models/{modelId}/retire',
	summary: 'Switches a live model off: its scores stop within 30 seconds.',
	who: 'coordinator',
	wikiOf: 'modelId',
	input: modelId,
	output: z.object({ model: Model }),
});

export const calls = {
	readSession,
	logOut,
	listCampaigns,
	createCampaign,
	readCampaign,
	updateCampaign,
	pauseCampaign,
	resumeCampaign,
	closeCampaign,
	archiveCampaign,
	readGuideline,
	moveGuideline,
	putPractice,
	readPractice,
	readPracticeEdit,
	answerPractice,
	takeWorkset,
	renewWorkset,
	releaseWorkset,
	readEdit,
	putLabel,
	listRoles,
	grantRole,
	revokeRole,
	listLog,
	listDatasets,
	readDataset,
	listModels,
	promoteModel,
	retireModel,
} as const;
