/** Further edits for a campaign that is under way. */
import { Failure } from '../../campaigns/contract/errors.ts';
import { lockCampaign } from '../../db/campaign-life.ts';
import { insertTasks, type NewTask } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { lookAtTasks } from '../../db/defined-edits.ts';
import { listPracticeItems } from '../../db/practice.ts';
import { lockHandingOut } from '../../db/worksets.ts';
import { findCampaign } from './campaigns.ts';
import { parseEditList } from './edit-list.ts';
import { needKnownEdits } from './known-edits.ts';
import type { Deed } from './life.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';
import { shuffled } from './shuffle.ts';
import { statusOf } from './status.ts';
import { closing, over } from './update-campaign.ts';

const drawnOnly =
	'This campaign is a designed sample: each edit needs its stratum and the probability with which it was drawn, or shares over the wiki can no longer be told. Make another campaign for these.';
const undrawnOnly =
	'The edits of this campaign were not drawn, and these were: in one dataset nobody could tell what they stand for. Make another campaign for these.';

/**
 * Puts edits behind those that a campaign has, in an order that its seed draws. Those that it has already are passed
 * over. All of them, or none.
 *
 * @throws {Failure} NOT_FOUND, EDITS_UNREADABLE, EDITS_UNKNOWN, WIKI_*; NOT_CHANGEABLE when it is closing or over, or a
 *   designed sample would be mixed with others; INVALID_INPUT: people practise on one of them
 */
export async function addEdits(
	{ db, now, wikis }: { db: Db; now: Clock; wikis: Wikis },
	{ campaignId, by, reason }: Deed,
	text: string,
): Promise<{ taken: number; repeated: number; known: number }> {
	const { wiki, view } = await findCampaign(db, campaignId);
	const { tasks, repeated } = parseEditList(text, view);
	await needKnownEdits(wikis, wiki, tasks);
	const taken = await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const at = now();
		const status = statusOf(row, at);
		if (status !== 'open' && status !== 'paused')
			throw new Failure('NOT_CHANGEABLE', { status: status === 'closing' ? closing : over });
		const { nextPosition, drawn, known } = await lookAtTasks(tx, campaignId, tasks);
		const fresh = tasks.filter(({ revisionId, partKey }) => !known.has(`${revisionId} ${partKey}`));
		if (nextPosition > 0) needSameDesign(fresh, drawn);
		await needUnpractised(tx, campaignId, fresh);
		await insertTasks(tx, campaignId, row.labelsPerTask, shuffled(fresh, row.seed), nextPosition);
		if (fresh.length > 0)
			await logAction(tx, {
				...{ at, by, reason, wiki, action: 'addEdits', subject: { kind: 'campaign', id: campaignId } },
				after: { edits: fresh.length },
			});
		return fresh.length;
	});
	return { taken, repeated, known: tasks.length - taken };
}

function needSameDesign(fresh: readonly NewTask[], drawn: boolean): void {
	if (fresh.some((task) => (task.drawn !== undefined) !== drawn))
		throw new Failure('NOT_CHANGEABLE', { edits: drawn ? drawnOnly : undrawnOnly });
}

/** Who has been told what is known of an edit cannot judge it afresh. */
async function needUnpractised(tx: Db, campaignId: number, fresh: readonly NewTask[]): Promise<void> {
	const practised = new Set((await listPracticeItems(tx, campaignId)).map(({ revisionId }) => revisionId));
	const both = fresh
		.filter(({ revisionId }) => practised.has(revisionId))
		.map(({ revisionId }) => revisionId);
	if (both.length > 0)
		throw new Failure('INVALID_INPUT', { edits: `people practise on ${both.join(', ')}: leave that out` });
}
