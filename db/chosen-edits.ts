/**
 * The edits that a campaign is made of, chosen and made tasks inside the database: a million of them never pass through
 * the server. Whatever they come from, a choice is rows of `revision_id, part_key, stratum, probability`.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import type { NewEdit } from './edit-lists.ts';
import { adjudication, campaign, dispute, label, listedEdit, reservedTaskId, seat, task } from './schema.ts';

/** ids left free for each task, and the most of them that are: as many as there may be edits with known answers */
const FREE_TIMES = 5;
const MOST_FREE = 1000;

/** A choice that was made and not yet carried out. */
export type ChosenEdits = { rows: SQL };

export function allOfList(listId: string): ChosenEdits {
	return {
		rows: sql`select revision_id, part_key, stratum, probability from ${listedEdit} where list_id = ${listId}`,
	};
}

/** Which edits of a stratum: their ranks from 0 by revision id, and the probability with which each was drawn. */
export type DrawnStratum = { key: string; ranks: readonly number[]; probability: number };

export function drawnOfFrame(frameId: string, drawn: readonly DrawnStratum[]): ChosenEdits {
	const of = drawn.flatMap(({ ranks }, i) => ranks.map(() => i));
	const ranks = `{${drawn.flatMap((one) => one.ranks).join(',')}}`;
	const keys = `{${drawn.map(({ key }) => JSON.stringify(key)).join(',')}}`;
	const probabilities = `{${drawn.map(({ probability }) => probability).join(',')}}`;
	return {
		rows: sql`select f.revision_id, f.part_key, f.stratum, d.probability
			from (select *, row_number() over (partition by stratum order by revision_id) - 1 as rank
				from ${listedEdit} where list_id = ${frameId}) as f
			join (select (${keys}::text[])[1 + p.at] as stratum, (${probabilities}::float8[])[1 + p.at] as probability, p.rank
				from unnest(${`{${of.join(',')}}`}::int[], ${ranks}::int[]) as p (at, rank)) as d
				on d.stratum = f.stratum and d.rank = f.rank`,
	};
}

/**
 * Edits of another campaign that have all their answers, and whose answers to one of the questions do not agree; without
 * those that an adjudicator has decided.
 */
export function disagreementsOf(
	campaignId: number,
	questions: readonly string[],
	which: 'tie' | 'not_unanimous',
): ChosenEdits {
	const names = `{${questions.map((name) => JSON.stringify(name)).join(',')}}`;
	const disagree = which === 'tie' ? sql`count(*) filter (where c.people = c.most) > 1` : sql`count(*) > 1`;
	return {
		rows: sql`select t.revision_id, t.part_key, null::text as stratum, null::float8 as probability
			from ${task} as t
			where t.campaign_id = ${campaignId} and t.state = 'done'
				and coalesce((select a.kind from ${adjudication} as a where a.task_id = t.id order by a.id desc limit 1),
					'reversed') = 'reversed'
				and exists (
					select from (
						select q.name, l.answers -> q.name as answer, count(*) as people,
							max(count(*)) over (partition by q.name) as most
						from ${seat} as s join ${label} as l on l.id = s.label_id
						cross join unnest(${names}::text[]) as q (name)
						where s.task_id = t.id and l.answers ? q.name
						group by q.name, l.answers -> q.name) as c
					group by c.name having ${disagree})`,
	};
}

/** One edit by its id. */
export function oneEdit(revisionId: number): ChosenEdits {
	return {
		rows: sql`select ${revisionId}::bigint as revision_id, '' as part_key, null::text as stratum,
			null::float8 as probability`,
	};
}

/** Edits of a wiki whose score was called wrong: of one model, or of any. */
export function disputedOn(wiki: string, model: string | null): ChosenEdits {
	return {
		rows: sql`select distinct d.revision_id, '' as part_key, null::text as stratum, null::float8 as probability
			from ${dispute} as d
			where d.wiki = ${wiki} and (${model}::text is null or d.scores ? ${model}::text)`,
	};
}

export async function countChosen(db: Db, { rows }: ChosenEdits): Promise<number> {
	const [row] = await db.execute<{ count: number }>(
		sql`select count(*)::int as count from (${rows}) as chosen`,
	);
	return row?.count ?? 0;
}

/** Which of these revisions are among them. */
export async function chosenAmong(
	db: Db,
	{ rows }: ChosenEdits,
	revisionIds: readonly number[],
): Promise<Set<number>> {
	const found = await db.execute<{ id: number }>(sql`
		select chosen.revision_id::float8 as id from (${rows}) as chosen
		where chosen.revision_id = any(${`{${revisionIds.join(',')}}`}::bigint[])`);
	return new Set(found.map(({ id }) => id));
}

