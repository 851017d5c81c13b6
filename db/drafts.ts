/** Campaigns in the making. */
import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { DraftContent } from '../campaigns/contract/draft.ts';
import type { Db } from './connect.ts';
import { campaignDraft, person } from './schema.ts';

type Row = typeof campaignDraft.$inferSelect;

export type DraftFacts = Omit<Row, 'content'> & { owner: { name: string; leftAt: Date | null } | null };
export type DraftRow = DraftFacts & { content: DraftContent };

const { content, ...columns } = {
	...{ id: campaignDraft.id, wiki: campaignDraft.wiki, ownerId: campaignDraft.ownerId },
	...{ content: campaignDraft.content, version: campaignDraft.version, savedAt: campaignDraft.savedAt },
};
const facts = { ...columns, owner: { name: person.name, leftAt: person.leftAt } };

export async function insertDraft(db: Db, row: typeof campaignDraft.$inferInsert): Promise<number> {
	const [inserted] = await db.insert(campaignDraft).values(row).returning({ id: campaignDraft.id });
	if (!inserted) throw new Error('the database returned no row for a draft just stored');
	return inserted.id;
}

export async function findDraft(db: Db, draftId: number): Promise<DraftRow | null> {
	const [row] = await db
		.select({ ...facts, content })
		.from(campaignDraft)
		.leftJoin(person, eq(person.id, campaignDraft.ownerId))
		.where(eq(campaignDraft.id, draftId));
	return row ?? null;
}

/** A draft without its content, which may hold a million edits. */
export async function findDraftFacts(db: Db, draftId: number): Promise<DraftFacts | null> {
	const [row] = await db
		.select(facts)
		.from(campaignDraft)
		.leftJoin(person, eq(person.id, campaignDraft.ownerId))
		.where(eq(campaignDraft.id, draftId));
	return row ?? null;
}

/** The drafts of these wikis, last saved first, from the one after a place on. */
export async function listDraftFacts(
	db: Db,
	wikis: readonly string[],
	after: { at: Date; id: number } | null,
	limit: number,
): Promise<(DraftFacts & { name: string })[]> {
	const older: SQL | undefined = after
		? sql`(${campaignDraft.savedAt}, ${campaignDraft.id}) < (${after.at.toISOString()}::timestamptz, ${after.id})`
		: undefined;
	return await db
		.select({ ...facts, name: sql<string>`coalesce(${campaignDraft.content} ->> 'name', '')` })
		.from(campaignDraft)
		.leftJoin(person, eq(person.id, campaignDraft.ownerId))
		.where(and(inArray(campaignDraft.wiki, [...wikis]), older))
		.orderBy(desc(campaignDraft.savedAt), desc(campaignDraft.id))
		.limit(limit);
}

/**
 * Puts fields into a draft and takes others out, if it still has this version and owner; the version after, or null
 * when it has not.
 */
export async function changeDraft(
	db: Db,
	{ id, version, ownerId }: Pick<Row, 'id' | 'version' | 'ownerId'>,
	change: { put: DraftContent; cleared: readonly string[]; wiki: string; savedAt: Date },
): Promise<number | null> {
	const cleared = `{${change.cleared.join(',')}}`;
	const [row] = await db
		.update(campaignDraft)
		.set({
			content: sql`(${campaignDraft.content} || ${JSON.stringify(change.put)}::jsonb) - ${cleared}::text[]`,
			wiki: change.wiki,
			version: sql`${campaignDraft.version} + 1`,
			savedAt: change.savedAt,
		})
		.where(and(eq(campaignDraft.id, id), eq(campaignDraft.version, version), isOf(ownerId)))
		.returning({ version: campaignDraft.version });
	return row?.version ?? null;
}

const isOf = (ownerId: number | null) => sql`${campaignDraft.ownerId} is not distinct from ${ownerId}`;

/** Gives a draft to somebody else; false when there is none. */
export async function giveDraft(db: Db, draftId: number, ownerId: number): Promise<boolean> {
	const rows = await db
		.update(campaignDraft)
		.set({ ownerId, version: sql`${campaignDraft.version} + 1` })
		.where(eq(campaignDraft.id, draftId))
		.returning({ id: campaignDraft.id });
	return rows.length === 1;
}

/** Takes a draft away, if it still has this version where one is given; false when it has not, or there is none. */
export async function dropDraft(db: Db, draftId: number, version?: number): Promise<boolean> {
	const rows = await db
		.delete(campaignDraft)
		.where(
			and(
				eq(campaignDraft.id, draftId),
				version === undefined ? undefined : eq(campaignDraft.version, version),
			),
		)
		.returning({ id: campaignDraft.id });
	return rows.length === 1;
}

/** Null when there is no such draft. */
export async function findWikiOfDraft(db: Db, draftId: number): Promise<string | null> {
	const [row] = await db
		.select({ wiki: campaignDraft.wiki })
		.from(campaignDraft)
		.where(eq(campaignDraft.id, draftId));
	return row?.wiki ?? null;
}
