import { and, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Form } from '../campaigns/contract/form.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { CampaignRow } from './campaign-life.ts';
import type { Db } from './connect.ts';
import { campaign, dataset, form, guideline, person, practiceItem, sweepHold, task } from './schema.ts';

/** A campaign with what every page about it needs. */
export type CampaignFacts = Omit<CampaignRow, 'createdBy'> & {
	form: Form;
	/** null when nobody did (a command made it) */
	createdBy: { name: string; leftAt: Date | null } | null;
	datasetId: string | null;
	/** since when the guideline is the one that it is */
	guidelineFixedAt: Date | null;
	practiceItems: number;
};

export async function insertForm(db: Db, digest: string, definition: Form): Promise<void> {
	await db.insert(form).values({ digest, definition }).onConflictDoNothing();
}

export async function readForm(db: Db, digest: string): Promise<Form> {
	const [row] = await db.select({ form: form.definition }).from(form).where(eq(form.digest, digest));
	if (!row) throw new Error(`there is no form ${digest}`);
	return row.form;
}

type NewCampaignRow = Omit<typeof campaign.$inferInsert, 'mostLabelsPerTask'> & {
	mostLabelsPerTask?: number;
};

/** No edit gets more than `labelsPerTask` when the most is left out. */
export async function insertCampaign(db: Db, row: NewCampaignRow): Promise<number> {
	const { mostLabelsPerTask = row.labelsPerTask } = row;
	const [inserted] = await db
		.insert(campaign)
		.values({ ...row, mostLabelsPerTask })
		.returning({ id: campaign.id });
	if (!inserted) throw new Error('the database returned no row for a campaign just stored');
	return inserted.id;
}

/** What a new task is about; the key is canonical JSON of the part, '' for the whole revision. */
export type NewTask = {
	revisionId: number;
	part: TaskPart | null;
	partKey: string;
	/** the group of a designed sample and the probability with which it was drawn from it */
	drawn?: { stratum: string; probability: number };
};

/** of a campaign's datasets, the version that is given out */
const newestDataset = sql`${dataset.campaignId} = ${campaign.id} and ${dataset.version} = (
	select max(d.version) from ${dataset} as d where d.campaign_id = ${campaign.id})`;

function selectFacts(db: Db) {
	return db
		.select({
			campaign,
			form: form.definition,
			createdBy: { name: person.name, leftAt: person.leftAt },
			datasetId: dataset.id,
			guidelineFixedAt: guideline.fixedAt,
			practiceItems: sql<number>`(
				select count(*)::int from ${practiceItem} where ${practiceItem.campaignId} = ${campaign.id})`,
		})
		.from(campaign)
		.innerJoin(form, eq(form.digest, campaign.formDigest))
		.leftJoin(person, eq(person.id, campaign.createdBy))
		.leftJoin(dataset, newestDataset)
		.leftJoin(
			guideline,
			and(eq(guideline.campaignId, campaign.id), eq(guideline.revisionId, campaign.guidelineRevisionId)),
		);
}

type SelectedFacts = Awaited<ReturnType<typeof selectFacts>>[number];

function toFacts({ campaign: row, ...facts }: SelectedFacts): CampaignFacts {
	return { ...row, ...facts };
}

/** Open campaigns first, then the newest. */
export async function listCampaignFacts(
	db: Db,
	which: 'current' | 'archived' | 'all' = 'all',
	{
		after = null,
		limit = null,
	}: { after?: { closed: boolean; id: number } | null; limit?: number | null } = {},
): Promise<CampaignFacts[]> {
	const wanted = { current: isNull, archived: isNotNull, all: () => undefined }[which];
	const isClosed = sql`${campaign.closedAt} is not null`;
	const behind = after && sql`(${isClosed}, -${campaign.id}) > (${after.closed}, ${-after.id}::bigint)`;
	const query = selectFacts(db)
		.where(and(wanted(campaign.archivedAt), behind ?? undefined))
		.orderBy(isClosed, desc(campaign.id));
	return (await (limit === null ? query : query.limit(limit))).map(toFacts);
}

export async function findCampaignFacts(db: Db, campaignId: number): Promise<CampaignFacts | null> {
	const [row] = await selectFacts(db).where(eq(campaign.id, campaignId));
	return row ? toFacts(row) : null;
}

/**
 * Closed campaigns whose dataset is to be frozen now, oldest first; without those that the sweep's brake stopped. One that
 * settles its disagreements first is left alone while there are some, unless a coordinator has asked for it.
 */
export async function listUnfrozenCampaigns(db: Db): Promise<{ id: number; wiki: string }[]> {
	return await db.execute<{ id: number; wiki: string }>(sql`
		select c.id::int, c.wiki from ${campaign} as c
		where c.closed_at is not null and not exists (select from ${dataset} as d where d.campaign_id = c.id)
			and not exists (select from ${sweepHold} as h where h.campaign_id = c.id and h.confirmed_at is null)
			and (not c.settle_first or c.freeze_asked_at is not null or not exists (
				select from ${task} as t where t.campaign_id = c.id and t.contested and not t.decided and t.state <> 'gone'))
		order by c.closed_at, c.id`);
}
