/**
 * Freezing: a closed campaign becomes a dataset. The wiki is asked once for every edit, for the provenance of its row
 * and its features; then nothing more is needed to learn from it, and nothing in it changes.
 */
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { type CampaignFacts, listUnfrozenCampaigns } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	type DatasetFacts,
	findDatasetFacts,
	insertDataset,
	type LabelToFreeze,
	listLabelsToFreeze,
	listTasksToFreeze,
	namePeople,
	readDatasetLabels,
	readDatasetTasks,
	readExamples,
	tryLockFreezing,
} from '../../db/datasets.ts';
import { listTombstonesToCut, setSinceVersion } from '../../db/hidden-edits.ts';
import { findCampaign } from './campaigns.ts';
import { canonicalJson } from './canonical-json.ts';
import { checksums, featuresCsv, jsonLines, labelsCsv, shortestFloat32, tasksCsv } from './dataset-files.ts';
import { measureDataset } from './dataset-measures.ts';
import { agreementOf, answersThatCount, balanceOf, labelRow, taskRow } from './dataset-rows.ts';
import type { Clock, FeaturePort, NewSecret, Sha256, WikiPorts, Wikis } from './ports.ts';
import { revisionsOf, sweepCampaign } from './sweep.ts';

/** edits asked of the wiki at once */
const BATCH = 50;

export type Freezing = {
	db: Db;
	now: Clock;
	wikis: Pick<Wikis, 'of' | 'list'>;
	features: FeaturePort;
	newSecret: NewSecret;
	sha256: Sha256;
	/** a digest over many pieces */
	digest(): { update(content: string): unknown; digest(encoding: 'hex'): string };
};

/**
 * Freezes every closed campaign that has no dataset yet, and says which datasets came of it. One that cannot be frozen
 * now, as when the wiki is down, is told to `onFailure` and tried again the next time.
 */
export async function freezeClosedCampaigns(
	parts: Freezing,
	onFailure: (campaignId: number, error: unknown) => void,
): Promise<string[]> {
	const frozen: string[] = [];
	for (const { id: campaignId, wiki } of await listUnfrozenCampaigns(parts.db)) {
		try {
			// so that nothing is frozen that was hidden meanwhile, and nothing while the wiki seems to have lost its edits
			if (!(await sweepCampaign(parts, wiki, campaignId))) continue;
			const datasetId = await parts.db.transaction(async (tx) =>
				(await tryLockFreezing(tx, campaignId))
					? await freezeCampaign({ ...parts, db: tx }, campaignId)
					: null,
			);
			if (datasetId !== null) frozen.push(datasetId);
		} catch (error) {
			onFailure(campaignId, error);
		}
	}
	return frozen;
}

/** Everything in the transaction of `parts.db`: the dataset is there with all its rows, or not at all. */
async function freezeCampaign(parts: Freezing, campaignId: number): Promise<string | null> {
	const { db, now, features, sha256 } = parts;
	const campaign = await findCampaign(db, campaignId);
	// Another process may have frozen it between the look at the list and the lock.
	if (campaign.datasetId !== null) return null;
	const { form, wiki } = campaign;
	const { readEdits } = parts.wikis.of(wiki);
	const template = findTemplate(campaign.template);
	// features are of single edits, by what they changed
	const targets = campaign.view === 'diff' ? (template?.trains ?? []) : [];
	const featureSets = [...new Set(targets.map((target) => target.featureSet))];

	const tombstones = await listTombstonesToCut(db, campaignId);
	const tasks = await listTasksToFreeze(db, campaignId);
	const labels = await listLabelsToFreeze(db, campaignId);
	const people = [...new Set(labels.map((label) => label.personId))];
	const names = await namePeople(db, campaignId, people, parts.newSecret);
	const labelsOfTask = Map.groupBy(labels, (label) => label.taskId);

	const taskRows: DatasetTask[] = [];
	const labelRows: DatasetLabel[] = [];
	const counting: Answers[][] = [];
	const values = new Map(featureSets.map((set): [string, (number[] | null)[]] => [set, []]));
	for (let start = 0; start < tasks.length; start += BATCH) {
		const batch = tasks.slice(start, start + BATCH);
		const edits = await readEach(readEdits, batch.flatMap(revisionsOf));
		for (const task of batch) {
			const found = revisionsOf(task).map((id) => edits.get(id));
			// hidden in part is hidden: people judged all of it together
			const here = task.state !== 'gone' && found.every((one) => one && 'revision' in one);
			const edit = here && found[0] && 'revision' in found[0] ? found[0] : null;
			const said: readonly LabelToFreeze[] = labelsOfTask.get(task.taskId) ?? [];
			taskRows.push(taskRow(task, said, edit, form, wiki));
			counting.push(answersThatCount(said, edit));
			for (const label of said)
				labelRows.push(labelRow(label, task, names.get(label.personId) ?? '', edit === null, wiki));
			for (const [set, column] of values) {
				const found32 = edit ? features.values(edit, set) : null;
				column.push(found32 ? Array.from(found32, shortestFloat32) : null);
			}
		}
	}

	const written = await writeFiles(parts, campaign, taskRows, labelRows, values);
	const id = sha256(checksums(written));
	await insertDataset(db, {
		dataset: {
			id,
			campaignId,
			frozenAt: now(),
			labellers: people.length,
			balance: balanceOf(taskRows, form),
			agreement: agreementOf(counting, form),
			measures: measureDataset(campaign, taskRows, labelRows),
			files: written,
		},
		tasks: taskRows,
		labels: labelRows,
		features: values,
		teaches: targets.map((target) => target.model),
	});
	await setSinceVersion(db, campaignId, tombstones, 1);
	return id;
}

