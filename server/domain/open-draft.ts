/** A draft becomes an open campaign. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import { dropDraft } from '../../db/drafts.ts';
import type { PersonRow } from '../../db/people.ts';
import { createCampaign, type Making, type Wanted } from './campaigns.ts';
import { changedSince, draftOf, needOwn } from './drafts.ts';

/**
 * Makes the campaign of a draft and opens it, in one transaction in which the draft goes.
 *
 * @param judge holds what the draft has to the shape of a whole campaign. @throws {Failure} INVALID_INPUT
 * @throws {Failure} NOT_FOUND, DRAFT_NOT_YOURS, DRAFT_CHANGED, and what {@link createCampaign} throws
 */
export async function openDraft(
	parts: Making,
	{ draftId, version }: { draftId: number; version?: number },
	by: PersonRow | null,
	judge: (wanted: unknown) => Wanted,
): Promise<{ campaignId: number; taken: number; repeated: number }> {
	const draft = await draftOf(parts.db, draftId);
	needOwn(draft, by);
	if (version !== undefined && version !== draft.version) throw await changedSince(parts.db, draftId);
	const { edits, ...content } = draft.content;
	const wanted = judge({
		...content,
		wiki: draft.wiki,
		// where there are none, that is named among what is missing
		...(edits ? { source: edits } : { edits: null }),
	});
	return await createCampaign(parts, wanted, by, async (tx: Db) => {
		if (!(await dropDraft(tx, draftId, draft.version))) throw new Failure('DRAFT_CHANGED', { draftId });
	});
}
