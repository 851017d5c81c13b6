/** Campaigns close by themselves once every edit has its answers. */
import { listFinishedCampaigns, markClosed } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';

/** Closes every open campaign that has tasks and none of them open. Cheap when there is none: two partial indexes. */
export async function closeFinishedCampaigns(db: Db, now: Clock): Promise<void> {
	for (const { id, wiki } of await listFinishedCampaigns(db))
		await db.transaction(async (tx) => {
			const at = now();
			if (!(await markClosed(tx, id, at))) return;
			await logAction(tx, { at, by: null, wiki, action: 'closeCampaign', subject: { kind: 'campaign', id } });
		});
}
