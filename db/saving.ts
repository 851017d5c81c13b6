/** Storing a label in two steps: one look at everything that it touches, one statement that writes all that changes. */
import { DrizzleQueryError, type SQL, sql } from 'drizzle-orm';
import postgres from 'postgres';
import type { Answers } from '../campaigns/contract/form.ts';
import type { CampaignRow } from './campaign-life.ts';
import type { Db } from './connect.ts';
import type { LabelRow } from './labels.ts';
import { campaign, guideline, handedTask, label, seat, type task } from './schema.ts';

type TaskRow = typeof task.$inferSelect;

/** A label that is there already: what tells whether another one says the same. */
export type StoredLabel = Pick<
	LabelRow,
	'personId' | 'taskId' | 'kind' | 'outcome' | 'answers' | 'skipReason'
>;

/** A task as it stands for one person who has something to say of it. */
export type LabelledTask = {
	task: Pick<TaskRow, 'id' | 'campaignId' | 'seats' | 'seatsMost' | 'seatsTaken' | 'state' | 'goneReason'>;
	/** of the task's row: another one as soon as anything of it was written */
	version: string;
	campaign: Pick<
		CampaignRow,
		| 'formDigest'
		| 'leaseMinutes'
		| 'moreAnswers'
		| 'pausedAt'
		| 'closingAt'
		| 'closedAt'
		| 'archivedAt'
		| 'deadline'
	>;
	/** the workset in which it was last handed to them; null when it never was */
	worksetId: number | null;
	/** the label of the id that is to be stored, whoever's it is */
	earlier: StoredLabel | null;
	/** what they said last of it */
	latest: Pick<LabelRow, 'kind' | 'skipReason'> | null;
	hasSeat: boolean;
	/** what other people's labels in its seats say; of a `gold` task, which has seats for everybody, nothing */
	saidByOthers: Answers[];
	/** when the first lease of what else is unanswered of that workset runs out; null when none runs */
	leaseEnd: Date | null;
	/** whether the campaign has or had the guideline that is said to have lain beside the edit */
	guidelineKnown: boolean;
};

type Look = {
	labelId: string;
	taskId: number;
	personId: number;
	guidelineRevisionId: number | null;
	now: Date;
};

/** Looks at all that a label of a task depends on, as it is just now; null when there is no such task. */
export async function lookAtTask(db: Db, look: Look): Promise<LabelledTask | null> {
	const [found] = await db.execute<Found>(query(look));
	return found ? toLabelledTask(found) : null;
}

/**
 * Holds a task's row and the person's seat until the transaction ends, so that labels of one task are stored one after the
 * other, and then looks at all that a label of it depends on; null when there is no such task.
 */
export async function holdTask(tx: Db, look: Look): Promise<LabelledTask | null> {
	// Statements of their own, because the last is to see what came of those that were waited for; one round trip, because
	// the driver sends them without waiting. The weaker lock, because rows that name the task (of what is handed out) must
	// not wait for it: they come with seats that this label may be waiting for. The seat is held, because a lease that has
	// run out may be handed to somebody else at any moment.
	const [, , [found]] = await Promise.all([
		tx.execute(sql`select from task where id = ${look.taskId} for no key update`),
		tx.execute(
			sql`select from seat where task_id = ${look.taskId} and person_id = ${look.personId} for no key update`,
		),
		// not through a function of its own: drizzle sends what is awaited first, and that would be this
		tx.execute<Found>(query(look)),
	]);
	return found ? toLabelledTask(found) : null;
}

type Times = 'pausedAt' | 'closingAt' | 'closedAt' | 'archivedAt' | 'deadline';
type Found = LabelledTask['task'] &
	Pick<LabelledTask, 'version'> &
	Pick<CampaignRow, 'formDigest' | 'leaseMinutes' | 'moreAnswers'> &
	Record<Times | 'leaseEnd', string | null> &
	Pick<LabelledTask, 'worksetId' | 'earlier' | 'hasSeat' | 'saidByOthers' | 'guidelineKnown'> & {
		latestKind: LabelRow['kind'] | null;
		latestSkipReason: string | null;
	};

function query({ labelId, taskId, personId, guidelineRevisionId, now }: Look) {
	return sql`
		select t.id::float8 as id, t.xmin::text as version, t.campaign_id::float8 as "campaignId", t.seats,
			t.seats_most as "seatsMost", t.seats_taken as "seatsTaken", t.state, t.gone_reason as "goneReason",
			c.more_answers as "moreAnswers",
			c.form_digest as "formDigest", c.lease_minutes as "leaseMinutes", c.paused_at as "pausedAt",
			c.closing_at as "closingAt", c.closed_at as "closedAt", c.archived_at as "archivedAt", c.deadline,
			handed.workset_id::float8 as "worksetId",
			(select json_build_object('personId', e.person_id, 'taskId', e.task_id, 'kind', e.kind, 'outcome', e.outcome,
				'answers', e.answers, 'skipReason', e.skip_reason) from ${label} as e where e.id = ${labelId}) as earlier,
			latest.kind as "latestKind", latest.skip_reason as "latestSkipReason",
			exists (select from ${seat} as s where s.task_id = t.id and s.person_id = ${personId}) as "hasSeat",
			-- A look-up for each seat, and a filter instead of a condition: with a join, or the index of what runs out when,
			-- PostgreSQL reads all labels and all leases of a young campaign, taking them for few.
			(select coalesce(json_agg((select l.answers from ${label} as l where l.id = s.label_id)), '[]')
				from ${seat} as s where s.task_id = t.id and s.person_id <> ${personId} and s.label_id is not null
				and t.state <> 'gold') as "saidByOthers",
			(select min(s.lease_expires_at) filter (where s.lease_expires_at > ${now.toISOString()}::timestamptz)
				from ${seat} as s where s.workset_id = handed.workset_id and s.label_id is null
				and s.task_id <> t.id) as "leaseEnd",
			${guidelineRevisionId === null ? sql`true` : guidelineKnown(guidelineRevisionId)} as "guidelineKnown"
		from task as t
		join ${campaign} as c on c.id = t.campaign_id
		left join lateral (select h.workset_id from ${handedTask} as h
			where h.task_id = t.id and h.person_id = ${personId} order by h.workset_id desc limit 1) as handed on true
		left join lateral (select l.kind, l.skip_reason from ${label} as l
			where l.task_id = t.id and l.person_id = ${personId} order by l.sequence desc limit 1) as latest on true
		where t.id = ${taskId}`;
}

