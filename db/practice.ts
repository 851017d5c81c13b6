/** The practice round of a campaign, and what people said in it. Nothing here is a label. */
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Answers } from '../campaigns/contract/form.ts';
import type { PracticeStanding } from '../campaigns/contract/practice.ts';
import type { Db } from './connect.ts';
import { practiceAnswer, practiceItem, task } from './schema.ts';

export type PracticeItemRow = typeof practiceItem.$inferSelect;

/** In the order shown. */
export async function listPracticeItems(db: Db, campaignId: number): Promise<PracticeItemRow[]> {
	return await db
		.select()
		.from(practiceItem)
		.where(eq(practiceItem.campaignId, campaignId))
		.orderBy(asc(practiceItem.place));
}

export async function findPracticeItem(db: Db, itemId: number): Promise<PracticeItemRow | null> {
	const [row] = await db.select().from(practiceItem).where(eq(practiceItem.id, itemId));
	return row ?? null;
}

export type PracticeAnswerRow = Pick<
	typeof practiceAnswer.$inferSelect,
	'practiceItemId' | 'answers' | 'agreed'
>;

/** What a person said last of each item of a campaign. */
export async function listPracticeAnswers(
	db: Db,
	campaignId: number,
	personId: number,
): Promise<PracticeAnswerRow[]> {
	return await db.execute<PracticeAnswerRow>(sql`
		select distinct on (a.practice_item_id)
			a.practice_item_id::int as "practiceItemId", a.answers, a.agreed
		from practice_answer as a join practice_item as i on i.id = a.practice_item_id
		where i.campaign_id = ${campaignId} and a.person_id = ${personId}
		order by a.practice_item_id, a.id desc`);
}

export async function insertPracticeAnswer(db: Db, row: typeof practiceAnswer.$inferInsert): Promise<void> {
	await db.insert(practiceAnswer).values(row);
}

/** How far a person is: of what they said of an item, the last counts. */
export async function countPractice(db: Db, campaignId: number, personId: number): Promise<PracticeStanding> {
	const [row] = await db.execute<PracticeStanding>(sql`
		with latest as (
			select distinct on (a.practice_item_id) a.agreed
			from practice_answer as a join practice_item as i on i.id = a.practice_item_id
			where i.campaign_id = ${campaignId} and a.person_id = ${personId}
			order by a.practice_item_id, a.id desc
		)
		select (select count(*)::int from practice_item where campaign_id = ${campaignId}) as items,
			(select count(*)::int from latest) as answered,
			(select count(*)::int from latest where agreed) as agreed`);
	if (!row) throw new Error('a count came back without a row');
	return row;
}

/** Takes items away, and with them what was said of them. */
export async function deletePracticeItems(tx: Db, itemIds: readonly number[]): Promise<void> {
	if (itemIds.length === 0) return;
	await tx.delete(practiceAnswer).where(inArray(practiceAnswer.practiceItemId, [...itemIds]));
	await tx.delete(practiceItem).where(inArray(practiceItem.id, [...itemIds]));
}

export type NewPracticeItem = { revisionId: number; answers: Answers; explanation: string };

/** Adds items, and puts those that were there already where they now stand. */
export async function arrangePracticeItems(
	tx: Db,
	campaignId: number,
	arranged: readonly (NewPracticeItem & { itemId: number | null })[],
): Promise<void> {
	// out of each other's way first: two items never stand at one place
	await tx.execute(sql`update practice_item set place = -1 - place where campaign_id = ${campaignId}`);
	for (const [place, { itemId, revisionId, answers, explanation }] of arranged.entries())
		if (itemId === null)
			await tx.insert(practiceItem).values({ campaignId, revisionId, place, answers, explanation });
		else await tx.update(practiceItem).set({ place, explanation }).where(eq(practiceItem.id, itemId));
}

/** Which of these revisions are tasks of a campaign. */
export async function findTaskRevisions(
	db: Db,
	campaignId: number,
	revisionIds: readonly number[],
): Promise<Set<number>> {
	const rows = await db
		.select({ revisionId: task.revisionId })
		.from(task)
		.where(and(eq(task.campaignId, campaignId), inArray(task.revisionId, [...revisionIds])));
	return new Set(rows.map(({ revisionId }) => revisionId));
}
