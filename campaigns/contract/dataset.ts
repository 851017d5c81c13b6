import * as z from 'zod/mini';
import { DatasetMeasures } from './dataset-measures.ts';
import { Answers } from './form.ts';

const Sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

/** What of its revision a task is about. */
const part = {
	/** further edits judged together with it, in the order shown; null where it is judged alone */
	other_revision_ids: z.nullable(z.array(z.int())),
	/** the statement asked about, counted from 0 in the rendered page; null where it is not about one */
	section: z.nullable(z.int()),
	paragraph: z.nullable(z.int()),
	/** null for the whole paragraph */
	sentence: z.nullable(z.int()),
};

/** One task of a frozen dataset: the row of `tasks.jsonl` and `tasks.csv`. */
export const DatasetTask = z.object({
	wiki: z.string(),
	revision_id: z.int(),
	...part,
	parent_id: z.nullable(z.int()),
	page_id: z.nullable(z.int()),
	edit_timestamp: z.nullable(z.string()),
	/** a warning to whoever reads the edit: its campaign, or somebody who was asked about it, called it distressing */
	distressing: z.boolean(),
	/** place in the campaign's random order */
	position: z.int(),
	/** `done`, `partial` (closed early) or `gone` (hidden or deleted on the wiki; no answers are given) */
	state: z.enum(['done', 'partial', 'gone']),
	/**
	 * per question with choices: the majority, or `tie`, or null without any answer; of several, the choices that more
	 * than half ticked. Texts, numbers and confidence have none.
	 */
	consensus: z.record(z.string(), z.nullable(z.union([z.string(), z.array(z.string())]))),
	/** per scale and number: the answer in the middle; not there when the form asks for neither */
	median: z.optional(z.record(z.string(), z.nullable(z.union([z.string(), z.number()])))),
	/** per question and choice: the number of accepted answers; of numbers and texts, the answers */
	answers: z.record(
		z.string(),
		z.union([z.record(z.string(), z.int()), z.array(z.union([z.string(), z.number()]))]),
	),
	labels: z.int(),
	surplus: z.int(),
	skips: z.int(),
});
export type DatasetTask = z.infer<typeof DatasetTask>;

/** One label row of a frozen dataset: `labels.jsonl` and `labels.csv`. */
export const DatasetLabel = z.object({
	label_id: z.string(),
	wiki: z.string(),
	revision_id: z.int(),
	...part,
	/** pseudonym within this campaign, not derivable from the name */
	labeller: z.string(),
	/**
	 * `queue`: handed out by chance, seen blind. `wiki`: asked for by the labeller, who had met the edit on the wiki, with
	 * its author and what others made of it. `import`: given elsewhere, before the campaign came here: how is not known, and
	 * `language` is `und`, `milliseconds_spent` 0
	 */
	origin: z.enum(['queue', 'wiki', 'import']),
	kind: z.enum(['answer', 'skip', 'undo']),
	outcome: z.enum(['accepted', 'surplus', 'recorded']),
	/** false when the same person said something else later */
	current: z.boolean(),
	answers: z.nullable(Answers),
	skip_reason: z.nullable(z.string()),
	form_digest: Sha256,
	/** revision of the wiki page that lay beside the edit as a guideline; null without one */
	guideline_revision: z.nullable(z.int()),
	language: z.string(),
	milliseconds_spent: z.int(),
	/** the server's clock, whole seconds */
	received_at: z.string(),
});
export type DatasetLabel = z.infer<typeof DatasetLabel>;

/** Rows of `tasks.jsonl` and `labels.jsonl` that differ from the version before. */
export const DatasetChanges = z.object({ added: z.int(), removed: z.int(), changed: z.int() });
export type DatasetChanges = z.infer<typeof DatasetChanges>;

const DatasetVersion = z.object({
	id: Sha256,
	version: z.int(),
	frozenAt: z.iso.datetime(),
	/** since when its files are not given out any more, because an edit in it was hidden on the wiki; null while they are */
	withdrawnAt: z.nullable(z.iso.datetime()),
	/** null of the first */
	changes: z.nullable(DatasetChanges),
	/** of its copy in an archive, once that is published; in no file of it */
	doi: z.nullable(z.string()),
});

const DatasetFile = z.object({
	name: z.string(),
	mediaType: z.string(),
	bytes: z.int(),
	sha256: Sha256,
	rows: z.int(),
	url: z.string(),
});

export const Dataset = z.object({
	/** SHA-256 of the content: same rows, same id */
	id: Sha256,
	campaignId: z.int(),
	campaignName: z.string(),
	/** what the answers are for, as the coordinator said it */
	purpose: z.string(),
	/** key of the campaign's template, or `custom` */
	template: z.string(),
	wiki: z.string(),
	frozenAt: z.iso.datetime(),
	/** of the same campaign, counted from 1 */
	version: z.int(),
	/** all versions of the same campaign, oldest first */
	versions: z.array(DatasetVersion),
	/** edits of the campaign that are left out because they are hidden or deleted on the wiki: how many, and their list */
	tombstones: z.object({ edits: z.int(), url: z.string() }),
	tasks: z.int(),
	labels: z.int(),
	labellers: z.int(),
	/** per choice and scale: how many tasks came out as each choice, as a tie, or without an answer */
	balance: z.record(z.string(), z.record(z.string(), z.int())),
	/** per question but texts and confidence: share of pairs of answers to the same task that agree, null without pairs */
	agreement: z.record(z.string(), z.nullable(z.number())),
	/** figures of the datasheet; null of datasets frozen before they were counted */
	measures: z.nullable(DatasetMeasures),
	/** names of people who want to be thanked for it, by alphabet; in no file, and never beside a labeller's number */
	credits: z.array(z.string()),
	licence: z.literal('CC0-1.0'),
	files: z.array(DatasetFile),
	/**
	 * written about the dataset when they are asked for: they hold this installation's addresses and what coordinators add,
	 * so that they are no part of the digest
	 */
	documents: z.array(z.object({ name: z.string(), mediaType: z.string(), url: z.string() })),
	/** where training stands, per model */
	training: z.array(
		z.object({
			model: z.string(),
			state: z.enum(['waiting', 'running', 'done', 'refused']),
			modelId: z.nullable(z.string()),
			reason: z.nullable(z.string()),
		}),
	),
});
export type Dataset = z.infer<typeof Dataset>;
