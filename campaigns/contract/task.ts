/**
 * What a volunteer is given. Blind by its type: there is no field for the editor's name, the time, tags, a score or
 * anybody's answer.
 */
import * as z from 'zod/mini';
import { Answers } from './form.ts';
import { LabelOutcome } from './label.ts';

/** What of a revision a task is about, where it is not the one edit as a whole. */
export const TaskPart = z.union([
	/** for `diffs`: further edits judged together with the task's own, in the order shown */
	z.object({ otherRevisionIds: z.array(z.int()).check(z.minLength(1), z.maxLength(49)) }),
	/**
	 * For `statement`, counted from 0 in the rendered page, as Wikilabels counted. Section 0 is what comes before the first
	 * heading, and each heading opens the next one, its subsections included. Paragraphs are the `p` elements of the
	 * section. Sentences end at a full stop with white space behind it, references left out; null is the whole paragraph.
	 */
	z.object({ section: z.int(), paragraph: z.int(), sentence: z.nullable(z.int()) }),
]);
export type TaskPart = z.infer<typeof TaskPart>;

export const Task = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	/** what this person last said of it, so that a reload finds it again */
	state: z.enum(['open', 'answered', 'skipped']),
	answers: z.nullable(Answers),
});
export type Task = z.infer<typeof Task>;

export const Workset = z.object({
	worksetId: z.int(),
	campaignId: z.int(),
	leaseExpiresAt: z.iso.datetime(),
	tasks: z.array(Task),
});
export type Workset = z.infer<typeof Workset>;

export const DiffType = z.enum(['table', 'inline']);
export type DiffType = z.infer<typeof DiffType>;

/**
 * How one likes to look: at what an edit changed (the two kinds of diff, or the page that came of it), and at a page
 * where there is nothing to compare it with.
 */
export const Looks = z.object({
	changes: z.enum(['table', 'inline', 'page']),
	whole: z.enum(['page', 'wikitext']),
});
export type Looks = z.infer<typeof Looks>;

/** What calls for an edit take of it: side by side and as readers see it, when left out. */
export const asked = {
	changes: z.optional(Looks.shape.changes),
	whole: z.optional(Looks.shape.whole),
	/** a long page to its end */
	all: z.optional(z.boolean()),
};

const about = {
	revisionId: z.int(),
	title: z.string(),
	/** the edit, or the page as of the revision, on the wiki */
	url: z.string(),
	/** language and direction of the wiki's text */
	language: z.string(),
	direction: z.enum(['ltr', 'rtl']),
};

const edit = {
	/** sanitised HTML; empty when there is none; null when hidden on the wiki */
	summaryHtml: z.nullable(z.string()),
	/** difference of the sizes in bytes */
	bytesChanged: z.int(),
	/** the first revision of its page */
	newPage: z.boolean(),
};

const diff = {
	...about,
	...edit,
	/** what diffHtml is: falls back to `table` where the wiki cannot do `inline` */
	diffType: DiffType,
	/** sanitised rows of a diff table as MediaWiki makes them; '' when nothing visible changed */
	diffHtml: z.string(),
};

const page = {
	...about,
	/** what is known of the edit that made it; null where the page alone is asked about */
	edit: z.nullable(z.object(edit)),
	/** there is more of it than is here */
	cut: z.boolean(),
};

/** One edit by what it changed. */
export const DiffOfEdit = z.object(diff);
export type DiffOfEdit = z.infer<typeof DiffOfEdit>;

const taskId = z.int();
const ShownDiff = z.object({ view: z.literal('diff'), taskId, ...diff });
export const ShownPage = z.object({
	view: z.literal('page'),
	taskId,
	...page,
	/** sanitised: no script, style or picture; ids begin with `rev-` and the revision */
	pageHtml: z.string(),
});
export type ShownPage = z.infer<typeof ShownPage>;
export const ShownWikitext = z.object({ view: z.literal('wikitext'), taskId, ...page, wikitext: z.string() });
export type ShownWikitext = z.infer<typeof ShownWikitext>;
export const ShownDiffs = z.object({
	view: z.literal('diffs'),
	taskId,
	/** how many edits are judged together, and the place of the first one here, from 0 */
	total: z.int(),
	from: z.int(),
	diffs: z.array(DiffOfEdit),
});
export type ShownDiffs = z.infer<typeof ShownDiffs>;
export const ShownStatement = z.object({
	view: z.literal('statement'),
	taskId,
	...page,
	/** as of a page; what is asked about is marked with the class `lw-statement` */
	pageHtml: z.string(),
	/** false when the page of this revision has no such paragraph or sentence */
	found: z.boolean(),
});
export type ShownStatement = z.infer<typeof ShownStatement>;

/** What a task is about, as shown: the shape goes with the campaign's view and with how one looks at it. */
export const ShownEdit = z.discriminatedUnion('view', [
	ShownDiff,
	ShownPage,
	ShownWikitext,
	ShownDiffs,
	ShownStatement,
]);
export type ShownEdit = z.infer<typeof ShownEdit>;

/**
 * Instead of an edit that may distress, until its person asks for it. Nothing of the edit is here, its title included:
 * who makes a page also writes its title, and on attack pages that is where the attack begins.
 */
export const HeldBackEdit = z.object({
	taskId: z.int(),
	revisionId: z.int(),
	heldBack: z.literal(true),
});
export type HeldBackEdit = z.infer<typeof HeldBackEdit>;

export const LabelReceipt = z.object({
	id: z.uuid(),
	outcome: LabelOutcome,
	/** of the workset, after this label */
	leaseExpiresAt: z.nullable(z.iso.datetime()),
	/** false when the label came after the campaign was closed: it is kept, but in no dataset */
	campaignOpen: z.boolean(),
});
export type LabelReceipt = z.infer<typeof LabelReceipt>;