/** However many are judged together, the wiki is asked for so many at once. */
async function readEach(
	readEdits: WikiPorts['readEdits'],
	ids: readonly number[],
): ReturnType<typeof readEdits> {
	const edits: Awaited<ReturnType<typeof readEdits>> = new Map();
	for (let start = 0; start < ids.length; start += BATCH)
		for (const [id, edit] of await readEdits(ids.slice(start, start + BATCH))) edits.set(id, edit);
	return edits;
}

type Written = { name: string; mediaType: string; bytes: number; sha256: string; rows: number };
type Values = ReadonlyMap<string, readonly (readonly number[] | null)[]>;

export async function writeFiles(
	parts: Freezing,
	campaign: CampaignFacts,
	tasks: readonly DatasetTask[],
	labels: readonly DatasetLabel[],
	values: Values,
): Promise<Written[]> {
	const files: Written[] = [];
	const known = (column: readonly (readonly number[] | null)[]) =>
		column.flatMap((row, i) => (row ? [{ revisionId: tasks[i]?.revision_id ?? 0, values: row }] : []));
	const write = async (name: string, rows: number, content: AsyncIterable<string>) => {
		const digest = parts.digest();
		let bytes = 0;
		for await (const piece of content) {
			digest.update(piece);
			bytes += new TextEncoder().encode(piece).length;
		}
		files.push({ name, mediaType: mediaTypeOf(name), bytes, sha256: digest.digest('hex'), rows });
	};
	await write('campaign.json', 1, campaignJson(campaign));
	for (const [set, column] of values) {
		const rows = known(column);
		await write(featuresName(set), rows.length, featuresCsv(parts.features.names(set), rows));
	}
	await write('labels.csv', labels.length, labelsCsv(campaign.form, labels));
	await write('labels.jsonl', labels.length, jsonLines(labels));
	await write('tasks.csv', tasks.length, tasksCsv(campaign.form, tasks));
	await write('tasks.jsonl', tasks.length, jsonLines(tasks));
	return files;
}

function mediaTypeOf(name: string): string {
	if (name.endsWith('.csv')) return 'text/csv; charset=utf-8; header=present';
	return name.endsWith('.jsonl') ? 'application/jsonl' : 'application/json';
}

const featuresName = (set: string) => `features-${set}.csv`;

/** What was asked, of whom, in which order: what one needs to read the rows in ten years. */
async function* campaignJson(campaign: CampaignFacts): AsyncGenerator<string> {
	const { wiki, name, purpose, template, view, formDigest, form, labelsPerTask, seed } = campaign;
	const createdAt = campaign.createdAt.toISOString();
	yield `${canonicalJson({ wiki, name, purpose, template, view, formDigest, form, labelsPerTask, seed, createdAt })}\n`;
}

type Content = Iterable<string> | AsyncIterable<string>;

/** The content of one file of a dataset, written again from its rows; null when it has no such file. */
export async function openDatasetFile(
	{ db, features }: Pick<Freezing, 'db' | 'features'>,
	datasetId: string,
	name: string,
): Promise<{ facts: DatasetFacts; mediaType: string; content: Content } | null> {
	const facts = await findDatasetFacts(db, datasetId);
	if (!facts) return null;
	if (name === 'SHA256SUMS')
		return { facts, mediaType: 'text/plain; charset=utf-8', content: [checksums(facts.files)] };
	const file = facts.files.find((candidate) => candidate.name === name);
	if (!file) return null;
	const { form } = await findCampaign(db, facts.campaignId);
	return { facts, mediaType: file.mediaType, content: await contentOf(db, features, facts, form, name) };
}

async function contentOf(
	db: Db,
	features: FeaturePort,
	facts: DatasetFacts,
	form: Form,
	name: string,
): Promise<Content> {
	if (name === 'campaign.json') return campaignJson(await findCampaign(db, facts.campaignId));
	if (name === 'tasks.jsonl') return jsonLines(readDatasetTasks(db, facts.id));
	if (name === 'tasks.csv') return tasksCsv(form, readDatasetTasks(db, facts.id));
	if (name === 'labels.jsonl') return jsonLines(readDatasetLabels(db, facts.id));
	if (name === 'labels.csv') return labelsCsv(form, readDatasetLabels(db, facts.id));
	const set = name.slice('features-'.length, -'.csv'.length);
	const examples = await readExamples(db, facts.id, set);
	return featuresCsv(
		features.names(set),
		examples.map(({ row, values }) => ({ revisionId: row.revision_id, values })),
	);
}
