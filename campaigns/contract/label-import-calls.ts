/** The calls that bring labels in which were given elsewhere: they become a closed campaign, and its dataset. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Form } from './form.ts';

const Column = z.string().check(z.minLength(1), z.maxLength(200));

/** Which columns of a table hold what. */
export const LabelMapping = z.object({
	/** the revision's id */
	revision: Column,
	/** who said it; without one, every line is said by somebody else */
	labeller: z.optional(Column),
	/** when: ISO 8601, or seconds since 1970 */
	time: z.optional(Column),
	/** per question of the form: its column, and what other words there stand for which choice */
	answers: z.record(
		z.string(),
		z.object({ column: Column, values: z.optional(z.record(z.string(), z.string())) }),
	),
});
export type LabelMapping = z.infer<typeof LabelMapping>;

const asked = {
	/** key of a template, a form of one's own, or the digest of one that is kept: one of the three */
	template: z.optional(z.string()),
	form: z.optional(Form),
	formDigest: z.optional(z.string()),
};

const table = {
	...asked,
	/** CSV or TSV with a header, or JSON lines: one label a line */
	labels: z.string().check(z.minLength(1)),
	/** guessed from the names of the columns when left out */
	mapping: z.optional(LabelMapping),
	/** leaves lines without any answer out, rather than to refuse them */
	skipEmpty: z.optional(z.boolean()),
};

const Faults = z.object({
	/** the first ones */
	faults: z.array(z.object({ line: z.int(), text: z.string(), fault: z.string() })),
	count: z.int(),
});

export const previewLabels = call({
	method: 'POST',
	path: '/api/imports/labels/preview',
	summary:
		'What would come of a table of labels: its columns, what they are taken for, and every bad line. Stores nothing.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ wiki: z.optional(z.string()), ...table }),
	output: z.object({
		columns: z.array(z.string()),
		/** the first lines as they are, column by column */
		first: z.array(z.array(z.string())),
		/** null when it can neither be guessed nor was given */
		mapping: z.nullable(LabelMapping),
		faults: Faults,
		/** lines without any answer that are left out */
		empty: z.int(),
		tasks: z.int(),
		labels: z.int(),
		people: z.int(),
	}),
});

const imported = z.object({ campaignId: z.int(), tasks: z.int(), labels: z.int(), people: z.int() });

const told = {
	wiki: z.optional(z.string()),
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
	purpose: z.string().check(z.trim(), z.minLength(1), z.maxLength(2000)),
	/** where they come from, for everybody to read: by whom, from which address, under which licence */
	source: z.string().check(z.trim(), z.minLength(1), z.maxLength(500)),
};

export const importLabels = call({
	method: 'POST',
	path: '/api/imports/labels',
	summary:
		'Brings a table of labels in as a closed campaign. All of its lines are good, or nothing is stored.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ ...told, ...table }),
	output: imported,
});

export const importDataset = call({
	method: 'POST',
	path: '/api/imports/dataset',
	summary:
		'Brings a dataset of another Label Wing in as a closed campaign, after its files were proved by their SHA256SUMS: files that were downloaded, or its address there.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({
		/** left out: the one that people log in with, whichever the dataset names */
		wiki: z.optional(z.string()),
		/** needed with `files`; left out with `address`, it is that */
		source: z.optional(told.source),
		/** of the dataset, as `https://label-wing.example/datasets/` and its digest; either it, or the files */
		address: z.optional(z.string().check(z.maxLength(500))),
		/** as they were downloaded */
		files: z.optional(
			z.object({
				SHA256SUMS: z.string(),
				'campaign.json': z.string(),
				'tasks.jsonl': z.string(),
				'labels.jsonl': z.string(),
			}),
		),
	}),
	output: imported,
});

export const labelImportCalls = { previewLabels, importLabels, importDataset } as const;
