import type { Db } from '../../db/connect.ts';
import { listCampaignsWanting } from '../../db/named-tasks.ts';
import type { Clock } from './ports.ts';

type Wanting = { campaignId: number; name: string; url: string };

/** Open campaigns that still want an answer about a revision of a wiki, with where it is given. */
export async function findOpenTasks(
	{ db, now, publicUrl }: { db: Db; now: Clock; publicUrl: string },
	{ wiki, revisionId }: { wiki: string; revisionId: number },
): Promise<Wanting[]> {
	const campaigns = await listCampaignsWanting(db, wiki, revisionId, now());
	return campaigns.map(({ campaignId, name }) => ({
		campaignId,
		name,
		url: `${publicUrl}/campaigns/${campaignId}/label?revision=${revisionId}`,
	}));
}
