import * as z from 'zod/mini';
import { Aggregation } from './campaign.ts';
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

/** Where an edit comes from; null while the wiki has not been asked. */
const edit = {
	/** 0 for a new page */
	parent_id: z.nullable(z.int()),
	page_id: z.nullable(z.int()),
	/** ISO 8601, UTC, whole seconds, as all times here */
	edit_timestamp: z.nullable(z.string()),
};

/** How it came into the sample; null where nothing was drawn. */
const sampling = {
	/** the group that it was drawn from */
	stratum: z.nullable(z.string()),
	/** with which probability, over 0 and at most 1 */
	inclusion_probability: z.nullable(z.number()),
	/** one over that: how many edits of the group it stands for */
	weight: z.nullable(z.number()),
	/** of the campaign: it fixed what was drawn, and the order */
	seed: z.int(),
};

const template = z.string();

/** One task of a dataset: the row of `tasks.jsonl`; the other formats spread it over columns: see dataset-columns.ts. */
export const DatasetTask = z.object({
	wiki: z.string(),
	revision_id: z.int(),
	...part,
	...edit,
	/** a warning to whoever reads the edit: its campaign, or somebody who was asked about it, called it distressing */
	distressing: z.boolean(),
	/** place in the campaign's random order */
	position: z.int(),
	...sampling,
	/** key of the campaign's template, or `custom` */
	template,
	/** the form as it stood when the campaign closed */
	form_digest: Sha256,
	/**
	 * `done`, `partial` (closed early), `automated` (a rule answered, nobody was asked) or, in older datasets, `gone` (hidden
	 * or deleted on the wiki; no answers are given): such edits have a tombstone now, and no row
	 */
	state: z.enum(['done', 'partial', 'automated', 'gone']),
	/**
	 * per question with choices: what the answers come to by `method`, or `tie`, or null without any answer; of several, the
	 * choices that likelier apply than not. Texts, numbers and confidence have none. This one and `posterior` are not there
	 * when the form asks for nothing else, nor is `median` without a scale or a number
	 */
	consensus: z.optional(z.record(z.string(), z.nullable(z.union([z.string(), z.array(z.string())])))),
	/** how: the campaign's aggregation, an adjudicator's decision, or the rules alone */
	method: z.enum([...Aggregation.options, 'adjudicated', 'automated']),
	/** an adjudicator settled it: consensus is the decision, the soft label is what people said */
	adjudicated: z.boolean(),
	/**
	 * the soft label: per question and choice how likely it is by the campaign's aggregation, 0 to 1, six decimals; the share
	 * of the answers by majority; null without any answer
	 */
	posterior: z.optional(z.record(z.string(), z.nullable(z.record(z.string(), z.number())))),
	/** per scale and number: the answer in the middle */
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

type ByQuestion = 'consensus' | 'posterior' | 'median';
/** A task as it is stored: empty rather than missing where the form asks for nothing of that kind. */
export type StoredTask = DatasetTask & { [Field in ByQuestion]: NonNullable<DatasetTask[Field]> };

/** One label of a dataset: the row of `labels.jsonl`; the other formats spread the answers over columns. */
export const DatasetLabel = z.object({
	/** made in the browser; of an automated label, made of what it is about */
	label_id: z.string(),
	wiki: z.string(),
	revision_id: z.int(),
	...part,
	...edit,
	...sampling,
	template,
	/** a rule answered, nobody: there is no labeller, and `reasons` says which rules */
	automated: z.boolean(),
	/** keys of the rules that held; null for what people said */
	reasons: z.nullable(z.array(z.string())),
	/** pseudonym within this campaign, not derivable from the name; null for automated labels */
	labeller: z.nullable(z.string()),
	/**
	 * `queue`: handed out by chance, seen blind. `wiki`: asked for by the labeller, who had met the edit on the wiki, with
	 * its author and what others made of it. `import`: given elsewhere, before the campaign came here: how is not known, and
	 * `language` is `und`, `milliseconds_spent` 0. Null for automated labels
	 */
	origin: z.nullable(z.enum(['queue', 'wiki', 'import'])),
	kind: z.enum(['answer', 'skip', 'undo']),
	/** accepted answers count; surplus ones came late; skips and automated labels are recorded */
	outcome: z.enum(['accepted', 'surplus', 'recorded']),
	/** false when the same person said something else later */
	current: z.boolean(),
	/** an adjudicator settled its task */
	adjudicated: z.boolean(),
	answers: z.nullable(Answers),
	skip_reason: z.nullable(z.string()),
	form_digest: Sha256,
	/** revision of the wiki page that lay beside the edit as a guideline; null without one */
	guideline_revision: z.nullable(z.int()),
	/** of the interface; null for automated labels, as are the next two */
	language: z.nullable(z.string()),
	milliseconds_spent: z.nullable(z.int()),
	/** place in the handful that was handed out, from 0; edits with known answers are not counted */
	order_shown: z.nullable(z.int()),
	/** whether a score of a model stood beside the edit before it was answered: it never does */
	score_shown: z.boolean(),
	/** the server's clock */
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
