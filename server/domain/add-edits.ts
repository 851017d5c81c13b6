/** Further edits for a campaign that runs. */
import type { EditSource } from '../../campaigns/contract/edit-source.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { type CampaignRow, lockCampaign } from '../../db/campaign-life.ts';
import { lockHandingOut } from '../../db/worksets.ts';
import { findCampaign } from './campaigns.ts';
import { chooseEdits } from './choose-edits.ts';
import type { Deed } from './life.ts';
import { logAction } from './log.ts';
import { putEdits, stagedSource } from './put-edits.ts';
import type { Staging } from './stage-edits.ts';
import { statusOf } from './status.ts';

/**
 * Adds the edits of a source behind those that the campaign has: all of it, or nothing.
 *
 * @returns how many are new, and how many were in the list twice or in the campaign already
 * @throws {Failure} NOT_FOUND, NOT_CHANGEABLE, and those of `createCampaign` about edits
 */
export async function addEdits(
	parts: Staging,
	{ campaignId, by, reason }: Deed,
	wanted: EditSource,
): Promise<{ taken: number; repeated: number }> {
	const { db, now } = parts;
	const { wiki, view, form, source: kept } = await findCampaign(db, campaignId);
	refuseDrawn(kept, wanted);
	const source = await stagedSource(parts, { source: wanted }, { wiki, view, ownerId: by?.id ?? null });
	const choice = await chooseEdits(db, source, { wiki, view });
	return await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const status = statusOf(row, now());
		if (status !== 'open' && status !== 'paused')
			throw new Failure('NOT_CHANGEABLE', {
				status: `Edits are added while it is open; this one is ${status}.`,
			});
		const to = { campaignId, seats: row.labelsPerTask, seed: row.seed, form, at: now() };
		const taken = await putEdits(tx, to, choice);
		await logAction(tx, {
			...{ at: now(), by, reason, wiki, action: 'addEdits' },
			subject: { kind: 'campaign', id: campaignId },
			after: {
				edits: taken,
				source: choice.kept,
				...(choice.autolabel ? { autolabel: choice.autolabel } : {}),
			},
		});
		return { taken, repeated: choice.repeated + choice.size - taken };
	});
}

/** What was drawn with known chances stands for the whole; edits from elsewhere would stand for nothing. */
function refuseDrawn(kept: CampaignRow['source'], wanted: EditSource): void {
	if (kept?.kind !== 'sample' && wanted.kind !== 'sample') return;
	throw new Failure('NOT_CHANGEABLE', {
		source:
			'Edits of a designed sample have known chances, and others among them have none. Make another campaign.',
	});
}
