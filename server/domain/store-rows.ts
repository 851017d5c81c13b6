/** Stores the rows of a new dataset: features and labels while the wiki is asked for the edits, tasks when all is weighed. */
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	type FeatureRow,
	insertFeatures,
	insertLabelRows,
	insertTaskRows,
	type PlacedEdit,
	type TaskToFreeze,
} from '../../db/freezing.ts';
import { allEnded } from './all-ended.ts';
import { Balance, type EditFacts } from './dataset-rows.ts';
import type { NextTurn } from './ports.ts';
import { type Reading, readTaskEdits } from './read-task-edits.ts';
import type { Weighed } from './weigh-tasks.ts';

/** tasks stored at a time, each with its labels */
const BATCH = 1000;

export type StoredEdits = {
	/** of each task, what the wiki says of its edit */
	facts: EditFacts[];
	/** how many rows of features there are, by set, and of labels */
	featureRows: Map<string, number>;
	labels: number;
};

/** Asks the wiki for the edits, and stores their features and the labels of their tasks. @throws {EditsLost} */
export async function storeEdits(
	db: Db,
	{ datasetNumber, campaignId }: { datasetNumber: number; campaignId: number },
	reading: Reading,
	tasks: readonly TaskToFreeze[],
): Promise<StoredEdits> {
	const facts: EditFacts[] = [];
	const featureRows = new Map(reading.featureSets.map((set) => [set, 0]));
	let labels = 0;
	async function insert({ edits, features }: Waiting): Promise<void> {
		for (const [set, rows] of features) {
			await insertFeatures(db, datasetNumber, set, rows);
			featureRows.set(set, (featureRows.get(set) ?? 0) + rows.length);
		}
		labels += await insertLabelRows(db, datasetNumber, campaignId, labels, edits);
	}
	const nothing = (): Waiting => ({
		edits: [],
		features: new Map(reading.featureSets.map((set) => [set, []])),
	});
	let waiting = nothing();
	let inserting = Promise.resolve();
	/** While these are on their way, the wiki is asked for more. */
	const insertWaiting = async () => {
		await inserting;
		inserting = insert(waiting);
		// heard when it is waited for
		inserting.catch(() => {});
		waiting = nothing();
	};
	try {
		for await (const read of readTaskEdits(reading, tasks)) {
			for (const edit of read.facts) {
				const row = facts.push(edit) - 1;
				waiting.edits.push({ row, position: tasks[row]?.position ?? Number.NaN, ...edit });
			}
			for (const [set, rows] of read.features) waiting.features.get(set)?.push(...rows);
			if (waiting.edits.length >= BATCH) await insertWaiting();
		}
		await insertWaiting();
	} finally {
		await inserting;
	}
	return { facts, featureRows, labels };
}

/** What was read and is not stored yet. */
type Waiting = { edits: PlacedEdit[]; features: Map<string, FeatureRow[]> };

/** Stores a row for each task, and counts how they came out. */
export async function storeTasks(
	{ db, nextTurn }: { db: Db; nextTurn: NextTurn },
	datasetNumber: number,
	{ form }: Pick<CampaignFacts, 'form'>,
	weighed: Weighed,
	facts: readonly EditFacts[],
): Promise<Balance> {
	const balance = new Balance(form);
	const made = (start: number) => {
		const rows = weighed.rows(start, facts.slice(start, start + BATCH));
		for (const row of rows) balance.add(row);
		return rows;
	};
	let rows = made(0);
	for (let start = 0; start < facts.length; start += BATCH) {
		const stored = insertTaskRows(db, datasetNumber, start, rows);
		// the next ones are made while these are on their way
		const next = nextTurn().then(() => made(start + BATCH));
		[rows] = await allEnded([next, stored]);
	}
	return balance;
}
