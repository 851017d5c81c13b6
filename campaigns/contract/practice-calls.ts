/** The calls of the practice round: apart from the others, so that the labelling page need not carry them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Campaign } from './campaign.ts';
import { Answers } from './form.ts';
import { PracticeFeedback, PracticeItem, PracticeStanding } from './practice.ts';
import { asked, HeldBackEdit, ShownEdit } from './task.ts';

const language = z.optional(z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)));

export const putPractice = call({
	method: 'PUT',
	path: '/api/campaigns/{campaignId}/practice',
	summary:
		'Replaces the edits to practise on: 3 to 10, each with known answers and why. What people said of those that stay as they are is kept.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		/** JSON lines or a table: `rev_id`, an answer for each question, and `explanation` */
		items: z.string().check(z.minLength(1), z.maxLength(200_000)),
	}),
	output: z.object({ campaign: Campaign }),
});

export const readPractice = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/practice',
	summary:
		'The edits to practise on, and what I said of them. What is known of an edit comes once I have answered.',
	who: 'person',
	input: z.object({ campaignId: z.int() }),
	output: z.object({ items: z.array(PracticeItem) }),
});

export const readPracticeEdit = call({
	method: 'GET',
	path: '/api/practice/{itemId}/edit',
	summary:
		'An edit to practise on, blinded and sanitised like any other; its `taskId` is the number of the item.',
	who: 'person',
	input: z.object({
		itemId: z.int(),
		...asked,
		language,
		/** also when it may distress */
		reveal: z.optional(z.boolean()),
	}),
	output: z.union([HeldBackEdit, ShownEdit]),
});

export const answerPractice = call({
	method: 'POST',
	path: '/api/practice/{itemId}/answers',
	summary: 'Answers an edit of the practice round, and says what is known of it. It is no label.',
	who: 'person',
	input: z.object({ itemId: z.int(), answers: Answers }),
	output: z.object({ feedback: PracticeFeedback, standing: PracticeStanding }),
});

export const practiceCalls = { putPractice, readPractice, readPracticeEdit, answerPractice } as const;
