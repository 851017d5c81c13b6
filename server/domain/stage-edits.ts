/** Takes a list of edits as it comes, in bounded memory, and keeps it for the campaign that is to be made from it. */
import type { View } from '../../campaigns/contract/campaign.ts';
import type { EditList } from '../../campaigns/contract/edit-list.ts';
import { errors, Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import {
	addListedEdits,
	changeEditList,
	deleteEditList,
	type EditListRow,
	findEditList,
	insertEditList,
	someOfList,
} from '../../db/edit-lists.ts';
import { type EditListFaults, MOST_EDITS, readEditList } from './edit-list.ts';
import type { Clock, Wikis } from './ports.ts';

/** a draft may lie for a while */
export const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
/** of a list that is being sent: whoever is slower than that is gone */
const FILLING_MS = DAY_MS / 24;
/** how many ids the wiki is asked about, to notice a list of another wiki: one request */
const ASKED_IDS = 50;

export type Staging = { db: Db; now: Clock; wikis: Wikis };

export type StagedFor = { wiki: string; view: View; ownerId: number | null };

/**
 * All of it is kept, or nothing.
 *
 * @returns the list's id
 * @throws {Failure} EDITS_UNREADABLE, EDITS_UNKNOWN, WIKI_UNKNOWN, WIKI_*
 */
export async function stageEdits(
	{ db, now, wikis }: Staging,
	{ wiki, view, ownerId }: StagedFor,
	pieces: AsyncIterable<string> | Iterable<string>,
): Promise<string> {
	const { knownRevisions } = wikis.of(wiki);
	const { id } = await insertEditList(db, {
		...{ kind: 'list', state: 'filling', wiki, view, ownerId, createdAt: now() },
		expiresAt: new Date(now().getTime() + FILLING_MS),
	});
	try {
		const counted = await fill(db, id, readEditList(pieces, view));
		const asked = await someOfList(db, id, ASKED_IDS);
		const known = await knownRevisions(asked);
		if (known.size === 0) throw new Failure('EDITS_UNKNOWN', { wiki, asked: asked.slice(0, 10) });
		const expiresAt = new Date(now().getTime() + KEPT_DAYS * DAY_MS);
		await changeEditList(db, id, { ...counted, state: 'ready', share: 1, expiresAt });
		return id;
	} catch (error) {
		await deleteEditList(db, id);
		throw error;
	}
}

async function fill(
	db: Db,
	listId: string,
	batches: ReturnType<typeof readEditList>,
): Promise<{ edits: number; repeated: number }> {
	let edits = 0;
	let entries = 0;
	for await (const batch of batches) {
		entries += batch.length;
		edits += await addListedEdits(db, listId, batch);
		if (edits > MOST_EDITS) {
			const fault = `a campaign takes at most ${MOST_EDITS} edits`;
			const details: EditListFaults = { faults: [{ line: MOST_EDITS + 1, text: '', fault }], count: 1 };
			throw new Failure('EDITS_UNREADABLE', details);
		}
	}
	return { edits, repeated: entries - edits };
}

/** A list of one's own wiki that is whole. @throws {Failure} NOT_FOUND */
export async function findList(db: Db, listId: string, kind: EditListRow['kind']): Promise<EditListRow> {
	const row = await findEditList(db, listId);
	if (!row || row.kind !== kind || row.state === 'filling') throw new Failure('NOT_FOUND', { listId });
	return row;
}

export function describeList(row: EditListRow): EditList {
	const { id, wiki, edits, repeated, authorsKnown } = row;
	return { listId: id, wiki, edits, repeated, authorsKnown, ...standingOf(row) };
}

/** What lists and frames have in common. */
export function standingOf({
	state,
	share,
	failure,
	expiresAt,
}: EditListRow): Pick<EditList, 'state' | 'share' | 'failure' | 'expiresAt'> {
	const [, message] = errors[(failure?.code ?? 'INTERNAL') as keyof typeof errors] ?? errors.INTERNAL;
	return {
		state: state === 'filling' ? 'waiting' : state,
		share,
		failure: failure && { ...failure, message },
		expiresAt: expiresAt.toISOString(),
	};
}
