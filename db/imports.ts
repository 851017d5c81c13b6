/** Campaigns that were held elsewhere, stored as if they had been held here: a few statements for a thousand tasks. */
import { sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { SkipReason } from '../campaigns/contract/label.ts';
import type { NewTask } from './campaigns.ts';
import type { Db } from './connect.ts';
import { pseudonym, workset } from './schema.ts';

/** A task with what became of it. */
export type EndedTask = NewTask & {
	position: number;
	seats: number;
	seatsTaken: number;
	state: 'open' | 'done' | 'gone' | 'automated';
	goneReason: string | null;
};

/** Stores tasks; their ids, in the order given. */
export async function insertEndedTasks(
	tx: Db,
	campaignId: number,
	tasks: readonly EndedTask[],
): Promise<number[]> {
	const rows = tasks.map(({ drawn, ...task }) => ({
		...task,
		stratum: drawn?.stratum ?? null,
		probability: drawn?.probability ?? null,
	}));
	const stored = await tx.execute<{ id: number; position: number }>(sql`
		insert into task (campaign_id, revision_id, part, part_key, stratum, inclusion_probability, position, seats,
			seats_most, seats_taken, state, gone_reason)
		select ${campaignId}, "revisionId", part, "partKey", stratum, probability, position, seats,
			seats, "seatsTaken", state, "goneReason"
		from ${recordset(rows)} as r ("revisionId" bigint, part jsonb, "partKey" text, stratum text, probability float8,
			position int, seats smallint, "seatsTaken" smallint, state text, "goneReason" text)
		returning id::float8 as id, position`);
	const ids = new Map(stored.map(({ id, position }) => [position, id]));
	return tasks.map(({ position }) => ids.get(position) ?? missing('task'));
}

/** What somebody said, with the place that it takes. */
export type EndedLabel = {
	taskId: number;
	personId: number;
	kind: 'answer' | 'skip' | 'undo';
	outcome: 'accepted' | 'surplus' | 'recorded';
	answers: Answers | null;
	skipReason: SkipReason | null;
	/** seconds since 1970, to the microsecond */
	at: number;
	/** number and size of the task's seats; null for a label that holds none */
	seat: { number: number; of: number } | null;
	/** where it was handed out; null when the person's earlier label of the task says it already */
	handed: { worksetId: number; place: number } | null;
	/** for a label that holds a seat */
	worksetId: number;
};

/** Stores labels with their seats, and that their tasks were handed out; the labels' ids, in the order given. */
export async function insertEndedLabels(
	tx: Db,
	{ campaignId, formDigest }: { campaignId: number; formDigest: string },
	labels: readonly EndedLabel[],
): Promise<string[]> {
	const rows = labels.map(({ seat, handed, ...label }, n) => ({
		...label,
		n,
		seatNumber: seat?.number ?? null,
		seats: seat?.of ?? null,
		handedIn: handed?.worksetId ?? null,
		place: handed?.place ?? null,
	}));
	const stored = await tx.execute<{ id: string }>(sql`
		with r as materialized (
			select gen_random_uuid() as id, to_timestamp(r.at) as said_at, r.*
			from ${recordset(rows)} as r (n int, "taskId" bigint, "personId" bigint, kind text, outcome text, answers jsonb,
				"skipReason" text, at float8, "seatNumber" smallint, seats smallint, "worksetId" bigint, "handedIn" bigint,
				place smallint)
		), labels as (
			insert into label (id, task_id, person_id, kind, outcome, answers, skip_reason, form_digest, language,
				milliseconds_spent, answered_at, received_at)
			select id, "taskId", "personId", kind, outcome, answers, "skipReason", ${formDigest}, 'und', 0, said_at, said_at
			from r order by n
		), seats as (
			insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at, label_id)
			select "taskId", "seatNumber", seats, ${campaignId}, "personId", "worksetId", said_at, id
			from r where "seatNumber" is not null
		), handed as (
			insert into handed_task (workset_id, task_id, person_id, place, origin)
			select "handedIn", "taskId", "personId", place, 'import' from r where "handedIn" is not null
		)
		select id from r order by n`);
	return stored.map(({ id }) => id);
}

/**
 * The people of somewhere else, by what they are called there; those that are not here yet are stored, as people who have
 * left: without a name, and of a farm that no wiki has, so that nobody ever logs in as one of them.
 */
export async function findOutsiders(
	tx: Db,
	farm: string,
	names: readonly string[],
	now: Date,
): Promise<Map<string, number>> {
	const rows = await tx.execute<{ id: number; sub: string }>(sql`
		insert into person (farm, sub, name, groups, blocked, first_seen_at, last_login_at, left_at)
		select ${farm}, name, '', '{}', false, ${now.toISOString()}::timestamptz, ${now.toISOString()}::timestamptz,
			${now.toISOString()}::timestamptz
		from ${recordset(names.map((name) => ({ name })))} as r (name text)
		on conflict (farm, sub) do update set farm = excluded.farm
		returning id::float8 as id, sub`);
	return new Map(rows.map(({ id, sub }) => [sub, id]));
}

export async function insertWorkset(
	tx: Db,
	row: { campaignId: number; personId: number; createdAt: Date },
): Promise<number> {
	const [stored] = await tx.insert(workset).values(row).returning({ id: workset.id });
	return stored?.id ?? missing('workset');
}

/** What somebody is called in the datasets of a campaign, where it is not drawn when it is frozen. */
export async function insertPseudonym(tx: Db, row: typeof pseudonym.$inferInsert): Promise<void> {
	await tx.insert(pseudonym).values(row);
}

/** What rules answered where the campaign was held. */
export async function insertEndedAutomatedLabels(
	tx: Db,
	labels: readonly { taskId: number; answers: Answers; reasons: readonly string[]; at: number }[],
): Promise<void> {
	await tx.execute(sql`
		insert into automated_label (task_id, answers, reasons, at)
		select "taskId", answers, array(select jsonb_array_elements_text(reasons)), to_timestamp(r.at)
		from ${recordset(labels)} as r ("taskId" bigint, answers jsonb, reasons jsonb, at float8)`);
}

/** Rows as one parameter, however many there are. Through text, or the client would write the JSON a second time. */
export function recordset(rows: readonly object[]) {
	return sql`jsonb_to_recordset(${JSON.stringify(rows)}::text::jsonb)`;
}

function missing(what: string): never {
	throw new Error(`the database returned no row for a ${what} just stored`);
}
