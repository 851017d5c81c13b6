/**
 * Re-cutting: when an edit in a frozen dataset is hidden on the wiki, its rows leave. A new version without them takes
 * the place of the old one, whose content is taken out of the database; its digest answers 410 and says where to look.
 *
 * The rows that stay are those that were frozen, byte for byte: nobody is asked again, and nothing is counted anew but
 * the figures about all of them. So the same rows and the same tombstones always give the same digest.
 */
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Answers } from '../../campaigns/contract/form.ts';
import { findNewestVersion, listTaught, readFeatures, withdrawDataset } from '../../db/dataset-versions.ts';
import { insertDataset, readDatasetLabels, readDatasetTasks, tryLockFreezing } from '../../db/datasets.ts';
import { listCampaignsToCut, listTombstonesToCut, setSinceVersion } from '../../db/hidden-edits.ts';
import { findCampaign } from './campaigns.ts';
import { canonicalJson } from './canonical-json.ts';
import { checksums } from './dataset-files.ts';
import { measureDataset } from './dataset-measures.ts';
import { agreementOf, balanceOf, type PartColumns, partColumns } from './dataset-rows.ts';
import { type Freezing, writeFiles } from './freeze.ts';
import { isGone } from './hidden-edits.ts';
import { logAction } from './log.ts';

/** so long a sweep may go on in a campaign before what it found is cut out: each version is a whole new dataset */
const PATIENCE_MS = 60 * 60_000;

/** A version that took another's place. */
export type Recut = { campaignId: number; withdrawn: string; datasetId: string };

/** Cuts every dataset in which an edit was found hidden. One that cannot be cut now is told and tried again. */
export async function recutDatasets(
	parts: Freezing,
	onFailure: (campaignId: number, error: unknown) => void,
): Promise<Recut[]> {
	const done: Recut[] = [];
	const waitedSince = new Date(parts.now().getTime() - PATIENCE_MS);
	for (const campaignId of await listCampaignsToCut(parts.db, waitedSince)) {
		try {
			const recut = await parts.db.transaction(async (tx) =>
				(await tryLockFreezing(tx, campaignId)) ? await recutDataset({ ...parts, db: tx }, campaignId) : null,
			);
			if (recut) done.push(recut);
		} catch (error) {
			onFailure(campaignId, error);
		}
	}
	return done;
}

/** All in the transaction of `parts.db`. Null when no row had to leave. */
async function recutDataset(parts: Freezing, campaignId: number): Promise<Recut | null> {
	const { db, sha256 } = parts;
	const old = await findNewestVersion(db, campaignId);
	const tombstones = await listTombstonesToCut(db, campaignId);
	if (!old || tombstones.length === 0) return null;
	const keysWhere = (wanted: (reason: (typeof tombstones)[number]) => boolean) =>
		new Set(
			tombstones
				.filter(wanted)
				.map(({ revisionId, part }) => keyOf({ revision_id: revisionId, ...partColumns(part) })),
		);
	const cut = await cutRows(
		parts,
		old.id,
		keysWhere(({ reason }) => isGone(reason)),
		keysWhere(() => true),
	);
	if (cut.removed === 0 && !cut.featuresLost) {
		await setSinceVersion(db, campaignId, tombstones, old.version);
		return null;
	}
	const campaign = await findCampaign(db, campaignId);
	const { form } = campaign;
	const { tasks, labels, features } = cut;
	const files = await writeFiles(parts, campaign, tasks, labels, features);
	const id = sha256(checksums(files));
	const at = parts.now();
	const changes = { added: 0, removed: cut.removed, changed: 0 };
	await insertDataset(db, {
		dataset: {
			...{ id, campaignId, changes, files, version: old.version + 1, frozenAt: at },
			labellers: new Set(labels.map(({ labeller }) => labeller)).size,
			balance: balanceOf(tasks, form),
			agreement: agreementOf(answersByTask(tasks, labels), form),
			measures: measureDataset(campaign, tasks, labels),
		},
		...{ tasks, labels, features },
		teaches: await listTaught(db, old.id),
	});
	const reason = `The dataset was withdrawn, because an edit in it was hidden on the wiki. Version ${old.version + 1} takes its place.`;
	await withdrawDataset(db, old.id, { at, reason });
	await setSinceVersion(db, campaignId, tombstones, old.version + 1);
	await logAction(db, {
		...{ at, by: null, wiki: campaign.wiki, action: 'recutDataset', subject: { kind: 'dataset', id } },
		before: { dataset: old.id, version: old.version },
		after: { dataset: id, version: old.version + 1, removed: cut.removed },
	});
	return { campaignId, withdrawn: old.id, datasetId: id };
}

type Cut = {
	tasks: DatasetTask[];
	labels: DatasetLabel[];
	features: Map<string, (number[] | null)[]>;
	/** rows of tasks and of labels */
	removed: number;
	featuresLost: boolean;
};

async function cutRows(
	{ db }: Freezing,
	datasetId: string,
	leaving: ReadonlySet<string>,
	withoutFeatures: ReadonlySet<string>,
): Promise<Cut> {
	const known = await readFeatures(db, datasetId);
	const features = new Map([...known.keys()].map((set): [string, (number[] | null)[]] => [set, []]));
	const cut: Cut = { tasks: [], labels: [], features, removed: 0, featuresLost: false };
	let rowNumber = 0;
	for await (const row of readDatasetTasks(db, datasetId)) {
		const key = keyOf(row);
		const stays = !leaving.has(key);
		if (stays) cut.tasks.push(row);
		else cut.removed++;
		for (const [set, column] of features) {
			const values = known.get(set)?.get(rowNumber) ?? null;
			const kept = withoutFeatures.has(key) ? null : values;
			if (stays) column.push(kept);
			if (values && !kept) cut.featuresLost = true;
		}
		rowNumber++;
	}
	for await (const row of readDatasetLabels(db, datasetId))
		if (leaving.has(keyOf(row))) cut.removed++;
		else cut.labels.push(row);
	return cut;
}

/** What a row is about: a revision, or a part of it. */
function keyOf(row: { revision_id: number } & PartColumns): string {
	const { revision_id, other_revision_ids, section, paragraph, sentence } = row;
	return canonicalJson([revision_id, other_revision_ids, section, paragraph, sentence]);
}

/** For each task, in their order, the answers that count. */
function answersByTask(tasks: readonly DatasetTask[], labels: readonly DatasetLabel[]): Answers[][] {
	const counting = labels.filter(({ current, outcome }) => current && outcome === 'accepted');
	const byTask = Map.groupBy(counting, keyOf);
	return tasks.map((task) => (byTask.get(keyOf(task)) ?? []).map(({ answers }) => answers ?? {}));
}
