/**
 * Handing out. One transaction at a time per campaign (an advisory lock) walks two indexes: seats whose lease has run
 * out, and fresh tasks from where this person last stopped. The cost is that of the workset, whatever the campaign's
 * size, but for the seats given back that this person may not take again.
 */
import { and, desc, eq, gt, isNull, min, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import { type DrawnGold, drawGold } from './gold.ts';
import { handedTask, label, seat, type TaskState, task, walk, workset } from './schema.ts';

/** first key of the advisory lock; the second is the campaign */
const HANDING_OUT = 1;

export type HandOut = {
	campaignId: number;
	personId: number;
	/** the most tasks to hand out */
	size: number;
	now: Date;
	leaseExpiresAt: Date;
	/** of how many edits one has a known answer; null for none */
	goldEvery: number | null;
	/** edits may be given another seat after everybody has walked past them */
	raises: boolean;
};

/** Waits until no other transaction hands out tasks of this campaign; held until the transaction ends. */
export async function lockHandingOut(tx: Db, campaignId: number): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${HANDING_OUT}::int, ${campaignId}::int)`);
}

/**
 * Hands out up to `size` tasks, in a new workset or behind the `place` tasks of one just begun; null when there is none
 * for this person. Needs {@link lockHandingOut}.
 */
export async function handOut(
	tx: Db,
	request: HandOut,
	begun: { worksetId: number; place: number } | null = null,
): Promise<number | null> {
	const drawn = request.goldEvery === null ? [] : await drawGold(tx, request, request.goldEvery);
	const size = request.size - drawn.length;
	const free = await seatsGivenBack(tx, { ...request, size });
	const fresh = await freshTasks(tx, request, size - free.length, free);
	const asked = [...free.map((row) => row.taskId), ...fresh.map((row) => row.taskId)];
	if (asked.length === 0) return null;
	// where few are left to ask about, no more known answers are mixed among them than among many
	const gold = drawn.slice(0, Math.ceil(asked.length / ((request.goldEvery ?? 2) - 1)));
	const taskIds = mixIn(asked, gold);

	const { campaignId, personId, leaseExpiresAt } = request;
	const { worksetId, place } = begun ?? { worksetId: await insertWorkset(tx, request), place: 0 };
	for (const { taskId, number } of free)
		await tx
			.update(seat)
			.set({ personId, worksetId, leaseExpiresAt })
			.where(and(eq(seat.taskId, taskId), eq(seat.number, number)));
	for (const { taskId, seats } of [...fresh, ...gold])
		await takeFreshSeat(tx, { taskId, seats, campaignId, personId, worksetId, leaseExpiresAt });
	await tx
		.insert(handedTask)
		.values(taskIds.map((taskId, at) => ({ worksetId, taskId, personId, place: place + at })));
	return worksetId;
}

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

/** Each at its place, without changing the order of the others. */
function mixIn(asked: readonly number[], gold: readonly DrawnGold[]): number[] {
	const mixed = [...asked];
	for (const { taskId, place } of gold) mixed.splice(Math.floor(place * (mixed.length + 1)), 0, taskId);
	return mixed;
}

type GivenBack = { taskId: number; number: number };

async function seatsGivenBack(tx: Db, { campaignId, personId, size, now }: HandOut): Promise<GivenBack[]> {
	const rows = await tx.execute<GivenBack>(sql`
		select s.task_id::int as "taskId", s.number
		from seat as s join task as t on t.id = s.task_id
		where s.campaign_id = ${campaignId} and s.label_id is null
			and s.lease_expires_at <= ${now.toISOString()}::timestamptz and t.state = 'open'
			and not exists (select from label as l where l.task_id = s.task_id and l.person_id = ${personId})
			and not exists (select from seat as mine
				where mine.task_id = s.task_id and mine.person_id = ${personId} and mine.number <> s.number)
		order by s.lease_expires_at, s.task_id
		limit ${size}
		for update of s skip locked`);
	const byTask = new Map(rows.map((row) => [row.taskId, row]));
	return [...byTask.values()];
}

type Fresh = { taskId: number; seats: number; position: number };

async function freshTasks(tx: Db, request: HandOut, size: number, taken: GivenBack[]): Promise<Fresh[]> {
	if (size <= 0) return [];
	const { campaignId, personId } = request;
	const [walked] = await tx
		.select({ nextPosition: walk.nextPosition, nextRaised: walk.nextRaised })
		.from(walk)
		.where(and(eq(walk.campaignId, campaignId), eq(walk.personId, personId)));
	const from = walked?.nextPosition ?? 0;
	const raised = request.raises
		? await raisedTasks(tx, request, taken, walked?.nextRaised ?? 0, size)
		: { rows: [], nextRaised: 0 };
	const found = [...taken, ...raised.rows];
	const wanted = size - raised.rows.length;
	let rows = wanted > 0 ? await freshTasksFrom(tx, request, found, from, wanted) : [];
	// At the end of the walk, look once more at what was passed by: a lease of this person may have run out there.
	if (rows.length < wanted && from > 0)
		rows = [...rows, ...(await freshTasksFrom(tx, request, found, 0, wanted - rows.length, from))];
	const last = rows.at(-1);
	const nextPosition = last ? last.position + 1 : from;
	if (last || raised.nextRaised > (walked?.nextRaised ?? 0))
		await tx
			.insert(walk)
			.values({ campaignId, personId, nextPosition, nextRaised: raised.nextRaised })
			.onConflictDoUpdate({
				target: [walk.campaignId, walk.personId],
				set: { nextPosition, nextRaised: raised.nextRaised },
			});
	return [...raised.rows, ...rows];
}

/**
 * Tasks that were given another seat since this person last looked, in the order in which they were, and how far they have
 * looked now. Each is looked at once: what this person may not take now, they never may before it is given another one.
 * (One that is given it just now may be passed by; it is found at the end of the walk.)
 */
async function raisedTasks(
	tx: Db,
	{ campaignId, personId }: HandOut,
	taken: readonly { taskId: number }[],
	after: number,
	size: number,
): Promise<{ rows: Fresh[]; nextRaised: number }> {
	const rows = await tx.execute<Fresh & { raisedAt: number }>(sql`
		select t.id::int as "taskId", t.seats, t.position, t.raised_at::float8 as "raisedAt"
		from task as t
		where t.campaign_id = ${campaignId} and t.state = 'open' and t.seats_taken < t.seats and t.raised_at > ${after}
			and t.id <> all (${idsOf(taken)}::bigint[])
			and not exists (select from seat as mine where mine.task_id = t.id and mine.person_id = ${personId})
			and not exists (select from label as l where l.task_id = t.id and l.person_id = ${personId})
		order by t.raised_at
		limit ${size}
		for update`);
	const last = rows.at(-1);
	if (last && rows.length === size) return { rows, nextRaised: last.raisedAt };
	const [end] = await tx.execute<{ raisedAt: number | null }>(sql`
		select max(raised_at)::float8 as "raisedAt" from task
		where campaign_id = ${campaignId} and state = 'open' and seats_taken < seats and raised_at > ${after}`);
	return { rows, nextRaised: end?.raisedAt ?? after };
}

/** As PostgreSQL writes an array. */
const idsOf = (tasks: readonly { taskId: number }[]) => `{${tasks.map(({ taskId }) => taskId).join(',')}}`;

async function freshTasksFrom(
	tx: Db,
	{ campaignId, personId }: HandOut,
	taken: readonly { taskId: number }[],
	from: number,
	size: number,
	before = 2_147_483_647,
): Promise<Fresh[]> {
	return await tx.execute<Fresh>(sql`
		select t.id::int as "taskId", t.seats, t.position
		from task as t
		where t.campaign_id = ${campaignId} and t.state = 'open' and t.seats_taken < t.seats
			and t.position >= ${from} and t.position < ${before}
			and t.id <> all (${idsOf(taken)}::bigint[])
			and not exists (select from seat as mine where mine.task_id = t.id and mine.person_id = ${personId})
			and not exists (select from label as l where l.task_id = t.id and l.person_id = ${personId})
		order by t.position
		limit ${size}
		for update`);
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
	const rows = await db.execute<Omit<WorksetTask, 'leaseExpiresAt'> & { leaseExpiresAt: string | null }>(sql`
		select t.id::int as "taskId", t.revision_id::float8 as "revisionId",
			case when t.gone_reason is null then t.state else 'gone' end as state,
			case when s.label_id is null then s.lease_expires_at end as "leaseExpiresAt", said.kind, said.answers
		from handed_task as h
		join task as t on t.id = h.task_id
		left join seat as s on s.task_id = t.id and s.person_id = h.person_id
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

/** Moves the end of the leases of a workset that still run; says how many there were. */
export async function moveLeases(
	db: Db,
	worksetId: number,
	now: Date,
	leaseExpiresAt: Date,
): Promise<number> {
	const rows = await db
		.update(seat)
		.set({ leaseExpiresAt })
		.where(and(eq(seat.worksetId, worksetId), isNull(seat.labelId), gt(seat.leaseExpiresAt, now)))
		.returning({ taskId: seat.taskId });
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
