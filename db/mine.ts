/**
 * What one person said, for themselves. Every query begins at the index of labels by person and costs what that person
 * said, whatever everybody else did; a page of a list costs a page, as long as it is of one campaign.
 */
import { eq, sql } from 'drizzle-orm';
import type { Answers, Form } from '../campaigns/contract/form.ts';
import type { LabelOutcome, SkipReason } from '../campaigns/contract/label.ts';
import type { Db } from './connect.ts';
import { isNewestVersion } from './dataset-versions.ts';
import { campaign, task } from './schema.ts';

type Kind = 'answer' | 'skip' | 'undo';

/** behind every sequence */
const LAST = 2 ** 53;

/**
 * The labels `l` of a person with a sequence between two others. Written as ranges of the index by person and sequence,
 * with `order by l.person_id, l.sequence`: told that the person is one, PostgreSQL may rather walk through everybody's
 * labels by sequence and pass by those of others, which takes long for somebody who was here long ago.
 */
function mineBetween(personId: number, after: number, before: number) {
	return sql`(l.person_id, l.sequence) > (${personId}::bigint, ${after}::bigint)
		and (l.person_id, l.sequence) < (${personId}::bigint, ${before}::bigint)`;
}

/** How many edits stand so now, by the week (its Monday, UTC; null for skips) in which they were first answered. */
export async function countMineByWeek(
	db: Db,
	personId: number,
): Promise<{ kind: Kind; begins: string | null; edits: number }[]> {
	return await db.execute<{ kind: Kind; begins: string | null; edits: number }>(sql`
		select kind, begins::date::text as begins, count(*)::int as edits
		from (
			select (array_agg(kind order by sequence desc))[1] as kind,
				date_trunc('week', min(received_at) filter (where kind = 'answer') at time zone 'UTC') as begins
			from label where person_id = ${personId} group by task_id
		) as mine
		group by kind, begins`);
}

export type MyCampaignFacts = {
	campaignId: number;
	name: string;
	wiki: string;
	closed: boolean;
	answered: number;
	skipped: number;
	surplus: number;
	lastAt: string;
	datasetId: string | null;
	labellers: number | null;
	labeller: string | null;
	/** the sequence of what the person said last in it */
	latest: number;
};

/** The campaigns in which a person has said something, the latest first. */
export async function listMyCampaignFacts(
	db: Db,
	personId: number,
	{ before, limit }: { before: number | null; limit: number },
): Promise<MyCampaignFacts[]> {
	return await db.execute<MyCampaignFacts>(sql`
		with said as (
			select distinct on (task_id) task_id, sequence, kind, outcome, received_at
			from label where person_id = ${personId}
			order by task_id, sequence desc
		), counted as (
			select t.campaign_id, max(said.received_at) as last_at, max(said.sequence) as latest,
				count(*) filter (where said.kind = 'answer')::int as answered,
				count(*) filter (where said.kind = 'skip')::int as skipped,
				count(*) filter (where said.outcome = 'surplus')::int as surplus
			from said join task as t on t.id = said.task_id
			group by t.campaign_id
		)
		select c.id::int as "campaignId", c.name, c.wiki, c.closed_at is not null as closed,
			counted.answered, counted.skipped, counted.surplus, counted.last_at as "lastAt",
			d.id as "datasetId", d.labellers, p.name as labeller, counted.latest::float8 as latest
		from counted
		join campaign as c on c.id = counted.campaign_id
		left join dataset as d on d.campaign_id = c.id and ${isNewestVersion}
		left join pseudonym as p on p.campaign_id = c.id and p.person_id = ${personId}
		where ${before}::bigint is null or counted.latest < ${before}
		order by counted.latest desc limit ${limit}`);
}

export type MyLabelRow = {
	sequence: number;
	taskId: number;
	revisionId: number;
	kind: Kind;
	outcome: LabelOutcome;
	answers: Answers | null;
	skipReason: SkipReason | null;
	receivedAt: string;
};

/** What a person says now of the edits of a campaign, from `before` (a sequence) on backwards. */
export async function listMyLabelRows(
	db: Db,
	request: { personId: number; campaignId: number; kind: Kind | null; before: number | null; limit: number },
): Promise<MyLabelRow[]> {
	const { personId, campaignId, kind, before, limit } = request;
	return await db.execute<MyLabelRow>(sql`
		select l.sequence::float8 as sequence, l.task_id::int as "taskId", t.revision_id::float8 as "revisionId",
			l.kind, l.outcome, l.answers, l.skip_reason as "skipReason", l.received_at as "receivedAt"
		from label as l
		join task as t on t.id = l.task_id
		where ${mineBetween(personId, 0, before ?? LAST)} and t.campaign_id = ${campaignId}
			${kind === null ? sql`` : sql`and l.kind = ${kind}`}
			and not exists (select from label as later
				where later.task_id = l.task_id and later.person_id = l.person_id and later.sequence > l.sequence)
		order by l.person_id desc, l.sequence desc
		limit ${limit}`);
}

