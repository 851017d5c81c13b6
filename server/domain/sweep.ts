/**
 * The sweep: the wikis are asked, batch by batch and again and again, whether the edits of open campaigns and of frozen
 * datasets are still there. It goes on where it stopped, after a crash too, and asks no wiki more often than it must.
 *
 * A wiki that does not answer, or whose answer leaves edits out, has said nothing of them. And one that says that many
 * are gone at once is not believed before a coordinator has looked: a restored backup, a wrong address or a read-only
 * replica must never look like a thousand deletions.
 */
import type { Db } from '../../db/connect.ts';
import { type HiddenTask, listTasksHere, type TaskHere } from '../../db/hidden-edits.ts';
import {
	claimSweep,
	countLatelyGone,
	findCampaignToSweep,
	findHold,
	putHold,
	updateSweep,
} from '../../db/sweeps.ts';
import { lockHandingOut } from '../../db/turns.ts';
import { closeFinishedCampaigns } from './finish.ts';
import { isGone, noteHidden, reasonsOf } from './hidden-edits.ts';
import { logAction } from './log.ts';
import type { Clock, Wikis } from './ports.ts';

/** edits asked of the wiki at once */
const BATCH = 50;
/** before the first place in a campaign: edits with known answers stand at numbers under 0 */
const BEGINNING = -2_147_483_648;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** a batch that takes longer was lost with its process; after a failure the wiki is left alone so long */
const CLAIM_MS = MINUTE_MS;
/** a round through all campaigns of a wiki begins at most so often */
const ROUND_MS = 60 * MINUTE_MS;

/** The brake: fewer are always believed, */
const FEW_IN_A_BATCH = 5;
/** more than this part of a batch are not; */
const PART_OF_A_BATCH = 0.2;
/** and within a day, fewer in a campaign are believed, but not more than this part of it. */
const FEW_IN_A_DAY = 50;
const PART_IN_A_DAY = 0.05;

export type Sweeping = { db: Db; now: Clock; wikis: Pick<Wikis, 'list' | 'of'> };

/** What became of a batch. */
export type Swept = { wiki: string; campaignId: number; asked: number; gone: number; held: boolean };

/** Asks each wiki for one batch, if its time has come. One that cannot be asked is told to `onFailure`. */
export async function sweepWikis(
	parts: Sweeping,
	onFailure: (wiki: string, error: unknown) => void,
): Promise<Swept[]> {
	const swept: Swept[] = [];
	for (const { name } of parts.wikis.list()) {
		try {
			const batch = await sweepNext(parts, name);
			if (batch) swept.push(batch);
		} catch (error) {
			onFailure(name, error);
		}
	}
	return swept;
}

async function sweepNext(parts: Sweeping, wiki: string): Promise<Swept | null> {
	const { db, now } = parts;
	const began = now();
	const at = await claimSweep(db, wiki, began, new Date(began.getTime() + CLAIM_MS));
	if (!at) return null;
	const beganAt = at.campaignId === null ? began : at.beganAt;
	const campaign = await findCampaignToSweep(db, wiki, (at.campaignId ?? 0) - 1);
	if (!campaign) {
		const claimedUntil = new Date(beganAt.getTime() + ROUND_MS);
		await updateSweep(db, wiki, { campaignId: null, position: BEGINNING, beganAt, claimedUntil });
		return null;
	}
	const position = campaign.id === at.campaignId ? at.position : BEGINNING;
	const batch = await sweepBatch(parts, { wiki, campaignId: campaign.id, frozen: campaign.closed }, position);
	const goesOn = batch.next !== null && !batch.swept.held;
	await updateSweep(db, wiki, {
		// the next campaign is whichever comes after this number
		campaignId: goesOn ? campaign.id : campaign.id + 1,
		position: batch.next !== null && goesOn ? batch.next : BEGINNING,
		...{ beganAt, claimedUntil: now() },
	});
	return batch.swept;
}

