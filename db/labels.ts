import { and, desc, eq, sql } from 'drizzle-orm';
import type { View } from '../campaigns/contract/campaign.ts';
import type { Answers, Form } from '../campaigns/contract/form.ts';
import type { MoreAnswers } from '../campaigns/contract/more-answers.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { campaign, form, handedTask, label, seat, task } from './schema.ts';

export type LabelRow = typeof label.$inferSelect;

/** A task with what is needed to judge a label of it. */
export type LockedTask = {
	task: typeof task.$inferSelect;
	formDigest: string;
	form: Form;
	leaseMinutes: number;
	/** what settles an edit; null where none gets more than k answers */
	moreAnswers: MoreAnswers | null;
	/** when it was paused, closed and so on */
	life: Pick<typeof campaign.$inferSelect, 'pausedAt' | 'closingAt' | 'closedAt' | 'archivedAt' | 'deadline'>;
};

/** Reads a task and holds its row until the transaction ends: labels of one task are stored one after the other. */
export async function lockTask(tx: Db, taskId: number): Promise<LockedTask | null> {
	const [locked] = await tx.select().from(task).where(eq(task.id, taskId)).for('update');
	if (!locked) return null;
	const [asked] = await tx
		.select({
			formDigest: campaign.formDigest,
			form: form.definition,
			leaseMinutes: campaign.leaseMinutes,
			moreAnswers: campaign.moreAnswers,
			life: {
				pausedAt: campaign.pausedAt,
				closingAt: campaign.closingAt,
				closedAt: campaign.closedAt,
				archivedAt: campaign.archivedAt,
				deadline: campaign.deadline,
			},
		})
		.from(campaign)
		.innerJoin(form, eq(form.digest, campaign.formDigest))
		.where(eq(campaign.id, locked.campaignId));
	if (!asked) throw new Error(`task ${taskId} has no campaign`);
	return { task: locked, ...asked };
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

export async function findLabel(db: Db, id: string): Promise<LabelRow | null> {
	const [row] = await db.select().from(label).where(eq(label.id, id));
	return row ?? null;
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

/** Adds a label; false when its id is taken. */
export async function insertLabel(tx: Db, row: typeof label.$inferInsert): Promise<boolean> {
	const rows = await tx
		.insert(label)
		.values(row)
		.onConflictDoNothing({ target: label.id })
		.returning({ id: label.id });
	return rows.length === 1;
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
			order by lease_expires_at limit 1 for update)
		returning number`);
	return rows.length === 1;
}

/** Puts a label into the person's seat, or takes it out (null), with a lease for what then is unanswered. */
export async function setSeatLabel(
	tx: Db,
	taskId: number,
	personId: number,
	labelId: string | null,
	leaseExpiresAt: Date,
): Promise<void> {
	await tx
		.update(seat)
		.set({ labelId, leaseExpiresAt })
		.where(and(eq(seat.taskId, taskId), eq(seat.personId, personId)));
}

/**
 * A task is done when every seat holds a label; else open. A task that is gone stays gone, one with a known answer is never
 * done.
 *
 * @param questions names of those on which answers can differ: then, or when all of them are "unsure", it is contested, and stays so once it was
 *   decided
 * @returns whether it is done, and could be given another seat; null when it is in no such state
 */
export async function settleTask(
	tx: Db,
	taskId: number,
	questions: readonly string[],
): Promise<{ done: boolean; canHaveMore: boolean } | null> {
	const names = `{${questions.join(',')}}`;
	const [settled] = await tx.execute<{ done: boolean; canHaveMore: boolean }>(sql`
		with said as (
			select l.answers from seat as s join label as l on l.id = s.label_id where s.task_id = ${taskId}
		)
		update task set state = case when (select count(*) from said) = seats then 'done' else 'open' end,
			contested = decided or exists (
				select from unnest(${names}::text[]) as q (name) cross join said
				where said.answers -> q.name is not null
				group by q.name
				having count(distinct said.answers -> q.name) > 1 or min(said.answers ->> q.name) = 'unsure')
		where id = ${taskId} and state in ('open', 'done')
		returning state = 'done' as done, seats < seats_most as "canHaveMore"`);
	return settled ?? null;
}

/** The answers in the seats of a task. */
export async function listSeatedAnswers(tx: Db, taskId: number): Promise<Answers[]> {
	const rows = await tx.execute<{ answers: Answers }>(sql`
		select l.answers from seat as s join label as l on l.id = s.label_id where s.task_id = ${taskId}`);
	return rows.map(({ answers }) => answers);
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