const guidelineKnown = (revisionId: number) => sql`exists (
	select from ${guideline} as g where g.campaign_id = c.id and g.revision_id = ${revisionId})`;

function toLabelledTask({ latestKind, latestSkipReason, ...found }: Found): LabelledTask {
	const { id, campaignId, seats, seatsMost, seatsTaken, state, goneReason } = found;
	const { formDigest, leaseMinutes, moreAnswers } = found;
	const time = (value: string | null) => (value === null ? null : new Date(value));
	return {
		task: { id, campaignId, seats, seatsMost, seatsTaken, state, goneReason },
		campaign: {
			formDigest,
			leaseMinutes,
			moreAnswers,
			pausedAt: time(found.pausedAt),
			closingAt: time(found.closingAt),
			closedAt: time(found.closedAt),
			archivedAt: time(found.archivedAt),
			deadline: time(found.deadline),
		},
		version: found.version,
		worksetId: found.worksetId,
		earlier: found.earlier,
		latest: latestKind === null ? null : { kind: latestKind, skipReason: latestSkipReason },
		hasSeat: found.hasSeat,
		saidByOthers: found.saidByOthers,
		leaseEnd: time(found.leaseEnd),
		guidelineKnown: found.guidelineKnown,
	};
}

export type NewLabel = Omit<typeof label.$inferInsert, 'answers'> & { answers: Answers | null };

/** What becomes of the person's seat and of the task. */
export type Seating = {
	/** the label that is in the seat from now on; null for none */
	labelId: string | null;
	leaseExpiresAt: Date;
	state: 'open' | 'done';
	/** the answers in its seats differ */
	contested: boolean;
};

/**
 * Adds a label and, where it touches a seat, what follows from it. The caller holds the task.
 *
 * @returns false when the label's id is taken: nothing was written
 */
export async function writeLabel(tx: Db, row: NewLabel, seating: Seating | null): Promise<boolean> {
	const said = sql`
		insert into label (${columns}) values (${valuesOf(row)})
		on conflict (id) do nothing
		returning task_id`;
	if (seating === null) return (await tx.execute(said)).length === 1;
	const rows = await tx.execute(sql`
		with said as (${said}), ${seated(row, seating, sql`said`)}, ${settled(seating)}
		select from said`);
	return rows.length === 1;
}

/**
 * The same by itself, if nothing of the task was written since it was looked at, and the seat is the person's still. Every
 * label that is written so gives the task's row another version, so that of two at once the second finds it changed; but
 * for those of a `gold` task, which do not depend on each other.
 *
 * @returns false when something was, or the label's id is taken by now: nothing was written
 */
export async function writeLabelIfUnchanged(
	db: Db,
	row: NewLabel,
	seating: Seating,
	version: string,
): Promise<boolean> {
	const written = db.execute(sql`
		with held as materialized (
			select t.id as task_id from task as t
			where t.id = ${row.taskId} and t.xmin = ${version}::xid for no key update),
		${seated(row, seating, sql`held`)}, ${settled(seating)},
		said as (
			insert into label (${columns}) select ${valuesOf(row)} from seated
			returning task_id)
		select from said`);
	try {
		return (await written).length === 1;
	} catch (error) {
		if (isTaken(error)) return false;
		throw error;
	}
}

/** Whether a statement failed because a row with its key was there already. */
const isTaken = (error: unknown) =>
	error instanceof DrizzleQueryError &&
	error.cause instanceof postgres.PostgresError &&
	error.cause.code === '23505';

const columns = sql.raw(`id, task_id, person_id, kind, outcome, answers, skip_reason, form_digest,
	guideline_revision_id, language, milliseconds_spent, answered_at, received_at`);

function valuesOf(row: NewLabel) {
	const answers = row.answers === null ? null : JSON.stringify(row.answers);
	return sql`${row.id}::uuid, ${row.taskId}::bigint, ${row.personId}::bigint, ${row.kind}::text, ${row.outcome}::text,
		${answers}::jsonb, ${row.skipReason}::text, ${row.formDigest}::text, ${row.guidelineRevisionId}::bigint,
		${row.language}::text, ${row.millisecondsSpent}::int, ${row.answeredAt.toISOString()}::timestamptz,
		${row.receivedAt.toISOString()}::timestamptz`;
}

/** The person's seat of the task that `from` names gets the label. */
const seated = ({ personId }: NewLabel, { labelId, leaseExpiresAt }: Seating, from: SQL) => sql`
	seated as (
		update seat as s set label_id = ${labelId}::uuid, lease_expires_at = ${leaseExpiresAt.toISOString()}::timestamptz
		from ${from} as which where s.task_id = which.task_id and s.person_id = ${personId}
		returning s.task_id)`;

/** The task is done, or open again; written even where it stays what it was: see {@link writeLabelIfUnchanged}. */
const settled = ({ state, contested }: Seating) => sql`
	settled as (
		update task as t set state = ${state}, contested = t.decided or ${contested}
		from seated where t.id = seated.task_id and t.state in ('open', 'done'))`;
