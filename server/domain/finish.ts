/** What happens to campaigns by itself: those past their deadline wind down, those that are finished close. */
import { closeIfFinished, listFinishedCampaigns, windDownOverdue } from '../../db/campaign-life.ts';
import type { Db } from '../../db/connect.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';

/** Closes campaigns whose edits all have their answers, and closing ones whose last lease has run out. */
export async function closeFinishedCampaigns(db: Db, now: Clock): Promise<void> {
	for (const { id, wiki } of await listFinishedCampaigns(db, now()))
		await db.transaction(async (tx) => {
			const at = now();
			if (!(await closeIfFinished(tx, id, at))) return;
			await logAction(tx, { at, by: null, wiki, action: 'closeCampaign', subject: { kind: 'campaign', id } });
		});
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
