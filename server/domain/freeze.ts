/**
 * Freezing: a closed campaign becomes a dataset. The wiki is asked once for every edit, for the provenance of its row
 * and its features; then nothing more is needed to learn from it, and nothing in it changes.
 */
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { listUnfrozenCampaigns } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { beginDataset, listTasksToFreeze, namePeople, tryLockFreezing } from '../../db/freezing.ts';
import { listTombstonesToCut, setSinceVersion } from '../../db/hidden-edits.ts';
import { allEnded } from './all-ended.ts';
import { findCampaign } from './campaigns.ts';
import { columnsOfFiles, definitionOf, featureStem } from './dataset-files.ts';
import type {
	Clock,
	FeaturePort,
	FileStore,
	NewSecret,
	NextTurn,
	Sha256,
	Wikis,
	WriteParquet,
} from './ports.ts';
import { EditsLost } from './read-task-edits.ts';
import { Resting } from './resting.ts';
import { sealDataset } from './seal-dataset.ts';
import { storeEdits, storeTasks } from './store-rows.ts';
import { noteOrHold, sweepCampaign } from './sweep.ts';
import { weighTasks } from './weigh-tasks.ts';
import type { Weigh } from './weighing.ts';

export type Freezing = {
	db: Db;
	now: Clock;
	wikis: Pick<Wikis, 'of' | 'list'>;
	features: FeaturePort;
	newSecret: NewSecret;
	sha256: Sha256;
	weigh: Weigh;
	nextTurn: NextTurn;
	writeParquet: WriteParquet;
	fileStore: FileStore;
};

/**
 * Freezes every closed campaign that has no dataset yet, and says which datasets came of it. One that cannot be frozen
 * now, as when the wiki is down, is told to `onFailure` and tried again when it has rested.
 */
export async function freezeClosedCampaigns(
	parts: Freezing,
	onFailure: (campaignId: number, error: unknown) => void,
	resting = new Resting(parts.now),
): Promise<string[]> {
	const frozen: string[] = [];
	for (const { id, wiki } of await listUnfrozenCampaigns(parts.db)) {
		const datasetId = await resting.attempt(id, () => sweepAndFreeze(parts, wiki, id), onFailure);
		if (datasetId !== null) frozen.push(datasetId);
	}
	return frozen;
}

/** how often edits may be found hidden between the sweep and the freezing before the next round tries */
const ATTEMPTS = 3;

/** Null where another process does it, and while the wiki seems to have lost its edits. */
async function sweepAndFreeze(
	parts: Freezing,
	wiki: string,
	campaignId: number,
	attempt = 1,
): Promise<string | null> {
	// so that nothing is frozen that was hidden meanwhile
	if (!(await sweepCampaign(parts, wiki, campaignId))) return null;
	try {
		return await parts.db.transaction(async (tx) =>
			(await tryLockFreezing(tx, campaignId)) ? await freezeCampaign({ ...parts, db: tx }, campaignId) : null,
		);
	} catch (error) {
		if (!(error instanceof EditsLost) || attempt === ATTEMPTS) throw error;
		// hidden since, or not to be looked at for want of the revision before
		const { held } = await noteOrHold(parts, { wiki, campaignId }, error.lost, error.asked);
		return held ? null : await sweepAndFreeze(parts, wiki, campaignId, attempt + 1);
	}
}

/** Everything in the transaction of `parts.db`: the dataset is there with all its rows, or not at all. */
async function freezeCampaign(parts: Freezing, campaignId: number): Promise<string | null> {
	const { db, features, nextTurn } = parts;
	const campaign = await findCampaign(db, campaignId);
	// Another process may have frozen it between the look at the list and the lock.
	if (campaign.datasetId !== null) return null;
	const { readEdits } = parts.wikis.of(campaign.wiki);
	// features are of single edits, by what they changed
	const targets = campaign.view === 'diff' ? (findTemplate(campaign.template)?.trains ?? []) : [];
	const featureSets = [...new Set(targets.map((target) => target.featureSet))];

	const tombstones = await listTombstonesToCut(db, campaignId);
	await namePeople(db, campaignId, parts.newSecret);
	const begun = {
		...{ campaignId, version: 1, frozenAt: parts.now() },
		columns: columnsOfFiles(campaign.form, featureSets, features),
		definition: definitionOf(campaign),
	};
	const number = await beginDataset(db, begun);
	const tasks = await listTasksToFreeze(db, campaignId);
	// what is hidden of these leaves the rows as they are, and the features look at it
	const withoutFeatures = new Set(tombstones.map(({ taskId }) => taskId));
	const reading = { readEdits, features, featureSets, withoutFeatures, nextTurn };
	// what people said is weighed while the wiki is asked
	const [{ facts, featureRows, labels }, weighed] = await allEnded([
		storeEdits(db, { datasetNumber: number, campaignId }, reading, tasks),
		weighTasks(db, campaign, tasks, parts.weigh),
	]);
	const balance = await storeTasks(parts, number, campaign, weighed, facts);

	const rows = {
		...Object.fromEntries([...featureRows].map(([set, count]) => [featureStem(set), count])),
		...{ labels, tasks: tasks.length },
	};
	const teaches = targets.map((target) => target.model);
	const id = await sealDataset(
		parts,
		{ ...begun, number },
		{ campaign, rows, tally: weighed.tally, balance, teaches, changes: null },
	);
	await setSinceVersion(db, campaignId, tombstones, 1);
	return id;
}
