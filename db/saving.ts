/** Storing labels: one statement writes all that changes, for one label or for many that came at about the same time. */
import { getTableColumns, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import { listFinishedCampaigns } from './campaign-life.ts';
import type { Db } from './connect.ts';
import { type LabelledTask, type Look, lookAtTasks } from './labelled-task.ts';
import { campaign, label } from './schema.ts';
import { together } from './together.ts';

export type NewLabel = Omit<typeof label.$inferInsert, 'answers'> & { answers: Answers | null };

/** What becomes of the person's seat and of the task. */
type Seating = {
	/** the label that is in the seat from now on; null for none */
	labelId: string | null;
	leaseExpiresAt: Date;
	state: 'open' | 'done';
	/** the answers in its seats differ */
	contested: boolean;
};

/** A label that is to be written with all that follows from it. */
export type SeatedLabel = {
	row: NewLabel;
	seating: Seating;
	/** of the task when it was looked at: see {@link LabelledTask.version}; null when it has been held since */
	version: string | null;
};

/** Tasks without holding them: what is seen may have changed when it is written, and then nothing is. */
export type LabelStore = {
	look(look: Look): Promise<LabelledTask | null>;
	/** @returns false when the task, the seat or the campaign is not as it was, or the label's id is taken: nothing was written */
	write(label: SeatedLabel): Promise<boolean>;
	/** whether a campaign is to be closed by itself, with all that was written before this was asked */
	isFinished(campaign: { campaignId: number; now: Date }): Promise<boolean>;
};

/** For all requests of one server: those that come at about the same time are looked at, and written, together. */
export function openLabelStore(db: Db): LabelStore {
	return {
		look: together((looks: Look[]) => lookAtTasks(db, looks), { most: 50, atOnce: 1 }),
		write: together((labels: SeatedLabel[]) => writeOnePerTask(db, labels), { most: 50, atOnce: 1 }),
		isFinished: together((asked: Finishing[]) => areFinished(db, asked), { most: 50, atOnce: 1 }),
	};
}

type Finishing = Parameters<LabelStore['isFinished']>[0];

async function areFinished(db: Db, asked: readonly Finishing[]): Promise<boolean[]> {
	const ids = new Set(asked.map(({ campaignId }) => campaignId));
	const now = new Date(Math.max(...asked.map((one) => one.now.getTime())));
	const finished = new Set(await listFinishedCampaigns(db, now, [...ids]));
	return asked.map(({ campaignId }) => finished.has(campaignId));
}

/** Of those that say something of the same task, the second has not seen the first. */
async function writeOnePerTask(db: Db, labels: readonly SeatedLabel[]): Promise<boolean[]> {
	const first = new Map<number, SeatedLabel>();
	for (const one of labels) if (!first.has(one.row.taskId)) first.set(one.row.taskId, one);
	const written = await writeSeatedLabels(db, [...first.values()]);
	return labels.map((one) => first.get(one.row.taskId) === one && written.has(one.row.id));
}

/**
 * Adds labels, each of another task, to which their people have a seat, with what follows from them: the seat, and
 * whether the task is done. One whose task has another version by now, or is held by somebody, is left out, and so is
 * one whose id is taken, or whose campaign has been closed; until these are stored it cannot be. Every label that is
 * written gives its task another version, so that of two at once the second finds it changed; but for those of a `gold`
 * task, which do not depend on each other.
 *
 * @returns the ids of those that were written
 */
export async function writeSeatedLabels(db: Db, labels: readonly SeatedLabel[]): Promise<Set<string>> {
	const asked = labels.map(({ row, seating, version }) => ({
		...{ ...columnsOf(row), version, seat_label_id: seating.labelId },
		lease_expires_at: seating.leaseExpiresAt.toISOString(),
		...{ state: seating.state, contested: seating.contested },
	}));
	// Each is looked up by itself, as in the look (db/labelled-task.ts). The limit says how few they are: PostgreSQL would
	// expect a hundred, and rather read all seats of a young campaign.
	const rows = await db.execute<{ id: string }>(sql`
		with held as materialized (
			select asked.*
			from (
				select * from json_to_recordset(${JSON.stringify(asked)}::json) as a (${types}, version text,
					seat_label_id uuid, lease_expires_at timestamptz, state text, contested boolean)
				limit ${fewAtMost(asked.length)}) as asked
			cross join lateral (
				select t.campaign_id from task as t
				where t.id = asked.task_id and (asked.version is null or t.xmin = asked.version::xid)
				for no key update skip locked) as held_task
			cross join lateral (
				select from seat as s where s.task_id = asked.task_id and s.person_id = asked.person_id
				for no key update skip locked) as held_seat
			cross join lateral (
				select from ${campaign} as c where c.id = held_task.campaign_id and c.closed_at is null
				for share skip locked) as open_campaign),
		said as (
			insert into label (${names}) select ${names} from held
			on conflict (id) do nothing
			returning id),
		written as (select held.* from held join said on said.id = held.id),
		seated as (
			update seat as s set label_id = written.seat_label_id, lease_expires_at = written.lease_expires_at
			from written where s.task_id = written.task_id and s.person_id = written.person_id),
		settled as (
			update task as t set state = written.state, contested = t.decided or written.contested
			from written where t.id = written.task_id and t.state in ('open', 'done'))
		select id from said`);
	return new Set(rows.map(({ id }) => id));
}

/** Adds a label that touches no seat. @returns false when its id is taken: nothing was written */
export async function writeLabel(tx: Db, row: NewLabel): Promise<boolean> {
	const rows = await tx.execute(sql`
		insert into label (${names})
		select ${names} from json_to_recordset(${JSON.stringify([columnsOf(row)])}::json) as asked (${types})
		on conflict (id) do nothing
		returning id`);
	return rows.length === 1;
}

/** Of a label, as they are sent: those that PostgreSQL does not fill itself. */
const columns = Object.entries(getTableColumns(label)).filter(([, column]) => !column.generatedIdentity);
const names = sql.raw(columns.map(([, { name }]) => name).join(', '));
const types = sql.raw(columns.map(([, column]) => `${column.name} ${column.getSQLType()}`).join(', '));

const columnsOf = (row: NewLabel): Record<string, unknown> =>
	Object.fromEntries(columns.map(([field, { name }]) => [name, row[field as keyof NewLabel]]));

/** A power of two, as a literal: a parameter of `limit` would have the statement planned anew each time. */
const fewAtMost = (count: number) => sql.raw(String(2 ** Math.ceil(Math.log2(count))));
