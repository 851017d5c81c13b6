/** Freezing in SQL: what there is to freeze, and the rows that come of it. */
import { eq, sql } from 'drizzle-orm';
import type { StoredTask } from '../campaigns/contract/dataset.ts';
import type { Answers } from '../campaigns/contract/form.ts';
import type { TaskPart } from '../campaigns/contract/task.ts';
import { advisoryLocks } from './advisory-locks.ts';
import type { Db } from './connect.ts';
import { labelsAsTheyStand } from './dataset-rows.ts';
import {
	dataset,
	datasetFeatures,
	datasetLabel,
	datasetTask,
	pseudonym,
	seat,
	type TaskState,
	training,
} from './schema.ts';

/** tasks a time */
const BATCH = 1000;

/** False when another process is freezing this campaign; else it is kept from doing so until the transaction ends. */
export async function tryLockFreezing(tx: Db, campaignId: number): Promise<boolean> {
	const [row] = await tx.execute<{ locked: boolean }>(
		sql`select pg_try_advisory_xact_lock(${advisoryLocks.freezing}::int, ${campaignId}::int) as locked`,
	);
	return row?.locked ?? false;
}

/**
 * False while some process is freezing this campaign; else none does until the transaction ends. Any number may hold it
 * that way at once.
 */
export async function tryShareFreezing(tx: Db, campaignId: number): Promise<boolean> {
	const [row] = await tx.execute<{ locked: boolean }>(
		sql`select pg_try_advisory_xact_lock_shared(${advisoryLocks.freezing}::int, ${campaignId}::int) as locked`,
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
	stratum: string | null;
	inclusionProbability: number | null;
	/** the standing decision of an adjudicator */
	decided: Answers | null;
	/** what the campaign's rules answered by themselves */
	automated: Answers | null;
	/** answers and skips that stand and do not count */
	surplus: number;
	skips: number;
};

/**
 * In the campaign's order, without edits that the wiki does not show any more: those have tombstones instead of rows. Edits
 * with known answers are no part of the sample, and so of no dataset.
 */
export async function listTasksToFreeze(db: Db, campaignId: number): Promise<TaskToFreeze[]> {
	return await db.execute<TaskToFreeze>(sql`
		select t.id::float8 as "taskId", t.revision_id::float8 as "revisionId", t.part, t.position, t.state,
			t.distressing or c.distressing as distressing, t.stratum,
			t.inclusion_probability as "inclusionProbability", d.answers as decided, b.answers as automated,
			coalesce(s.surplus, 0) as surplus, coalesce(s.skips, 0) as skips
		from task as t
		join campaign as c on c.id = t.campaign_id
		left join automated_label as b on b.task_id = t.id
		left join lateral (
			select a.answers from adjudication as a where a.task_id = t.id order by a.id desc limit 1) as d on true
		left join (
			select l.task_id, count(*) filter (where l.outcome = 'surplus')::int as surplus,
				count(*) filter (where l.kind = 'skip')::int as skips
			from label as l
			join task as t on t.id = l.task_id
			where t.campaign_id = ${campaignId} and (l.outcome = 'surplus' or l.kind = 'skip')
				and not exists (select from label as later where later.task_id = l.task_id
					and later.person_id = l.person_id and later.sequence > l.sequence)
			group by l.task_id) as s on s.task_id = t.id
		where t.campaign_id = ${campaignId} and t.state not in ('gold', 'gone')
		order by t.position`);
}

/** The answers to one task that count, by time and id. */
export type CountingAnswers = { task: number; labels: { person: number | string; answers: Answers }[] };

/** Those in seats, of each task of a campaign that has any, by its position, in no order; equal answers are one object. */
export async function* readCountingAnswers(db: Db, campaignId: number): AsyncGenerator<CountingAnswers> {
	const [last] = await db.execute<{ end: number }>(
		sql`select coalesce(max(position), -1) + 1 as end from task where campaign_id = ${campaignId}`,
	);
	const end = last?.end ?? 0;
	const read = async (from: number) =>
		await db.execute<AnswerRow>(sql`
			select t.position as task, l.person_id::float8 as person, l.answers::text as answers
			from task as t
			-- looked up task by task: reading all seats for each batch would cost the square of them
			cross join lateral (
				select label_id from ${seat} where task_id = t.id and label_id is not null offset 0) as s
			cross join lateral (select * from label where id = s.label_id offset 0) as l
			where t.campaign_id = ${campaignId} and t.position >= ${from} and t.position < ${from + BATCH}
			order by t.position, l.received_at, l.id`);
	const answersOf = answersOnce();
	let next = read(0);
	for (let from = 0; from < end; from += BATCH) {
		const rows = await next;
		// on its way while these are used
		next = read(from + BATCH);
		// heard when it is waited for
		next.catch(() => {});
		yield* byTask(rows, answersOf);
	}
	await next;
}

type AnswerRow = { task: number; person: number; answers: string };

/** Rows of one task come one after the other. */
function byTask(rows: readonly AnswerRow[], answersOf: (text: string) => Answers): CountingAnswers[] {
	const tasks: CountingAnswers[] = [];
	for (const { task, person, answers } of rows) {
		const label = { person, answers: answersOf(answers) };
		const last = tasks.at(-1);
		if (last?.task === task) last.labels.push(label);
		else tasks.push({ task, labels: [label] });
	}
	return tasks;
}

/** so many are remembered; where all differ, as texts do, remembering more of them would help nobody */
const REMEMBERED = 10_000;

/** Reads JSON, the same object for the same text: most people say one of a few things. */
function answersOnce(): (text: string) => Answers {
	const known = new Map<string, Answers>();
	return (text) => {
		const same = known.get(text);
		if (same) return same;
		if (known.size >= REMEMBERED) known.clear();
		const read = JSON.parse(text) as Answers;
		known.set(text, read);
		return read;
	};
}

/**
 * Gives everybody who said something a pseudonym in the campaign, from `draw`, unless they have one. Whoever said something
 * was handed it: so few people are looked at instead of all labels, which an export would wait for.
 */
export async function namePeople(db: Db, campaignId: number, draw: () => string): Promise<void> {
	const people = await db.execute<{ personId: number }>(sql`
		with unnamed as materialized (
			select distinct w.person_id from workset as w
			where w.campaign_id = ${campaignId} and not exists (
				select from ${pseudonym} as p where p.campaign_id = ${campaignId} and p.person_id = w.person_id))
		select u.person_id::float8 as "personId" from unnamed as u
		-- the first that is found ends it: looked up, not joined
		where (select true from workset as own
			cross join lateral (select task_id from handed_task where workset_id = own.id offset 0) as h
			cross join lateral (select from label where task_id = h.task_id and person_id = u.person_id offset 0) as said
			join task as t on t.id = h.task_id
			where own.campaign_id = ${campaignId} and own.person_id = u.person_id and t.state <> 'gold' limit 1)`);
	if (people.length > 0)
		await db
			.insert(pseudonym)
			.values(people.map(({ personId }) => ({ campaignId, personId, name: draw() })))
			.onConflictDoNothing({ target: [pseudonym.campaignId, pseudonym.personId] });
}

/** Makes room for a dataset whose digest is not known yet; the number that its rows are kept under. */
export async function beginDataset(
	tx: Db,
	row: Pick<typeof dataset.$inferInsert, 'campaignId' | 'version' | 'frozenAt' | 'columns' | 'definition'>,
): Promise<number> {
	const unknown = { labellers: 0, balance: {}, agreement: {}, files: [] };
	const [begun] = await tx
		.insert(dataset)
		.values({ ...row, ...unknown, id: sql`'freezing ' || gen_random_uuid()` })
		.returning({ number: dataset.number });
	if (!begun) throw new Error('the database returned no row for a dataset just begun');
	return begun.number;
}

/** Says what became of it, under the digest of its content, and queues the training. */
export async function finishDataset(
	tx: Db,
	datasetNumber: number,
	finished: Pick<
		typeof dataset.$inferInsert,
		'id' | 'changes' | 'labellers' | 'balance' | 'agreement' | 'measures' | 'files' | 'definition'
	>,
	teaches: readonly string[],
	now: Date,
): Promise<void> {
	await tx.update(dataset).set(finished).where(eq(dataset.number, datasetNumber));
	if (teaches.length > 0)
		await tx
			.insert(training)
			.values(teaches.map((model) => ({ datasetId: finished.id, model, queuedAt: now })));
}

/** What a row of `dataset_task` holds: what the whole campaign shares stands there. */
export type TaskRow = Omit<StoredTask, 'wiki' | 'seed' | 'template' | 'form_digest' | 'weight'>;

/** Stores rows from a place on; their fields are the names of the columns. */
export async function insertTaskRows(
	tx: Db,
	datasetNumber: number,
	from: number,
	rows: readonly TaskRow[],
): Promise<void> {
	const numbered = rows.map((row, i) => ({ ...row, dataset_number: datasetNumber, row_number: from + i }));
	await tx.execute(sql`
		insert into ${datasetTask}
		select * from jsonb_populate_recordset(null::dataset_task, ${JSON.stringify(numbered)}::jsonb)`);
}

export type FeatureRow = { rowNumber: number; values: readonly number[] };

export async function insertFeatures(
	tx: Db,
	datasetNumber: number,
	featureSet: string,
	rows: readonly FeatureRow[],
): Promise<void> {
	if (rows.length === 0) return;
	// two parameters rather than one for each number
	const numbers = `{${rows.map(({ rowNumber }) => rowNumber).join(',')}}`;
	const values = `{${rows.map((row) => `"{${row.values.join(',')}}"`).join(',')}}`;
	await tx.execute(sql`
		insert into ${datasetFeatures} (dataset_number, feature_set, row_number, "values")
		select ${datasetNumber}, ${featureSet}, r.number, r."values"::float8[]
		from unnest(${numbers}::int[], ${values}::text[]) as r (number, "values")`);
}

/** A task of a dataset: which row it is, where it stands in the campaign, and what the wiki says of its edit. */
export type PlacedEdit = {
	row: number;
	position: number;
	parentId: number | null;
	pageId: number | null;
	timestamp: string | null;
};

/**
 * Stores the labels of tasks as they stand, from a row number on; says how many they are. Each task asks for its own:
 * PostgreSQL knows nothing of how many there are, and would plan badly for all of them.
 */
export async function insertLabelRows(
	tx: Db,
	datasetNumber: number,
	campaignId: number,
	from: number,
	edits: readonly PlacedEdit[],
): Promise<number> {
	const ofTask = labelsAsTheyStand(campaignId, sql`k.position`, sql`k.position + 1`);
	const { count } = await tx.execute(sql`
		insert into ${datasetLabel} (dataset_number, row_number, task_row, label_id, revision_id, other_revision_ids,
			section, paragraph, sentence, parent_id, page_id, edit_timestamp, stratum, inclusion_probability, automated,
			reasons, labeller, origin, kind, outcome, "current", adjudicated, answers, skip_reason, form_digest,
			guideline_revision, language, milliseconds_spent, order_shown, received_at)
		select ${datasetNumber}, ${from}::int - 1 + row_number() over (order by k.row, r.received_at, r.label_id),
			k.row, r.label_id,
			r.revision_id, r.other_revision_ids, r.section, r.paragraph, r.sentence, k."parentId", k."pageId",
			k.timestamp, r.stratum, r.inclusion_probability, r.automated, r.reasons, r.labeller, r.origin, r.kind,
			r.outcome, r.current, r.adjudicated, r.answers, r.skip_reason,
			r.form_digest, r.guideline_revision, r.language, r.milliseconds_spent, r.order_shown,
			date_trunc('second', r.received_at)
		from jsonb_to_recordset(${JSON.stringify(edits)}::jsonb)
			as k ("row" int, position int, "parentId" bigint, "pageId" bigint, timestamp timestamptz)
		cross join lateral (${ofTask} offset 0) as r`);
	return count;
}
