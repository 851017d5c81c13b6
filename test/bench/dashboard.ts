/**
 * What watching a campaign of 1,000,000 edits with 310,000 answers costs, against the whole server on its own PostgreSQL:
 * its figures, the list of campaigns and the log beside them; what measures take in their thread; and what keeping the
 * counts adds to storing an answer, triggers on and off in turn.
 *
 * Takes about two minutes. Leaves with status 1 when a reply of the dashboard takes 200 ms or more at p95, or a figure is
 * not what plain SQL counts.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { listCampaigns, putLabel, readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import { readFigures, readLately, readMeasures } from '../../campaigns/contract/watch-calls.ts';
import { foldTallies, readCounts } from '../../db/tallies.ts';
import { recount } from '../server/watch/recount.ts';
import type { Browser } from '../support/ask.ts';
import { type LoadServer, startLoadServer } from './load/load-server.ts';
import { Timings } from './load/timings.ts';

const TASKS = 1_000_000;
const PEOPLE = 500;
/** two answers each; the next ten thousand have one */
const DONE = 150_000;
const HALF = 10_000;
const TIMES = 100;
const LIMIT_MS = 200;
const SAVES = 300;

const server = await startLoadServer('demo');
try {
	const coordinator = await server.volunteer('Coordinator');
	const campaignId = await server.campaign(10, 2);
	await fill(server, campaignId);
	await watch(server, coordinator, campaignId);
	await save(server, await server.volunteer('NewbieNina'));
} finally {
	await server.stop();
}

/** By SQL, through the same triggers that count what people do. */
async function fill({ database: { sql, orm } }: LoadServer, campaignId: number): Promise<void> {
	const started = performance.now();
	await sql`
		insert into task (campaign_id, revision_id, position, seats, seats_most)
		select ${campaignId}, 5000000 + i, i, 2, 2 from generate_series(10, ${TASKS - 1}::int) as i`;
	await sql`
		insert into person (farm, sub, name, groups, blocked, first_seen_at, last_login_at)
		select 'filled', i::text, 'Filled ' || i, '{}', false, now(), now() from generate_series(1, ${PEOPLE}::int) as i`;
	await sql`
		insert into workset (campaign_id, person_id, created_at)
		select ${campaignId}, id, now() from person where farm = 'filled'`;
	await sql`
		with people as (select id, row_number() over (order by id) - 1 as place from person where farm = 'filled'),
		said as (
			insert into label (id, task_id, person_id, kind, outcome, answers, form_digest, language, milliseconds_spent,
				answered_at, received_at)
			select gen_random_uuid(), t.id, p.id, 'answer', 'accepted',
				jsonb_build_object('damaging', case when (t.position + n) % 30 = 0 then 'yes' else 'no' end,
					'goodfaith', case when (t.position * 7 + n) % 50 = 0 then 'no' else 'yes' end),
				c.form_digest, 'en', 3000 + (t.position * 37 % 60000), now(), now() - t.position % 60 * interval '1 day'
			from task as t join campaign as c on c.id = t.campaign_id, generate_series(0, 1) as n
			join people as p on true
			where t.campaign_id = ${campaignId} and t.position < ${DONE + HALF} and (t.position < ${DONE} or n = 0)
				and p.place = (t.position * 2 + n) % ${PEOPLE}
			returning id, task_id, person_id
		)
		insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at, label_id)
		select s.task_id, row_number() over (partition by s.task_id order by s.person_id), 2, ${campaignId}, s.person_id,
			w.id, now(), s.id
		from said as s join workset as w on w.person_id = s.person_id`;
	await sql`
		update task set state = 'done', seats_taken = 2, contested = position % 40 = 0
		where campaign_id = ${campaignId} and position < ${DONE}`;
	// four thousand edits in people's hands
	await sql`
		insert into seat (task_id, number, seats, campaign_id, person_id, workset_id, lease_expires_at)
		select t.id, 1, 2, ${campaignId}, w.person_id, w.id, now() + interval '30 minutes'
		from task as t join (select *, row_number() over (order by id) - 1 as place from workset) as w
			on w.place = t.position % 200
		where t.campaign_id = ${campaignId} and t.position between ${TASKS - 4000} and ${TASKS - 1}`;
	while ((await foldTallies(orm)) > 0);
	await sql`vacuum analyze`;
	console.log(`Filled in ${((performance.now() - started) / 1000).toFixed(0)} s.`);
}

