/** The calls about a campaign while people label: its figures, what is worked out of them, and when there is enough. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Goal } from './goal.ts';
import { Stability, StabilityWanted } from './stability.ts';
import { Figures, Measures, PersonActivity } from './watch.ts';

const campaignId = z.object({ campaignId: z.int() });
/** why, in the public log */
const reason = z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(500)));

const Watched = z.object({
	measures: Measures,
	/** what is to be known, and how exactly; null while nobody said */
	goal: z.nullable(Goal),
	/** since when it is to close as soon as the goal is reached; null: it does not */
	closesAtGoalSince: z.nullable(z.iso.datetime()),
	/** whether more answers still move a model; null while nobody wants to know */
	stability: z.nullable(Stability),
});

export const readFigures = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/figures',
	summary:
		'How far a campaign is, counted exactly at one moment. The same comes as events, when it changes: GET /api/campaigns/{campaignId}/events.',
	who: 'anyone',
	input: campaignId,
	output: z.object({ figures: Figures }),
});

export const readLately = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/lately',
	summary: 'The last few rows of the public log about a campaign, as sentences.',
	who: 'anyone',
	input: z.object({
		campaignId: z.int(),
		language: z.optional(z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/))),
	}),
	output: z.object({
		entries: z.array(
			z.object({
				at: z.iso.datetime(),
				/** null for Label Wing itself, and for somebody who has left */
				person: z.nullable(z.string()),
				left: z.boolean(),
				sentence: z.string(),
				reason: z.nullable(z.string()),
			}),
		),
	}),
});

export const readMeasures = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/measures',
	summary:
		'Agreement, shares and how much is left, with intervals, as of a few seconds ago. Only for coordinators while people are to answer without knowing what others say.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: campaignId,
	output: Watched,
});

export const listActivity = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/people',
	summary: 'What each person did in a campaign, by name: never a ranking. A hundred at a time.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({
		campaignId: z.int(),
		/** as `next` gave it */
		after: z.optional(z.int().check(z.minimum(0))),
	}),
	output: z.object({
		asOf: z.iso.datetime(),
		people: z.array(PersonActivity),
		/** send it as `after` for those that follow; null at the end */
		next: z.nullable(z.int()),
	}),
});

export const putGoal = call({
	method: 'PUT',
	path: '/api/campaigns/{campaignId}/goal',
	summary:
		'Says what a campaign is to find out, and how exactly; null for nothing. Whether it closes then is another decision, which this one takes back.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), goal: z.nullable(Goal), reason }),
	output: Watched,
});

export const closeAtGoal = call({
	method: 'PUT',
	path: '/api/campaigns/{campaignId}/close-at-goal',
	summary:
		'Lets a campaign close by itself as soon as its goal is reached, or takes that back. Nothing new is handed out then, and who has edits may finish them.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), wanted: z.boolean(), reason }),
	output: Watched,
});

export const putStability = call({
	method: 'PUT',
	path: '/api/campaigns/{campaignId}/stability',
	summary:
		'Lets models be learned from what people said so far, and each compared with the one before on edits set aside for it; null ends that and forgets them. It is for people to look at: nothing closes by it.',
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), stability: z.nullable(StabilityWanted), reason }),
	output: Watched,
});

export const watchCalls = {
	readFigures,
	readLately,
	readMeasures,
	listActivity,
	putGoal,
	closeAtGoal,
	putStability,
} as const;
