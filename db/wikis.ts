import { eq } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { campaign, model, webhook } from './schema.ts';

/** Null when there is no such campaign. */
export async function findWikiOfCampaign(db: Db, campaignId: number): Promise<string | null> {
	const [row] = await db.select({ wiki: campaign.wiki }).from(campaign).where(eq(campaign.id, campaignId));
	return row?.wiki ?? null;
}

/** Null when there is no such model. */
export async function findWikiOfModel(db: Db, modelId: string): Promise<string | null> {
	const [row] = await db.select({ wiki: model.wiki }).from(model).where(eq(model.id, modelId));
	return row?.wiki ?? null;
}

/** Null when there is no such webhook. */
export async function findWikiOfWebhook(db: Db, webhookId: number): Promise<string | null> {
	const [row] = await db.select({ wiki: webhook.wiki }).from(webhook).where(eq(webhook.id, webhookId));
	return row?.wiki ?? null;
}
