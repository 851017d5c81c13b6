/** Forms that are kept: families of versions, each named by the digest of what it asks. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { faultsOfForm } from '../../campaigns/contract/form-faults.ts';
import type { StoredForm } from '../../campaigns/contract/stored-form.ts';
import { insertForm } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import {
	deleteFormDraft,
	type FormVersionFacts,
	findFormDefinition,
	findFormVersion,
	findWikiOfFamily,
	insertFormFamily,
	insertFormVersion,
	listFormFamilies,
	listFormVersions as listVersionFacts,
	listVersionsOfDigest,
	lockFormFamily,
} from '../../db/forms.ts';
import type { PersonRow } from '../../db/people.ts';
import { nameUnlessLeft } from './access.ts';
import { canonicalJson } from './canonical-json.ts';
import { logAction } from './log.ts';
import type { Clock, Sha256, Wikis } from './ports.ts';

const ROWS_A_PAGE = 50;
const VERSIONS_OF_A_DIGEST = 20;

export type KeptForm = { form: StoredForm; definition: Form };

function describe({ keptAt, keptBy, ...facts }: FormVersionFacts): StoredForm {
	return {
		...facts,
		keptAt: keptAt.toISOString(),
		keptBy: keptBy === null ? 'Label Wing' : nameUnlessLeft(keptBy),
	};
}

/** One more than is shown is read, to know whether there is a next page. */
function pageOf<Row>(rows: readonly Row[], limit: number): { shown: readonly Row[]; last: Row | undefined } {
	const shown = rows.slice(0, limit);
	return { shown, last: rows.length > limit ? shown.at(-1) : undefined };
}

export async function listForms(
	db: Db,
	{ wiki, after, limit = ROWS_A_PAGE }: { wiki?: string | undefined } & Page,
): Promise<{ forms: StoredForm[]; next: number | null }> {
	const wanted = { wiki: wiki ?? null, after: after ?? null, limit: limit + 1 };
	const { shown, last } = pageOf(await listFormFamilies(db, wanted), limit);
	return { forms: shown.map(describe), next: last?.familyId ?? null };
}

type Page = { after?: number | undefined; limit?: number | undefined };

/** @throws {Failure} NOT_FOUND */
export async function listFormVersions(
	db: Db,
	familyId: number,
	{ after, limit = ROWS_A_PAGE }: Page,
): Promise<{ versions: StoredForm[]; next: number | null }> {
	const rows = await listVersionFacts(db, familyId, { after: after ?? null, limit: limit + 1 });
	if (rows.length === 0 && (await findWikiOfFamily(db, familyId)) === null)
		throw new Failure('NOT_FOUND', { familyId });
	const { shown, last } = pageOf(rows, limit);
	return { versions: shown.map(describe), next: last?.version ?? null };
}

/**
 * @param version the newest when left out
 * @throws {Failure} NOT_FOUND
 */
export async function readForm(db: Db, familyId: number, version?: number): Promise<KeptForm> {
	const facts = await findFormVersion(db, familyId, version ?? null);
	if (!facts) throw new Failure('NOT_FOUND', { familyId, ...(version ? { version } : {}) });
	return { form: describe(facts), definition: await definitionOf(db, facts.digest) };
}

/** @throws {Failure} NOT_FOUND */
export async function readFormByDigest(
	db: Db,
	digest: string,
): Promise<{ digest: string; definition: Form; versions: StoredForm[] }> {
	const definition = await definitionOf(db, digest);
	const versions = await listVersionsOfDigest(db, digest, VERSIONS_OF_A_DIGEST);
	return { digest, definition, versions: versions.map(describe) };
}

/** @throws {Failure} NOT_FOUND */
export async function definitionOf(db: Db, digest: string): Promise<Form> {
	const definition = await findFormDefinition(db, digest);
	if (!definition) throw new Failure('NOT_FOUND', { formDigest: digest });
	return definition;
}

type Keeping = { db: Db; now: Clock; sha256: Sha256; wikis: Wikis };

export type Kept = {
	definition: Form;
	note?: string | undefined;
	/** a draft of the same person that this was */
	draftId?: string | undefined;
};

/**
 * Keeps a form as version 1 of a new family.
 *
 * @throws {Failure} INVALID_INPUT (form), WIKI_UNKNOWN
 */
export async function createForm(
	{ db, now, sha256, wikis }: Keeping,
	wiki: string,
	kept: Kept,
	by: PersonRow | null,
): Promise<KeptForm> {
	wikis.of(wiki);
	judge(kept.definition);
	const digest = sha256(canonicalJson(kept.definition));
	const familyId = await db.transaction(async (tx) => {
		const id = await insertFormFamily(tx, wiki, now());
		await keep(tx, { familyId: id, version: 1, digest, wiki, at: now(), action: 'createForm' }, kept, by);
		return id;
	});
	return await readForm(db, familyId);
}

/**
 * Keeps a form as the next version of its family; the same as the newest adds nothing.
 *
 * @param after the newest version as its writer knows it
 * @throws {Failure} NOT_FOUND, INVALID_INPUT (form), FORM_MOVED_ON
 */
export async function keepFormVersion(
	{ db, now, sha256 }: Omit<Keeping, 'wikis'>,
	familyId: number,
	{ after, ...kept }: Kept & { after: number },
	by: PersonRow | null,
): Promise<KeptForm> {
	judge(kept.definition);
	const digest = sha256(canonicalJson(kept.definition));
	await db.transaction(async (tx) => {
		await lockFormFamily(tx, familyId);
		const newest = await findFormVersion(tx, familyId, null);
		if (!newest) throw new Failure('NOT_FOUND', { familyId });
		if (newest.digest === digest) return await forgetDraft(tx, kept, by);
		if (newest.version !== after)
			throw new Failure('FORM_MOVED_ON', { familyId, after, newest: newest.version });
		const { wiki, version } = newest;
		const next = { familyId, wiki, digest, version: version + 1, at: now() };
		await keep(tx, { ...next, action: 'keepFormVersion' }, kept, by);
	});
	return await readForm(db, familyId);
}

/** @throws {Failure} INVALID_INPUT */
export function judge(definition: Form): void {
	const faults = faultsOfForm(definition);
	if (faults.length > 0) throw new Failure('INVALID_INPUT', { form: faults });
}

type Version = {
	familyId: number;
	wiki: string;
	version: number;
	digest: string;
	at: Date;
	action: 'createForm' | 'keepFormVersion';
};

async function keep(tx: Db, version: Version, kept: Kept, by: PersonRow | null): Promise<void> {
	const { familyId, wiki, digest, at, action } = version;
	const { definition, note } = kept;
	await insertForm(tx, digest, definition);
	await insertFormVersion(tx, {
		...{ familyId, version: version.version, digest, keptAt: at },
		...{ keptBy: by?.id ?? null, note: note ?? null },
	});
	await forgetDraft(tx, kept, by);
	await logAction(tx, {
		...{ at, by, wiki, action, subject: { kind: 'form', id: familyId }, reason: note },
		after: {
			...{ version: version.version, formDigest: digest, name: definition.name },
			questions: definition.questions.length,
		},
	});
}

async function forgetDraft(tx: Db, { draftId }: Kept, by: PersonRow | null): Promise<void> {
	if (draftId !== undefined && by) await deleteFormDraft(tx, draftId, by.id);
}
