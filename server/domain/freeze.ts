/**
 * Freezing: a closed campaign becomes a dataset. The wiki is asked once for every edit, for the provenance of its row
 * and its features; then nothing more is needed to learn from it, and nothing in it changes.
 */
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { type CampaignFacts, listUnfrozenCampaigns } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	beginDataset,
	finishDataset,
	insertLabelRows,
	insertTaskRows,
	listTasksToFreeze,
	namePeople,
	readCountingAnswers,
	type TaskRow,
	type TaskToFreeze,
	tryLockFreezing,
} from '../../db/freezing.ts';
import { findCampaign } from './campaigns.ts';
import {
	checksums,
	columnsOfFiles,
	contentOf,
	definitionOf,
	type FrozenRows,
	featureStem,
	listFiles,
	partsOf,
} from './dataset-files.ts';
import { measureDataset } from './dataset-measures.ts';
import { Balance, type EditFacts, Tally, taskRow } from './dataset-rows.ts';
import type { Clock, FeaturePort, NewSecret, Sha256, Wikis } from './ports.ts';
import { readTaskEdits } from './read-task-edits.ts';

/** task rows stored at a time */
const BATCH = 1000;

export type Freezing = {
	db: Db;
	now: Clock;
	wikis: Pick<Wikis, 'of'>;
	features: FeaturePort;
	newSecret: NewSecret;
	sha256: Sha256;
	/** a digest over many pieces */
	digest(): { update(content: Uint8Array): unknown; digest(encoding: 'hex'): string };
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
	for (const campaignId of await listUnfrozenCampaigns(parts.db)) {
		try {
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
	const { db, features } = parts;
	const campaign = await findCampaign(db, campaignId);
	// Another process may have frozen it between the look at the list and the lock.
	if (campaign.datasetId !== null) return null;
	const { form } = campaign;
	const { readEdits } = parts.wikis.of(campaign.wiki);
	// features are of single edits, by what they changed
	const targets = campaign.view === 'diff' ? (findTemplate(campaign.template)?.trains ?? []) : [];
	const featureSets = [...new Set(targets.map((target) => target.featureSet))];

	await namePeople(db, campaignId, parts.newSecret);
	const frozenAt = parts.now();
	const columns = columnsOfFiles(form, featureSets, features);
	const definition = definitionOf(campaign);
	const number = await beginDataset(db, { campaignId, frozenAt, columns, definition });
	const tasks = await listTasksToFreeze(db, campaignId);
	const reading = { db, readEdits, features, featureSets, datasetNumber: number };
	const { facts, featureRows } = await readTaskEdits(reading, tasks);
	const { tally, balance } = await storeTasks(db, number, campaign, tasks, facts);
	const labels = await insertLabelRows(db, number, campaignId);

	const rows = { ...prefixed(featureRows), labels, tasks: tasks.length };
	const files = await writeFiles(parts, { number, columns, definition, rows });
	const id = parts.sha256(checksums(files));
	const { labellers, measures } = await measureDataset(db, number, campaign, tally.said);
	const { agreement } = tally;
	const teaches = targets.map((target) => target.model);
	await finishDataset(db, number, { id, labellers, balance, agreement, measures, files }, teaches, frozenAt);
	return id;
}

/** Weighs what people said, and stores a row for each task. */
async function storeTasks(
	db: Db,
	datasetNumber: number,
	campaign: CampaignFacts,
	tasks: readonly TaskToFreeze[],
	edits: readonly EditFacts[],
): Promise<{ tally: Tally; balance: Record<string, Record<string, number>> }> {
	const tally = await tallyOf(db, campaign, tasks, edits);
	const weighed = tally.weigh(campaign.aggregation, campaign.seed);
	const balance = new Balance(campaign.form);
	for (let start = 0; start < tasks.length; start += BATCH) {
		const rows = tasks.slice(start, start + BATCH).flatMap((task, i): TaskRow[] => {
			const place = start + i;
			const said = tally.said[place];
			return said
				? [taskRow(task, campaign, edits[place] ?? null, said, (question) => weighed(question, place))]
				: [];
		});
		for (const row of rows) balance.add(row);
		await insertTaskRows(db, datasetNumber, start, rows);
	}
	return { tally, balance: balance.result };
}

/** Counts the answers that count: those in seats, none when the edit is gone. */
async function tallyOf(
	db: Db,
	{ id, form }: CampaignFacts,
	tasks: readonly TaskToFreeze[],
	edits: readonly EditFacts[],
): Promise<Tally> {
	const tally = new Tally(form, tasks.length);
	const placeOf = new Map(tasks.map(({ position }, place) => [position, place]));
	for await (const { position, labels } of readCountingAnswers(db, id)) {
		const place = placeOf.get(position);
		if (place !== undefined && edits[place]) tally.add(place, labels);
	}
	return tally;
}

const prefixed = (rows: Readonly<Record<string, number>>) =>
	Object.fromEntries(Object.entries(rows).map(([set, count]) => [featureStem(set), count]));

type Written = { name: string; mediaType: string; bytes: number; sha256: string; rows: number };

async function writeFiles({ db, digest }: Freezing, dataset: FrozenRows): Promise<Written[]> {
	const files: Written[] = [];
	for (const { name, mediaType } of listFiles(dataset)) {
		const sum = digest();
		let bytes = 0;
		for await (const piece of contentOf(db, dataset, name) ?? []) {
			sum.update(piece);
			bytes += piece.length;
		}
		const rows = dataset.rows[partsOf(name).stem] ?? 1;
		files.push({ name, mediaType, bytes, sha256: sum.digest('hex'), rows });
	}
	return files;
}
