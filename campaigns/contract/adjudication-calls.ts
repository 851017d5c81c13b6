/** The calls about disagreements: adjudicators of the wiki talk about them and settle them, in all of its campaigns. */
import * as z from 'zod/mini';
import { Comment, DisagreementItem, Queue } from './adjudication.ts';
import { call } from './call.ts';
import { Campaign } from './campaign.ts';
import { Answers } from './form.ts';
import { asked, HeldBackEdit, ShownEdit } from './task.ts';

const cursor = z.optional(z.string().check(z.regex(/^\d{1,15}$/)));
const why = z.string().check(z.trim(), z.minLength(1), z.maxLength(1000));
const taskId = z.object({ taskId: z.int() });

export const listDisagreements = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/disagreements',
	summary:
		'Edits that have their answers, and these differ or are all "unsure": those left to settle in the order of the campaign, or those settled. Edits that I have answered are left out.',
	who: 'adjudicator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		/** left when left out */
		which: z.optional(z.enum(['left', 'settled'])),
		after: cursor,
	}),
	output: Queue,
});

export const readDisagreement = call({
	method: 'GET',
	path: '/api/tasks/{taskId}/disagreement',
	summary: 'The answers to an edit side by side, without names, and what was decided.',
	who: 'adjudicator',
	wikiOf: 'taskId',
	input: taskId,
	output: z.object({ item: DisagreementItem }),
});

export const readDisagreementEdit = call({
	method: 'GET',
	path: '/api/tasks/{taskId}/disagreement/edit',
	summary: 'The edit that people disagree about, blinded and sanitised as those who answered saw it.',
	who: 'adjudicator',
	wikiOf: 'taskId',
	input: z.object({
		taskId: z.int(),
		...asked,
		/** of several edits: the place of the first one wanted, from 0 */
		from: z.optional(z.int().check(z.minimum(0), z.maximum(49))),
		language: z.optional(z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/))),
		/** also when it may distress */
		reveal: z.optional(z.boolean()),
	}),
	output: z.union([HeldBackEdit, ShownEdit]),
});

export const decideTask = call({
	method: 'POST',
	path: '/api/tasks/{taskId}/decision',
	summary:
		'Settles an edit: the answers that stand for it from now on, and why. The reason is public and goes into the dataset. Deciding again replaces what was decided; both stay.',
	who: 'adjudicator',
	wikiOf: 'taskId',
	input: z.object({ taskId: z.int(), answers: Answers, reason: why }),
	output: z.object({ item: DisagreementItem }),
});

export const reverseDecision = call({
	method: 'POST',
	path: '/api/tasks/{taskId}/decision/reverse',
	summary: 'Takes back what was decided of an edit: it is in the queue again.',
	who: 'adjudicator',
	wikiOf: 'taskId',
	input: z.object({ taskId: z.int(), reason: why }),
	output: z.object({ item: DisagreementItem }),
});

export const listComments = call({
	method: 'GET',
	path: '/api/tasks/{taskId}/comments',
	summary: 'What adjudicators have said to each other about an edit, oldest first, fifty at a time.',
	who: 'adjudicator',
	wikiOf: 'taskId',
	input: z.object({ taskId: z.int(), after: cursor }),
	output: z.object({ comments: z.array(Comment), next: z.nullable(z.string()) }),
});

export const writeComment = call({
	method: 'POST',
	path: '/api/tasks/{taskId}/comments',
	summary: 'Says something about an edit to the other adjudicators of the wiki. It cannot be changed.',
	who: 'adjudicator',
	wikiOf: 'taskId',
	input: z.object({ taskId: z.int(), text: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)) }),
	output: z.object({ comment: Comment }),
});

export const freezeNow = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/freeze',
	summary: 'Freezes a closed campaign that waits for its disagreements, with those that are left.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		reason: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500))),
	}),
	output: z.object({ campaign: Campaign }),
});

export const adjudicationCalls = {
	listDisagreements,
	readDisagreement,
	readDisagreementEdit,
	decideTask,
	reverseDecision,
	listComments,
	writeComment,
	freezeNow,
} as const;
