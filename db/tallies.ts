/**
 * The kept counts of a campaign. They are what `tally` says and what was added to `tally_change` since; one statement
 * reads both, so a figure is never between the two, and what it costs is a few hundred rows however large the campaign
 * is. Tasks with a known answer (`gold`) are left out. The triggers that count stand in the migrations
 * `counts_are_kept` and `counts_of_many_at_once`.
 */
import { sql } from 'drizzle-orm';
import type { Progress } from '../campaigns/contract/campaign.ts';
import type { SkipReason } from '../campaigns/contract/label.ts';
import { advisoryLocks } from './advisory-locks.ts';
import type { Db } from './connect.ts';
import { seat, tally, tallyChange, task } from './schema.ts';

/** the most changes folded at once, so that no transaction is long */
const FOLDED_AT_ONCE = 50_000;

export type Counts = {
	progress: Progress;
	/** tasks of which some, but not all seats hold an answer */
	half: number;
	/** edits under a lease that runs, and how many people have them */
	leased: number;
	holders: number;
	/** edits about which people disagree and nobody has decided, counted up to 1,000 */
	disagreements: number;
	/** skips that stand */
	skips: Partial<Record<SkipReason, number>>;
	/** answers that came in, by day (UTC), oldest first; days without one are left out */
	days: { day: string; answers: number }[];
	/** of an answer, each time taken to two digits; null before there are 10 of which it is known */
	medianMilliseconds: number | null;
};

type Row = { figure: string; detail: string; count: number };

/** All counts of one campaign, as of one moment. */
export async function readCounts(db: Db, campaignId: number, now: Date): Promise<Counts> {
	const rows = await db.execute<Row>(sql`
		with kept as (
			select figure, person_id, detail, count from ${tally} where campaign_id = ${campaignId}
			union all
			select figure, person_id, detail, change from ${tallyChange} where campaign_id = ${campaignId}
		), leased as (
			select s.person_id from ${seat} as s join ${task} as t on t.id = s.task_id
			where s.campaign_id = ${campaignId} and s.label_id is null and t.state <> 'gold'
				and s.lease_expires_at > ${now.toISOString()}::timestamptz
		)
		select figure, detail, sum(count)::float8 as count from kept where figure <> 'person' group by figure, detail
		union all
		select 'people', '', count(*) from (
			select from kept where figure = 'person' group by person_id having sum(count) > 0) as people
		union all
		select 'leased', '', count(*) from leased
		union all
		select 'holders', '', count(distinct person_id) from leased
		union all
		select 'disagreements', '', count(*) from (
			select from ${task} where campaign_id = ${campaignId} and contested and not decided
				and state not in ('gone', 'gold') limit 1000) as contested`);
	return countsOf(rows);
}

function countsOf(rows: readonly Row[]): Counts {
	const of = (figure: string) => rows.filter((row) => row.figure === figure && row.count !== 0);
	const total = (figure: string, detail?: string) =>
		of(figure).reduce((sum, row) => sum + (detail === undefined || row.detail === detail ? row.count : 0), 0);
	return {
		progress: {
			tasks: total('tasks'),
			done: total('tasks', 'done'),
			gone: total('tasks', 'gone'),
			automated: total('tasks', 'automated'),
			accepted: total('accepted'),
			left: total('left'),
			surplus: total('surplus'),
			skips: total('skips'),
			people: total('people'),
		},
		half: total('half'),
		leased: total('leased'),
		holders: total('holders'),
		disagreements: total('disagreements'),
		skips: Object.fromEntries(of('skips').map(({ detail, count }) => [detail, count])),
		days: of('day')
			.map(({ detail, count }) => ({ day: detail, answers: count }))
			.sort((a, b) => (a.day < b.day ? -1 : 1)),
		medianMilliseconds: medianOf(of('time')),
	};
}

/** The middle of counted values, the mean of both where there are two; null before there are 10. */
function medianOf(rows: readonly Row[]): number | null {
	const sorted = rows.map(({ detail, count }) => ({ value: Number(detail), count }));
	sorted.sort((a, b) => a.value - b.value);
	const all = sorted.reduce((sum, { count }) => sum + count, 0);
	if (all < 10) return null;
	const at = (place: number) => {
		let passed = 0;
		for (const { value, count } of sorted) {
			passed += count;
			if (place < passed) return value;
		}
		throw new Error('counts do not add up');
	};
	return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}

/**
 * Folds changes into the counts. Nothing is read differently afterwards, only faster. Says how many there were; 0 when
 * there was nothing to do, or another process is at it.
 */
export async function foldTallies(db: Db): Promise<number> {
	const [row] = await db.execute<{ folded: number }>(sql`
		with alone as materialized (
			select pg_try_advisory_xact_lock(${advisoryLocks.folding}::int, 0) as held
		), taken as (
			delete from ${tallyChange} where ctid = any (array(
				select c.ctid from ${tallyChange} as c, alone where alone.held limit ${FOLDED_AT_ONCE}))
			returning campaign_id, figure, person_id, detail, change
		), folded as (
			insert into ${tally} (campaign_id, figure, person_id, detail, count)
			select campaign_id, figure, person_id, detail, sum(change) from taken
			group by campaign_id, figure, person_id, detail
			on conflict (campaign_id, figure, person_id, detail) do update set count = ${tally}.count + excluded.count
		)
		select count(*)::int as folded from taken`);
	return row?.folded ?? 0;
}
