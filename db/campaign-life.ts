import { and, eq, inArray, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Goal } from '../campaigns/contract/goal.ts';
import type { Db } from './connect.ts';
import { campaign, task, walk } from './schema.ts';

export type CampaignRow = typeof campaign.$inferSelect;

/** A campaign's own row, held until the transaction ends; null when there is none. */
export async function lockCampaign(tx: Db, campaignId: number): Promise<CampaignRow | null> {
	const [row] = await tx.select().from(campaign).where(eq(campaign.id, campaignId)).for('update');
	return row ?? null;
}

/** A campaign's own row as it is now. */
export async function readCampaignRow(db: Db, campaignId: number): Promise<CampaignRow | null> {
	const [row] = await db.select().from(campaign).where(eq(campaign.id, campaignId));
	return row ?? null;
}

export async function changeCampaign(
	tx: Db,
	campaignId: number,
	changes: Partial<typeof campaign.$inferInsert>,
): Promise<void> {
	if (Object.keys(changes).length > 0)
		await tx.update(campaign).set(changes).where(eq(campaign.id, campaignId));
}

/**
 * Gives every task of a campaign `seats` places; what was done is open again, and everybody walks from the beginning.
 * Needs `lockHandingOut`.
 */
export async function raiseSeats(tx: Db, campaignId: number, seats: number): Promise<void> {
	await tx.execute(sql`
		update ${task} as t set seats = ${seats}, state = case when t.state in ('gone', 'automated') then t.state else 'open' end
		where t.campaign_id = ${campaignId} and t.seats < ${seats} and t.state <> 'gold'`);
	await forgetWalks(tx, campaignId);
}

/** The tasks of a campaign that are done and may have more answers, with those in their seats, so many at a time. */
export async function* readDoneTasks(
	db: Db,
	campaignId: number,
	batch = 1000,
): AsyncGenerator<{ taskId: number; answers: Answers[] }[]> {
	for (let after = 0; ; ) {
		const rows = await db.execute<{ taskId: number; answers: Answers[] }>(sql`
			select t.id::int as "taskId", jsonb_agg(l.answers) as answers
			from task as t join seat as s on s.task_id = t.id join label as l on l.id = s.label_id
			where t.campaign_id = ${campaignId} and t.state = 'done' and t.seats < t.seats_most and t.id > ${after}
			group by t.id order by t.id limit ${batch}`);
		yield rows;
		const last = rows.at(-1);
		if (rows.length < batch || !last) return;
		after = last.taskId;
	}
}

/** Everybody walks from the beginning again. Needs `lockHandingOut`. */
export async function forgetWalks(tx: Db, campaignId: number): Promise<void> {
	await tx.delete(walk).where(eq(walk.campaignId, campaignId));
}

/**
 * Every task has its answers or is gone, and none will come by itself; or it is closing, and nobody has an edit under a
 * lease any more.
 */
const isFinished = (now: Date) => sql`(
	${campaign.source} ->> 'kind' is distinct from 'disputes'
		and exists (select from task as t where t.campaign_id = ${campaign.id})
		and not exists (select from task as t where t.campaign_id = ${campaign.id} and t.state = 'open')
	or ${campaign.closingAt} is not null and not exists (
		select from seat as s where s.campaign_id = ${campaign.id} and s.label_id is null
			and s.lease_expires_at > ${now.toISOString()}::timestamptz))`;

/** The campaigns that are to be closed by themselves, or which of these are. Cheap: three partial indexes. */
export async function listFinishedCampaigns(
	db: Db,
	now: Date,
	campaignIds?: readonly number[],
): Promise<number[]> {
	const asked = campaignIds && inArray(campaign.id, [...campaignIds]);
	const rows = await db
		.select({ id: campaign.id })
		.from(campaign)
		.where(and(asked, isNull(campaign.closedAt), isFinished(now)));
	return rows.map(({ id }) => id);
}

/**
 * Closes a campaign if it is finished; its wiki, or null when it is not, or was closed before. Whoever is just storing a
 * label of it (db/saving.ts) is waited for first: it may take an answer back. Hence a statement of its own, for the next
 * one to see what came of it.
 */
export async function closeIfFinished(tx: Db, campaignId: number, now: Date): Promise<string | null> {
	await tx.execute(sql`select from ${campaign} where id = ${campaignId} for no key update`);
	const rows = await tx
		.update(campaign)
		.set({ closedAt: now })
		.where(and(eq(campaign.id, campaignId), isNull(campaign.closedAt), isFinished(now)))
		.returning({ wiki: campaign.wiki });
	return rows[0]?.wiki ?? null;
}

/** Lets campaigns close whose deadline has passed; says which. */
export async function windDownOverdue(tx: Db, now: Date): Promise<{ id: number; wiki: string }[]> {
	return await tx
		.update(campaign)
		.set({ closingAt: now, pausedAt: null })
		.where(and(isNull(campaign.closedAt), isNull(campaign.closingAt), lte(campaign.deadline, now)))
		.returning({ id: campaign.id, wiki: campaign.wiki });
}

/** The campaigns that are to close as soon as their goal is reached, and are not closing yet. */
export async function listCampaignsClosingAtGoal(
	db: Db,
): Promise<{ id: number; goal: Goal; closesAtGoalSince: Date }[]> {
	const rows = await db
		.select({ id: campaign.id, goal: campaign.goal, closesAtGoalSince: campaign.closesAtGoalSince })
		.from(campaign)
		.where(and(isNull(campaign.closedAt), isNull(campaign.closingAt), isNotNull(campaign.closesAtGoalSince)));
	return rows.flatMap(({ id, goal, closesAtGoalSince }) =>
		goal && closesAtGoalSince ? [{ id, goal, closesAtGoalSince }] : [],
	);
}
