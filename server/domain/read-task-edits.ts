/** Asks the wiki for every edit of a campaign, once: where each comes from, and the features that models learn from. */
import type { Db } from '../../db/connect.ts';
import { type FeatureRow, insertFeatures, type TaskToFreeze } from '../../db/freezing.ts';
import type { HiddenTask } from '../../db/hidden-edits.ts';
import type { EditFacts } from './dataset-rows.ts';
import { shortestFloat32 } from './float32.ts';
import type { FeaturePort, WikiPorts } from './ports.ts';
import { revisionsOf } from './sweep.ts';

/** edits asked of the wiki at once */
const BATCH = 50;
/** requests under way at a time: the next texts come while features of the last are counted */
const AT_ONCE = 3;

export type Reading = {
	db: Db;
	readEdits: WikiPorts['readEdits'];
	features: FeaturePort;
	featureSets: readonly string[];
	/** tasks whose features are left out, by id: the author or the summary is hidden */
	withoutFeatures: ReadonlySet<number>;
	datasetNumber: number;
};

/** What the wiki knows of the tasks: where each edit comes from, and of how many there are features, by set. */
export type TaskEdits = { facts: EditFacts[]; featureRows: Record<string, number> };

/** Edits that the wiki does not show, though it did when it was swept. */
export class EditsLost extends Error {
	readonly lost: readonly HiddenTask[];
	/** of how many it was asked */
	readonly asked: number;
	constructor(lost: readonly HiddenTask[], asked: number) {
		super(`the wiki does not show ${lost.length} of ${asked} edits any more`);
		this.lost = lost;
		this.asked = asked;
	}
}

/** Stores the features of every edit. Hidden in part is hidden: people judged all of it. @throws {EditsLost} */
export async function readTaskEdits(parts: Reading, tasks: readonly TaskToFreeze[]): Promise<TaskEdits> {
	const facts = new Map<number, EditFacts>();
	const featureRows = Object.fromEntries(parts.featureSets.map((set) => [set, 0]));
	const lost: HiddenTask[] = [];
	const starts = Array.from({ length: Math.ceil(tasks.length / BATCH) }, (_, i) => i * BATCH);
	const work = async () => {
		for (let start = starts.shift(); start !== undefined; start = starts.shift())
			await readBatch(parts, tasks.slice(start, start + BATCH), start, { facts, featureRows, lost });
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	if (lost.length > 0) throw new EditsLost(lost, tasks.length);
	return { facts: tasks.map((_, place) => needed(facts.get(place))), featureRows };
}

type Read = { facts: Map<number, EditFacts>; featureRows: Record<string, number>; lost: HiddenTask[] };

async function readBatch(
	{ db, readEdits, features, featureSets, withoutFeatures, datasetNumber }: Reading,
	tasks: readonly TaskToFreeze[],
	start: number,
	read: Read,
): Promise<void> {
	const edits = await readEach(readEdits, tasks.flatMap(revisionsOf));
	const rows = new Map(featureSets.map((set): [string, FeatureRow[]] => [set, []]));
	for (const [i, task] of tasks.entries()) {
		const found = revisionsOf(task).map((id) => needed(edits.get(id)));
		const unreadable = found.find((one) => 'unreadable' in one);
		const [edit] = found;
		if (unreadable) read.lost.push({ taskId: task.taskId, reason: unreadable.unreadable });
		if (unreadable || !edit || !('revision' in edit)) continue;
		const { parentId, pageId, timestamp } = edit.revision;
		read.facts.set(start + i, { parentId, pageId, timestamp });
		if (withoutFeatures.has(task.taskId)) continue;
		for (const [set, known] of rows) {
			const values = features.values(edit, set);
			if (values) known.push({ rowNumber: start + i, values: Array.from(values, shortestFloat32) });
		}
	}
	for (const [set, known] of rows) {
		read.featureRows[set] = (read.featureRows[set] ?? 0) + known.length;
		await insertFeatures(db, datasetNumber, set, known);
	}
}

function needed<T>(told: T | undefined): T {
	if (told === undefined) throw new Error('the wiki left out an edit that it was asked for');
	return told;
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
