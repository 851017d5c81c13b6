/** Frames while they are counted, and what rules go by of the edits of a list. */
import { and, desc, eq, gt, sql } from 'drizzle-orm';
import type { CountedStratum } from '../campaigns/contract/edit-list.ts';
import type { EditSourceOf } from '../campaigns/contract/edit-source.ts';
import type { AuthorFacts } from './automated-labels.ts';
import type { Db } from './connect.ts';
import type { EditListRow } from './edit-lists.ts';
import { campaign, editList, label, listedEdit, task } from './schema.ts';

type Frame = EditSourceOf<'sample'>['frame'];

/** An edit that may be drawn. */
export type FramedEdit = { revisionId: number; stratum: string; score: number | null; facts: AuthorFacts };

/** The newest frame of the same edits that is not forgotten yet; null when there is none. */
export async function findSameFrame(
	db: Db,
	wiki: string,
	frame: Frame,
	now: Date,
): Promise<EditListRow | null> {
	const [row] = await db
		.select()
		.from(editList)
		.where(
			and(
				eq(editList.kind, 'frame'),
				eq(editList.wiki, wiki),
				sql`${editList.frame} = ${JSON.stringify(frame)}::jsonb`,
				gt(editList.expiresAt, now),
			),
		)
		.orderBy(desc(editList.createdAt))
		.limit(1);
	return row ?? null;
}

/** Takes one that waits, or whose round died, until so long; null when none does. */
export async function claimWaitingList(db: Db, now: Date, until: Date): Promise<EditListRow | null> {
	const [row] = await db
		.update(editList)
		.set({ claimedUntil: until })
		.where(
			sql`${editList.id} = (select e.id from ${editList} as e where e.state = 'waiting'
				and (e.claimed_until is null or e.claimed_until <= ${now.toISOString()}::timestamptz)
				order by e.created_at limit 1 for update skip locked)`,
		)
		.returning();
	return row ?? null;
}

/** Adds edits to a frame; says how many were not in it yet. */
export async function addFramedEdits(tx: Db, frameId: string, edits: readonly FramedEdit[]): Promise<number> {
	const { count } = await tx.execute(sql`
		insert into ${listedEdit} (list_id, revision_id, stratum, score, author, reverted, blocked, edit_count, groups)
		select ${frameId}::uuid, e.id, e.stratum, e.score, e.author, e.reverted, e.blocked, e.edit_count,
			string_to_array(e.groups, '|')
		from unnest(${ids(edits)}::bigint[], ${texts(edits.map(({ stratum }) => stratum))}::text[],
			${`{${edits.map(({ score }) => score ?? 'null').join(',')}}`}::float8[], ${facts(edits)})
			as e (id, stratum, score, author, reverted, blocked, edit_count, groups)
		on conflict do nothing`);
	return count;
}

/** What the wiki said of edits of a list. */
export async function setAuthorFacts(
	tx: Db,
	listId: string,
	edits: readonly { revisionId: number; facts: AuthorFacts }[],
): Promise<void> {
	await tx.execute(sql`
		update ${listedEdit} as l set author = e.author, reverted = e.reverted, blocked = e.blocked,
			edit_count = e.edit_count, groups = string_to_array(e.groups, '|')
		from unnest(${ids(edits)}::bigint[], ${facts(edits)})
			as e (id, author, reverted, blocked, edit_count, groups)
		where l.list_id = ${listId} and l.revision_id = e.id`);
}

function ids(edits: readonly { revisionId: number }[]): string {
	return `{${edits.map(({ revisionId }) => revisionId).join(',')}}`;
}

/** PostgreSQL quotes the texts of an array as JSON does: quotation marks and backslashes by a backslash. */
function texts(all: readonly string[]): string {
	return `{${all.map((text) => JSON.stringify(text)).join(',')}}`;
}

/** The columns of facts; groups are joined by `|`, which no name of a group holds. */
function facts(edits: readonly { facts: AuthorFacts }[]) {
	const column = (value: (of: AuthorFacts) => string | number | boolean) =>
		`{${edits.map((edit) => value(edit.facts)).join(',')}}`;
	return sql`${column(({ author }) => author)}::text[], ${column(({ reverted }) => reverted)}::bool[],
		${column(({ blocked }) => blocked)}::bool[], ${column(({ editCount }) => editCount)}::int[],
		${texts(edits.map((edit) => edit.facts.groups.join('|')))}::text[]`;
}

/** How many edits of each stratum a frame has, and the mean of their scores; strata without edits are left out. */
export async function countStrata(db: Db, frameId: string): Promise<Map<string, CountedStratum>> {
	const rows = await db.execute<CountedStratum>(sql`
		select stratum as key, count(*)::int as count, avg(score) as "meanScore"
		from ${listedEdit} where list_id = ${frameId} group by stratum`);
	return new Map(rows.map((row) => [row.key, row]));
}

/** Revisions of a list by id, from after one on. */
export async function revisionsOfList(
	db: Db,
	listId: string,
	after: number,
	most: number,
): Promise<number[]> {
	const rows = await db.execute<{ id: number }>(sql`
		select distinct revision_id::float8 as id from ${listedEdit}
		where list_id = ${listId} and revision_id > ${after} order by 1 limit ${most}`);
	return rows.map(({ id }) => id);
}

/** Which of these edits of a wiki somebody has answered in a campaign. */
export async function judgedAmong(
	db: Db,
	wiki: string,
	revisionIds: readonly number[],
): Promise<Set<number>> {
	const rows = await db.execute<{ id: number }>(sql`
		select distinct t.revision_id::float8 as id
		from ${campaign} as c join ${task} as t on t.campaign_id = c.id
		where c.wiki = ${wiki} and t.revision_id = any(${`{${revisionIds.join(',')}}`}::bigint[])
			and exists (select from ${label} as l where l.task_id = t.id and l.kind = 'answer')`);
	return new Set(rows.map(({ id }) => id));
}
