/** Campaigns in the making: read by all who coordinate on their wiki, changed by the one whose they are. */
import type { Draft, DraftChanges, DraftContent, DraftSummary } from '../../campaigns/contract/draft.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { includesRole } from '../../campaigns/contract/roles.ts';
import type { Db } from '../../db/connect.ts';
import {
	changeDraft,
	type DraftFacts,
	type DraftRow,
	dropDraft,
	findDraft,
	findDraftFacts,
	giveDraft,
	insertDraft,
	listDraftFacts,
} from '../../db/drafts.ts';
import type { PersonRow } from '../../db/people.ts';
import { type Access, type KnownPerson, nameUnlessLeft } from './access.ts';
import type { Clock, Wikis } from './ports.ts';

const DRAFTS_A_PAGE = 50;

type Parts = { db: Db; now: Clock; wikis: Wikis; access: Access };

/** Keeps what is known of a new campaign. @throws {Failure} WIKI_UNKNOWN */
export async function createDraft(
	{ db, now, wikis }: Pick<Parts, 'db' | 'now' | 'wikis'>,
	{
		wiki = wikis.login().name,
		content = {},
	}: { wiki?: string | undefined; content?: DraftContent | undefined },
	by: PersonRow | null,
): Promise<number> {
	wikis.of(wiki);
	return await insertDraft(db, { wiki, content, ownerId: by?.id ?? null, savedAt: now() });
}

/** @throws {Failure} NOT_FOUND */
export async function readDraft(db: Db, draftId: number, by: PersonRow): Promise<Draft> {
	const draft = await draftOf(db, draftId);
	return { ...describe(draft, by), content: draft.content };
}

/** @throws {Failure} NOT_FOUND */
export async function draftOf(db: Db, draftId: number): Promise<DraftRow> {
	const draft = await findDraft(db, draftId);
	if (!draft) throw new Failure('NOT_FOUND', { draftId });
	return draft;
}

/** A page of the drafts on the wikis that this person coordinates, last saved first. */
export async function listDrafts(
	{ db, wikis, access }: Pick<Parts, 'db' | 'wikis' | 'access'>,
	person: KnownPerson,
	{ after, limit = DRAFTS_A_PAGE }: { after?: string | undefined; limit?: number | undefined },
): Promise<{ drafts: DraftSummary[]; next: string | null }> {
	const theirs: string[] = [];
	for (const { name } of wikis.list())
		if (includesRole(await access.roleOn(person, name), 'coordinator')) theirs.push(name);
	const rows =
		theirs.length === 0 ? [] : await listDraftFacts(db, theirs, after ? parseCursor(after) : null, limit + 1);
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return {
		drafts: shown.map((row) => ({ ...describe(row, person), name: row.name })),
		next: last ? `${last.savedAt.toISOString()}_${last.id}` : null,
	};
}

function parseCursor(cursor: string): { at: Date; id: number } {
	const [at = '', id = ''] = cursor.split('_');
	return { at: new Date(at), id: Number(id) };
}

/**
 * Keeps what was changed since a version, and says which one it is now.
 *
 * @throws {Failure} NOT_FOUND, DRAFT_NOT_YOURS, DRAFT_CHANGED; of another wiki WIKI_UNKNOWN, NOT_ALLOWED
 */
export async function saveDraft(
	{ db, now, wikis, access }: Parts,
	{
		draftId,
		version,
		wiki,
		changes,
	}: { draftId: number; version: number; wiki?: string | undefined; changes: DraftChanges },
	by: KnownPerson,
): Promise<{ version: number; savedAt: string }> {
	const draft = await ownDraft(db, draftId, by);
	if (wiki !== undefined && wiki !== draft.wiki) {
		wikis.of(wiki);
		await access.need('coordinator', by, wiki);
	}
	const fields = Object.entries(changes).filter(([, value]) => value !== undefined);
	const savedAt = now();
	const next = await changeDraft(
		db,
		{ ...draft, version },
		{
			put: Object.fromEntries(fields.filter(([, value]) => value !== null)),
			cleared: fields.filter(([, value]) => value === null).map(([field]) => field),
			wiki: wiki ?? draft.wiki,
			savedAt,
		},
	);
	if (next === null) throw await changedSince(db, draftId);
	return { version: next, savedAt: savedAt.toISOString() };
}

/** The draft, which must be this person's; the command line may do with all of them. @throws {Failure} NOT_FOUND, DRAFT_NOT_YOURS */
async function ownDraft(db: Db, draftId: number, by: PersonRow | null): Promise<DraftFacts> {
	const draft = await findDraftFacts(db, draftId);
	if (!draft) throw new Failure('NOT_FOUND', { draftId });
	needOwn(draft, by);
	return draft;
}

/** @throws {Failure} DRAFT_NOT_YOURS */
export function needOwn({ id, ownerId }: DraftFacts, by: PersonRow | null): void {
	if (by !== null && ownerId !== by.id) throw new Failure('DRAFT_NOT_YOURS', { draftId: id });
}

/** What to say to somebody who read an older version: which one there is. */
export async function changedSince(db: Db, draftId: number): Promise<Failure> {
	const draft = await findDraftFacts(db, draftId);
	if (!draft) return new Failure('NOT_FOUND', { draftId });
	return new Failure('DRAFT_CHANGED', { version: draft.version, savedAt: draft.savedAt.toISOString() });
}

/** Makes a draft this person's. @throws {Failure} NOT_FOUND */
export async function takeDraftOver(db: Db, draftId: number, by: PersonRow): Promise<void> {
	if (!(await giveDraft(db, draftId, by.id))) throw new Failure('NOT_FOUND', { draftId });
}

/** @throws {Failure} NOT_FOUND, DRAFT_NOT_YOURS */
export async function deleteDraft(db: Db, draftId: number, by: PersonRow | null): Promise<void> {
	await ownDraft(db, draftId, by);
	await dropDraft(db, draftId);
}

function describe({ id, wiki, ownerId, owner, version, savedAt }: DraftFacts, { id: personId }: PersonRow) {
	return {
		...{ draftId: id, wiki, version },
		owner: owner && nameUnlessLeft(owner),
		mine: ownerId === personId,
		savedAt: savedAt.toISOString(),
	};
}
