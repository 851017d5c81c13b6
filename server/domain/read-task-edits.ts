/** Asks the wiki for every edit of a campaign, once: where each comes from, and the features that models learn from. */
import type { FeatureRow, TaskToFreeze } from '../../db/freezing.ts';
import type { HiddenTask } from '../../db/hidden-edits.ts';
import type { EditFacts } from './dataset-rows.ts';
import { shortestFloat32 } from './float32.ts';
import type { FeaturePort, NextTurn, WikiPorts } from './ports.ts';
import { revisionsOf } from './sweep.ts';

/** edits asked of the wiki at once */
const BATCH = 50;
/** requests under way at a time: the next texts come while features of the last are counted */
const AT_ONCE = 3;

export type Reading = {
	readEdits: WikiPorts['readEdits'];
	features: FeaturePort;
	featureSets: readonly string[];
	/** tasks whose features are left out, by id: the author or the summary is hidden */
	withoutFeatures: ReadonlySet<number>;
	nextTurn: NextTurn;
};

/** What the wiki knows of some tasks: where each edit comes from, and the features by set, of those that have any. */
export type TaskEdits = {
	facts: readonly EditFacts[];
	features: ReadonlyMap<string, readonly FeatureRow[]>;
};

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

/**
 * Tells of some tasks after the other, in their order, as they are read. Hidden in part is hidden: people judged all of it.
 *
 * @throws {EditsLost} when all were asked for
 */
export async function* readTaskEdits(
	parts: Reading,
	tasks: readonly TaskToFreeze[],
): AsyncGenerator<TaskEdits> {
	const lost: HiddenTask[] = [];
	const inHand: ReturnType<typeof readBatch>[] = [];
	try {
		for (let start = 0; ; ) {
			for (; inHand.length < AT_ONCE && start < tasks.length; start += BATCH) {
				const reading = readBatch(parts, tasks.slice(start, start + BATCH), start);
				// heard when its turn comes
				reading.catch(() => {});
				inHand.push(reading);
			}
			const read = await inHand.shift();
			if (!read) break;
			lost.push(...read.lost);
			if (lost.length === 0) yield read;
		}
	} finally {
		// whoever stops listening has heard the last of it
		await Promise.allSettled(inHand);
	}
	if (lost.length > 0) throw new EditsLost(lost, tasks.length);
}

async function readBatch(
	{ readEdits, features, featureSets, withoutFeatures, nextTurn }: Reading,
	tasks: readonly TaskToFreeze[],
	start: number,
): Promise<TaskEdits & { lost: readonly HiddenTask[] }> {
	const edits = await readEach(readEdits, tasks.flatMap(revisionsOf));
	// counting features takes its time: between two batches others have their turn
	await nextTurn();
	const rows = new Map(featureSets.map((set): [string, FeatureRow[]] => [set, []]));
	const facts: EditFacts[] = [];
	const lost: HiddenTask[] = [];
	for (const [i, task] of tasks.entries()) {
		const found = revisionsOf(task).map((id) => needed(edits.get(id)));
		const unreadable = found.find((one) => 'unreadable' in one);
		const [edit] = found;
		if (unreadable) lost.push({ taskId: task.taskId, reason: unreadable.unreadable });
		if (unreadable || !edit || !('revision' in edit)) continue;
		const { parentId, pageId, timestamp } = edit.revision;
		facts.push({ parentId, pageId, timestamp });
		if (withoutFeatures.has(task.taskId)) continue;
		for (const [set, known] of rows) {
			const values = features.values(edit, set);
			if (values) known.push({ rowNumber: start + i, values: Array.from(values, shortestFloat32) });
		}
	}
	return { facts, lost, features: rows };
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