async function watch({ database }: LoadServer, coordinator: Browser, campaignId: number): Promise<void> {
	const timed = {
		figures: new Timings(),
		campaign: new Timings(),
		list: new Timings(),
		lately: new Timings(),
	};
	await coordinator.get(readFigures, { campaignId });
	for (let i = 0; i < TIMES; i++) {
		await timed.figures.of(() => coordinator.get(readFigures, { campaignId }));
		await timed.campaign.of(() => coordinator.get(readCampaign, { campaignId }));
		await timed.list.of(() => coordinator.get(listCampaigns, {}));
		await timed.lately.of(() => coordinator.get(readLately, { campaignId }));
	}
	const crowd = new Timings();
	await Promise.all(
		Array.from({ length: TIMES }, () => crowd.of(() => coordinator.get(readFigures, { campaignId }))),
	);
	const plainly = performance.now();
	const now = new Date();
	const plain = await recount(database, campaignId, now);
	const plainMs = performance.now() - plainly;
	const measured = new Timings();
	const { measures } = await measured.of(() => coordinator.get(readMeasures, { campaignId }));
	const again = new Timings();
	for (let i = 0; i < 20; i++) await again.of(() => coordinator.get(readMeasures, { campaignId }));

	console.log(`\nA campaign of ${TASKS.toLocaleString('en')} edits\n${Timings.heading}`);
	console.log(timed.figures.row('the figures of the dashboard'));
	console.log(crowd.row(`the same, ${TIMES} at once`));
	console.log(timed.lately.row('the last rows of its log'));
	console.log(timed.campaign.row('the page of the campaign'));
	console.log(timed.list.row('the list of campaigns'));
	console.log(again.row('measures, as worked out before'));
	console.log(`  plain SQL counts the same in ${(plainMs / 1000).toFixed(1)} s`);
	console.log(
		`  measures of ${measures.answers.toLocaleString('en')} answers took ${(measured.quantileMs(1) / 1000).toFixed(1)} s in their thread`,
	);
	if (!(timed.figures.quantileMs(0.95) < LIMIT_MS)) fail(`The dashboard must answer within ${LIMIT_MS} ms.`);
	const counts = await readCounts(database.orm, campaignId, now);
	if (!isDeepStrictEqual(counts, { ...plain, disagreements: Math.min(1000, plain.disagreements) }))
		fail('The kept counts are not what plain SQL counts.');
}

/** Answers with the triggers on and off in turn, the same person and campaign. */
async function save({ database: { sql }, ...server }: LoadServer, volunteer: Browser): Promise<void> {
	const campaignId = await server.campaign(2 * SAVES + 20, 1);
	const { formDigest } = (await volunteer.get(readCampaign, { campaignId })).campaign;
	const timed = { kept: new Timings(), not: new Timings() };
	let saved = 0;
	while (saved < 2 * SAVES) {
		const { workset } = await volunteer.get(takeWorkset, { campaignId });
		const how = Math.floor(saved / 20) % 2 === 0 ? 'kept' : 'not';
		for (const table of ['task', 'seat', 'label'])
			for (const { name } of await sql<{ name: string }[]>`
				select tgname as name from pg_trigger where tgrelid = ${table}::regclass and tgname like '%_tallied%'`)
				await sql.unsafe(`alter table ${table} ${how === 'kept' ? 'enable' : 'disable'} trigger ${name}`);
		for (const { taskId } of workset.tasks) {
			const about = { taskId, formDigest, language: 'en', millisecondsSpent: 4000 };
			const answers = { damaging: 'no', goodfaith: 'yes' };
			const label = { kind: 'answer', answers, answeredAt: new Date().toISOString(), ...about } as const;
			await timed[how].of(() => volunteer.get(putLabel, { id: randomUUID(), label }));
			saved++;
		}
	}
	console.log(`\nStoring an answer, one person\n${Timings.heading}`);
	console.log(timed.kept.row('with counts kept'));
	console.log(timed.not.row('without'));
	const more = timed.kept.quantileMs(0.5) / timed.not.quantileMs(0.5) - 1;
	console.log(`  keeping them adds ${(100 * more).toFixed(0)}% at the median`);
}

function fail(sentence: string): void {
	console.log(sentence);
	process.exitCode = 1;
}
