/** What coordinators are at work on: theirs alone, saved as it is. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { FormDraft } from '../../campaigns/contract/stored-form.ts';
import type { Db } from '../../db/connect.ts';
import {
	type FormDraftRow,
	findFormDraft,
	findWikiOfFamily,
	deleteFormDraft as forgetFormDraft,
	listFormDrafts as listDraftRows,
	saveFormDraft,
} from '../../db/forms.ts';
import type { PersonRow } from '../../db/people.ts';
import type { Clock, Wikis } from './ports.ts';

const ROWS_A_PAGE = 50;

function describe({ id, savedAt, wiki, familyId, basedOn, name }: Omit<FormDraftRow, 'content'>): FormDraft {
	return { draftId: id, wiki, familyId, basedOn, name, savedAt: savedAt.toISOString() };
}

export async function listFormDrafts(
	db: Db,
	person: PersonRow,
	wanted: { familyId?: number | undefined; after?: string | undefined; limit?: number | undefined },
): Promise<{ drafts: FormDraft[]; next: string | null }> {
	const { familyId = null, after, limit = ROWS_A_PAGE } = wanted;
	const [at = '', id = ''] = after?.split('_') ?? [];
	const rows = await listDraftRows(db, person.id, {
		familyId,
		after: after === undefined ? null : { at: new Date(at), id },
		limit: limit + 1,
	});
	const shown = rows.slice(0, limit);
	const last = rows.length > limit ? shown.at(-1) : undefined;
	return { drafts: shown.map(describe), next: last ? `${last.savedAt.toISOString()}_${last.id}` : null };
}

/** @throws {Failure} NOT_FOUND: there is none, or it is somebody else's */
export async function readFormDraft(
	db: Db,
	person: PersonRow,
	draftId: string,
): Promise<{ draft: FormDraft; content: string }> {
	const row = await findFormDraft(db, draftId, person.id);
	if (!row) throw new Failure('NOT_FOUND', { draftId });
	return { draft: describe(row), content: row.content };
}

export type SavedDraft = {
	draftId: string;
	wiki: string;
	familyId?: number | undefined;
	basedOn?: number | undefined;
	name: string;
	content: string;
};

/** @throws {Failure} NOT_FOUND (the id is somebody else's, or the family of another wiki), INVALID_INPUT, WIKI_UNKNOWN */
export async function putFormDraft(
	{ db, now, wikis }: { db: Db; now: Clock; wikis: Wikis },
	{ draftId, wiki, familyId, basedOn, name, content }: SavedDraft,
	person: PersonRow,
): Promise<{ draft: FormDraft }> {
	wikis.of(wiki);
	if ((familyId === undefined) !== (basedOn === undefined))
		throw new Failure('INVALID_INPUT', { basedOn: 'goes with familyId: send both, or neither' });
	if (familyId !== undefined && (await findWikiOfFamily(db, familyId)) !== wiki)
		throw new Failure('NOT_FOUND', { familyId });
	const row: FormDraftRow = {
		...{ id: draftId, personId: person.id, wiki, familyId: familyId ?? null, basedOn: basedOn ?? null },
		// text in PostgreSQL has no NUL
		...{ name: name.toWellFormed().replaceAll('\0', ''), savedAt: now() },
		content: content.toWellFormed().replaceAll('\0', ''),
	};
	if (!(await saveFormDraft(db, row))) throw new Failure('NOT_FOUND', { draftId });
	return { draft: describe(row) };
}

/** @throws {Failure} NOT_FOUND: there is none, or it is somebody else's */
export async function deleteFormDraft(db: Db, person: PersonRow, draftId: string): Promise<{ ok: true }> {
	if (!(await forgetFormDraft(db, draftId, person.id))) throw new Failure('NOT_FOUND', { draftId });
	return { ok: true };
}
