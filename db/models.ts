import { asc, desc, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { decision, model, person, training } from './schema.ts';

/** A claim on one piece of the training queue. */
export type Claim = { datasetId: string; model: string; attempts: number };

/** Takes the oldest dataset without a model, for a while; null when nothing waits. Never the same to two trainers. */
export async function claimTraining(
	db: Db,
	{ now, until, by, datasetId = null }: { now: Date; until: Date; by: string; datasetId?: string | null },
): Promise<Claim | null> {
	const [row] = await db.execute<Claim>(sql`
		update ${training} as t set claimed_until = ${until.toISOString()}::timestamptz, claimed_by = ${by},
			attempts = attempts + 1
		where (t.dataset_id, t.model) = (
			select dataset_id, model from training
			where state = 'waiting' and (claimed_until is null or claimed_until <= ${now.toISOString()}::timestamptz)
				and (${datasetId}::text is null or dataset_id = ${datasetId}::text)
			order by queued_at, dataset_id, model limit 1 for update skip locked)
		returning dataset_id as "datasetId", model, attempts`);
	return row ?? null;
}

/** Lets go of what a trainer that has ended still claims; of all claims when nobody else can be training. */
export async function releaseClaims(db: Db, by: string | null): Promise<void> {
	const claimed = by === null ? isNotNull(training.claimedBy) : eq(training.claimedBy, by);
	await db.update(training).set({ claimedUntil: null, claimedBy: null }).where(claimed);
}

/** How many models wait to be learned and no trainer has claimed. */
export async function countWaitingTraining(db: Db, now: Date): Promise<number> {
	const [row] = await db.execute<{ count: number }>(sql`
		select count(*)::int as count from ${training}
		where state = 'waiting' and (claimed_until is null or claimed_until <= ${now.toISOString()}::timestamptz)`);
	return row?.count ?? 0;
}

export async function settleTraining(
	db: Db,
	claim: Claim,
	outcome: { state: 'done' } | { state: 'refused' | 'waiting'; reason: string },
): Promise<void> {
	await db
		.update(training)
		.set({ claimedUntil: null, claimedBy: null, reason: null, ...outcome })
		.where(sql`${training.datasetId} = ${claim.datasetId} and ${training.model} = ${claim.model}`);
}

/** Puts a dataset's trainings into the queue again, done ones too; says how many there are. */
export async function requeueTraining(db: Db, datasetId: string): Promise<number> {
	const rows = await db
		.update(training)
		.set({ state: 'waiting', attempts: 0, claimedUntil: null, claimedBy: null, reason: null })
		.where(eq(training.datasetId, datasetId))
		.returning({ model: training.model });
	return rows.length;
}

/** Stores a model. The same dataset and seed give the same bytes, so storing it twice changes nothing. */
export async function insertModel(db: Db, row: typeof model.$inferInsert): Promise<void> {
	await db.insert(model).values(row).onConflictDoNothing();
}

export type ModelFacts = {
	id: string;
	datasetId: string;
	wiki: string;
	name: string;
	createdAt: Date;
	card: Uint8Array;
	/** newest first */
	decisions: { at: Date; by: { name: string; leftAt: Date | null }; decision: 'promoted' | 'retired' }[];
	live: boolean;
};

async function withDecisions(db: Db, rows: Omit<ModelFacts, 'decisions' | 'live'>[]): Promise<ModelFacts[]> {
	const decided = await db
		.select({ decision, by: { name: person.name, leftAt: person.leftAt } })
		.from(decision)
		.innerJoin(person, eq(person.id, decision.personId))
		.orderBy(desc(decision.id));
	return rows.map((row) => {
		const newest = decided.find(
			(entry) => entry.decision.wiki === row.wiki && entry.decision.name === row.name,
		);
		const mine = decided.filter((entry) => entry.decision.modelId === row.id);
		return {
			...row,
			decisions: mine.map((entry) => ({
				at: entry.decision.at,
				by: entry.by,
				decision: entry.decision.decision,
			})),
			live: newest?.decision.modelId === row.id && newest.decision.decision === 'promoted',
		};
	});
}

const columns = {
	id: model.id,
	datasetId: model.datasetId,
	wiki: model.wiki,
	name: model.name,
	createdAt: model.createdAt,
	card: model.card,
};

export async function listModelFacts(db: Db): Promise<ModelFacts[]> {
	return await withDecisions(
		db,
		await db.select(columns).from(model).orderBy(desc(model.createdAt), asc(model.name)),
	);
}

/** In the order of the ids given; those that are not there are left out. */
export async function listModelFactsOf(db: Db, ids: readonly string[]): Promise<ModelFacts[]> {
	if (ids.length === 0) return [];
	const rows = await db
		.select(columns)
		.from(model)
		.where(inArray(model.id, [...ids]));
	const facts = await withDecisions(db, rows);
	return facts.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** The ids of one page of models, live ones first, then the newest; null when there is no model to go on `after`. */
export async function searchModels(
	db: Db,
	wanted: { datasetId: string | null; live: boolean; after: string | null; limit: number },
): Promise<string[] | null> {
	const { datasetId, live, after, limit } = wanted;
	const [row] = await db.execute<{ known: boolean; ids: string[] }>(sql`
		with newest as (
			select distinct on (wiki, name) model_id, decision from ${decision} order by wiki, name, id desc
		), listed as (
			select m.id, m.dataset_id, n.model_id is not null as live, row_number() over (
				order by n.model_id is null, m.created_at desc, m.name, m.id) as place
			from ${model} as m left join newest as n on n.model_id = m.id and n.decision = 'promoted'
		)
		select ${after}::text is null or exists (select from listed where id = ${after}) as known, array(
			select id from listed
			where (${datasetId}::text is null or dataset_id = ${datasetId}) and (live or not ${live}::boolean)
				and place > coalesce((select place from listed where id = ${after}), 0)
			order by place limit ${limit}) as ids`);
	if (!row) throw new Error('a search came back without a row');
	return row.known ? [...row.ids] : null;
}

export async function findModelFacts(db: Db, modelId: string): Promise<ModelFacts | null> {
	const [facts] = await withDecisions(db, await db.select(columns).from(model).where(eq(model.id, modelId)));
	return facts ?? null;
}

export async function readOnnx(db: Db, modelId: string): Promise<Uint8Array | null> {
	const [row] = await db.select({ onnx: model.onnx }).from(model).where(eq(model.id, modelId));
	return row?.onnx ?? null;
}

/** The models that are live now: for each wiki and name the one last decided on, unless it was retired. */
export async function listLiveModels(db: Db): Promise<{ id: string; wiki: string; name: string }[]> {
	return await db.execute<{ id: string; wiki: string; name: string }>(sql`
		select id, wiki, name from (
			select distinct on (wiki, name) model_id as id, wiki, name, decision
			from ${decision} order by wiki, name, id desc
		) as newest where decision = 'promoted' order by wiki, name`);
}

export async function insertDecision(db: Db, row: typeof decision.$inferInsert): Promise<void> {
	await db.insert(decision).values(row);
}
