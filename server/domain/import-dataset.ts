/**
 * A dataset of another Label Wing, or of this one, comes in as a closed campaign: its files are proved by their
 * SHA256SUMS first, and what its rows say is stored as if it had been said in a campaign of here.
 */
import * as z from 'zod/mini';
import { faultsOfAnswers } from '../../campaigns/contract/answers.ts';
import { View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { Answers, Form } from '../../campaigns/contract/form.ts';
import { SkipReason } from '../../campaigns/contract/label.ts';
import type { TaskPart } from '../../campaigns/contract/task.ts';
import { templates } from '../../campaigns/templates/templates.ts';
import type { PersonRow } from '../../db/people.ts';
import { canonicalJson } from './canonical-json.ts';
import { judge } from './forms.ts';
import { type ImportedTask, importClosed } from './import-closed.ts';
import { type Importing, withSource } from './import-labels.ts';

/** The files of a dataset that are read, as they were downloaded. */
export type DatasetFiles = Readonly<Record<(typeof names)[number] | 'SHA256SUMS', string>>;

const names = ['campaign.json', 'tasks.jsonl', 'labels.jsonl'] as const;
const MOST_FAULTS_TOLD = 20;

const Definition = z.object({
	...{ wiki: z.string(), name: z.string(), purpose: z.string(), template: z.string() },
	...{ view: View, form: Form, labelsPerTask: z.int(), createdAt: z.iso.datetime() },
});

/** Only what is needed, so that datasets frozen by older versions are read too. */
const about = {
	revision_id: z.int(),
	other_revision_ids: z.nullable(z.array(z.int())),
	...{ section: z.nullable(z.int()), paragraph: z.nullable(z.int()), sentence: z.nullable(z.int()) },
};
const Task = z.object({
	...about,
	state: z.string(),
	stratum: z.optional(z.nullable(z.string())),
	inclusion_probability: z.optional(z.nullable(z.number())),
});
const Label = z.object({
	...about,
	automated: z.optional(z.boolean()),
	reasons: z.optional(z.nullable(z.array(z.string()))),
	labeller: z.nullable(z.string()),
	kind: z.enum(['answer', 'skip', 'undo']),
	answers: z.nullable(Answers),
	skip_reason: z.nullable(SkipReason),
	received_at: z.iso.datetime(),
});

type Fault = { line: number; text: string; fault: string };

/**
 * @param wanted.wiki null: the one that the dataset names
 * @throws {Failure} DATASET_UNPROVEN, LABELS_UNREADABLE, INVALID_INPUT (its form), WIKI_UNKNOWN
 */
export async function importDataset(
	parts: Importing,
	wanted: { wiki: string | null; source: string; files: DatasetFiles; by: PersonRow | null },
) {
	const { files, source, by } = wanted;
	const digest = prove(files, parts.sha256);
	const definition = readDefinition(files['campaign.json']);
	const { name, view, form, labelsPerTask } = definition;
	judge(form);
	const wiki = wanted.wiki ?? definition.wiki;
	parts.wikis.of(wiki);
	const asked = canonicalJson(form);
	const campaign = {
		...{ wiki, name, view, form, labelsPerTask, tasksPerWorkset: 20, by },
		template: templates.find((template) => canonicalJson(template.form) === asked)?.key ?? 'custom',
		purpose: withSource(definition.purpose, source),
		createdAt: new Date(definition.createdAt),
		source: `dataset:${digest}`,
		logged: { dataset: digest, from: source },
	};
	const tasks = readTasks(files, form);
	return await parts.db.transaction(async (tx) => await importClosed({ ...parts, tx }, campaign, tasks));
}

/** @returns the dataset's digest */
function prove(files: DatasetFiles, sha256: Importing['sha256']): string {
	const sums = new Map(
		files.SHA256SUMS.split('\n').flatMap((line): [string, string][] => {
			const [, sum = '', name = ''] = /^([0-9a-f]{64}) [ *](.+)$/.exec(line) ?? [];
			return name === '' ? [] : [[name, sum]];
		}),
	);
	const unproven = names.filter((name) => sums.get(name) !== sha256(files[name]));
	if (unproven.length > 0) throw new Failure('DATASET_UNPROVEN', { files: unproven });
	return sha256(files.SHA256SUMS);
}

function readDefinition(text: string): z.infer<typeof Definition> {
	const read = z.safeParse(Definition, parseJson(text));
	if (read.success) return read.data;
	throw new Failure('LABELS_UNREADABLE', {
		...{ count: 1, faults: [{ line: 1, text: 'campaign.json', fault: z.prettifyError(read.error) }] },
	});
}

/** In the order of the rows; edits that were gone then say nothing and stay away. */
function readTasks(files: DatasetFiles, form: Form): ImportedTask[] {
	const faults: Fault[] = [];
	const fault = (line: number, text: string, words: string) =>
		faults.push({ line, text: text.slice(0, 80), fault: words });
	const tasks = new Map<string, ImportedTask & { labels: ImportedTask['labels'][number][] }>();
	for (const { line, text, row } of rowsOf(Task, files['tasks.jsonl'], fault)) {
		const part = partOf(row);
		const key = keyOf(row);
		if (row.state === 'gone') continue;
		if (tasks.has(key)) fault(line, text, 'this edit is there twice');
		const { stratum, inclusion_probability: probability } = row;
		tasks.set(key, {
			...{ revisionId: row.revision_id, part, partKey: part === null ? '' : canonicalJson(part), labels: [] },
			...(stratum && probability ? { drawn: { stratum, probability } } : {}),
		});
	}
	for (const { line, text, row } of rowsOf(Label, files['labels.jsonl'], fault)) {
		const task = tasks.get(keyOf(row));
		if (!task) continue;
		const flaws = row.answers ? faultsOfAnswers(form, row.answers) : [];
		if (flaws.length > 0) fault(line, text, flaws.join('; '));
		const at = Date.parse(row.received_at) / 1000;
		if (row.automated) task.automated = { answers: row.answers ?? {}, reasons: row.reasons ?? [], at };
		else if (row.labeller === null || (row.kind === 'answer') !== (row.answers !== null))
			fault(line, text, 'this label does not say who answered what');
		else {
			const { labeller: person, kind, answers, skip_reason: skipReason } = row;
			task.labels.push({ person, kind, answers, skipReason, at });
		}
	}
	if (tasks.size === 0 && faults.length === 0) fault(1, 'tasks.jsonl', 'there is no edit in it');
	if (faults.length > 0)
		throw new Failure('LABELS_UNREADABLE', {
			faults: faults.slice(0, MOST_FAULTS_TOLD),
			count: faults.length,
		});
	return [...tasks.values()];
}

function* rowsOf<Shape extends z.ZodMiniType>(
	shape: Shape,
	content: string,
	fault: (line: number, text: string, words: string) => void,
): Generator<{ line: number; text: string; row: z.output<Shape> }> {
	for (const [i, text] of content.split('\n').entries()) {
		if (text === '') continue;
		const read = z.safeParse(shape, parseJson(text));
		if (read.success) yield { line: i + 1, text, row: read.data };
		else fault(i + 1, text, z.prettifyError(read.error));
	}
}

/** What is no JSON is nothing that a shape takes. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

type About = Pick<
	z.infer<typeof Task>,
	'revision_id' | 'other_revision_ids' | 'section' | 'paragraph' | 'sentence'
>;

function partOf({ other_revision_ids, section, paragraph, sentence }: About): TaskPart | null {
	if (other_revision_ids) return { otherRevisionIds: other_revision_ids };
	return section === null || paragraph === null ? null : { section, paragraph, sentence };
}

function keyOf({ revision_id, other_revision_ids, section, paragraph, sentence }: About): string {
	return canonicalJson([revision_id, other_revision_ids, section, paragraph, sentence]);
}
