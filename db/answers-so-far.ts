/** The answers of a campaign as far as it is, for what is worked out of them. Edits gone from the wiki are left out. */
import { sql } from 'drizzle-orm';
import type { AnswersSoFar, Cell } from '../campaigns/contract/answers-so-far.ts';
import type { Answers } from '../campaigns/contract/form.ts';
import type { Db } from './connect.ts';
import { automatedLabel, goldItem, label, person, seat, task } from './schema.ts';

/** rows fetched at once: a million answers are never in memory as rows */
const ROWS_AT_ONCE = 5000;

type Row = {
	taskId: number;
	personId: number;
	answers: string;
	stratum: string | null;
	probability: number | null;
};

/** Columns that grow. */
class Column {
	#values = new Uint32Array(1024);
	#length = 0;

	add(value: number): void {
		if (this.#length === this.#values.length) {
			const larger = new Uint32Array(2 * this.#length);
			larger.set(this.#values);
			this.#values = larger;
		}
		this.#values[this.#length++] = value;
	}

	values(): Uint32Array {
		return this.#values.subarray(0, this.#length);
	}
}

/** Numbers things from 0 in the order in which they are met. */
function numbered<Key>(): { of(key: Key): number; readonly size: number; keys(): Key[] } {
	const places = new Map<Key, number>();
	return {
		of(key) {
			const known = places.get(key);
			if (known !== undefined) return known;
			places.set(key, places.size);
			return places.size - 1;
		},
		get size() {
			return places.size;
		},
		keys: () => [...places.keys()],
	};
}

/**
 * Reads the answers that hold a seat, in the order in which they came, and how many tasks there are per stratum.
 * @param tx one moment: a transaction that reads repeatably
 */
export async function readAnswersSoFar(
	tx: Db,
	campaignId: number,
): Promise<AnswersSoFar & { personIds: number[] }> {
	const strata = numbered<string>();
	const cellKey = (stratum: string | null, probability: number | null) =>
		JSON.stringify([stratum, probability]);
	const dictionary = numbered<string>();
	const cells: Cell[] = [];
	for (const row of await tx.execute<{
		stratum: string | null;
		probability: number | null;
		asked: number;
	}>(sql`
		select stratum, inclusion_probability as probability,
			count(*) filter (where state in ('open', 'done'))::int as asked
		from ${task} where campaign_id = ${campaignId} and state in ('open', 'done', 'automated') group by 1, 2`))
		cells[strata.of(cellKey(row.stratum, row.probability))] = {
			...{ probability: row.probability, asked: row.asked, automated: [] },
		};
	for (const row of await tx.execute<Omit<Row, 'taskId' | 'personId'> & { tasks: number }>(sql`
		select t.stratum, t.inclusion_probability as probability, a.answers::text as answers, count(*)::int as tasks
		from ${automatedLabel} as a join ${task} as t on t.id = a.task_id
		where t.campaign_id = ${campaignId} and t.state = 'automated' group by 1, 2, 3`))
		cells[strata.of(cellKey(row.stratum, row.probability))]?.automated.push({
			...{ said: dictionary.of(row.answers), tasks: row.tasks },
		});

	const tasks = numbered<number>();
	const people = numbered<number>();
	const columns = { cellOf: new Column(), units: new Column(), people: new Column(), said: new Column() };
	await tx.execute(sql`set local cursor_tuple_fraction = 1`);
	await tx.execute(sql`
		declare answers_so_far no scroll cursor for
		select s.task_id::float8 as "taskId", s.person_id::float8 as "personId", l.answers::text as answers,
			t.stratum, t.inclusion_probability as probability
		from ${seat} as s join ${label} as l on l.id = s.label_id join ${task} as t on t.id = s.task_id
		where s.campaign_id = ${campaignId} and s.label_id is not null and t.state in ('open', 'done')
		order by l.sequence`);
	for (;;) {
		const rows = await tx.execute<Row>(sql`fetch ${sql.raw(String(ROWS_AT_ONCE))} from answers_so_far`);
		for (const row of rows) {
			const unit = tasks.of(row.taskId);
			if (unit === columns.cellOf.values().length)
				columns.cellOf.add(strata.of(cellKey(row.stratum, row.probability)));
			columns.units.add(unit);
			columns.people.add(people.of(row.personId));
			columns.said.add(dictionary.of(row.answers));
		}
		if (rows.length < ROWS_AT_ONCE) break;
	}
	await tx.execute(sql`close answers_so_far`);
	return {
		cells,
		cellOf: columns.cellOf.values(),
		personCount: people.size,
		personIds: people.keys(),
		...{ units: columns.units.values(), people: columns.people.values(), said: columns.said.values() },
		dictionary: dictionary.keys().map((text) => JSON.parse(text) as Answers),
	};
}

export type Activity = {
	personId: number;
	/** null for somebody who has left */
	name: string | null;
	answers: number;
	skips: number;
	medianMilliseconds: number | null;
};

/** What each person did in a campaign, by name. Costs all of its labels. */
export async function readActivity(tx: Db, campaignId: number): Promise<Activity[]> {
	return await tx.execute<Activity>(sql`
		with said as (
			select l.person_id, l.kind, l.milliseconds_spent as spent, l.sequence = max(l.sequence) over (
				partition by l.task_id, l.person_id) as stands
			from ${label} as l join ${task} as t on t.id = l.task_id
			where t.campaign_id = ${campaignId} and t.state <> 'gold'
		), done as (
			select person_id, count(*) filter (where stands and kind = 'answer')::int as answers,
				count(*) filter (where stands and kind = 'skip')::int as skips,
				percentile_cont(0.5) within group (order by spent) filter (where kind = 'answer' and spent > 0) as median
			from said group by person_id
		)
		select p.id::float8 as "personId", case when p.left_at is null then p.name end as name, done.answers, done.skips,
			done.median::float8 as "medianMilliseconds"
		from done join ${person} as p on p.id = done.person_id
		where done.answers + done.skips > 0
		order by p.left_at is not null, p.name, p.id`);
}

/** What people said last of the edits with known answers, and what is known. */
export async function readKnownAnswers(
	tx: Db,
	campaignId: number,
): Promise<{ personId: number; said: Answers; known: Answers }[]> {
	return await tx.execute<{ personId: number; said: Answers; known: Answers }>(sql`
		select latest.person_id::float8 as "personId", latest.answers as said, latest.known from (
			select distinct on (l.task_id, l.person_id) l.person_id, l.kind, l.answers, g.answers as known
			from ${goldItem} as g join ${task} as t on t.id = g.task_id join ${label} as l on l.task_id = t.id
			where t.campaign_id = ${campaignId}
			order by l.task_id, l.person_id, l.sequence desc
		) as latest where latest.kind = 'answer'`);
}
