import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { isLocked } from '../joining/words.ts';

/** The campaign with an unfinished workset of this person; of several, the one whose lease ends last. */
export function campaignToCarryOn(campaigns: readonly Campaign[]): Campaign | null {
	let found: Campaign | null = null;
	for (const campaign of campaigns) {
		const { mine, status } = campaign;
		if (isLocked(campaign)) continue;
		if (status !== 'open' || !mine || mine.worksetId === null || mine.done >= mine.size) continue;
		if (found === null || (mine.leaseExpiresAt ?? '') > (found.mine?.leaseExpiresAt ?? '')) found = campaign;
	}
	return found;
}
