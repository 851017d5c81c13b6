import { and, desc, eq, sql } from 'drizzle-orm';
import type { View } from '../campaigns/contract/campaign.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { campaign, handedTask, label, seat, task } from './schema.ts';

export type LabelRow = typeof label.$inferSelect;

/** Holds a task's row until the transaction ends: labels of one task are stored one after the other. */
export async function lockTask(
	tx: Db,
	taskId: number,
): Promise<{ campaignId: number; closedAt: Date | null } | null> {
	const [locked] = await tx
		.select({ campaignId: task.campaignId })
		.from(task)
		.where(eq(task.id, taskId))
		.for('no key update');
	if (!locked) return null;
	const [asked] = await tx
		.select({ closedAt: campaign.closedAt })
		.from(campaign)
		.where(eq(campaign.id, locked.campaignId));
	if (!asked) throw new Error(`task ${taskId} has no campaign`);
	return { ...locked, ...asked };
}

/** The workset in which a task was last handed to a person; null when it never was. */
export async function findHanded(db: Db, taskId: number, personId: number): Promise<number | null> {
	const [row] = await db
		.select({ worksetId: handedTask.worksetId })
		.from(handedTask)
		.where(and(eq(handedTask.taskId, taskId), eq(handedTask.personId, personId)))
		.orderBy(desc(handedTask.worksetId))
		.limit(1);
	return row?.worksetId ?? null;
}

/** What a person said last of a task. */
export async function findLatestLabel(db: Db, taskId: number, personId: number): Promise<LabelRow | null> {
	const [row] = await db
		.select()
		.from(label)
		.where(and(eq(label.taskId, taskId), eq(label.personId, personId)))
		.orderBy(desc(label.sequence))
		.limit(1);
	return row ?? null;
}

export async function findSeat(
	tx: Db,
	taskId: number,
	personId: number,
): Promise<typeof seat.$inferSelect | null> {
	const [row] = await tx
		.select()
		.from(seat)
		.where(and(eq(seat.taskId, taskId), eq(seat.personId, personId)));
	return row ?? null;
}

/** Takes over a seat of a task whose lease has run out; false when there is none. The caller holds the task's row. */
export async function takeOverSeat(
	tx: Db,
	row: { taskId: number; personId: number; worksetId: number; now: Date; leaseExpiresAt: Date },
): Promise<boolean> {
	const rows = await tx.execute(sql`
		update seat set person_id = ${row.personId}, workset_id = ${row.worksetId},
			lease_expires_at = ${row.leaseExpiresAt.toISOString()}::timestamptz
		where (task_id, number) = (
			select task_id, number from seat
			where task_id = ${row.taskId} and label_id is null
				and lease_expires_at <= ${row.now.toISOString()}::timestamptz
			order by lease_expires_at limit 1 for no key update)
		returning number`);
	return rows.length === 1;
}

/**
 * Opens tasks that are done again with one seat more, as far as they may have one. Whoever has been past them finds them by
 * `raised_at`: see handing out.
 */
export async function raiseTasks(tx: Db, taskIds: readonly number[]): Promise<void> {
	await tx.execute(sql`
		update task as t set seats = seats + 1, state = 'open',
			raised_at = (select max(sequence) from label as l where l.task_id = t.id)
		where t.id = any(${`{${taskIds.join(',')}}`}::bigint[]) and t.state = 'done' and t.seats < t.seats_most`);
}

type EditOfTask = {
	wiki: string;
	view: View;
	revisionId: number;
	part: TaskPart | null;
	/** it or its whole campaign */
	distressing: boolean;
	/** why it is not shown any more; null while it is */
	goneReason: string | null;
};

/** Which edit a task is about, what of it, and how its campaign shows it. */
export async function findEditOfTask(db: Db, taskId: number): Promise<EditOfTask | null> {
	const [row] = await db
		.select({
			wiki: campaign.wiki,
			view: campaign.view,
			revisionId: task.revisionId,
			part: task.part,
			distressing: sql<boolean>`${task.distressing} or ${campaign.distressing}`,
			goneReason: sql<string | null>`case when ${task.state} = 'gone' then ${task.goneReason} end`,
		})
		.from(task)
		.innerJoin(campaign, eq(campaign.id, task.campaignId))
		.where(eq(task.id, taskId));
	return row ?? null;
}

/** Marks a task as distressing while somebody's last word on it is that it is, and no longer. */
export async function settleDistressing(tx: Db, taskId: number): Promise<void> {
	await tx.execute(sql`
		update task set distressing = exists (
			select from (
				select distinct on (person_id) skip_reason from label
				where task_id = ${taskId} order by person_id, sequence desc
			) as said where skip_reason = 'distressing')
		where id = ${taskId}`);
}
