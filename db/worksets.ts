/** Worksets: what was handed to a person, as it stands for them, and the leases of it. */
import { and, desc, eq, gt, isNull, min, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import type { HandOut } from './handing-out.ts';
import { label, seat, type TaskState, task, workset } from './schema.ts';

/** Begins a workset with nothing in it yet. */
export async function insertWorkset(
	tx: Db,
	{ campaignId, personId, now }: Pick<HandOut, 'campaignId' | 'personId' | 'now'>,
): Promise<number> {
	const [inserted] = await tx
		.insert(workset)
		.values({ campaignId, personId, createdAt: now })
		.returning({ id: workset.id });
	if (!inserted) throw new Error('the database returned no row for a workset just stored');
	return inserted.id;
}

/** Takes the next seat of a task that has one left; the caller holds the task's row. */
export async function takeFreshSeat(
	tx: Db,
	row: {
		taskId: number;
		seats: number;
		campaignId: number;
		personId: number;
		worksetId: number;
		leaseExpiresAt: Date;
	},
): Promise<void> {
	const [taken] = await tx
		.update(task)
		.set({ seatsTaken: sql`${task.seatsTaken} + 1` })
		.where(eq(task.id, row.taskId))
		.returning({ number: task.seatsTaken });
	if (!taken) throw new Error(`task ${row.taskId} is not there`);
	await tx.insert(seat).values({ ...row, number: taken.number });
}

export type WorksetTask = {
	taskId: number;
	revisionId: number;
	state: TaskState;
	/** this person's lease while they have said nothing; null when the seat is not (or no longer) theirs */
	leaseExpiresAt: Date | null;
	/** what this person said last */
	kind: 'answer' | 'skip' | 'undo' | null;
	answers: Answers | null;
};

/** The tasks of a workset as they stand for its person, in the order shown. */
export async function readWorksetTasks(db: Db, worksetId: number): Promise<WorksetTask[]> {
	// Each is looked up by itself: of a campaign of a million edits, of which the first were handed out, PostgreSQL would
	// rather read all tasks up to those.
	const rows = await db.execute<Omit<WorksetTask, 'leaseExpiresAt'> & { leaseExpiresAt: string | null }>(sql`
		select t.id::int as "taskId", t.revision_id::float8 as "revisionId",
			case when t.gone_reason is null then t.state else 'gone' end as state,
			case when s.label_id is null then s.lease_expires_at end as "leaseExpiresAt", said.kind, said.answers
		from handed_task as h
		cross join lateral (select * from task where id = h.task_id limit 1) as t
		left join lateral (
			select * from seat where task_id = t.id and person_id = h.person_id limit 1
		) as s on true
		left join lateral (
			select l.kind, l.answers from label as l
			where l.task_id = t.id and l.person_id = h.person_id
			order by l.sequence desc limit 1
		) as said on true
		where h.workset_id = ${worksetId}
		order by h.place`);
	return rows.map((row) => ({
		...row,
		leaseExpiresAt: row.leaseExpiresAt ? new Date(row.leaseExpiresAt) : null,
	}));
}

/** The newest workset of a person in a campaign. */
export async function findLatestWorkset(
	db: Db,
	campaignId: number,
	personId: number,
): Promise<number | null> {
	const [row] = await db
		.select({ id: workset.id })
		.from(workset)
		.where(and(eq(workset.campaignId, campaignId), eq(workset.personId, personId)))
		.orderBy(desc(workset.id))
		.limit(1);
	return row?.id ?? null;
}

export async function findWorkset(db: Db, worksetId: number): Promise<typeof workset.$inferSelect | null> {
	const [row] = await db.select().from(workset).where(eq(workset.id, worksetId));
	return row ?? null;
}

/**
 * Moves the end of the leases of a workset that still run; says how many there were. Their rows are taken in one order,
 * so that two who do it at once do not wait for each other.
 */
export async function moveLeases(
	db: Db,
	worksetId: number,
	now: Date,
	leaseExpiresAt: Date,
): Promise<number> {
	const rows = await db.execute(sql`
		with running as (
			select task_id, number from seat
			where workset_id = ${worksetId} and label_id is null and lease_expires_at > ${now.toISOString()}::timestamptz
			order by task_id for no key update)
		update seat as s set lease_expires_at = ${leaseExpiresAt.toISOString()}::timestamptz
		from running as r where s.task_id = r.task_id and s.number = r.number
		returning s.task_id`);
	return rows.length;
}

/** When the first of the leases of a workset that still run ends; null when none does. */
export async function findLeaseEnd(db: Db, worksetId: number, now: Date): Promise<Date | null> {
	const [row] = await db
		.select({ end: min(seat.leaseExpiresAt) })
		.from(seat)
		.where(and(eq(seat.worksetId, worksetId), isNull(seat.labelId), gt(seat.leaseExpiresAt, now)));
	return row?.end ?? null;
}

/** How many edits a person has answered in a campaign, as they say now. */
export async function countAnswered(db: Db, campaignId: number, personId: number): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from (
			select distinct on (l.task_id) l.kind
			from ${label} as l join task as t on t.id = l.task_id
			where t.campaign_id = ${campaignId} and l.person_id = ${personId}
			order by l.task_id, l.sequence desc
		) as said where kind = 'answer'`);
	return row?.count ?? 0;
}
