import { and, asc, desc, eq, inArray, ne, sql } from 'drizzle-orm';
import type { DatasetLabel, DatasetTask } from '../campaigns/contract/dataset.ts';
import type { Answers } from '../campaigns/contract/form.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import type { Db } from './connect.ts';
import { listVersions, type VersionRow } from './dataset-versions.ts';
import { listCredits } from './leaving.ts';
import {
	campaign,
	dataset,
	datasetFeatures,
	datasetLabel,
	datasetTask,
	model,
	pseudonym,
	type TaskState,
	task,
	training,
} from './schema.ts';

/** rows per round trip while streaming or storing */
const BATCH = 2000;

/** first key of the advisory lock; the second is the campaign */
const FREEZING = 2;

/** False when another process is freezing this campaign; else it is kept from doing so until the transaction ends. */
export async function tryLockFreezing(tx: Db, campaignId: number): Promise<boolean> {
	const [row] = await tx.execute<{ locked: boolean }>(
		sql`select pg_try_advisory_xact_lock(${FREEZING}::int, ${campaignId}::int) as locked`,
	);
	return row?.locked ?? false;
}

/**
 * False while some process is freezing this campaign; else none does until the transaction ends. Any number may hold it
 * that way at once.
 */
export async function tryShareFreezing(tx: Db, campaignId: number): Promise<boolean> {
	const [row] = await tx.execute<{ locked: boolean }>(
		sql`select pg_try_advisory_xact_lock_shared(${FREEZING}::int, ${campaignId}::int) as locked`,
	);
	return row?.locked ?? false;
}

export type TaskToFreeze = {
	taskId: number;
	revisionId: number;
	part: TaskPart | null;
	position: number;
	state: TaskState;
	/** it or its whole campaign */
	distressing: boolean;
};

/** In the campaign's order; edits with known answers are no part of the sample, and so of no dataset. */
export async function listTasksToFreeze(db: Db, campaignId: number): Promise<TaskToFreeze[]> {
	return await db
		.select({
			taskId: task.id,
			revisionId: task.revisionId,
			part: task.part,
			position: task.position,
			state: task.state,
			distressing: sql<boolean>`${task.distressing} or ${campaign.distressing}`,
		})
		.from(task)
		.innerJoin(campaign, eq(campaign.id, task.campaignId))
		.where(and(eq(task.campaignId, campaignId), ne(task.state, 'gold')))
		.orderBy(asc(task.position));
}

export type LabelToFreeze = {
	id: string;
	taskId: number;
	personId: number;
	/** `wiki` when the person ever asked for this edit from the wiki, whichever came first: to be on the safe side */
	origin: 'queue' | 'wiki' | 'import';
	kind: 'answer' | 'skip' | 'undo';
	outcome: 'accepted' | 'surplus' | 'recorded';
	/** it holds a seat of its task */
	seated: boolean;
	/** nothing was said by this person of this task afterwards */
	current: boolean;
	answers: Answers | null;
	skipReason: string | null;
	formDigest: string;
	guidelineRevisionId: number | null;
	language: string;
	millisecondsSpent: number;
	receivedAt: string;
};

/**
 * Every label of a campaign, by task and in the order received. Those of edits with known answers measure people: they are
 * for coordinators and the person alone, and an edit once told to have a known answer is of no use in the next campaign.
 */
export async function listLabelsToFreeze(db: Db, campaignId: number): Promise<LabelToFreeze[]> {
	return await db.execute<LabelToFreeze>(sql`
		select l.id, l.task_id::int as "taskId", l.person_id::int as "personId",
			coalesce((select max(h.origin) from handed_task as h
				where h.task_id = l.task_id and h.person_id = l.person_id and h.origin <> 'queue'), 'queue') as origin,
			l.kind, l.outcome,
			(s.label_id is not null) as seated,
			(l.sequence = max(l.sequence) over (partition by l.task_id, l.person_id)) as current,
			l.answers, l.skip_reason as "skipReason", l.form_digest as "formDigest",
			l.guideline_revision_id::float8 as "guidelineRevisionId", l.language,
			l.milliseconds_spent as "millisecondsSpent",
			to_char(l.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "receivedAt"
		from label as l
		join task as t on t.id = l.task_id
		left join seat as s on s.label_id = l.id
		where t.campaign_id = ${campaignId} and t.state <> 'gold'
		order by t.position, l.sequence`);
}

