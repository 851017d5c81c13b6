/** What is kept of models that are compared while people label, and what they are learned from. */
import { and, asc, eq, gte, isNull, or, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { StabilityWanted } from '../campaigns/contract/stability.ts';
import { advisoryLocks } from './advisory-locks.ts';
import type { Db } from './connect.ts';
import { campaign, comparedEdit, label, seat, stability, successiveModel, task } from './schema.ts';

export type StabilityRow = typeof stability.$inferSelect;
export type SuccessiveModelRow = typeof successiveModel.$inferSelect;

/** False while another process compares models of this campaign; else none does until the transaction ends. */
export async function tryLockComparing(tx: Db, campaignId: number): Promise<boolean> {
	const [row] = await tx.execute<{ locked: boolean }>(
		sql`select pg_try_advisory_xact_lock(${advisoryLocks.comparing}::int, ${campaignId}::int) as locked`,
	);
	return row?.locked ?? false;
}

/** Waits until nobody compares models of this campaign; then nobody does until the transaction ends. */
export async function lockComparing(tx: Db, campaignId: number): Promise<void> {
	await tx.execute(sql`select pg_advisory_xact_lock(${advisoryLocks.comparing}::int, ${campaignId}::int)`);
}

export async function findStability(db: Db, campaignId: number): Promise<StabilityRow | null> {
	const [row] = await db.select().from(stability).where(eq(stability.campaignId, campaignId));
	return row ?? null;
}

/** Campaigns under way whose models are compared, and those closed since: their last answers may not be learned from yet. */
export async function listComparedCampaigns(
	db: Db,
	closedSince: Date,
): Promise<{ campaignId: number; wiki: string }[]> {
	return await db
		.select({ campaignId: stability.campaignId, wiki: campaign.wiki })
		.from(stability)
		.innerJoin(campaign, eq(campaign.id, stability.campaignId))
		.where(or(isNull(campaign.closedAt), gte(campaign.closedAt, closedSince)))
		.orderBy(asc(stability.campaignId));
}

/** Begins anew with something else, or with nothing. */
export async function replaceStability(
	tx: Db,
	campaignId: number,
	wanted: StabilityWanted | null,
): Promise<void> {
	await tx.delete(successiveModel).where(eq(successiveModel.campaignId, campaignId));
	await tx.delete(comparedEdit).where(eq(comparedEdit.campaignId, campaignId));
	await tx.delete(stability).where(eq(stability.campaignId, campaignId));
	if (wanted) await tx.insert(stability).values({ campaignId, ...wanted });
}

export async function updateStability(
	tx: Db,
	campaignId: number,
	change: Partial<Omit<StabilityRow, 'campaignId'>>,
): Promise<void> {
	await tx.update(stability).set(change).where(eq(stability.campaignId, campaignId));
}

/** Open edits that nobody has had yet. */
const untouched = (campaignId: number) =>
	sql`campaign_id = ${campaignId} and state = 'open' and seats_taken = 0`;

export async function countUntouched(tx: Db, campaignId: number): Promise<number> {
	const [row] = await tx.execute<{ edits: number }>(
		sql`select count(*)::int as edits from ${task} where ${untouched(campaignId)}`,
	);
	return row?.edits ?? 0;
}

/** Sets edits that nobody has had yet aside, by chance: the same seed and edits give the same ones. */
export async function setAside(tx: Db, campaignId: number, edits: number, seed: number): Promise<void> {
	await tx.execute(sql`
		insert into ${comparedEdit} (task_id, campaign_id, place)
		select id, ${campaignId}, row_number() over (order by drawn) - 1
		from (select id, md5(${`${seed} `} || revision_id || ' ' || part_key) as drawn from ${task} where ${untouched(campaignId)}
			order by drawn limit ${edits}) as chosen`);
}

export type EditToRead = { taskId: number; revisionId: number; place: number | null };

/** The next edits whose features are not known: those set aside first, then those answered, as the answers came. */
export async function listEditsToRead(
	tx: Db,
	campaignId: number,
	{ most, limit }: { most: number; limit: number },
): Promise<EditToRead[]> {
	const aside = await tx
		.select({
			taskId: task.id,
			revisionId: task.revisionId,
			place: comparedEdit.place,
		})
		.from(comparedEdit)
		.innerJoin(task, eq(task.id, comparedEdit.taskId))
		.where(and(eq(comparedEdit.campaignId, campaignId), isNull(comparedEdit.readAt)))
		.orderBy(asc(comparedEdit.place))
		.limit(limit);
	if (aside.length > 0) return aside;
	const [known] = await tx.execute<{ edits: number }>(sql`
		select count(*)::int as edits from ${comparedEdit} where campaign_id = ${campaignId} and place is null`);
	const left = Math.min(limit, most - (known?.edits ?? 0));
	if (left <= 0) return [];
	return await tx.execute<EditToRead>(sql`
		select t.id::float8 as "taskId", t.revision_id::float8 as "revisionId", null::int as place
		from ${seat} as s join ${task} as t on t.id = s.task_id join ${label} as l on l.id = s.label_id
		where s.campaign_id = ${campaignId} and t.state in ('open', 'done')
			and not exists (select from ${comparedEdit} as c where c.task_id = t.id)
		group by t.id order by min(l.sequence) limit ${left}`);
}

/** Keeps what the wiki gave; null where it gave nothing. */
export async function storeFeatures(
	tx: Db,
	campaignId: number,
	readAt: Date,
	read: readonly (Pick<EditToRead, 'taskId' | 'place'> & { features: number[] | null })[],
): Promise<void> {
	if (read.length === 0) return;
	await tx
		.insert(comparedEdit)
		.values(read.map((one) => ({ ...one, campaignId, readAt })))
		.onConflictDoUpdate({
			target: comparedEdit.taskId,
			set: { readAt, features: sql`excluded.features` },
		});
}

export type ReadCounts = {
	aside: number;
	asideUnread: number;
	asideUnreadable: number;
	known: number;
	unreadable: number;
};

/** How many edits of a campaign are set aside or learned from, and of how many there are features. */
export async function countRead(db: Db, campaignId: number): Promise<ReadCounts> {
	const [row] = await db.execute<ReadCounts>(sql`
		select count(*) filter (where c.place is not null)::int as aside,
			count(*) filter (where c.place is not null and c.read_at is null)::int as "asideUnread",
			count(*) filter (where c.place is not null and c.read_at is not null and not ${isUsable})::int as "asideUnreadable",
			count(*) filter (where c.place is null and ${isUsable})::int as known,
			count(*) filter (where c.place is null and not ${isUsable})::int as unreadable
		from ${comparedEdit} as c join ${task} as t on t.id = c.task_id where c.campaign_id = ${campaignId}`);
	return row ?? { aside: 0, asideUnread: 0, asideUnreadable: 0, known: 0, unreadable: 0 };
}

/** Nothing of an edit that the wiki hides is used any more. */
const isUsable = sql`(c.features is not null and t.state <> 'gone')`;

/** The edits set aside that have features, by place. */
export async function readSetAside(
	tx: Db,
	campaignId: number,
): Promise<{ place: number; features: number[] }[]> {
	return await tx.execute<{ place: number; features: number[] }>(sql`
		select c.place, c.features from ${comparedEdit} as c join ${task} as t on t.id = c.task_id
		where c.campaign_id = ${campaignId} and c.place is not null and ${isUsable} order by c.place`);
}

/** The edits to learn from that have features, with the answers in their seats, in the order of their first answers. */
export async function readLessons(
	tx: Db,
	campaignId: number,
): Promise<{ features: number[]; answers: Answers[] }[]> {
	return await tx.execute<{ features: number[]; answers: Answers[] }>(sql`
		select c.features, said.answers
		from ${comparedEdit} as c join ${task} as t on t.id = c.task_id join lateral (
			select jsonb_agg(l.answers order by l.sequence) as answers, min(l.sequence) as first
			from ${seat} as s join ${label} as l on l.id = s.label_id where s.task_id = t.id) as said on said.first is not null
		where c.campaign_id = ${campaignId} and c.place is null and ${isUsable}
		order by said.first`);
}

export async function listSuccessiveModels(db: Db, campaignId: number): Promise<SuccessiveModelRow[]> {
	return await db
		.select()
		.from(successiveModel)
		.where(eq(successiveModel.campaignId, campaignId))
		.orderBy(asc(successiveModel.edits));
}

export async function insertSuccessiveModel(tx: Db, row: SuccessiveModelRow): Promise<void> {
	await tx.insert(successiveModel).values(row);
}

/** Forgets the features of edits that the wiki hides by now. */
export async function forgetHiddenFeatures(tx: Db, campaignId: number): Promise<void> {
	await tx.execute(sql`
		update ${comparedEdit} as c set features = null from ${task} as t
		where c.campaign_id = ${campaignId} and t.id = c.task_id and t.state = 'gone' and c.features is not null`);
}
