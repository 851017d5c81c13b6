/**
 * Handing out walks two indexes: seats whose lease has run out, and fresh tasks from where this person last stopped. The
 * cost is that of the workset, whatever the campaign's size, but for the seats given back that this person may not take
 * again. Many are handed tasks at once; each row is held by who is being handed it.
 */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { type DrawnGold, drawGold } from './gold.ts';
import { walk } from './schema.ts';
import type { WhichLook } from './turns.ts';

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

/**
 * Hands out up to `size` tasks, in a new workset or behind the `place` tasks of one just begun; null when there is none
 * for this person. Needs the turn: see db/turns.ts.
 *
 * What others are being handed at the same moment is passed by, so that nobody waits. Who gets nothing so has a last look,
 * in another transaction: it waits for the tasks that others hold. Not for seats, which are held by whoever holds their
 * task too.
 */
export async function handOut(
	tx: Db,
	request: HandOut,
	look: WhichLook,
	begun: { worksetId: number; place: number } | null = null,
): Promise<HandedOut | null> {
	const gold = request.goldEvery === null ? [] : await drawGold(tx, request, request.goldEvery);
	const wanted = { ...request, size: request.size - gold.length };
	const [free, walked] = await Promise.all([
		look === 'last' ? [] : seatsGivenBack(tx, wanted),
		readWalk(tx, request),
	]);
	const fresh = await freshTasks(tx, wanted, free, walked, look);
	if (free.length + fresh.tasks.length === 0) return null;
	return await writeHandOut(tx, request, begun, { free, gold, ...fresh });
}

type Edit = { taskId: number; revisionId: number };

export type HandedOut = {
	worksetId: number;
	/** in the order shown, of a workset just begun those behind its first; nobody of whom they are asked has said anything of them */
	tasks: Edit[];
};

type Chosen = {
	free: readonly GivenBack[];
	gold: readonly DrawnGold[];
	tasks: readonly Fresh[];
	/** null: as it was */
	walk: Walked | null;
};

/** One statement: seats given back change hands, others are made, and it is written down who got what. */
async function writeHandOut(
	tx: Db,
	{ campaignId, personId, leaseExpiresAt, now, goldEvery }: HandOut,
	begun: { worksetId: number; place: number } | null,
	{ free, gold: drawn, tasks, walk: walked }: Chosen,
): Promise<HandedOut> {
	const asked = [...free, ...tasks];
	// where few are left to ask about, no more known answers are mixed among them than among many
	const gold = drawn.slice(0, Math.ceil(asked.length / ((goldEvery ?? 2) - 1)));
	const handed = mixIn(asked, gold);
	const lease = sql`${leaseExpiresAt.toISOString()}::timestamptz`;
	const { nextPosition, nextRaised } = walked ?? { nextPosition: 0, nextRaised: 0 };
	const [row] = await tx.execute<{ worksetId: number }>(sql`
		with here as (${
			begun
				? sql`select ${begun.worksetId}::bigint as id`
				: sql`insert into workset (campaign_id, person_id, created_at)
					values (${campaignId}, ${personId}, ${now.toISOString()}::timestamptz) returning id`
		}),
		changed as (
			update seat as s set person_id = ${personId}, workset_id = here.id, lease_expires_at = ${lease}
			from here, unnest(${idsOf(free)}::bigint[], ${arrayOf(free.map(({ number }) => number))}::int[])
				as given (task_id, number)
			where s.task_id = given.task_id and s.number = given.number),
		opened as (
			update task as t set seats_taken = t.seats_taken + 1
			where t.id = any (${idsOf([...tasks, ...gold])}::bigint[])
			returning t.id, t.seats, t.seats_taken),
		taken as (
			insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at)
			select o.id, o.seats_taken, o.seats, ${campaignId}, ${personId}, here.id, ${lease} from opened as o, here),
		handed as (
			insert into handed_task (workset_id, task_id, person_id, place)
			select here.id, listed.task_id, ${personId}, ${begun?.place ?? 0} + listed.place - 1
			from here, unnest(${idsOf(handed)}::bigint[]) with ordinality as listed (task_id, place)),
		walked as (
			insert into walk (campaign_id, person_id, next_position, next_raised)
			select ${campaignId}, ${personId}, ${nextPosition}, ${nextRaised} where ${walked !== null}
			on conflict (campaign_id, person_id) do update
				set next_position = excluded.next_position, next_raised = excluded.next_raised)
		select id::float8 as "worksetId" from here`);
	if (!row) throw new Error('the database returned no row for a workset just handed out');
	return {
		worksetId: row.worksetId,
		tasks: handed.map(({ taskId, revisionId }) => ({ taskId, revisionId })),
	};
}

/** Each at its place, without changing the order of the others. */
function mixIn(asked: readonly Edit[], gold: readonly DrawnGold[]): Edit[] {
	const mixed = [...asked];
	for (const one of gold) mixed.splice(Math.floor(one.place * (mixed.length + 1)), 0, one);
	return mixed;
}

type GivenBack = Edit & { number: number };

async function seatsGivenBack(tx: Db, { campaignId, personId, size, now }: HandOut): Promise<GivenBack[]> {
	const rows = await tx.execute<GivenBack>(sql`
		select s.task_id::float8 as "taskId", t.revision_id::float8 as "revisionId", s.number
		from seat as s join task as t on t.id = s.task_id
		where s.campaign_id = ${campaignId} and s.label_id is null
			and s.lease_expires_at <= ${now.toISOString()}::timestamptz and t.state = 'open'
			and not exists (select from label as l where l.task_id = s.task_id and l.person_id = ${personId})
			and not exists (select from seat as mine
				where mine.task_id = s.task_id and mine.person_id = ${personId} and mine.number <> s.number)
		order by s.lease_expires_at, t.position
		limit ${atMost(size)}
		for no key update of s skip locked`);
	const byTask = new Map(rows.map((row) => [row.taskId, row]));
	return [...byTask.values()];
}

