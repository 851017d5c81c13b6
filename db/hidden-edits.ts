/** Edits that the wiki does not show any more: their tasks closed, their tombstones. */
import { and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import type { HiddenReason, Tombstone } from '../campaigns/contract/hidden-edits.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { dataset, seat, task, tombstone } from './schema.ts';

export type TaskHere = { taskId: number; position: number; revisionId: number; part: TaskPart | null };

/** The next tasks of a campaign, in its order, whose edits are still thought to be there. */
export async function listTasksHere(
	db: Db,
	campaignId: number,
	afterPosition: number,
	limit: number,
): Promise<TaskHere[]> {
	return await db
		.select({ taskId: task.id, position: task.position, revisionId: task.revisionId, part: task.part })
		.from(task)
		.where(and(eq(task.campaignId, campaignId), gt(task.position, afterPosition), isNull(task.goneReason)))
		.orderBy(asc(task.position))
		.limit(limit);
}

export type HiddenTask = { taskId: number; reason: HiddenReason };

/**
 * Adds tombstones; says which of them are new. Their tasks are held first, until the transaction ends: a row that names a
 * task shares it, and whoever holds the task to give it another seat would wait for that. Needs `lockHandingOut` where they
 * are of several tasks.
 */
export async function insertTombstones(
	tx: Db,
	campaignId: number,
	hidden: readonly HiddenTask[],
	noticedAt: Date,
): Promise<HiddenTask[]> {
	if (hidden.length === 0) return [];
	const ids = hidden.map(({ taskId }) => taskId);
	await tx
		.select({ id: task.id })
		.from(task)
		.where(inArray(task.id, ids))
		.orderBy(asc(task.id))
		.for('no key update');
	return await tx
		.insert(tombstone)
		.values(hidden.map((one) => ({ ...one, campaignId, noticedAt })))
		.onConflictDoNothing()
		.returning({ taskId: tombstone.taskId, reason: tombstone.reason });
}

/** Closes a task whose revision is gone from the wiki and frees its unanswered seats. One with a known answer stays one. */
export async function markGone(tx: Db, taskId: number, reason: HiddenReason): Promise<void> {
	const state = sql`case when ${task.state} = 'gold' then 'gold' else 'gone' end`;
	await tx.update(task).set({ state, goneReason: reason }).where(eq(task.id, taskId));
	await tx.delete(seat).where(and(eq(seat.taskId, taskId), isNull(seat.labelId)));
}

const published = {
	taskId: tombstone.taskId,
	revision_id: task.revisionId,
	reason: tombstone.reason,
	noticed_at: sql<string>`to_char(${tombstone.noticedAt} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
	since_version: tombstone.sinceVersion,
};

/** The tombstones of a campaign by task, those after `after` (see {@link tombstoneCursor}). */
export async function listTombstones(
	db: Db,
	campaignId: number,
	after: { taskId: number; reason: string } | null,
	limit: number,
): Promise<(Tombstone & { taskId: number })[]> {
	return await db
		.select(published)
		.from(tombstone)
		.innerJoin(task, eq(task.id, tombstone.taskId))
		.where(
			and(
				eq(tombstone.campaignId, campaignId),
				after
					? sql`(${tombstone.taskId}, ${tombstone.reason}) > (${after.taskId}, ${after.reason})`
					: undefined,
			),
		)
		.orderBy(asc(tombstone.taskId), asc(tombstone.reason))
		.limit(limit);
}

/** Tombstones of which no version of the dataset knows yet, with the tasks that they are of. */
export async function listTombstonesToCut(
	db: Db,
	campaignId: number,
): Promise<(HiddenTask & Pick<TaskHere, 'revisionId' | 'part'>)[]> {
	return await db
		.select({
			taskId: tombstone.taskId,
			reason: tombstone.reason,
			revisionId: task.revisionId,
			part: task.part,
		})
		.from(tombstone)
		.innerJoin(task, eq(task.id, tombstone.taskId))
		.where(and(eq(tombstone.campaignId, campaignId), isNull(tombstone.sinceVersion)))
		.orderBy(asc(tombstone.taskId));
}

/** Says of the tombstones of a campaign that have no version yet from which one on their rows are left out. */
export async function setSinceVersion(
	tx: Db,
	campaignId: number,
	cut: readonly HiddenTask[],
	sinceVersion: number,
): Promise<void> {
	if (cut.length === 0) return;
	await tx
		.update(tombstone)
		.set({ sinceVersion })
		.where(
			and(
				eq(tombstone.campaignId, campaignId),
				isNull(tombstone.sinceVersion),
				sql`${tombstone.taskId} in (select jsonb_array_elements_text(${JSON.stringify(cut.map(({ taskId }) => taskId))}::jsonb)::bigint)`,
			),
		);
}

/** In how many campaigns' datasets something is to be cut: those that are not just being swept, or have waited long. */
export async function listCampaignsToCut(db: Db, waitedSince: Date): Promise<number[]> {
	const rows = await db.execute<{ id: number }>(sql`
		select t.campaign_id::int as id from ${tombstone} as t
		where t.since_version is null and exists (select from ${dataset} as d where d.campaign_id = t.campaign_id)
		group by t.campaign_id
		having min(t.noticed_at) <= ${waitedSince.toISOString()}::timestamptz
			or not exists (select from sweep as s where s.campaign_id = t.campaign_id)
		order by min(t.noticed_at), t.campaign_id`);
	return rows.map(({ id }) => id);
}

/** Edits of a campaign that are gone, whatever the reason. */
export async function countGone(db: Db, campaignId: number): Promise<number> {
	const [row] = await db.execute<{ gone: number }>(sql`
		select count(*)::int as gone from ${task} where campaign_id = ${campaignId} and state = 'gone'`);
	return row?.gone ?? 0;
}

/** The tasks of a workset that are gone by now. */
export async function listGoneOfWorkset(db: Db, worksetId: number): Promise<number[]> {
	const rows = await db.execute<{ id: number }>(sql`
		select h.task_id::float8 as id from handed_task as h join task as t on t.id = h.task_id
		where h.workset_id = ${worksetId} and t.gone_reason is not null order by h.place`);
	return rows.map(({ id }) => id);
}
