import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isLocked } from '../joining/words.ts';

/**
 * The campaign with an unfinished workset of this person; of several, the one whose lease ends last. One that is closing
 * hands out nothing new, but what somebody has of it is theirs until their time is up.
 */
export function campaignToCarryOn(campaigns: readonly Campaign[]): Campaign | null {
	let found: Campaign | null = null;
	for (const campaign of campaigns) {
		const { mine, status } = campaign;
		const goesOn = status === 'open' || status === 'closing';
		if (isLocked(campaign)) continue;
		if (!goesOn || !mine || mine.worksetId === null || mine.done >= mine.size) continue;
		if (found === null || (mine.leaseExpiresAt ?? '') > (found.mine?.leaseExpiresAt ?? '')) found = campaign;
	}
	return found;
}
