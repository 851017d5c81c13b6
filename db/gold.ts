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

/** Adds edits with known answers to a campaign, behind those that it has. */
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
		), added as (
			insert into task (campaign_id, revision_id, part, part_key, position, seats, seats_most, state)
			select c.id, listed."revisionId", nullif(listed.part, 'null'), listed."partKey",
				least(0, (select min(position) from task where campaign_id = c.id)) - listed.number,
				${SEATS}, c.most_labels_per_task, 'gold'
			from campaign as c cross join listed where c.id = ${campaignId}
			returning id, revision_id, part_key
		)
		insert into gold_item (task_id, answers, explanation, from_campaign_id, added_at)
		select added.id, listed.answers, listed.explanation, listed."fromCampaignId", ${now.toISOString()}::timestamptz
		from added join listed on listed."revisionId" = added.revision_id and listed."partKey" = added.part_key`);
}

export type DrawnGold = {
	taskId: number;
	seats: number /** of the way through the workset, 0 to 1 */;
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
		select id::int as "taskId", seats, random() as place
		from (
			select t.id, t.seats
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