/**
 * Asks for all edits of a campaign at once, as before it is frozen.
 *
 * @returns false when the brake stopped it
 */
export async function sweepCampaign(parts: Sweeping, wiki: string, campaignId: number): Promise<boolean> {
	for (let position: number | null = BEGINNING; position !== null; ) {
		const { next, swept } = await sweepBatch(parts, { wiki, campaignId, frozen: true }, position);
		if (swept.held) return false;
		position = next;
	}
	return true;
}

type Asked = { wiki: string; campaignId: number; frozen: boolean };

/** @returns the place to go on after; null at the end of the campaign */
async function sweepBatch(
	parts: Sweeping,
	{ wiki, campaignId, frozen }: Asked,
	position: number,
): Promise<{ swept: Swept; next: number | null }> {
	const { db, wikis } = parts;
	const tasks = await listTasksHere(db, campaignId, position, BATCH);
	const next = tasks.length === BATCH ? (tasks.at(-1)?.position ?? null) : null;
	const swept = { wiki, campaignId, asked: tasks.length, gone: 0, held: false };
	if (tasks.length === 0) return { swept, next };
	const parted = await wikis.of(wiki).readHidden([...new Set(tasks.flatMap(revisionsOf))]);
	// of an open campaign, who wrote an edit and why is asked whenever it is shown
	const hidden = tasks.flatMap((task): HiddenTask[] =>
		reasonsOf(revisionsOf(task).flatMap((id) => parted.get(id) ?? []))
			.filter((reason) => frozen || isGone(reason))
			.map((reason) => ({ taskId: task.taskId, reason })),
	);
	if (hidden.length === 0) return { swept, next };
	const { gone, held } = await noteOrHold(parts, { wiki, campaignId }, hidden, tasks.length);
	return { swept: { ...swept, gone, held }, next };
}

/**
 * Takes a wiki's word for it that edits are hidden, unless so many are gone that the brake is put on: then nothing is noted
 * before a coordinator has looked.
 *
 * @param asked of how many edits it was asked
 */
export async function noteOrHold(
	{ db, now }: Pick<Sweeping, 'db' | 'now'>,
	{ wiki, campaignId }: Pick<Asked, 'wiki' | 'campaignId'>,
	hidden: readonly HiddenTask[],
	asked: number,
): Promise<{ gone: number; held: boolean }> {
	const gone = hidden.filter(({ reason }) => isGone(reason)).length;
	const at = now();
	const held = await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		if (await isTooMuch(tx, campaignId, { asked, gone }, at)) {
			await putHold(tx, campaignId, { heldAt: at, asked, gone });
			const subject = { kind: 'campaign', id: campaignId } as const;
			await logAction(tx, { at, by: null, wiki, action: 'holdHiddenEdits', subject, after: { asked, gone } });
			return true;
		}
		await noteHidden(tx, { at, wiki, campaignId }, hidden);
		return false;
	});
	if (gone > 0 && !held) await closeFinishedCampaigns(db, now);
	return { gone, held };
}

async function isTooMuch(
	tx: Db,
	campaignId: number,
	{ asked, gone }: Pick<Swept, 'asked' | 'gone'>,
	at: Date,
): Promise<boolean> {
	if (gone === 0) return false;
	const dayAgo = new Date(at.getTime() - DAY_MS);
	const hold = await findHold(tx, campaignId);
	if (hold?.confirmedAt && hold.confirmedAt > dayAgo) return false;
	if (gone >= FEW_IN_A_BATCH && gone > PART_OF_A_BATCH * asked) return true;
	const lately = await countLatelyGone(tx, campaignId, dayAgo);
	return lately.gone + gone > Math.max(FEW_IN_A_DAY, PART_IN_A_DAY * lately.tasks);
}

/** The revision a task is about, and those judged together with it. */
export function revisionsOf({ revisionId, part }: Pick<TaskHere, 'revisionId' | 'part'>): number[] {
	return part && 'otherRevisionIds' in part ? [revisionId, ...part.otherRevisionIds] : [revisionId];
}
