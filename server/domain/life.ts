/** The life of a campaign after it was opened: paused, resumed, closing, closed, archived. */
import type { CampaignStatus } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { LogAction } from '../../campaigns/contract/log.ts';
import { type CampaignRow, changeCampaign, lockCampaign } from '../../db/campaign-life.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import { lockHandingOut } from '../../db/turns.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';

/** Who does it, to which campaign, and why. */
export type Deed = { campaignId: number; by: PersonRow | null; reason?: string | undefined };

type Parts = { db: Db; now: Clock };

/**
 * A step of a campaign's life with its row in the log. Whoever is being handed edits meanwhile is waited for, so that
 * after a pause nobody gets any.
 */
async function step(
	{ db, now }: Parts,
	{ campaignId, by, reason }: Deed,
	action: LogAction,
	change: (status: CampaignStatus, at: Date, row: CampaignRow) => Partial<CampaignRow>,
): Promise<void> {
	await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const at = now();
		await changeCampaign(tx, campaignId, change(statusOf(row, at), at, row));
		const subject = { kind: 'campaign', id: campaignId } as const;
		await logAction(tx, { at, by, wiki: row.wiki, action, subject, reason });
	});
}

const notNow = (status: string) => new Failure('NOT_CHANGEABLE', { status });

/** @throws {Failure} NOT_FOUND, NOT_CHANGEABLE unless it is open */
export async function pauseCampaign(parts: Parts, deed: Deed): Promise<void> {
	await step(parts, deed, 'pauseCampaign', (status, at) => {
		if (status !== 'open') throw notNow(`Only an open campaign can be paused; this one is ${status}.`);
		return { pausedAt: at };
	});
}

/** @throws {Failure} NOT_FOUND, NOT_CHANGEABLE unless it is paused */
export async function resumeCampaign(parts: Parts, deed: Deed): Promise<void> {
	await step(parts, deed, 'resumeCampaign', (status) => {
		if (status !== 'paused') throw notNow(`Only a paused campaign can go on; this one is ${status}.`);
		return { pausedAt: null };
	});
}

/** Closes it for good, whatever is in hand: late answers are kept as surplus. @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN */
export async function closeCampaign(parts: Parts, deed: Deed): Promise<void> {
	const { campaignId } = deed;
	await step(parts, deed, 'closeCampaign', (status, at) => {
		if (status === 'closed' || status === 'archived') throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
		return { closedAt: at };
	});
}

/**
 * Hands nothing out any more and renews no lease; closes by itself with the last of them.
 *
 * @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN, NOT_CHANGEABLE when it is closing already
 */
export async function windDownCampaign(parts: Parts, deed: Deed): Promise<void> {
	const { campaignId } = deed;
	await step(parts, deed, 'windDownCampaign', (status, at) => {
		if (status === 'closed' || status === 'archived') throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
		if (status === 'closing') throw notNow('It is closing already.');
		return { closingAt: at, pausedAt: null };
	});
}

/** Takes it off the lists. @throws {Failure} NOT_FOUND, NOT_CHANGEABLE unless it is closed */
export async function archiveCampaign(parts: Parts, deed: Deed): Promise<void> {
	await step(parts, deed, 'archiveCampaign', (status, at) => {
		if (status !== 'closed') throw notNow(`Only a closed campaign can be archived; this one is ${status}.`);
		return { archivedAt: at };
	});
}

/**
 * Lets a closed campaign be frozen although disagreements are left in it.
 *
 * @throws {Failure} NOT_FOUND, NOT_CHANGEABLE unless it is closed and waits for them
 */
export async function freezeNow(parts: Parts, deed: Deed): Promise<void> {
	await step(parts, deed, 'freezeNow', (status, at, { settleFirst, freezeAskedAt }) => {
		if (status !== 'closed' && status !== 'archived')
			throw notNow(`Only a closed campaign is frozen; this one is ${status}.`);
		if (!settleFirst || freezeAskedAt !== null)
			throw notNow('It is frozen by itself, and waits for nothing.');
		return { freezeAskedAt: at };
	});
}
