/** Scores that were called wrong, and the campaigns that take them up. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Form } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import { campaign, dataset, dispute, form, model } from './schema.ts';

export type DisputeRow = typeof dispute.$inferSelect;

/** False when this person has disputed the edit before. */
export async function insertDispute(tx: Db, row: typeof dispute.$inferInsert): Promise<boolean> {
	const rows = await tx.insert(dispute).values(row).onConflictDoNothing().returning({ id: dispute.id });
	return rows.length === 1;
}

export async function findDispute(
	db: Db,
	wiki: string,
	revisionId: number,
	personId: number,
): Promise<DisputeRow | null> {
	const [row] = await db
		.select()
		.from(dispute)
		.where(and(eq(dispute.wiki, wiki), eq(dispute.revisionId, revisionId), eq(dispute.personId, personId)));
	return row ?? null;
}

/** The form that a model's labels answered; null when there is no such model. */
export async function findFormOfModel(
	db: Db,
	modelId: string,
): Promise<{ digest: string; definition: Form } | null> {
	const [row] = await db
		.select({ digest: form.digest, definition: form.definition })
		.from(model)
		.innerJoin(dataset, eq(dataset.id, model.datasetId))
		.innerJoin(campaign, eq(campaign.id, dataset.campaignId))
		.innerJoin(form, eq(form.digest, campaign.formDigest))
		.where(eq(model.id, modelId));
	return row ?? null;
}

/** Campaigns of a wiki that still take disputed edits of one of these models, as they come. */
export async function listDisputeCampaigns(
	tx: Db,
	wiki: string,
	models: readonly string[],
): Promise<number[]> {
	const names = `{${models.map((name) => JSON.stringify(name)).join(',')}}`;
	const rows = await tx
		.select({ id: campaign.id })
		.from(campaign)
		.where(
			and(
				eq(campaign.wiki, wiki),
				isNull(campaign.closedAt),
				isNull(campaign.closingAt),
				sql`${campaign.source} ->> 'kind' = 'disputes'
					and (${campaign.source} ->> 'model' is null or ${campaign.source} ->> 'model' = any(${names}::text[]))`,
			),
		)
		.orderBy(campaign.id);
	return rows.map(({ id }) => id);
}
