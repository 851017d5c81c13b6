/** The public log: who did what to which campaign, model or right, and why. Rows are only ever added. */
import * as z from 'zod/mini';

/** What somebody was when they acted. `system`: Label Wing by itself, or its operators on the command line. */
export const LogRole = z.enum(['administrator', 'coordinator', 'adjudicator', 'system']);
export type LogRole = z.infer<typeof LogRole>;

/**
 * Every action that is logged, named like its call where it has one, with the role that it is done in unless Label Wing
 * does it by itself. Each has a sentence in server/pages/messages: `log-…`.
 */
export const logActions = {
	/** made and opened; after: what was decided */
	createCampaign: 'coordinator',
	/** held elsewhere and brought in closed; after: from where, and how much of it */
	importCampaign: 'coordinator',
	/** before and after: what changed */
	updateCampaign: 'coordinator',
	/** further edits were put behind those that it has; after: how many */
	addEdits: 'coordinator',
	pauseCampaign: 'coordinator',
	resumeCampaign: 'coordinator',
	/** nothing new is handed out; by the system: its deadline has passed */
	windDownCampaign: 'coordinator',
	/** off the lists */
	archiveCampaign: 'coordinator',
	/** closed for good; by the system: every edit has its answers */
	closeCampaign: 'coordinator',
	/** what is to be known, and how exactly; before and after */
	putGoal: 'coordinator',
	/** whether it closes by itself as soon as that is known */
	closeAtGoal: 'coordinator',
	/** whether models learned so far are compared, and of which question; before and after */
	putStability: 'coordinator',
	/** another page or revision beside the edits */
	moveGuideline: 'coordinator',
	/** what stands for an edit on which people disagreed; after: the task and the revision, never the answers */
	decideTask: 'adjudicator',
	/** such a decision was taken back */
	reverseDecision: 'adjudicator',
	/** frozen with disagreements left */
	freezeNow: 'coordinator',
	/** edits with known answers were added, or taken out; before and after: how many there are, never which */
	addGold: 'coordinator',
	retireGold: 'coordinator',
	/** how often they come; before and after: one in how many */
	setGold: 'coordinator',
	/** the edits to practise on were replaced; before and after: how many */
	putPractice: 'coordinator',
	/** a text of the datasheet; before and after: what it said */
	writeDatasheetNote: 'coordinator',
	/** by the system: edits were found deleted or hidden on the wiki; after: how many, by reason */
	noticeHiddenEdits: 'coordinator',
	/** by the system: so many seemed to be gone at once that nothing was believed; after: of how many asked */
	holdHiddenEdits: 'coordinator',
	/** after: whether they really are gone, or the wiki is asked again */
	settleHiddenEdits: 'coordinator',
	/** by the system: a version without hidden edits took the place of the one before; after: what changed */
	recutDataset: 'coordinator',
	/** a copy of a dataset in an archive was asked for; after: where */
	askForDeposit: 'coordinator',
	/** by the system: what became of that copy; after: its state, and its DOI once it is published */
	settleDeposit: 'coordinator',
	/** after: the role */
	grantRole: 'administrator',
	/** before: the role */
	revokeRole: 'administrator',
	/** version 1 of a new form; after: its digest, name, number of questions */
	createForm: 'coordinator',
	/** the next version of a form */
	keepFormVersion: 'coordinator',
	promoteModel: 'coordinator',
	retireModel: 'coordinator',
	/** after: which host is told of what. Its whole address may be a secret */
	createWebhook: 'coordinator',
	/** switched on or off; by the system: too much failed */
	switchWebhook: 'coordinator',
	deleteWebhook: 'coordinator',
	/** a message sent once more; after: which */
	redeliver: 'coordinator',
} as const satisfies Record<string, LogRole>;

export type LogAction = keyof typeof logActions;

export const LogAction = z.enum(Object.keys(logActions) as [LogAction, ...LogAction[]]);

/** What kind of thing an action was done to. */
export const LogSubjectKind = z.enum(['campaign', 'task', 'model', 'dataset', 'person', 'webhook', 'form']);
export type LogSubjectKind = z.infer<typeof LogSubjectKind>;

const Facts = z.nullable(z.record(z.string(), z.unknown()));

export const LogEntry = z.object({
	id: z.int(),
	at: z.iso.datetime(),
	/** null for the system, and for somebody who has left: see `left` */
	person: z.nullable(z.object({ id: z.int(), name: z.string() })),
	/** somebody did it who has left since: their name stands nowhere any more */
	left: z.boolean(),
	role: LogRole,
	wiki: z.string(),
	action: LogAction,
	subject: z.object({
		kind: LogSubjectKind,
		id: z.string(),
		/** what it is called today; null where it has no name, or is a person who left */
		name: z.nullable(z.string()),
	}),
	/** only what changed; null where there was nothing before, or nothing is left after */
	before: Facts,
	after: Facts,
	/** why, in the words of whoever did it */
	reason: z.nullable(z.string()),
});
export type LogEntry = z.infer<typeof LogEntry>;

const text = z.optional(z.string().check(z.minLength(1), z.maxLength(255)));
const time = z.optional(z.union([z.iso.datetime(), z.iso.date()]));

/** Which rows, newest first. */
export const LogFilter = z.object({
	wiki: text,
	action: z.optional(LogAction),
	/** the name of an account */
	person: text,
	subjectKind: z.optional(LogSubjectKind),
	subjectId: text,
	/** from this time or day (UTC) on */
	from: time,
	/** up to the end of this day, or to just before this time */
	to: time,
});
export type LogFilter = z.infer<typeof LogFilter>;

/** The place of the last row of a page, as `next` gave it: the following page begins after it. */
const LogCursor = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z_\d{1,15}$/));

export const LogQuery = z.object({
	...LogFilter.shape,
	after: z.optional(LogCursor),
	/** rows a page */
	limit: z.optional(z.int().check(z.minimum(1), z.maximum(200))),
});
export type LogQuery = z.infer<typeof LogQuery>;

export const LogPage = z.object({
	entries: z.array(LogEntry),
	/** send it as `after` for what is older; null at the end */
	next: z.nullable(z.string()),
});
export type LogPage = z.infer<typeof LogPage>;
