/** Further edits for a campaign that is under way. */
import { Failure } from '../../campaigns/contract/errors.ts';
import { lockCampaign } from '../../db/campaign-life.ts';
import { type ChosenEdits, chosenAmong, designOf } from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import { listPracticeItems } from '../../db/practice.ts';
import { lockHandingOut } from '../../db/worksets.ts';
import { findCampaign } from './campaigns.ts';
import { chooseEdits } from './choose-edits.ts';
import type { Deed } from './life.ts';
import { logAction } from './log.ts';
import { type EditsWanted, putEdits, stagedSource } from './put-edits.ts';
import type { Staging } from './stage-edits.ts';
import { statusOf } from './status.ts';
import { closing, over } from './update-campaign.ts';

const drawnOnly =
	'This campaign is a designed sample: each edit needs its stratum and the probability with which it was drawn, or shares over the wiki can no longer be told. Make another campaign for these.';
const undrawnOnly =
	'The edits of this campaign were not drawn, and these were: in one dataset nobody could tell what they stand for. Make another campaign for these.';
const drawnOnce =
	'This campaign has its edits. A second draw would change with which probability each came into the sample. Make another campaign for it.';

/**
 * Puts edits behind those that a campaign has, in an order that its seed draws. Those that it has already are passed
 * over. All of them, or none.
 *
 * @throws {Failure} NOT_FOUND, EDITS_UNREADABLE, EDITS_UNKNOWN, EDITS_NOT_READY, NO_EDITS, WIKI_*; NOT_CHANGEABLE when it
 *   is closing or over, or a designed sample would be mixed with others; INVALID_INPUT: people practise on one of them
 */
export async function addEdits(
	parts: Staging,
	{ campaignId, by, reason }: Deed,
	wanted: EditsWanted,
): Promise<{ taken: number; repeated: number; known: number }> {
	const { db, now } = parts;
	const { wiki, view, form } = await findCampaign(db, campaignId);
	const source = await stagedSource(parts, wanted, { wiki, view, ownerId: by?.id ?? null });
	const choice = await chooseEdits(db, source, { wiki, view });
	const taken = await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const at = now();
		const status = statusOf(row, at);
		if (status !== 'open' && status !== 'paused')
			throw new Failure('NOT_CHANGEABLE', { status: status === 'closing' ? closing : over });
		await needSameDesign(tx, campaignId, choice.chosen, source.kind === 'sample');
		await needUnpractised(tx, campaignId, choice.chosen);
		const { labelsPerTask: seats, seed } = row;
		const added = await putEdits(tx, { campaignId, seats, seed, form, at }, choice);
		const { kept, autolabel } = choice;
		if (added > 0)
			await logAction(tx, {
				...{ at, by, reason, wiki, action: 'addEdits', subject: { kind: 'campaign', id: campaignId } },
				after: { edits: added, source: kept, ...(autolabel ? { autolabel } : {}) },
			});
		return added;
	});
	return { taken, repeated: choice.repeated, known: choice.size - taken };
}

async function needSameDesign(
	tx: Db,
	campaignId: number,
	chosen: ChosenEdits,
	isDraw: boolean,
): Promise<void> {
	const design = await designOf(tx, campaignId, chosen);
	if (!design.hasTasks) return;
	if (isDraw && design.isDrawn) throw new Failure('NOT_CHANGEABLE', { edits: drawnOnce });
	if (design.isDrawn ? design.someUndrawn : design.someDrawn)
		throw new Failure('NOT_CHANGEABLE', { edits: design.isDrawn ? drawnOnly : undrawnOnly });
}

/** Who has been told what is known of an edit cannot judge it afresh. */
async function needUnpractised(tx: Db, campaignId: number, chosen: ChosenEdits): Promise<void> {
	const practised = (await listPracticeItems(tx, campaignId)).map(({ revisionId }) => revisionId);
	const both = await chosenAmong(tx, chosen, practised);
	if (both.size > 0)
		throw new Failure('INVALID_INPUT', {
			edits: `people practise on ${[...both].join(', ')}: leave that out`,
		});
}
