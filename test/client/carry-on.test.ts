import { expect, test } from 'vitest';
import type { Campaign } from '../../campaigns/contract/campaign.ts';
import { campaignToCarryOn } from '../../client/home/carry-on.ts';
import { campaign } from './coordinate/examples.ts';

const standing = { obstacles: [], practice: { items: 0, answered: 0, agreed: 0 } };
const begun = (id: number, status: Campaign['status'], leaseExpiresAt: string | null): Campaign => ({
	...{ ...campaign, id, status },
	mine: {
		...{ worksetId: leaseExpiresAt === null ? null : id, done: 3, size: 20, leaseExpiresAt },
		...{ answered: 3, ...standing },
	},
});

test('what was begun is carried on with, also where nothing new is handed out any more', () => {
	const [early, late] = ['2026-11-22T10:00:00Z', '2026-11-22T11:00:00Z'];
	expect(campaignToCarryOn([begun(1, 'open', early), begun(2, 'closing', late)])?.id).toBe(2);
	expect(campaignToCarryOn([begun(1, 'open', early), begun(2, 'paused', late)])?.id).toBe(1);
	expect(campaignToCarryOn([begun(1, 'closed', early), begun(2, 'open', null)])).toBeNull();
});
