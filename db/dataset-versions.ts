/** The versions of a campaign's dataset, and what becomes of one that is withdrawn. */
import { and, asc, count, desc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { StoredTask } from '../campaigns/contract/dataset.ts';
import type { Db } from './connect.ts';
import type { CountingAnswers } from './freezing.ts';
import { dataset, datasetFeatures, datasetLabel, datasetTask, task, training } from './schema.ts';

export type VersionRow = Pick<
	typeof dataset.$inferSelect,
	'id' | 'campaignId' | 'version' | 'frozenAt' | 'withdrawnAt' | 'changes'
>;

/** Those of the campaigns given, oldest first. */
export async function listVersions(db: Db, campaignIds: readonly number[]): Promise<VersionRow[]> {
	const { id, campaignId, version, frozenAt, withdrawnAt, changes } = dataset;
	return await db
		.select({ id, campaignId, version, frozenAt, withdrawnAt, changes })
		.from(dataset)
		.where(inArray(dataset.campaignId, [...new Set(campaignIds)]))
		.orderBy(asc(dataset.campaignId), asc(dataset.version));
}

/** SQL: true of the dataset `d` when it is the newest of its campaign, the one that is given out. */
export const isNewestVersion = sql`not exists (
	select from dataset as later where later.campaign_id = d.campaign_id and later.version > d.version)`;

/** The version that is given out; null before a campaign is frozen. */
export async function findNewestVersion(
	db: Db,
	campaignId: number,
): Promise<typeof dataset.$inferSelect | null> {
	const [row] = await db
		.select()
		.from(dataset)
		.where(eq(dataset.campaignId, campaignId))
		.orderBy(desc(dataset.version))
		.limit(1);
	return row ?? null;
}

/** Rows that belong to tasks, by the tasks' ids. */
const rowsOf = (datasetNumber: number, taskIds: readonly number[]) => sql`
	select k.row_number from ${dataset} as d
	join ${datasetTask} as k on k.dataset_number = d.number
	join ${task} as t on t.campaign_id = d.campaign_id and t.position = k.position
	where d.number = ${datasetNumber} and t.id in (
		select one::bigint from jsonb_array_elements_text(${JSON.stringify(taskIds)}::jsonb) as one)`;

/** What leaves a dataset: all rows of some tasks, and the features alone of others. */
export type Cut = { tasks: readonly number[]; features: readonly number[] };

/** How many rows of tasks and labels leave, and how many rows of features. */
export async function countRowsToCut(
	db: Db,
	datasetNumber: number,
	{ tasks, features }: Cut,
): Promise<{ rows: number; features: number }> {
	const [row] = await db.execute<{ rows: number; features: number }>(sql`
		with leaving as (${rowsOf(datasetNumber, tasks)})
		select ((select count(*) from leaving) + (select count(*) from ${datasetLabel} as l
				where l.dataset_number = ${datasetNumber} and l.task_row in (select row_number from leaving)))::int as rows,
			(select count(*)::int from ${datasetFeatures} as f where f.dataset_number = ${datasetNumber}
				and f.row_number in (${rowsOf(datasetNumber, [...tasks, ...features])})) as features`);
	if (!row) throw new Error('a count came back without a row');
	return { ...row };
}

/** Copies the rows that stay into a new version, under the same numbers; says how many there are of each kind. */
export async function copyRows(
	tx: Db,
	{ from, into }: { from: number; into: number },
	{ tasks, features }: Cut,
): Promise<{ tasks: number; labels: number; features: Map<string, number> }> {
	const copy = async (
		table: typeof datasetTask | typeof datasetLabel | typeof datasetFeatures,
		key: SQL,
		leaving: readonly number[],
	) => {
		const others = Object.values(getTableColumns(table))
			.filter(({ name }) => name !== 'dataset_number')
			.map(({ name }) => sql.identifier(name));
		const columns = sql.join(others, sql`, `);
		await tx.execute(sql`
			insert into ${table} (dataset_number, ${columns})
			select ${into}, ${columns} from ${table}
			where dataset_number = ${from} and ${key} not in (${rowsOf(from, leaving)})`);
	};
	await copy(datasetTask, sql`row_number`, tasks);
	await copy(datasetLabel, sql`task_row`, tasks);
	await copy(datasetFeatures, sql`row_number`, [...tasks, ...features]);
	const counted = await tx
		.select({ set: datasetFeatures.featureSet, rows: count() })
		.from(datasetFeatures)
		.where(eq(datasetFeatures.datasetNumber, into))
		.groupBy(datasetFeatures.featureSet);
	return {
		tasks: await tx.$count(datasetTask, eq(datasetTask.datasetNumber, into)),
		labels: await tx.$count(datasetLabel, eq(datasetLabel.datasetNumber, into)),
		features: new Map(counted.map(({ set, rows }) => [set, rows])),
	};
}

/** The tasks of a dataset in order: what came of each, and the answers that count, by time and id. */
export async function readOutcomes(
	db: Db,
	datasetNumber: number,
): Promise<(Pick<StoredTask, 'consensus'> & Pick<CountingAnswers, 'labels'>)[]> {
	return await db.execute(sql`
		select (array_agg(consensus) filter (where consensus is not null))[1] as consensus,
			coalesce(jsonb_agg(jsonb_build_object('person', labeller, 'answers', answers) order by label_row)
				filter (where answers is not null), '[]') as labels
		from (
			select row_number as task_row, consensus, null::int as label_row, null as labeller, null::jsonb as answers
			from ${datasetTask} where dataset_number = ${datasetNumber}
			union all
			select task_row, null, row_number, labeller, answers from ${datasetLabel}
			where dataset_number = ${datasetNumber} and "current" and outcome = 'accepted') as each
		group by task_row
		order by task_row`);
}

/** The models that a dataset was to teach. */
export async function listTaught(db: Db, datasetId: string): Promise<string[]> {
	const rows = await db
		.select({ model: training.model })
		.from(training)
		.where(eq(training.datasetId, datasetId))
		.orderBy(asc(training.model));
	return rows.map(({ model }) => model);
}

/** The digests of files that were in versions withdrawn since, and are in no other. */
export async function listWithdrawnFiles(db: Db): Promise<string[]> {
	const files = (which: SQL) => sql`
		select f->>'sha256' as sha256 from ${dataset} as d, jsonb_array_elements(d.files) as f where d.withdrawn_at ${which}`;
	const rows = await db.execute<{ sha256: string }>(
		sql`${files(sql`is not null`)} except ${files(sql`is null`)}`,
	);
	return rows.map(({ sha256 }) => sha256);
}

/** Takes the content of a dataset out of the database, for good; what remains says that it was there. */
export async function withdrawDataset(
	tx: Db,
	{ id: datasetId, number }: Pick<typeof dataset.$inferSelect, 'id' | 'number'>,
	{ at, reason }: { at: Date; reason: string },
): Promise<void> {
	await tx.delete(datasetFeatures).where(eq(datasetFeatures.datasetNumber, number));
	await tx.delete(datasetLabel).where(eq(datasetLabel.datasetNumber, number));
	await tx.delete(datasetTask).where(eq(datasetTask.datasetNumber, number));
	// its figures were counted from what is withdrawn
	const nothing = { balance: {}, agreement: {}, measures: null };
	await tx
		.update(dataset)
		.set({ withdrawnAt: at, ...nothing })
		.where(eq(dataset.id, datasetId));
	await tx
		.update(training)
		.set({ state: 'refused', reason, claimedUntil: null, claimedBy: null })
		.where(and(eq(training.datasetId, datasetId), eq(training.state, 'waiting')));
}
