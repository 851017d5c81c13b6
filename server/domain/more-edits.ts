/** Further edits for a campaign that is under way. */
import { Failure } from '../../campaigns/contract/errors.ts';
import { type CampaignRow, changeCampaign, lockCampaign } from '../../db/campaign-life.ts';
import {
	type ChosenEdits,
	chosenAmong,
	designOf,
	isWithin,
	setProbabilities,
} from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import { listPracticeItems } from '../../db/practice.ts';
import { lockHandingOut } from '../../db/turns.ts';
import { findCampaign } from './campaigns.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Choice, chooseEdits } from './choose-edits.ts';
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
const drawnOtherwise =
	'This campaign is a sample that was drawn once, and more of the same draw can be added: of the same time, groups and seed, as much of each group as before or more. The edits that it has are not all among these; the wiki may have been counted anew since. Make another campaign for another draw.';
const otherRules =
	'More of the same draw is answered by the same rules as before. Leave them as they were, or make another campaign.';

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
		const larger = await largerSample(tx, row, choice);
		if (!larger) await needSameDesign(tx, row, choice.chosen);
		await needUnpractised(tx, campaignId, choice.chosen);
		const { labelsPerTask: seats, seed } = row;
		const added = await putEdits(tx, { campaignId, seats, seed, form, at }, choice);
		if (larger && added > 0) {
			await setProbabilities(tx, campaignId, larger);
			await changeCampaign(tx, campaignId, { source: choice.kept });
		}
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

/**
 * The strata of which a sample takes more than the campaign has, with the probability that each of their edits has then.
 * A draw goes on where it stopped (see drawRanks): what was drawn before and what comes now are together the sample that
 * would have been drawn at once. Null where the campaign is no sample, or a list is added to it.
 *
 * @throws {Failure} NOT_CHANGEABLE: it is another draw, or other rules answer its plain cases
 */
async function largerSample(
	tx: Db,
	{ id, source: before, autolabel }: CampaignRow,
	{ kept, chosen, autolabel: rules }: Choice,
): Promise<{ key: string; probability: number }[] | null> {
	if (kept.kind !== 'sample' || before?.kind !== 'sample') return null;
	const had = new Map(before.strata.map((one) => [one.key, one]));
	const isSame =
		canonicalJson(kept.frame) === canonicalJson(before.frame) &&
		kept.seed === before.seed &&
		kept.strata.length === before.strata.length &&
		kept.strata.every(({ key, count, take }) => {
			const one = had.get(key);
			return one !== undefined && one.count === count && one.take <= take;
		});
	const edits = before.strata.reduce((sum, { take }) => sum + take, 0);
	if (!isSame || !(await isWithin(tx, id, chosen, edits)))
		throw new Failure('NOT_CHANGEABLE', { edits: drawnOtherwise });
	if (canonicalJson(rules) !== canonicalJson(autolabel))
		throw new Failure('NOT_CHANGEABLE', { autolabel: otherRules });
	return kept.strata.flatMap(({ key, count, take }) =>
		take > (had.get(key)?.take ?? 0) ? [{ key, probability: take / count }] : [],
	);
}

async function needSameDesign(
	tx: Db,
	{ id, source }: Pick<CampaignRow, 'id' | 'source'>,
	chosen: ChosenEdits,
): Promise<void> {
	const design = await designOf(tx, id, chosen);
	// what comes by itself is not drawn
	if (source?.kind === 'disputes' && design.someDrawn)
		throw new Failure('NOT_CHANGEABLE', { edits: undrawnOnly });
	if (!design.hasTasks) return;
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
