/** What happens to campaigns by itself: those past their deadline wind down, those that are finished close. */
import { closeIfFinished, listFinishedCampaigns, windDownOverdue } from '../../db/campaign-life.ts';
import type { Db } from '../../db/connect.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';

/** Closes a campaign whose edits all have their answers, or a closing one whose last lease has run out; else nothing. */
export async function closeWhenFinished(db: Db, now: Clock, id: number): Promise<void> {
	// a look is all that is needed nearly always
	if ((await listFinishedCampaigns(db, now(), [id])).length === 0) return;
	await db.transaction(async (tx) => {
		const at = now();
		const wiki = await closeIfFinished(tx, id, at);
		if (wiki === null) return;
		await logAction(tx, { at, by: null, wiki, action: 'closeCampaign', subject: { kind: 'campaign', id } });
	});
}

/** Closes every campaign that is finished. */
export async function closeFinishedCampaigns(db: Db, now: Clock): Promise<void> {
	for (const id of await listFinishedCampaigns(db, now())) await closeWhenFinished(db, now, id);
}

/** Hands nothing out any more where the deadline has passed, then closes what is finished. */
export async function goThroughCampaigns(db: Db, now: Clock): Promise<void> {
	await db.transaction(async (tx) => {
		const at = now();
		for (const { id, wiki } of await windDownOverdue(tx, at)) {
			const subject = { kind: 'campaign', id } as const;
			await logAction(tx, { at, by: null, wiki, action: 'windDownCampaign', subject });
		}
	});
	await closeFinishedCampaigns(db, now);
}
