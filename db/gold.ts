/** Edits with known answers, mixed among those to label, and how well people agree with them. */
import { sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';

/** a seat for everybody: the most that the column can say */
const SEATS = 32_767;

export type NewGoldItem = {
	revisionId: number;
	part: TaskPart | null;
	/** canonical JSON of the part, '' for the whole revision */
	partKey: string;
	answers: Answers;
	explanation: string | null;
	fromCampaignId: number | null;
};

/**
 * Adds edits with known answers to a campaign, behind those that it has, under ids that were left free between those of its
 * other tasks. Where none are left, as in a campaign from before they were, ids are the next ones. Needs `lockHandingOut`.
 */
export async function insertGold(
	tx: Db,
	campaignId: number,
	items: readonly NewGoldItem[],
	now: Date,
): Promise<void> {
	await tx.execute(sql`
		with listed as (
			select row_number() over () as number, * from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as item (
				"revisionId" bigint, part jsonb, "partKey" text, answers jsonb, explanation text, "fromCampaignId" bigint)
		), drawn as (
			delete from reserved_task_id where id in (
				select id from reserved_task_id where campaign_id = ${campaignId} order by random() limit ${items.length})
			returning id
		), free as (
			select id, row_number() over (order by random()) as number from drawn
		), added as (
			insert into task (id, campaign_id, revision_id, part, part_key, position, seats, seats_most, state)
			overriding system value
			select coalesce(free.id, nextval(pg_get_serial_sequence('task', 'id'))), c.id, listed."revisionId", nullif(listed.part, 'null'), listed."partKey",
				least(0, (select min(position) from task where campaign_id = c.id)) - listed.number,
				${SEATS}, c.most_labels_per_task, 'gold'
			from campaign as c cross join listed left join free on free.number = listed.number where c.id = ${campaignId}
			returning id, revision_id, part_key
		)
		insert into gold_item (task_id, answers, explanation, from_campaign_id, added_at)
		select added.id, listed.answers, listed.explanation, listed."fromCampaignId", ${now.toISOString()}::timestamptz
		from added join listed on listed."revisionId" = added.revision_id and listed."partKey" = added.part_key`);
}

export type DrawnGold = {
	taskId: number;
	revisionId: number;
	/** of the way through the workset, 0 to 1 */
	place: number;
};

/**
 * Edits with known answers for a workset of `size`, of those that this person never got: on average one in `every`, never
 * one twice to a person. Chance is the database's, so that nobody can work out from the seed of the campaign which they are.
 */
export async function drawGold(
	tx: Db,
	{ campaignId, personId, size }: { campaignId: number; personId: number; size: number },
	every: number,
): Promise<DrawnGold[]> {
	return await tx.execute<DrawnGold>(sql`
		select id::float8 as "taskId", revision_id::float8 as "revisionId", random() as place
		from (
			select t.id, t.revision_id
			from task as t join gold_item as g on g.task_id = t.id
			where t.campaign_id = ${campaignId} and t.state = 'gold' and t.gone_reason is null
				and g.retired_at is null and t.seats_taken < t.seats
				and not exists (select from seat as mine where mine.task_id = t.id and mine.person_id = ${personId})
				and not exists (select from label as l where l.task_id = t.id and l.person_id = ${personId})
			order by random()
			limit floor(${size}::float8 / ${every} + random())
			for no key update of t skip locked
		) as drawn`);
}

export type GoldResult = {
	personId: number;
	/** edits with known answers that they answered */
	answered: number;
	/** of those: how many they answered, at first, as is known: in every question to which an answer is known */
	agreed: number;
};

/** All that is known of the task `g` was answered so in the label `l`. */
const agrees = sql`not exists (
	select from jsonb_each(g.answers) as known where l.answers -> known.key is distinct from known.value)`;

/**
 * How the people of a campaign did, by person, for coordinators alone. What somebody said first counts: it cannot be
 * bettered by trying. Edits that the wiki has hidden since are left out.
 */
export async function goldResults(db: Db, campaignId: number): Promise<GoldResult[]> {
	return await db.execute<GoldResult>(sql`
		select person_id::int as "personId", count(*)::int as answered, count(*) filter (where agreed)::int as agreed
		from (
			select distinct on (l.task_id, l.person_id) l.person_id, ${agrees} as agreed
			from task as t join gold_item as g on g.task_id = t.id join label as l on l.task_id = t.id
			where t.campaign_id = ${campaignId} and t.state = 'gold' and t.gone_reason is null and l.kind = 'answer'
			order by l.task_id, l.person_id, l.sequence
		) as first
		group by person_id
		order by person_id`);
}

export type GoldRow = {
	taskId: number;
	revisionId: number;
	known: Answers;
	explanation: string | null;
	fromCampaignId: number | null;
	retired: boolean;
	answered: number;
	agreed: number;
	/** from 1, in the order in which they were added */
	place: number;
};

/** The edits with known answers of a campaign behind one of them, in the order in which they were added. */
export async function listGold(db: Db, campaignId: number, after: number, limit: number): Promise<GoldRow[]> {
	return await db.execute<GoldRow>(sql`
		select t.id::int as "taskId", t.revision_id::float8 as "revisionId", g.answers as known, g.explanation,
			g.from_campaign_id::int as "fromCampaignId", g.retired_at is not null or t.gone_reason is not null as retired,
			said.answered, said.agreed, -t.position as place
		from task as t join gold_item as g on g.task_id = t.id
		cross join lateral (
			select count(*)::int as answered, count(*) filter (where first.agreed)::int as agreed
			from (
				select distinct on (l.person_id) ${agrees} as agreed
				from label as l where l.task_id = t.id and l.kind = 'answer'
				order by l.person_id, l.sequence
			) as first
		) as said
		where t.campaign_id = ${campaignId} and t.state = 'gold' and t.position < ${-after}
		order by t.position desc
		limit ${limit}`);
}

/** How many there are to hand out. */
export async function countGold(db: Db, campaignId: number): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from task as t join gold_item as g on g.task_id = t.id
		where t.campaign_id = ${campaignId} and t.state = 'gold' and t.gone_reason is null and g.retired_at is null`);
	return row?.count ?? 0;
}

/** Hands an item out no more; false when the campaign has none such. */
export async function retireGoldItem(
	tx: Db,
	campaignId: number,
	taskId: number,
	now: Date,
): Promise<boolean> {
	const rows = await tx.execute(sql`
		update gold_item as g set retired_at = ${now.toISOString()}::timestamptz
		from task as t
		where g.task_id = ${taskId} and t.id = g.task_id and t.campaign_id = ${campaignId} and g.retired_at is null
		returning g.task_id`);
	return rows.length === 1;
}

/**
 * Edits of a campaign whose answers can be taken as known in another one: those that an adjudicator decided, and those that
 * at least two people answered, all of them alike. Being unsure is nothing to know. Drawn by chance.
 */
export async function listAgreedEdits(
	db: Db,
	request: { campaignId: number; notIn: number; questions: readonly string[]; most: number },
): Promise<NewGoldItem[]> {
	const { campaignId, notIn, questions, most } = request;
	const names = `{${questions.join(',')}}`;
	return await db.execute<NewGoldItem>(sql`
		select found."revisionId", found.part, found."partKey", found.answers, null as explanation,
			${campaignId}::int as "fromCampaignId"
		from (
			select t.revision_id::float8 as "revisionId", t.part, t.part_key as "partKey", (
				select jsonb_object_agg(one.key, one.value) from jsonb_each(said.answers) as one
				where one.key = any(${names}::text[]) and one.value <> '"unsure"') as answers
			from task as t cross join lateral (
				select a.answers from (
					select * from adjudication where task_id = t.id order by id desc limit 1
				) as a where a.kind = 'decided'
				union all
				select min(l.answers::text)::jsonb from seat as s join label as l on l.id = s.label_id
				where s.task_id = t.id and t.state = 'done' and not t.contested and not t.decided
				having count(*) >= 2
			) as said
			where t.campaign_id = ${campaignId} and t.state in ('open', 'done')
				and not exists (select from task as here
					where here.campaign_id = ${notIn} and here.revision_id = t.revision_id)
				and not exists (select from practice_item as p
					where p.campaign_id = ${notIn} and p.revision_id = t.revision_id)
		) as found
		where found.answers is not null
		order by random()
		limit ${most}`);
}

/** How often a person answered, at first, as is known: of the latest edits, so many at a time. */
export async function countMyGold(
	db: Db,
	personId: number,
	{ most, step }: { most: number; step: number },
): Promise<{ judged: number; agreed: number }> {
	const [row] = await db.execute<{ judged: number; agreed: number }>(sql`
		with first as (
			select distinct on (l.task_id) l.sequence, ${agrees} as agreed
			from label as l join gold_item as g on g.task_id = l.task_id join task as t on t.id = l.task_id
			where l.person_id = ${personId} and l.kind = 'answer' and t.gone_reason is null
			order by l.task_id, l.sequence
		), counted as (
			select agreed, row_number() over (order by sequence) as number, count(*) over () as total from first
		)
		select count(*)::int as judged, count(*) filter (where agreed)::int as agreed
		from counted
		where number <= total - total % ${step} and number > total - total % ${step} - ${most}`);
	return row ?? { judged: 0, agreed: 0 };
}
