import { and, eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { campaign, guideline } from './schema.ts';

export type GuidelineRow = typeof guideline.$inferSelect;

/** Puts a revision of a page beside the edits of a campaign; those before it stay known. */
export async function fixGuideline(tx: Db, row: GuidelineRow): Promise<void> {
	const { campaignId, title, revisionId, fixedAt } = row;
	await tx
		.insert(guideline)
		.values(row)
		.onConflictDoUpdate({ target: [guideline.campaignId, guideline.revisionId], set: { title, fixedAt } });
	await tx
		.update(campaign)
		.set({ guidelineTitle: title, guidelineRevisionId: revisionId })
		.where(eq(campaign.id, campaignId));
}

/** A revision that a campaign has or had beside its edits; null when it never did. */
export async function findGuideline(
	db: Db,
	campaignId: number,
	revisionId: number,
): Promise<GuidelineRow | null> {
	const [row] = await db
		.select()
		.from(guideline)
		.where(and(eq(guideline.campaignId, campaignId), eq(guideline.revisionId, revisionId)));
	return row ?? null;
}
