import { asc, desc, eq, inArray, sql } from 'drizzle-orm';
import type { StoredTask } from '../campaigns/contract/dataset.ts';
import type { Column } from '../campaigns/contract/dataset-columns.ts';
import type { Db } from './connect.ts';
import { listVersions, type VersionRow } from './dataset-versions.ts';
import { listDois } from './deposits.ts';
import { listCredits } from './leaving.ts';
import { campaign, dataset, datasetFeatures, datasetTask, model, training } from './schema.ts';

export type DatasetFacts = typeof dataset.$inferSelect & {
	campaignName: string;
	wiki: string;
	template: string;
	purpose: string;
	/** those of the same campaign, oldest first, this one among them */
	versions: (VersionRow & { doi: string | null })[];
	/** names of people who want to be thanked */
	credits: string[];
	/** edits of its campaign that are left out */
	tombstones: number;
	training: {
		model: string;
		state: string;
		claimedUntil: Date | null;
		reason: string | null;
		modelId: string | null;
	}[];
};

function selectDatasets(db: Db) {
	return db
		.select({
			dataset,
			campaignName: campaign.name,
			purpose: campaign.purpose,
			wiki: campaign.wiki,
			template: campaign.template,
			tombstones: sql<number>`(
				select count(distinct t.task_id)::int from tombstone as t
				where t.campaign_id = ${campaign.id} and t.reason in ('missing', 'text_hidden'))`,
		})
		.from(dataset)
		.innerJoin(campaign, eq(campaign.id, dataset.campaignId));
}

async function withTrainingAndCredits(
	db: Db,
	rows: Awaited<ReturnType<typeof selectDatasets>>,
): Promise<DatasetFacts[]> {
	const queue = await db.select().from(training).orderBy(asc(training.model));
	const models = await db
		.select({ id: model.id, datasetId: model.datasetId, name: model.name })
		.from(model)
		.orderBy(desc(model.createdAt));
	const newestModel = (datasetId: string, name: string) =>
		models.find((candidate) => candidate.datasetId === datasetId && candidate.name === name)?.id ?? null;
	const credits = await listCredits(
		db,
		rows.map(({ dataset: row }) => row.campaignId),
	);
	const versions = await listVersions(
		db,
		rows.map(({ dataset: row }) => row.campaignId),
	);
	const dois = await listDois(
		db,
		rows.map(({ dataset: row }) => row.campaignId),
	);
	return rows.map(({ dataset: row, ...rest }) => ({
		...row,
		...rest,
		versions: versions
			.filter(({ campaignId }) => campaignId === row.campaignId)
			.map((one) => ({ ...one, doi: dois.get(one.id) ?? null })),
		credits: credits.get(row.campaignId) ?? [],
		training: queue
			.filter((entry) => entry.datasetId === row.id)
			.map((entry) => ({ ...entry, modelId: newestModel(row.id, entry.model) })),
	}));
}

/** In the order of the ids given; those that are not there are left out. */
export async function listDatasetFacts(db: Db, ids: readonly string[]): Promise<DatasetFacts[]> {
	if (ids.length === 0) return [];
	const rows = await selectDatasets(db).where(inArray(dataset.id, [...ids]));
	const facts = await withTrainingAndCredits(db, rows);
	return facts.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** The ids that begin so. */
export async function listDatasetIds(db: Db, beginning: string): Promise<string[]> {
	const rows = await db
		.select({ id: dataset.id })
		.from(dataset)
		.where(sql`starts_with(${dataset.id}, ${beginning})`);
	return rows.map(({ id }) => id);
}

export async function findDatasetFacts(db: Db, datasetId: string): Promise<DatasetFacts | null> {
	const [row] = await withTrainingAndCredits(db, await selectDatasets(db).where(eq(dataset.id, datasetId)));
	return row ?? null;
}

type Example = { row: StoredTask; values: number[] };

/** The columns of a dataset's files with rows, by the name of the file without its ending; null without a dataset. */
export async function readColumns(db: Db, datasetId: string): Promise<Record<string, Column[]> | null> {
	const [row] = await db.select({ columns: dataset.columns }).from(dataset).where(eq(dataset.id, datasetId));
	return row?.columns ?? null;
}

/** Task rows joined with their features, in order: what a trainer learns from. */
export async function readExamples(db: Db, datasetId: string, featureSet: string): Promise<Example[]> {
	return await db.execute<Example>(sql`
		select to_jsonb(r) || jsonb_build_object(
				'edit_timestamp', to_char(r.edit_timestamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
				'weight', 1 / r.inclusion_probability, 'wiki', c.wiki, 'seed', c.seed, 'template', c.template,
				'form_digest', c.form_digest) as row,
			f."values"
		from ${dataset} as d
		join ${campaign} as c on c.id = d.campaign_id
		join ${datasetTask} as r on r.dataset_number = d.number
		cross join lateral (select "values" from ${datasetFeatures}
			where dataset_number = r.dataset_number and feature_set = ${featureSet} and row_number = r.row_number
			offset 0) as f
		where d.id = ${datasetId}
		order by r.row_number`);
}
