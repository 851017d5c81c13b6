/** The versions of a campaign's dataset, and what becomes of one that is withdrawn. */
import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { dataset, datasetFeatures, datasetLabel, datasetTask, training } from './schema.ts';

export type VersionRow = Pick<
	typeof dataset.$inferSelect,
	'id' | 'campaignId' | 'version' | 'frozenAt' | 'withdrawnAt' | 'changes'
>;

/** Those of the campaigns given, oldest first. */
export async function listVersions(db: Db, campaignIds: readonly number[]): Promise<VersionRow[]> {
	const { id, campaignId, version, frozenAt, withdrawnAt, changes } = dataset;
	return await db
		.select({ id, campaignId, version, frozenAt, withdrawnAt, changes })
		.from(dataset)
		.where(inArray(dataset.campaignId, [...new Set(campaignIds)]))
		.orderBy(asc(dataset.campaignId), asc(dataset.version));
}

/** SQL: true of the dataset `d` when it is the newest of its campaign, the one that is given out. */
export const isNewestVersion = sql`not exists (
	select from dataset as later where later.campaign_id = d.campaign_id and later.version > d.version)`;

/** The version that is given out; null before a campaign is frozen. */
export async function findNewestVersion(
	db: Db,
	campaignId: number,
): Promise<typeof dataset.$inferSelect | null> {
	const [row] = await db
		.select()
		.from(dataset)
		.where(eq(dataset.campaignId, campaignId))
		.orderBy(desc(dataset.version))
		.limit(1);
	return row ?? null;
}

/** The names of the feature sets of a dataset, and the features in each by the number of their row. */
export async function readFeatures(db: Db, datasetId: string): Promise<Map<string, Map<number, number[]>>> {
	const rows = await db
		.select()
		.from(datasetFeatures)
		.where(eq(datasetFeatures.datasetId, datasetId))
		.orderBy(asc(datasetFeatures.featureSet), asc(datasetFeatures.rowNumber));
	const sets = new Map<string, Map<number, number[]>>();
	for (const { featureSet, rowNumber, values } of rows)
		sets.set(featureSet, (sets.get(featureSet) ?? new Map<number, number[]>()).set(rowNumber, values));
	return sets;
}

/** The models that a dataset was to teach. */
export async function listTaught(db: Db, datasetId: string): Promise<string[]> {
	const rows = await db
		.select({ model: training.model })
		.from(training)
		.where(eq(training.datasetId, datasetId))
		.orderBy(asc(training.model));
	return rows.map(({ model }) => model);
}

/** Takes the content of a dataset out of the database, for good; what remains says that it was there. */
export async function withdrawDataset(
	tx: Db,
	datasetId: string,
	{ at, reason }: { at: Date; reason: string },
): Promise<void> {
	await tx.delete(datasetFeatures).where(eq(datasetFeatures.datasetId, datasetId));
	await tx.delete(datasetLabel).where(eq(datasetLabel.datasetId, datasetId));
	await tx.delete(datasetTask).where(eq(datasetTask.datasetId, datasetId));
	// its figures were counted from what is withdrawn
	const nothing = { balance: {}, agreement: {}, measures: null };
	await tx
		.update(dataset)
		.set({ withdrawnAt: at, ...nothing })
		.where(eq(dataset.id, datasetId));
	await tx
		.update(training)
		.set({ state: 'refused', reason, claimedUntil: null, claimedBy: null })
		.where(and(eq(training.datasetId, datasetId), eq(training.state, 'waiting')));
}
