/** Forms as they are kept, and what people are at work on. */
import { and, desc, eq, getTableColumns, lt, sql } from 'drizzle-orm';
import type { Form } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import { campaign, form, formDraft, formFamily, formVersion, person } from './schema.ts';

export type FormVersionFacts = {
	familyId: number;
	wiki: string;
	version: number;
	latest: number;
	digest: string;
	name: string;
	questions: number;
	languages: string[];
	note: string | null;
	keptAt: Date;
	/** null when a command did it */
	keptBy: { name: string; leftAt: Date | null } | null;
	campaigns: number;
};

const latest = sql<number>`(
	select max(v.version) from ${formVersion} as v where v.family_id = ${formVersion.familyId})`;

function selectVersions(db: Db) {
	const { definition } = form;
	return db
		.select({
			familyId: formVersion.familyId,
			wiki: formFamily.wiki,
			version: formVersion.version,
			latest,
			digest: formVersion.digest,
			name: sql<string>`${definition} ->> 'name'`,
			questions: sql<number>`jsonb_array_length(${definition} -> 'questions')`,
			languages: sql<string[]>`array[coalesce(${definition} ->> 'language', 'en')] || array(
				select jsonb_object_keys(coalesce(${definition} -> 'texts', '{}')) order by 1)`,
			note: formVersion.note,
			keptAt: formVersion.keptAt,
			keptBy: { name: person.name, leftAt: person.leftAt },
			campaigns: sql<number>`(
				select count(*)::int from ${campaign} where ${campaign.formDigest} = ${formVersion.digest})`,
		})
		.from(formVersion)
		.innerJoin(formFamily, eq(formFamily.id, formVersion.familyId))
		.innerJoin(form, eq(form.digest, formVersion.digest))
		.leftJoin(person, eq(person.id, formVersion.keptBy));
}

/** The newest version of each family, the newest families first; those before `after` only. */
export async function listFormFamilies(
	db: Db,
	{ wiki, after, limit }: { wiki: string | null; after: number | null; limit: number },
): Promise<FormVersionFacts[]> {
	return await selectVersions(db)
		.where(
			and(
				eq(formVersion.version, latest),
				wiki === null ? undefined : eq(formFamily.wiki, wiki),
				after === null ? undefined : lt(formFamily.id, after),
			),
		)
		.orderBy(desc(formFamily.id))
		.limit(limit);
}

/** @param version null for the newest */
export async function findFormVersion(
	db: Db,
	familyId: number,
	version: number | null,
): Promise<FormVersionFacts | null> {
	const [row] = await selectVersions(db).where(
		and(eq(formVersion.familyId, familyId), eq(formVersion.version, version ?? latest)),
	);
	return row ?? null;
}

/** The newest first; those before `after` only. */
export async function listFormVersions(
	db: Db,
	familyId: number,
	{ after, limit }: { after: number | null; limit: number },
): Promise<FormVersionFacts[]> {
	return await selectVersions(db)
		.where(
			and(eq(formVersion.familyId, familyId), after === null ? undefined : lt(formVersion.version, after)),
		)
		.orderBy(desc(formVersion.version))
		.limit(limit);
}

export async function listVersionsOfDigest(
	db: Db,
	digest: string,
	limit: number,
): Promise<FormVersionFacts[]> {
	return await selectVersions(db)
		.where(eq(formVersion.digest, digest))
		.orderBy(desc(formVersion.keptAt), desc(formVersion.familyId), desc(formVersion.version))
		.limit(limit);
}

export async function findFormDefinition(db: Db, digest: string): Promise<Form | null> {
	const [row] = await db.select().from(form).where(eq(form.digest, digest));
	return row?.definition ?? null;
}

/** Null when there is no such family. */
export async function findWikiOfFamily(db: Db, familyId: number): Promise<string | null> {
	const [row] = await db
		.select({ wiki: formFamily.wiki })
		.from(formFamily)
		.where(eq(formFamily.id, familyId));
	return row?.wiki ?? null;
}

export async function insertFormFamily(db: Db, wiki: string, createdAt: Date): Promise<number> {
	const [row] = await db.insert(formFamily).values({ wiki, createdAt }).returning({ id: formFamily.id });
	if (!row) throw new Error('the database returned no row for a family of forms just stored');
	return row.id;
}

/** Whoever else keeps a version of this family waits until this transaction ends. */
export async function lockFormFamily(tx: Db, familyId: number): Promise<void> {
	await tx.select().from(formFamily).where(eq(formFamily.id, familyId)).for('update');
}

export async function insertFormVersion(db: Db, row: typeof formVersion.$inferInsert): Promise<void> {
	await db.insert(formVersion).values(row);
}

export type FormDraftRow = typeof formDraft.$inferSelect;

/** Those of one person saved last first, without what they say; those before `after` only. */
export async function listFormDrafts(
	db: Db,
	personId: number,
	wanted: { familyId: number | null; after: { at: Date; id: string } | null; limit: number },
): Promise<Omit<FormDraftRow, 'content'>[]> {
	const { familyId, after, limit } = wanted;
	const { content: _, ...columns } = getTableColumns(formDraft);
	return await db
		.select(columns)
		.from(formDraft)
		.where(
			and(
				eq(formDraft.personId, personId),
				familyId === null ? undefined : eq(formDraft.familyId, familyId),
				after === null
					? undefined
					: sql`(${formDraft.savedAt}, ${formDraft.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`,
			),
		)
		.orderBy(desc(formDraft.savedAt), desc(formDraft.id))
		.limit(limit);
}

/** Null when there is none, or it is somebody else's. */
export async function findFormDraft(db: Db, id: string, personId: number): Promise<FormDraftRow | null> {
	const [row] = await db
		.select()
		.from(formDraft)
		.where(and(eq(formDraft.id, id), eq(formDraft.personId, personId)));
	return row ?? null;
}

/** Puts it in the place of what its person saved before. False when the id is somebody else's. */
export async function saveFormDraft(db: Db, row: FormDraftRow): Promise<boolean> {
	const { id: _, personId, ...said } = row;
	const saved = await db
		.insert(formDraft)
		.values(row)
		.onConflictDoUpdate({ target: formDraft.id, set: said, setWhere: eq(formDraft.personId, personId) })
		.returning({ id: formDraft.id });
	return saved.length === 1;
}

/** False when there is none, or it is somebody else's. */
export async function deleteFormDraft(db: Db, id: string, personId: number): Promise<boolean> {
	const rows = await db
		.delete(formDraft)
		.where(and(eq(formDraft.id, id), eq(formDraft.personId, personId)))
		.returning({ id: formDraft.id });
	return rows.length === 1;
}

export async function deleteFormDraftsOf(db: Db, personId: number): Promise<void> {
	await db.delete(formDraft).where(eq(formDraft.personId, personId));
}
