/** What is to be settled, and what adjudicators decided. Rows are only added; of a task the newest decision counts. */
import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import { adjudication, adjudicationComment, person, task } from './schema.ts';

/**
 * The answers in the seats of the task `t`, in an order that says nothing of who gave them or when: that of a digest of the
 * id that each person's browser drew for their first label of it. It stays while people change their answers.
 */
const shuffledAnswers = sql`(
	select coalesce(jsonb_agg(l.answers order by md5(t.id || first.id::text)), '[]')
	from seat as s join label as l on l.id = s.label_id
	cross join lateral (
		select f.id from label as f where f.task_id = s.task_id and f.person_id = s.person_id
		order by f.sequence limit 1
	) as first
	where s.task_id = t.id)`;

const answeredBy = (personId: number) => sql`exists (
	select from label as mine where mine.task_id = t.id and mine.person_id = ${personId} and mine.kind = 'answer')`;

/** What there is to settle in a campaign: while it is open, only edits that have all their answers. */
const inQueue = (campaignId: number) => sql`t.campaign_id = ${campaignId} and t.contested and (
	t.state = 'done'
	or t.state = 'open' and exists (select from campaign as c where c.id = ${campaignId} and c.closed_at is not null))`;

export type QueueRow = { taskId: number; revisionId: number; position: number; said: Answers[] };

/** A page of the queue of somebody, in the campaign's order: edits that they answered are not in it. */
export async function listContested(
	db: Db,
	request: { campaignId: number; personId: number; decided: boolean; after: number; limit: number },
): Promise<QueueRow[]> {
	const { campaignId, personId, decided, after, limit } = request;
	return await db.execute<QueueRow>(sql`
		select t.id::int as "taskId", t.revision_id::float8 as "revisionId", t.position, ${shuffledAnswers} as said
		from task as t
		where ${inQueue(campaignId)} and t.position > ${after} and t.decided = ${decided} and not ${answeredBy(personId)}
		order by t.position
		limit ${limit}`);
}

/** How much of a campaign is left to somebody, settled by whomever, or left to others. */
export async function countContested(
	db: Db,
	campaignId: number,
	personId: number,
): Promise<{ left: number; settled: number; own: number }> {
	const [row] = await db.execute<{ left: number; settled: number; own: number }>(sql`
		select count(*) filter (where not decided and not mine)::int as left,
			count(*) filter (where decided)::int as settled,
			count(*) filter (where not decided and mine)::int as own
		from (select t.decided, ${answeredBy(personId)} as mine from task as t where ${inQueue(campaignId)}) as queue`);
	if (!row) throw new Error('a count came back without a row');
	return { ...row };
}

export type ContestedTask = {
	taskId: number;
	campaignId: number;
	revisionId: number;
	said: Answers[];
	/** it has answers, these differ or are all "unsure", and the wiki still shows it */
	contested: boolean;
	/** all its answers are here, or its campaign is closed */
	ready: boolean;
	/** a decision stands */
	decided: boolean;
	/** the person who asks answered it */
	own: boolean;
	frozen: boolean;
};

/** What is to be known of a task before it is settled; null when there is none. */
export async function findContested(db: Db, taskId: number, personId: number): Promise<ContestedTask | null> {
	const [row] = await db.execute<ContestedTask>(sql`
		select t.id::int as "taskId", t.campaign_id::int as "campaignId", t.revision_id::float8 as "revisionId",
			${shuffledAnswers} as said, t.contested and t.state in ('open', 'done') as contested,
			t.state = 'done' or c.closed_at is not null as ready, t.decided, ${answeredBy(personId)} as own,
			exists (select from dataset as d where d.campaign_id = c.id) as frozen
		from task as t join campaign as c on c.id = t.campaign_id
		where t.id = ${taskId}`);
	return row ?? null;
}

/** The newest decisions of a task. */
export async function listDecisions(db: Db, taskId: number, limit: number) {
	return await db
		.select({
			kind: adjudication.kind,
			answers: adjudication.answers,
			reason: adjudication.reason,
			at: adjudication.at,
			name: person.name,
			leftAt: person.leftAt,
		})
		.from(adjudication)
		.innerJoin(person, eq(person.id, adjudication.personId))
		.where(eq(adjudication.taskId, taskId))
		.orderBy(desc(adjudication.id))
		.limit(limit);
}

/** Adds a decision, or that it was taken back, and says so on the task. The caller holds the task's row. */
export async function insertDecision(tx: Db, row: typeof adjudication.$inferInsert): Promise<void> {
	await tx.insert(adjudication).values(row);
	await tx
		.update(task)
		.set({ decided: row.kind === 'decided' })
		.where(eq(task.id, row.taskId));
}

/** What was said of a task after a comment, oldest first. */
export async function listTaskComments(db: Db, taskId: number, after: number, limit: number) {
	return await db
		.select({
			id: adjudicationComment.id,
			text: adjudicationComment.text,
			at: adjudicationComment.at,
			name: person.name,
			leftAt: person.leftAt,
		})
		.from(adjudicationComment)
		.innerJoin(person, eq(person.id, adjudicationComment.personId))
		.where(and(eq(adjudicationComment.taskId, taskId), gt(adjudicationComment.id, after)))
		.orderBy(asc(adjudicationComment.id))
		.limit(limit);
}

export async function insertComment(db: Db, row: typeof adjudicationComment.$inferInsert): Promise<number> {
	const [inserted] = await db
		.insert(adjudicationComment)
		.values(row)
		.returning({ id: adjudicationComment.id });
	if (!inserted) throw new Error('the database returned no row for a comment just stored');
	return inserted.id;
}
