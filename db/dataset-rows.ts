/** The rows of a dataset as relations that hold every field of a row: as they were frozen, or as they stand now. */
import { type SQL, sql } from 'drizzle-orm';
import type { RowSource } from './copy-out.ts';
import type { TaskRow } from './freezing.ts';
import { campaign, dataset, datasetFeatures, datasetLabel, datasetTask } from './schema.ts';

/** a few megabytes of any format */
const STEP = 10_000;

/** What a whole campaign shares, and what follows from a row. */
const shared = sql`c.wiki, c.seed, c.template, 1 / r.inclusion_probability as weight`;

/** Only some of the rows. Each condition that is left out holds for all. */
export type RowFilter = {
	wiki?: string | undefined;
	/** given, or edited, at that time or later */
	since?: Date | undefined;
	/** an answer, or a consensus, that holds this value */
	answer?: { question: string | null; value: string } | undefined;
};

const endOf = (table: typeof datasetTask | typeof datasetLabel, datasetNumber: number) =>
	sql`select max(row_number) + 1 from ${table} where dataset_number = ${datasetNumber}`;

/** The tasks of a dataset in order. */
export function frozenTasks(datasetNumber: number, filter: RowFilter = {}): RowSource {
	return {
		...{ end: endOf(datasetTask, datasetNumber), step: STEP },
		rows: (from, to) => sql`
			select r.*, ${shared}, c.form_digest
			from ${datasetTask} as r
			join ${dataset} as d on d.number = r.dataset_number
			join ${campaign} as c on c.id = d.campaign_id
			where r.dataset_number = ${datasetNumber} and r.row_number >= ${from} and r.row_number < ${to}
				${matching(sql`r.edit_timestamp`, sql`r.consensus`, filter)}
			order by r.row_number`,
	};
}

/** The labels of a dataset in order. */
export function frozenLabels(datasetNumber: number, filter: RowFilter = {}): RowSource {
	return {
		...{ end: endOf(datasetLabel, datasetNumber), step: STEP },
		rows: (from, to) => sql`
			select r.*, ${shared}, false as score_shown
			from ${datasetLabel} as r
			join ${dataset} as d on d.number = r.dataset_number
			join ${campaign} as c on c.id = d.campaign_id
			where r.dataset_number = ${datasetNumber} and r.row_number >= ${from} and r.row_number < ${to}
				${matching(sql`r.received_at`, sql`r.answers`, filter)}
			order by r.row_number`,
	};
}

/** The features of each task whose edit could be read, as `values`. */
export function frozenFeatures(datasetNumber: number, featureSet: string): RowSource {
	return {
		...{ end: endOf(datasetTask, datasetNumber), step: STEP },
		rows: (from, to) => sql`
			select k.revision_id, f."values"
			from ${datasetFeatures} as f
			-- row by row: PostgreSQL takes a dataset whose number is new to it for a handful of rows, and joins it badly
			cross join lateral (select revision_id from ${datasetTask}
				where dataset_number = ${datasetNumber} and row_number = f.row_number offset 0) as k
			where f.dataset_number = ${datasetNumber} and f.feature_set = ${featureSet}
				and f.row_number >= ${from} and f.row_number < ${to}
			order by f.row_number`,
	};
}

/**
 * The labels of a campaign as they stand, in the order in which they would be frozen: by task, by time, by id. `place` is
 * the task's position. What only the wiki knows is null.
 */
export function presentLabels(campaignId: number, filter: RowFilter = {}): RowSource {
	return {
		end: sql`select max(position) + 1 from task where campaign_id = ${campaignId}`,
		step: STEP / 4,
		rows: (from, to) => sql`
			select r.*, ${shared}, false as score_shown
			from (${labelsAsTheyStand(campaignId, from, to)}) as r
			join ${campaign} as c on c.id = ${campaignId}
			where true ${matching(sql`r.received_at`, sql`r.answers`, filter)}
			order by r.place, r.received_at, r.label_id`,
	};
}

/**
 * The tasks of a campaign as they stand, in the order in which they would be frozen.
 *
 * @param count how many there are
 * @param rowsAt those from a place on, up to but not including another
 */
export function presentTasks(
	campaignId: number,
	count: number,
	rowsAt: (from: number, to: number) => readonly TaskRow[],
	filter: RowFilter = {},
): RowSource {
	return {
		...{ end: sql`${count}`, step: 1000 },
		rows: (from, to) => {
			const rows = rowsAt(from, to).map((row, i) => ({ ...row, row_number: from + i }));
			return sql`
				select r.*, ${shared}, c.form_digest
				from jsonb_populate_recordset(null::${datasetTask}, ${JSON.stringify(rows)}::jsonb) as r
				join ${campaign} as c on c.id = ${campaignId}
				where true ${matching(sql`r.edit_timestamp`, sql`r.consensus`, filter)}
				order by r.row_number`;
		},
	};
}

