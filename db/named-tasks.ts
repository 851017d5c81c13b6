/** Handing out one edit that a person named, rather than the next in the campaign's order; and which can be named. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { findSeat, takeOverSeat } from './labels.ts';
import { handedTask, seat, task } from './schema.ts';
import { takeFreshSeat } from './worksets.ts';

export type TaskRow = typeof task.$inferSelect;

/** The tasks of a revision in a campaign, in its order, their rows held until the transaction ends. */
export async function lockTasksOfRevision(
	tx: Db,
	campaignId: number,
	revisionId: number,
): Promise<TaskRow[]> {
	return await tx
		.select()
		.from(task)
		.where(and(eq(task.campaignId, campaignId), eq(task.revisionId, revisionId)))
		.orderBy(task.position)
		.for('no key update');
}

/** Whether {@link takeSeat} finds one. */
export async function hasSeatFor(tx: Db, row: TaskRow, personId: number, now: Date): Promise<boolean> {
	if (row.state !== 'open') return false;
	if (row.seatsTaken < row.seats) return true;
	const rows = await tx.execute(sql`
		select from seat where task_id = ${row.id} and label_id is null
			and (person_id = ${personId} or lease_expires_at <= ${now.toISOString()}::timestamptz)`);
	return rows.length > 0;
}

type Taker = { personId: number; worksetId: number; now: Date; leaseExpiresAt: Date };

/**
 * Takes a seat for a person: their own, one whose lease has run out, or one that nobody ever had; false when there is
 * none. The caller holds the task's row.
 */
export async function takeSeat(tx: Db, row: TaskRow, taker: Taker): Promise<boolean> {
	const { personId, worksetId, leaseExpiresAt } = taker;
	if (row.state !== 'open') return false;
	if (await findSeat(tx, row.id, personId)) {
		await tx
			.update(seat)
			.set({ worksetId, leaseExpiresAt })
			.where(and(eq(seat.taskId, row.id), eq(seat.personId, personId)));
		return true;
	}
	if (await takeOverSeat(tx, { taskId: row.id, ...taker })) return true;
	if (row.seatsTaken >= row.seats) return false;
	const { id: taskId, seats, campaignId } = row;
	await takeFreshSeat(tx, { taskId, seats, campaignId, personId, worksetId, leaseExpiresAt });
	return true;
}

/** Writes down that a task was handed to a person who named it. */
export async function appendNamed(
	tx: Db,
	row: { worksetId: number; taskId: number; personId: number; place: number },
): Promise<void> {
	await tx.insert(handedTask).values({ ...row, origin: 'wiki' });
}

/** From now on this person is known to have met the task's edit on the wiki. */
export async function markMetOnWiki(tx: Db, taskId: number, personId: number): Promise<void> {
	await tx
		.update(handedTask)
		.set({ origin: 'wiki' })
		.where(and(eq(handedTask.taskId, taskId), eq(handedTask.personId, personId)));
}

/** Open campaigns of a wiki in which a revision is an open task with a free seat, the newest first. */
export async function listCampaignsWanting(
	db: Db,
	wiki: string,
	revisionId: number,
	now: Date,
): Promise<{ campaignId: number; name: string }[]> {
	return await db.execute<{ campaignId: number; name: string }>(sql`
		select distinct c.id::int as "campaignId", c.name
		from task as t join campaign as c on c.id = t.campaign_id
		where t.revision_id = ${revisionId} and t.state = 'open' and c.wiki = ${wiki} and c.closed_at is null
			and c.paused_at is null and c.closing_at is null
			and (t.seats_taken < t.seats or exists (select from seat as s
				where s.task_id = t.id and s.label_id is null
					and s.lease_expires_at <= ${now.toISOString()}::timestamptz))
		order by 1 desc`);
}
