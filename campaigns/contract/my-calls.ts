/**
 * The calls about oneself. They are open to accounts that are blocked on the wiki too: looking at what one gave, taking
 * it along and taking one's name off it cannot be taken from anybody.
 */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Mine, MyCampaign, MyLabel, MyTask } from './mine.ts';
import { limit, next } from './page.ts';

const nothing = z.object({});

export const readMine = call({
	method: 'GET',
	path: '/api/me',
	summary: 'How much I have answered, week by week, and how often it came out as I said.',
	who: 'self',
	input: nothing,
	output: Mine,
});

export const listMyCampaigns = call({
	method: 'GET',
	path: '/api/me/campaigns',
	summary:
		'The campaigns in which I have said something, the latest first, and what is public of it, a hundred at a time.',
	who: 'self',
	input: z.object({ after: z.optional(z.string().check(z.regex(/^\d{1,15}$/))), limit }),
	output: z.object({ campaigns: z.array(MyCampaign), next }),
});

export const listMyLabels = call({
	method: 'GET',
	path: '/api/me/campaigns/{campaignId}/labels',
	summary: 'What I say now of each edit of a campaign, the latest first, fifty at a time.',
	who: 'self',
	input: z.object({
		campaignId: z.int(),
		said: z.optional(z.enum(['answered', 'skipped'])),
		/** `next` of the page before */
		cursor: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
	}),
	output: z.object({
		labels: z.array(MyLabel),
		/** null on the last page */
		next: z.nullable(z.string()),
	}),
});

export const readMyTask = call({
	method: 'GET',
	path: '/api/me/tasks/{taskId}',
	summary: 'One edit that was handed to me, with what I said of it. It is changed by putting another label.',
	who: 'self',
	input: z.object({ taskId: z.int() }),
	output: MyTask,
});

export const setCredit = call({
	method: 'PUT',
	path: '/api/me/credit',
	summary: 'Puts my name on the datasets I worked on, or takes it off. Files never carry it.',
	who: 'self',
	input: z.object({ credited: z.boolean() }),
	output: z.object({ credited: z.boolean() }),
});

export const leave = call({
	method: 'POST',
	path: '/api/me/leave',
	summary:
		'Withdraws the link between me and my labels, for good: the labels stay, and nothing leads from them to an account.',
	who: 'self',
	input: nothing,
	output: z.object({
		/** edits given back that were waiting for an answer */
		released: z.int(),
	}),
});

export const myCalls = { readMine, listMyCampaigns, listMyLabels, readMyTask, setCredit, leave } as const;