/** A task with what its campaign says of whether it can be answered still. */
export async function findTaskOfCampaign(
	db: Db,
	taskId: number,
): Promise<{ campaignId: number; revisionId: number; campaignClosed: boolean } | null> {
	const [row] = await db
		.select({ campaignId: task.campaignId, revisionId: task.revisionId, closedAt: campaign.closedAt })
		.from(task)
		.innerJoin(campaign, eq(campaign.id, task.campaignId))
		.where(eq(task.id, taskId));
	return row
		? { campaignId: row.campaignId, revisionId: row.revisionId, campaignClosed: row.closedAt !== null }
		: null;
}

export type JudgedEdit = {
	form: Form;
	/** what the person said first */
	mine: Answers;
	/** what each of the others says, in their seats */
	others: Answers[];
};

/** edits looked at for one agreement: some of them came to nothing among the others */
const JUDGED_LIMIT = 300;

/**
 * The edits that a person answered and on which all the others have spoken, the latest first, and how many there are in
 * all. Neither what the person said later of an edit nor their taking it back changes anything here; and the edits come
 * ten at a time: otherwise one could find out what others said by changing an answer and looking again.
 */
export async function listJudgedEdits(
	db: Db,
	personId: number,
	steps: number,
): Promise<readonly JudgedEdit[]> {
	return await db.execute<JudgedEdit>(sql`
		with first as (
			select distinct on (task_id) task_id, sequence, answers
			from label where person_id = ${personId} and kind = 'answer'
			order by task_id, sequence
		), judged as (
			select first.task_id, t.campaign_id, first.answers as mine, count(*) over () as total,
				row_number() over (order by greatest(first.sequence, others.latest) desc) as place
			from first
			join task as t on t.id = first.task_id and t.state not in ('gone', 'gold')
			join lateral (
				select count(*) as count, max(l.sequence) as latest
				from seat as s join label as l on l.id = s.label_id
				where s.task_id = first.task_id and s.person_id <> ${personId}
			) as others on others.count >= greatest(1, t.seats - 1)
		)
		select f.definition as form, judged.mine, (
				select jsonb_agg(l.answers)
				from seat as s join label as l on l.id = s.label_id
				where s.task_id = judged.task_id and s.person_id <> ${personId}
			) as others
		from judged
		join campaign as c on c.id = judged.campaign_id
		join form as f on f.digest = c.form_digest
		where judged.place > judged.total % ${steps} and judged.place <= judged.total % ${steps} + ${JUDGED_LIMIT}
		order by judged.place`);
}

export type TakenRow = {
	sequence: number;
	labelId: string;
	campaignId: number;
	campaign: string;
	wiki: string;
	revisionId: number;
	kind: Kind;
	outcome: LabelOutcome;
	/** nothing was said of the edit afterwards */
	current: boolean;
	answers: Answers | null;
	skipReason: SkipReason | null;
	formDigest: string;
	guidelineRevisionId: number | null;
	language: string;
	millisecondsSpent: number;
	answeredAt: string;
	receivedAt: string;
};

/** rows per round trip while streaming */
const BATCH = 2000;

/** Every label of a person in the order received, a batch at a time, so that memory does not grow with them. */
export async function* readMyRows(db: Db, personId: number): AsyncGenerator<TakenRow> {
	let after = 0;
	for (;;) {
		const rows = await db.execute<TakenRow>(sql`
			select l.sequence::float8 as sequence, l.id as "labelId", c.id::int as "campaignId", c.name as campaign,
				c.wiki, t.revision_id::float8 as "revisionId", l.kind, l.outcome,
				not exists (select from label as later where later.task_id = l.task_id
					and later.person_id = l.person_id and later.sequence > l.sequence) as current,
				l.answers, l.skip_reason as "skipReason", l.form_digest as "formDigest",
				l.guideline_revision_id::float8 as "guidelineRevisionId", l.language,
				l.milliseconds_spent as "millisecondsSpent", l.answered_at as "answeredAt", l.received_at as "receivedAt"
			from label as l
			join task as t on t.id = l.task_id
			join campaign as c on c.id = t.campaign_id
			where ${mineBetween(personId, after, LAST)}
			order by l.person_id, l.sequence
			limit ${BATCH}`);
		yield* rows;
		const last = rows.at(-1);
		if (rows.length < BATCH || !last) return;
		after = last.sequence;
	}
}

/** The forms that a person has answered. */
export async function listMyForms(db: Db, personId: number): Promise<Form[]> {
	const rows = await db.execute<{ definition: Form }>(sql`
		select definition from form
		where digest in (select form_digest from label where person_id = ${personId})
		order by digest`);
	return rows.map(({ definition }) => definition);
}
