/** Lists of edits and frames, while campaigns are made from them. */
import { eq, lte, sql } from 'drizzle-orm';
import type { NewTask } from './campaigns.ts';
import type { Db } from './connect.ts';
import { editList, listedEdit } from './schema.ts';

export type EditListRow = typeof editList.$inferSelect;

/** An edit of a list; the key is canonical JSON of the part that is asked about, '' for the whole revision. */
export type NewEdit = Omit<NewTask, 'part'>;

export async function insertEditList(
	db: Db,
	row: Omit<typeof editList.$inferInsert, 'id'>,
): Promise<EditListRow> {
	const [inserted] = await db.insert(editList).values(row).returning();
	if (!inserted) throw new Error('the database returned no row for a list just stored');
	return inserted;
}

export async function findEditList(db: Db, listId: string): Promise<EditListRow | null> {
	const [row] = await db.select().from(editList).where(eq(editList.id, listId));
	return row ?? null;
}

export async function changeEditList(
	db: Db,
	listId: string,
	changes: Partial<typeof editList.$inferInsert>,
): Promise<void> {
	await db.update(editList).set(changes).where(eq(editList.id, listId));
}

export async function deleteEditList(db: Db, listId: string): Promise<void> {
	await db.delete(editList).where(eq(editList.id, listId));
}

/** A list that has become tasks is no list any more; a round throws its rows away, so that nobody waits for that. */
export async function useUpList(tx: Db, listId: string, at: Date): Promise<void> {
	await tx.update(editList).set({ state: 'filling', expiresAt: at }).where(eq(editList.id, listId));
}

/** Forgets lists whose time is over, and those whose sender went away in the middle. */
export async function deleteExpiredLists(db: Db, now: Date): Promise<void> {
	await db.delete(editList).where(lte(editList.expiresAt, now));
}

/**
 * Adds edits to a list; says how many were not in it yet. An edit that is there twice is there once: a conflict on the
 * key, which COPY could not pass over.
 */
export async function addListedEdits(db: Db, listId: string, edits: readonly NewEdit[]): Promise<number> {
	// PostgreSQL quotes the texts of an array as JSON does: quotation marks and backslashes by a backslash
	const ids = `{${edits.map(({ revisionId }) => revisionId).join(',')}}`;
	const keys = `{${edits.map(({ partKey }) => JSON.stringify(partKey)).join(',')}}`;
	const strata = `{${edits.map(({ drawn }) => (drawn ? JSON.stringify(drawn.stratum) : 'null')).join(',')}}`;
	const probabilities = `{${edits.map(({ drawn }) => drawn?.probability ?? 'null').join(',')}}`;
	const { count } = await db.execute(sql`
		insert into ${listedEdit} (list_id, revision_id, part_key, stratum, probability)
		select ${listId}::uuid, e.id, e.key, e.stratum, e.probability
		from unnest(${ids}::bigint[], ${keys}::text[], ${strata}::text[], ${probabilities}::float8[])
			as e (id, key, stratum, probability)
		on conflict do nothing`);
	return count;
}

/** A few edits of a list, from all over it. */
export async function someOfList(db: Db, listId: string, most: number): Promise<number[]> {
	const rows = await db.execute<{ id: number }>(sql`
		select revision_id::float8 as id from ${listedEdit} where list_id = ${listId}
		order by sha256(convert_to(revision_id::text, 'UTF8')) limit ${most}`);
	return rows.map(({ id }) => id);
}
