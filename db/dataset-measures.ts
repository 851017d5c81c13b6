/** Counts the rows of a dataset, for its datasheet. */
import { sql } from 'drizzle-orm';
import type { DatasetMeasures } from '../campaigns/contract/dataset-measures.ts';
import type { Db } from './connect.ts';
import { datasetLabel, datasetTask } from './schema.ts';

type Counts = Omit<DatasetMeasures, 'agreement'> & { labellers: number };

/** a time as it stands in the files */
const iso = `'YYYY-MM-DD"T"HH24:MI:SS"Z"'`;

/** Quartiles are by the nearest rank; keys by alphabet, so that the order of the rows does not show. */
export async function countRows(db: Db, datasetNumber: number): Promise<Counts> {
	const [row] = await db.execute<Counts>(sql`
		with tasks as (select * from ${datasetTask} where dataset_number = ${datasetNumber}),
			said as (select * from ${datasetLabel} where dataset_number = ${datasetNumber} and not automated),
			answered as (select * from said where kind = 'answer' and current),
			of_person as (select labeller, count(*)::int as answers from answered group by labeller)
		select
			(select count(distinct labeller)::int from said) as labellers,
			(select coalesce(json_object_agg(state, n order by state collate "C"), '{}')
				from (select state, count(*)::int as n from tasks group by state) as each) as states,
			(select count(*)::int from tasks
				where exists (select from jsonb_each(consensus) as c where c.value = '"tie"')) as ties,
			(select count(*)::int from tasks where distressing) as distressing,
			(select coalesce(sum(labels), 0)::int from tasks) as accepted,
			(select coalesce(sum(surplus), 0)::int from tasks) as surplus,
			(select coalesce(json_object_agg(reason, n order by reason collate "C"), '{}')
				from (select coalesce(skip_reason, 'none') as reason, count(*)::int as n from said
					where kind = 'skip' and current group by 1) as each) as skips,
			(select count(*)::int from answered where origin = 'wiki') as "notBlind",
			(select case when count(*) > 0 then ${quartiles('milliseconds_spent')} end from answered where origin <> 'import')
				as "millisecondsPerAnswer",
			(select case when count(*) > 0 then ${quartiles('answers')} end from of_person) as "answersPerPerson",
			coalesce((select max(answers)::float8 / sum(answers) from of_person), 0)::float8 as "largestShare",
			(select coalesce(json_object_agg(language, n order by language collate "C"), '{}')
				from (select language, count(*)::int as n from answered group by language) as each) as languages,
			array(select distinct guideline_revision::float8 from said where guideline_revision is not null order by 1)
				as "guidelineRevisions",
			(select case when count(edit_timestamp) > 0 then ${ends('edit_timestamp')} end from tasks) as edits,
			(select case when count(received_at) > 0 then ${ends('received_at')} end from said) as given`);
	if (!row) throw new Error('a count came back without a row');
	return { ...row };
}

function quartiles(column: string) {
	const at = (part: number) => `percentile_disc(${part}) within group (order by ${column})`;
	return sql.raw(`json_build_object('low', ${at(0.25)}, 'median', ${at(0.5)}, 'high', ${at(0.75)})`);
}

function ends(column: string) {
	const text = (time: string) => `to_char(${time} at time zone 'UTC', ${iso})`;
	return sql.raw(`json_build_object('from', ${text(`min(${column})`)}, 'to', ${text(`max(${column})`)})`);
}
