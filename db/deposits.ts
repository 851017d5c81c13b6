/** Copies of datasets on Zenodo. */
import { and, eq, inArray, lte, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { dataset, deposit } from './schema.ts';

export type DepositRow = typeof deposit.$inferSelect;

export async function findDeposit(db: Db, datasetId: string): Promise<DepositRow | null> {
	const [row] = await db.select().from(deposit).where(eq(deposit.datasetId, datasetId));
	return row ?? null;
}

/** Begins a deposit, or begins one anew that was discarded; false when there is one. */
export async function insertDeposit(
	tx: Db,
	row: Pick<DepositRow, 'datasetId' | 'askedBy' | 'askedAt'>,
): Promise<boolean> {
	const begun = { ...row, state: 'asked', claimedUntil: row.askedAt } as const;
	const rows = await tx
		.insert(deposit)
		.values(begun)
		.onConflictDoUpdate({
			target: deposit.datasetId,
			set: { ...begun, number: null, bucketUrl: null, pageUrl: null, doi: null, failure: null },
			setWhere: sql`${deposit.state} = 'discarded'`,
		})
		.returning({ id: deposit.datasetId });
	return rows.length === 1;
}

/** Takes a deposit that is under way, for a while; null when none is to be looked at. */
export async function claimDeposit(
	db: Db,
	now: Date,
	until: Date,
): Promise<(DepositRow & { withdrawn: boolean }) | null> {
	return await db.transaction(async (tx) => {
		const [row] = await tx
			.select({ deposit, withdrawnAt: dataset.withdrawnAt })
			.from(deposit)
			.innerJoin(dataset, eq(dataset.id, deposit.datasetId))
			.where(and(inArray(deposit.state, ['asked', 'draft']), lte(deposit.claimedUntil, now)))
			.orderBy(deposit.claimedUntil)
			.limit(1)
			.for('update', { of: deposit, skipLocked: true });
		if (!row) return null;
		await updateDeposit(tx, row.deposit.datasetId, { claimedUntil: until });
		return { ...row.deposit, withdrawn: row.withdrawnAt !== null };
	});
}

export async function updateDeposit(
	db: Db,
	datasetId: string,
	change: Partial<Omit<DepositRow, 'datasetId'>>,
): Promise<void> {
	await db.update(deposit).set(change).where(eq(deposit.datasetId, datasetId));
}

/** The DOIs of the published versions of some campaigns, by dataset. */
export async function listDois(db: Db, campaignIds: readonly number[]): Promise<Map<string, string>> {
	if (campaignIds.length === 0) return new Map();
	const rows = await db
		.select({ id: deposit.datasetId, doi: deposit.doi })
		.from(deposit)
		.innerJoin(dataset, eq(dataset.id, deposit.datasetId))
		.where(and(eq(deposit.state, 'published'), inArray(dataset.campaignId, [...new Set(campaignIds)])));
	return new Map(rows.flatMap(({ id, doi }) => (doi === null ? [] : [[id, doi] as const])));
}