type Fresh = Edit & { position: number };

/** How far a person has walked: through the campaign's order, and through the tasks that were given another seat. */
type Walked = { nextPosition: number; nextRaised: number };

async function readWalk(tx: Db, { campaignId, personId }: HandOut): Promise<Walked> {
	const [walked] = await tx
		.select({ nextPosition: walk.nextPosition, nextRaised: walk.nextRaised })
		.from(walk)
		.where(and(eq(walk.campaignId, campaignId), eq(walk.personId, personId)));
	return walked ?? { nextPosition: 0, nextRaised: 0 };
}

/** Tasks with a seat that nobody ever had, and how far this person has walked then. */
async function freshTasks(
	tx: Db,
	request: HandOut,
	taken: readonly GivenBack[],
	walked: Walked,
	look: WhichLook,
): Promise<{ tasks: Fresh[]; walk: Walked | null }> {
	const size = request.size - taken.length;
	if (size <= 0) return { tasks: [], walk: null };
	const { nextPosition: from } = walked;
	const raised = request.raises
		? await raisedTasks(tx, request, taken, walked.nextRaised, size, look)
		: { rows: [], nextRaised: 0 };
	const found = [...taken, ...raised.rows];
	const wanted = size - raised.rows.length;
	let rows = wanted > 0 ? await freshTasksFrom(tx, request, found, look, from, wanted) : [];
	// At the end of the walk, look once more at what was passed by: others may have held it, or this person's lease of it
	// has run out.
	if (rows.length < wanted && from > 0)
		rows = [...rows, ...(await freshTasksFrom(tx, request, found, look, 0, wanted - rows.length, from))];
	const last = rows.at(-1);
	const moved = last !== undefined || raised.nextRaised > walked.nextRaised;
	const nextPosition = last ? last.position + 1 : from;
	return {
		tasks: [...raised.rows, ...rows],
		walk: moved ? { nextPosition, nextRaised: raised.nextRaised } : null,
	};
}

/**
 * A task `t` has a seat that nobody ever had, and this person has neither had it nor said anything of it. Each is looked up
 * by itself: PostgreSQL keeps its plan for a while, in which `not exists` could be to read all seats, few as they were.
 */
const isFresh = ({ campaignId, personId }: HandOut, taken: readonly { taskId: number }[]) => sql`
	t.campaign_id = ${campaignId} and t.state = 'open' and t.seats_taken < t.seats
	and t.id <> all (${idsOf(taken)}::bigint[])
	and not coalesce((select true from seat as mine where mine.task_id = t.id and mine.person_id = ${personId}), false)
	and not coalesce((select true from label as l
		where l.task_id = t.id and l.person_id = ${personId} limit 1), false)`;

/** As a literal: not knowing how few it is, PostgreSQL would plan the statement anew each time. */
const atMost = (size: number) => sql.raw(String(size));

const held = (look: WhichLook) => sql.raw(`for no key update of t${look === 'last' ? '' : ' skip locked'}`);

/**
 * Tasks that were given another seat since this person last looked, in the order in which they were, and how far they have
 * looked now. Each is looked at once: what this person may not take now, they never may before it is given another one.
 * (One that is given it just now, or that somebody else holds, may be passed by; it is found at the end of the walk.)
 */
async function raisedTasks(
	tx: Db,
	request: HandOut,
	taken: readonly { taskId: number }[],
	after: number,
	size: number,
	look: WhichLook,
): Promise<{ rows: Fresh[]; nextRaised: number }> {
	const rows = await tx.execute<Fresh & { raisedAt: number }>(sql`
		select t.id::float8 as "taskId", t.revision_id::float8 as "revisionId", t.position, t.raised_at::float8 as "raisedAt"
		from task as t
		where ${isFresh(request, taken)} and t.raised_at > ${after}
		order by t.raised_at
		limit ${atMost(size)}
		${held(look)}`);
	const last = rows.at(-1);
	if (last && rows.length === size) return { rows, nextRaised: last.raisedAt };
	const [end] = await tx.execute<{ raisedAt: number | null }>(sql`
		select max(raised_at)::float8 as "raisedAt" from task
		where campaign_id = ${request.campaignId} and state = 'open' and seats_taken < seats and raised_at > ${after}`);
	return { rows, nextRaised: end?.raisedAt ?? after };
}

/** As PostgreSQL writes an array. */
const arrayOf = (numbers: readonly number[]) => `{${numbers.join(',')}}`;
const idsOf = (tasks: readonly { taskId: number }[]) => arrayOf(tasks.map(({ taskId }) => taskId));

async function freshTasksFrom(
	tx: Db,
	request: HandOut,
	taken: readonly { taskId: number }[],
	look: WhichLook,
	from: number,
	size: number,
	before: number | null = null,
): Promise<Fresh[]> {
	return await tx.execute<Fresh>(sql`
		select t.id::float8 as "taskId", t.revision_id::float8 as "revisionId", t.position
		from task as t
		where ${isFresh(request, taken)} and t.position >= ${from} ${before === null ? sql`` : sql`and t.position < ${before}`}
		order by t.position
		limit ${atMost(size)}
		${held(look)}`);
}