/** The pseudonyms of a campaign by person; those missing are stored first, from `draw`. */
export async function namePeople(
	db: Db,
	campaignId: number,
	people: readonly number[],
	draw: () => string,
): Promise<Map<number, string>> {
	if (people.length > 0)
		await db
			.insert(pseudonym)
			.values(people.map((personId) => ({ campaignId, personId, name: draw() })))
			.onConflictDoNothing({ target: [pseudonym.campaignId, pseudonym.personId] });
	const rows = await db.select().from(pseudonym).where(eq(pseudonym.campaignId, campaignId));
	return new Map(rows.map((row) => [row.personId, row.name]));
}

export type FrozenDataset = {
	dataset: typeof dataset.$inferInsert;
	tasks: DatasetTask[];
	labels: DatasetLabel[];
	/** per feature set, one entry per task, null where the edit could not be read */
	features: Map<string, (number[] | null)[]>;
	/** names of the models that it is to teach */
	teaches: string[];
};

/** Stores a dataset with all its rows and queues the training, in the caller's transaction. */
export async function insertDataset(tx: Db, frozen: FrozenDataset): Promise<void> {
	const datasetId = frozen.dataset.id;
	await tx.insert(dataset).values(frozen.dataset);
	for (const [start, rows] of batches(frozen.tasks))
		await tx.insert(datasetTask).values(rows.map((row, i) => ({ datasetId, rowNumber: start + i, row })));
	for (const [start, rows] of batches(frozen.labels))
		await tx.insert(datasetLabel).values(rows.map((row, i) => ({ datasetId, rowNumber: start + i, row })));
	for (const [featureSet, all] of frozen.features) {
		const known = all.flatMap((values, rowNumber) =>
			values ? [{ datasetId, featureSet, rowNumber, values }] : [],
		);
		for (const [, rows] of batches(known)) await tx.insert(datasetFeatures).values(rows);
	}
	if (frozen.teaches.length > 0)
		await tx
			.insert(training)
			.values(frozen.teaches.map((name) => ({ datasetId, model: name, queuedAt: frozen.dataset.frozenAt })));
}

function* batches<T>(rows: readonly T[]): Generator<[start: number, rows: T[]]> {
	for (let start = 0; start < rows.length; start += BATCH) yield [start, rows.slice(start, start + BATCH)];
}

export type DatasetFacts = typeof dataset.$inferSelect & {
	campaignName: string;
	wiki: string;
	template: string;
	purpose: string;
	/** those of the same campaign, oldest first, this one among them */
	versions: VersionRow[];
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
	return rows.map(({ dataset: row, ...rest }) => ({
		...row,
		...rest,
		versions: versions.filter(({ campaignId }) => campaignId === row.campaignId),
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

/** The task rows of a dataset in order. */
export function readDatasetTasks(db: Db, datasetId: string): AsyncGenerator<DatasetTask> {
	return readRows<DatasetTask>(db, datasetTask, datasetId);
}

/** The label rows of a dataset in order. */
export function readDatasetLabels(db: Db, datasetId: string): AsyncGenerator<DatasetLabel> {
	return readRows<DatasetLabel>(db, datasetLabel, datasetId);
}

/** A batch at a time, so that memory does not grow with the dataset. */
async function* readRows<Row>(
	db: Db,
	table: typeof datasetTask | typeof datasetLabel,
	datasetId: string,
): AsyncGenerator<Row> {
	for (let from = 0; ; from += BATCH) {
		const rows = await db.execute<{ row: Row }>(sql`
			select "row" from ${table}
			where dataset_id = ${datasetId} and row_number between ${from} and ${from + BATCH - 1}
			order by row_number`);
		for (const { row } of rows) yield row;
		if (rows.length < BATCH) return;
	}
}

/** Task rows joined with their features, in order: what a trainer learns from. */
export async function readExamples(
	db: Db,
	datasetId: string,
	featureSet: string,
): Promise<{ row: DatasetTask; values: number[] }[]> {
	return await db
		.select({ row: datasetTask.row, values: datasetFeatures.values })
		.from(datasetTask)
		.innerJoin(
			datasetFeatures,
			sql`${datasetFeatures.datasetId} = ${datasetTask.datasetId} and ${datasetFeatures.rowNumber} = ${datasetTask.rowNumber} and ${datasetFeatures.featureSet} = ${featureSet}`,
		)
		.where(eq(datasetTask.datasetId, datasetId))
		.orderBy(asc(datasetTask.rowNumber));
}
