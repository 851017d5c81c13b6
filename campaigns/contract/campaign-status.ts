import type { CampaignStatus } from './campaign.ts';

/** Whether a campaign is over: what was answered is frozen, nothing more counts. */
export function isOver(status: CampaignStatus): boolean {
	return status === 'closed' || status === 'archived';
}
