/** Whole edits for the feature code: three requests a batch, whatever the number of models that look at them. */
import type { Edit, Revision } from '../../campaigns/contract/revision.ts';
import type { GoneReason } from '../domain/ports.ts';
import { readAccounts } from './accounts.ts';
import { readRevisions } from './revisions.ts';
import type { Transport } from './transport.ts';

/** edits whose texts are held at once */
const BATCH = 50;

/** Reads edits with both texts and the editor's account; one that cannot be read is its reason. @throws {Failure} WIKI_* */
export async function readEdits(
	transport: Transport,
	wiki: string,
	revisionIds: readonly number[],
): Promise<Map<number, Edit | { unreadable: GoneReason }>> {
	const edits = new Map<number, Edit | { unreadable: GoneReason }>();
	for (let start = 0; start < revisionIds.length; start += BATCH) {
		const ids = revisionIds.slice(start, start + BATCH);
		const revisions = await readRevisions(transport, wiki, ids, { text: true });
		const found = [...revisions.values()];
		const [parents, accounts] = await Promise.all([
			readRevisions(
				transport,
				wiki,
				found.map(({ parentId }) => parentId).filter((id) => id > 0),
				{ text: true },
			),
			readAccounts(transport, found.flatMap(accountName)),
		]);
		for (const id of ids) {
			const revision = revisions.get(id);
			if (!revision) edits.set(id, { unreadable: 'missing' });
			else if (revision.text === null) edits.set(id, { unreadable: 'text_hidden' });
			else {
				const parentText = revision.parentId === 0 ? '' : (parents.get(revision.parentId)?.text ?? null);
				edits.set(id, { revision, parentText, account: accounts.get(revision.editor.name ?? '') ?? null });
			}
		}
	}
	return edits;
}

function accountName({ editor }: Revision): string[] {
	return editor.name !== null && ['registered', 'temporary'].includes(editor.kind) ? [editor.name] : [];
}
