/** The counts of a campaign as plain SQL over the tables says them: slow, and right by being read. */
import type { Database } from '../../../db/connect.ts';
import type { Counts } from '../../../db/tallies.ts';

export async function recount({ sql }: Database, campaignId: number, now: Date): Promise<Counts> {
	const [tasks] = await sql<Pick<Counts['progress'], 'tasks' | 'done' | 'gone' | 'automated'>[]>`
		select count(*)::int as tasks, count(*) filter (where state = 'done')::int as done,
			count(*) filter (where state = 'gone')::int as gone,
			count(*) filter (where state = 'automated')::int as automated
		from task where campaign_id = ${campaignId} and state <> 'gold'`;
	const [open] = await sql<{ left: number; half: number }[]>`
		select coalesce(sum(seats - answers), 0)::int as left, count(*) filter (where answers > 0)::int as half
		from (
			select t.seats, (select count(*) from seat as s where s.task_id = t.id and s.label_id is not null) as answers
			from task as t where t.campaign_id = ${campaignId} and t.state = 'open'
		) as open`;
	const [seats] = await sql<{ accepted: number; leased: number; holders: number }[]>`
		select count(*) filter (where label_id is not null)::int as accepted,
			count(*) filter (where label_id is null and lease_expires_at > ${now})::int as leased,
			count(distinct person_id) filter (where label_id is null and lease_expires_at > ${now})::int as holders
		from seat where task_id in (select id from task where campaign_id = ${campaignId} and state <> 'gold')`;
	const latest = sql`
		select distinct on (l.task_id, l.person_id) l.*
		from label as l join task as t on t.id = l.task_id where t.campaign_id = ${campaignId} and t.state <> 'gold'
		order by l.task_id, l.person_id, l.sequence desc`;
	const [said] = await sql<{ surplus: number; skips: number; people: number }[]>`
		select count(*) filter (where outcome = 'surplus')::int as surplus,
			count(*) filter (where kind = 'skip')::int as skips,
			count(distinct person_id) filter (where kind = 'answer')::int as people
		from (${latest}) as latest`;
	const skips = await sql<{ reason: string; count: number }[]>`
		select skip_reason as reason, count(*)::int as count from (${latest}) as latest where kind = 'skip' group by 1`;
	const days = await sql<Counts['days'][number][]>`
		select (l.received_at at time zone 'UTC')::date::text as day, count(*)::int as answers
		from label as l join task as t on t.id = l.task_id
		where t.campaign_id = ${campaignId} and t.state <> 'gold' and l.kind = 'answer' group by 1 order by 1`;
	const [time] = await sql<{ median: number | null }[]>`
		select case when count(*) >= 10 then percentile_cont(0.5) within group (
			order by round(l.milliseconds_spent, -greatest(0, length(l.milliseconds_spent::text) - 2))) end as median
		from label as l join task as t on t.id = l.task_id
		where t.campaign_id = ${campaignId} and t.state <> 'gold' and l.kind = 'answer' and l.milliseconds_spent > 0`;
	const [contested] = await sql<{ disagreements: number }[]>`
		select count(*)::int as disagreements from task
		where campaign_id = ${campaignId} and contested and not decided and state not in ('gone', 'gold')`;
	if (!tasks || !contested || !open || !seats || !said || !time)
		throw new Error('a count came back without a row');
	const { accepted, leased, holders } = seats;
	return {
		progress: { ...tasks, accepted, left: open.left, ...said },
		...{ half: open.half, leased, holders, ...contested },
		skips: Object.fromEntries(skips.map(({ reason, count }) => [reason, count])),
		days: [...days],
		medianMilliseconds: time.median,
	};
}