/**
 * Every label of the tasks at these positions (0 or more), by people and by rules, under the names of the table's columns;
 * none of an edit that the wiki does not show any more.
 *
 * Edits with known answers stand at negative positions: their labels measure people, and are for coordinators and the
 * person alone. Places in a handful are counted without them: gaps would tell its labeller which they were.
 */
export function labelsAsTheyStand(campaignId: number, from: number | SQL, to: number | SQL): SQL {
	const ofTask = sql`
		t.position as place, t.revision_id,
		case when t.part ? 'otherRevisionIds' then
			(select array_agg(one::bigint) from jsonb_array_elements_text(t.part->'otherRevisionIds') as one) end
			as other_revision_ids,
		(t.part->>'section')::int as section, (t.part->>'paragraph')::int as paragraph, (t.part->>'sentence')::int as sentence,
		null::bigint as parent_id, null::bigint as page_id, null::timestamptz as edit_timestamp,
		t.stratum, t.inclusion_probability, t.decided as adjudicated`;
	const wanted = sql`t.campaign_id = ${campaignId} and t.position >= ${from} and t.position < ${to} and t.state <> 'gone'`;
	const gold = sql`select id from task where campaign_id = ${campaignId} and state = 'gold'`;
	return sql`
		select l.id as label_id, ${ofTask}, false as automated, null::text[] as reasons, p.name as labeller,
			coalesce(h.origin, 'queue') as origin, l.kind, l.outcome,
			not exists (select from label as later where later.task_id = l.task_id and later.person_id = l.person_id
				and later.sequence > l.sequence) as current,
			l.answers, l.skip_reason, l.form_digest,
			l.guideline_revision_id as guideline_revision, l.language, l.milliseconds_spent, shown.order_shown, l.received_at
		from task as t
		-- a task's labels are looked up by its number, however large the table is: nothing is read that is not wanted
		cross join lateral (select * from label where task_id = t.id offset 0) as l
		left join pseudonym as p on p.campaign_id = t.campaign_id and p.person_id = l.person_id
		-- handed out twice, it was shown as it was the last time; once asked for from the wiki, it is no more blind.
		-- The last place is that of the last workset: both in one number, since places fit into 16 bits.
		cross join lateral (
			select max(origin) filter (where origin <> 'queue') as origin,
				max(workset_id) as workset_id, max(workset_id * 65536 + place) & 65535 as place
			from handed_task where task_id = l.task_id and person_id = l.person_id) as h
		-- the first condition holds for all rows: without known answers nothing is looked up
		cross join lateral (
			select h.place - count(*) filter (where before.task_id in (${gold})) as order_shown
			from handed_task as before
			where exists (${gold}) and before.workset_id = h.workset_id and before.place < h.place) as shown
		where ${wanted}
		union all
		select md5(concat_ws(' ', 'automated', c.wiki, t.revision_id, t.part_key))::uuid, ${ofTask}, true, b.reasons, null,
			null, 'answer', 'recorded', true, b.answers, null, c.form_digest, null, null,
			null, null, b.at
		from task as t
		join automated_label as b on b.task_id = t.id
		join campaign as c on c.id = t.campaign_id
		where ${wanted}`;
}

function matching(time: SQL, answers: SQL, { wiki, since, answer }: RowFilter): SQL {
	const conditions = [
		...(wiki === undefined ? [] : [sql`c.wiki = ${wiki}`]),
		...(since ? [sql`${time} >= ${since.toISOString()}::timestamptz`] : []),
		...(answer ? [holds(answers, answer)] : []),
	];
	return sql.join(conditions.map((condition) => sql` and ${condition}`));
}

/** A value, or a list that holds it; numbers as they are written. */
function holds(answers: SQL, { question, value }: NonNullable<RowFilter['answer']>): SQL {
	const of = (
		said: SQL,
	) => sql`(${said} = to_jsonb(${value}::text) or ${said} @> jsonb_build_array(${value}::text)
		or (jsonb_typeof(${said}) = 'number' and ${said}::text = ${value}::text))`;
	return question === null
		? sql`exists (select from jsonb_each(${answers}) as said where ${of(sql`said.value`)})`
		: of(sql`(${answers}->${question}::text)`);
}