/** The first of them by revision. */
export async function firstChosen(db: Db, { rows }: ChosenEdits, most: number): Promise<NewEdit[]> {
	return await db.execute<NewEdit>(sql`
		select chosen.revision_id::float8 as "revisionId", chosen.part_key as "partKey" from (${rows}) as chosen
		order by chosen.revision_id, chosen.part_key limit ${most}`);
}

/** Whether a campaign has edits and they were drawn, and whether those chosen were. */
export async function designOf(
	tx: Db,
	campaignId: number,
	{ rows }: ChosenEdits,
): Promise<{ hasTasks: boolean; isDrawn: boolean; someDrawn: boolean; someUndrawn: boolean }> {
	const [design] = await tx.execute<Awaited<ReturnType<typeof designOf>>>(sql`
		select count(*) > 0 as "hasTasks", coalesce(bool_or(stratum is not null), false) as "isDrawn",
			exists (select from (${rows}) as chosen where chosen.stratum is not null) as "someDrawn",
			exists (select from (${rows}) as chosen where chosen.stratum is null) as "someUndrawn"
		from ${task} where campaign_id = ${campaignId} and state <> 'gold'`);
	if (!design) throw new Error('a count came back without a row');
	return design;
}

/** Whether the edits of a campaign are so many, and all of them among those chosen. */
export async function isWithin(
	tx: Db,
	campaignId: number,
	{ rows }: ChosenEdits,
	edits: number,
): Promise<boolean> {
	const [row] = await tx.execute<{ isWithin: boolean }>(sql`
		select count(*) = ${edits} and bool_and(chosen.revision_id is not null) as "isWithin"
		from ${task} as t left join (${rows}) as chosen
			on chosen.revision_id = t.revision_id and chosen.part_key = t.part_key and chosen.stratum = t.stratum
		where t.campaign_id = ${campaignId} and t.state <> 'gold'`);
	return row?.isWithin ?? false;
}

/** Says anew with which probability the edits of these strata came into the sample. */
export async function setProbabilities(
	tx: Db,
	campaignId: number,
	strata: readonly { key: string; probability: number }[],
): Promise<void> {
	for (const { key, probability } of strata)
		await tx.execute(sql`
			update ${task} set inclusion_probability = ${probability}
			where campaign_id = ${campaignId} and stratum = ${key} and state <> 'gold'`);
}

/**
 * Makes tasks of them, behind those that the campaign has; what it has already stays as it is. Their order is drawn by
 * the seed alone: by the digest of seed and edit, so that the same seed and edits are in the same order everywhere.
 *
 * Their ids are drawn by chance, and some between them left free for edits with known answers: neither the order in which
 * ids come nor how large they are tells a volunteer which edits those are.
 *
 * @returns how many are new
 */
export async function insertChosen(
	tx: Db,
	{ campaignId, seats, seed }: { campaignId: number; seats: number; seed: number },
	{ rows }: ChosenEdits,
): Promise<number> {
	const { count } = await tx.execute(sql`
		with fresh as materialized (
			select chosen.*, row_number() over (
				order by sha256(convert_to(${`${seed}:`} || chosen.revision_id || ' ' || chosen.part_key, 'UTF8'))) as number
			from (${rows}) as chosen
			where not exists (select from ${task} as t where t.campaign_id = ${campaignId}
				and t.revision_id = chosen.revision_id and t.part_key = chosen.part_key)
		), size as (
			select count(*) as tasks from fresh
		), taken as materialized (
			select nextval(pg_get_serial_sequence('task', 'id')) as id
			from size cross join generate_series(1, tasks + least(${MOST_FREE}, ${FREE_TIMES} * tasks))
		), drawn as materialized (
			select id, row_number() over (order by random()) as number from taken
		), free as (
			insert into ${reservedTaskId} (id, campaign_id)
			select id, ${campaignId} from drawn cross join size where number > tasks
		)
		insert into ${task} (id, campaign_id, revision_id, part, part_key, stratum, inclusion_probability, position, seats,
			seats_most)
		overriding system value
		select drawn.id, c.id, fresh.revision_id, nullif(fresh.part_key, '')::jsonb, fresh.part_key, fresh.stratum,
			fresh.probability,
			(select greatest(max(position) + 1, 0) from ${task} where campaign_id = ${campaignId}) - 1 + fresh.number,
			${seats}, c.most
		from (select id, most_labels_per_task as most from ${campaign} where id = ${campaignId}) as c
		cross join fresh join drawn on drawn.number = fresh.number
		order by fresh.number`);
	return count;
}
