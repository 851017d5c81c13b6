import type { Account, Edit, Revision } from '../../campaigns/contract/revision.ts';
import type { GoneReason } from '../domain/ports.ts';

/**
 * Why an edit cannot be looked at: `missing` the revision is unknown or deleted, `text-hidden` its text is hidden,
 * `text-lost` the wiki has no text though it hides none, `parent-missing` the same of the revision before it.
 */
export type Unreadable = { reason: 'missing' | 'text-hidden' | 'text-lost' | 'parent-missing' };

/** Why an edit is not shown, as the rules say it. */
export function goneReason(reason: Unreadable['reason']): GoneReason {
	return reason === 'text-hidden' || reason === 'text-lost' ? 'text_hidden' : 'missing';
}

type Missing = { missing: true };
export type EditSources = {
	readRevisions: (
		ids: readonly number[],
		wanted: { text: boolean },
	) => Promise<Map<number, Revision | Missing>>;
	readAccounts: (names: readonly string[]) => Promise<Map<string, Account | null>>;
	batches: (ids: readonly number[]) => number[][];
};

function hasAccount({ editor }: Revision): boolean {
	return editor.kind === 'registered' || editor.kind === 'temporary';
}

/** Text before the edit: '' for a first revision, null when hidden, undefined when there is none to be had. */
function parentTextOf(
	revision: Revision,
	parents: ReadonlyMap<number, Revision | Missing>,
): string | null | undefined {
	if (revision.parentId === 0) return '';
	const parent = parents.get(revision.parentId);
	if (!parent || 'missing' in parent) return undefined;
	return parent.hidden.text ? null : (parent.text ?? undefined);
}

function toEdit(
	revision: Revision | Missing | undefined,
	parents: ReadonlyMap<number, Revision | Missing>,
	accounts: ReadonlyMap<string, Account | null>,
): Edit | Unreadable {
	if (!revision || 'missing' in revision) return { reason: 'missing' };
	if (revision.hidden.text) return { reason: 'text-hidden' };
	if (revision.text === null) return { reason: 'text-lost' };
	const parentText = parentTextOf(revision, parents);
	if (parentText === undefined) return { reason: 'parent-missing' };
	return { revision, parentText, account: accounts.get(revision.editor.name ?? '') ?? null };
}

async function joinBatch(ids: readonly number[], { readRevisions, readAccounts }: EditSources) {
	const revisions = await readRevisions(ids, { text: true });
	const found = [...revisions.values()].filter((revision): revision is Revision => !('missing' in revision));
	const unread = found.map(({ parentId }) => parentId).filter((id) => id !== 0 && !revisions.has(id));
	const parents = new Map([...revisions, ...(await readRevisions(unread, { text: true }))]);
	const names = found.filter(hasAccount).flatMap(({ editor }) => editor.name ?? []);
	const accounts = await readAccounts(names);
	return ids.map((id) => [id, toEdit(revisions.get(id), parents, accounts)] as const);
}

/** Brings revisions, the texts before them and the editors' accounts together, batch by batch. */
export async function joinEdits(
	ids: readonly number[],
	sources: EditSources,
): Promise<Map<number, Edit | Unreadable>> {
	const edits = new Map<number, Edit | Unreadable>();
	for (const batch of sources.batches(ids))
		for (const [id, edit] of await joinBatch(batch, sources)) edits.set(id, edit);
	return edits;
}
