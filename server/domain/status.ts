/** Where a campaign is in its life: one pure rule over the times that its row keeps. */
import type { CampaignStatus } from '../../campaigns/contract/campaign.ts';

/** Times of a campaign's life; null where it did not happen. */
export type LifeTimes = {
	pausedAt: Date | null;
	closingAt: Date | null;
	closedAt: Date | null;
	archivedAt: Date | null;
	deadline: Date | null;
};

/** From its deadline on a campaign is closing, whether or not a round has noticed yet. */
export function statusOf(life: LifeTimes, now: Date): CampaignStatus {
	if (life.archivedAt) return 'archived';
	if (life.closedAt) return 'closed';
	if (life.closingAt || (life.deadline && life.deadline <= now)) return 'closing';
	return life.pausedAt ? 'paused' : 'open';
}
