/**
 * Re-cutting: when an edit in a frozen dataset is hidden on the wiki, its rows leave. A new version without them takes
 * the place of the old one, whose content is taken out of the database; its digest answers 410 and says where to look.
 *
 * The rows that stay are those that were frozen, byte for byte: nobody is asked again, and nothing is counted anew but
 * the figures about all of them. So the same rows and the same tombstones always give the same digest.
 */
import {
	copyRows,
	countRowsToCut,
	findNewestVersion,
	listTaught,
	listWithdrawnFiles,
	readOutcomes,
	withdrawDataset,
} from '../../db/dataset-versions.ts';
import { beginDataset, tryLockFreezing } from '../../db/freezing.ts';
import { listCampaignsToCut, listTombstonesToCut, setSinceVersion } from '../../db/hidden-edits.ts';
import { findCampaign } from './campaigns.ts';
import { featureSetOf } from './dataset-files.ts';
import { Balance, Tally } from './dataset-rows.ts';
import type { Freezing } from './freeze.ts';
import { isGone } from './hidden-edits.ts';
import { logAction } from './log.ts';
import { Resting } from './resting.ts';
import { sealDataset } from './seal-dataset.ts';

/** so long a sweep may go on in a campaign before what it found is cut out: each version is a whole new dataset */
const PATIENCE_MS = 60 * 60_000;

/** A version that took another's place. */
export type Recut = { campaignId: number; withdrawn: string; datasetId: string };

/** Cuts every dataset in which an edit was found hidden. One that cannot be cut now is told, and tried again when it has rested. */
export async function recutDatasets(
	parts: Freezing,
	onFailure: (campaignId: number, error: unknown) => void,
	resting = new Resting(parts.now),
): Promise<Recut[]> {
	const done: Recut[] = [];
	const waitedSince = new Date(parts.now().getTime() - PATIENCE_MS);
	for (const campaignId of await listCampaignsToCut(parts.db, waitedSince)) {
		const cut = async () =>
			await parts.db.transaction(async (tx) =>
				(await tryLockFreezing(tx, campaignId)) ? await recutDataset({ ...parts, db: tx }, campaignId) : null,
			);
		const recut = await resting.attempt(campaignId, cut, onFailure);
		if (recut) done.push(recut);
	}
	return done;
}

/** All in the transaction of `parts.db`. Null when no row had to leave. */
async function recutDataset(parts: Freezing, campaignId: number): Promise<Recut | null> {
	const { db } = parts;
	const old = await findNewestVersion(db, campaignId);
	const tombstones = await listTombstonesToCut(db, campaignId);
	if (!old || tombstones.length === 0) return null;
	const gone = tombstones.filter(({ reason }) => isGone(reason));
	const cut = { tasks: gone.map(taskIdOf), features: tombstones.map(taskIdOf) };
	const leaving = await countRowsToCut(db, old.number, cut);
	if (leaving.rows + leaving.features === 0) {
		await setSinceVersion(db, campaignId, tombstones, old.version);
		return null;
	}
	const at = parts.now();
	const version = old.version + 1;
	const { columns, definition } = old;
	const begun = { campaignId, version, frozenAt: at, columns, definition };
	const number = await beginDataset(db, begun);
	const copied = await copyRows(db, { from: old.number, into: number }, cut);

	const campaign = await findCampaign(db, campaignId);
	const outcomes = await readOutcomes(db, number);
	const tally = new Tally(campaign.form, outcomes.length);
	const balance = new Balance(campaign.form);
	for (const [place, { consensus, labels }] of outcomes.entries()) {
		tally.add(place, labels);
		balance.add({ consensus });
	}
	const features = Object.keys(columns).filter((stem) => stem !== 'tasks' && stem !== 'labels');
	const rows = {
		...Object.fromEntries(features.map((stem) => [stem, copied.features.get(featureSetOf(stem)) ?? 0])),
		...{ tasks: copied.tasks, labels: copied.labels },
	};
	const changes = { added: 0, removed: leaving.rows, changed: 0 };
	const teaches = await listTaught(db, old.id);
	const sealing = { campaign, rows, tally, balance, teaches, changes };
	const id = await sealDataset(parts, { ...begun, number }, sealing);
	const reason = `The dataset was withdrawn, because an edit in it was hidden on the wiki. Version ${version} takes its place.`;
	await withdrawDataset(db, old, { at, reason });
	await setSinceVersion(db, campaignId, tombstones, version);
	await logAction(db, {
		...{ at, by: null, wiki: campaign.wiki, action: 'recutDataset', subject: { kind: 'dataset', id } },
		before: { dataset: old.id, version: old.version },
		after: { dataset: id, version, removed: leaving.rows },
	});
	return { campaignId, withdrawn: old.id, datasetId: id };
}

const taskIdOf = ({ taskId }: { taskId: number }) => taskId;

/** Takes files of withdrawn versions out of this process's store, whichever process cut them. */
export async function forgetWithdrawnFiles({
	db,
	fileStore,
}: Pick<Freezing, 'db' | 'fileStore'>): Promise<void> {
	const withdrawn = new Set(await listWithdrawnFiles(db));
	if (withdrawn.size > 0) await fileStore.retain((sha256) => !withdrawn.has(sha256));
}
