/**
 * Handing out and saving at size: 200 volunteers in a campaign of 1,000,000 edits, beside one of 10,000, over HTTP
 * against the whole server on its own PostgreSQL.
 *
 * First they work like very fast people, an answer every half a second; then without any pause, beside the same number of
 * clients that send a POST which is refused for its input once the session is known, and so touches no table but that
 * one; last, pgbench (where it is installed) stores rows of nothing else on the same PostgreSQL.
 *
 * Takes about two minutes. Leaves with status 1 when a limit is not kept: see `judge`.
 */
import { randomUUID } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import { type LeanClient, leanClient } from './load/lean-client.ts';
import { type LoadServer, startLoadServer } from './load/load-server.ts';
import { insertsPerSecond } from './load/pgbench.ts';
import { Timings } from './load/timings.ts';

const VOLUNTEERS = 200;
const SMALL = 10_000;
const LARGE = 1_000_000;
const LABELS_PER_TASK = 3;
const TASKS_PER_WORKSET = 20;
/** between two answers of one person */
const PAUSE_MS = 500;
const WORK_MS = 20_000;
const RUSH_MS = 10_000;

type Person = { cookie: string };
type Campaign = { campaignId: number; formDigest: string; size: number };

const server = await startLoadServer();
const client = leanClient(server.url);
try {
	console.log(
		`${VOLUNTEERS} volunteers, the server and PostgreSQL on one machine with ${availableParallelism()} cores.`,
	);
	const people: Person[] = [];
	for (let i = 1; i <= VOLUNTEERS; i++) {
		const { name, value } = await server.session(`Volunteer ${i}`);
		people.push({ cookie: `${name}=${value}` });
	}
	const campaigns: Campaign[] = [];
	for (const size of [SMALL, LARGE]) campaigns.push(await bigCampaign(server, size));
	// as PostgreSQL does by itself a minute after so many rows; it leaves empty tables alone
	await server.database.sql`analyze task`;
	await judge(people, campaigns);
} finally {
	client.close();
	await server.stop();
}

async function judge(people: readonly Person[], campaigns: readonly Campaign[]): Promise<void> {
	console.log(`\nLike fast people: an answer every ${PAUSE_MS} ms\n${Timings.heading}`);
	const halves: Timings[] = [];
	for (const campaign of campaigns) {
		const work = await workTogether(people, campaign, PAUSE_MS, WORK_MS);
		const of = campaign.size.toLocaleString('en');
		console.log(work.takes.row(`takeWorkset (${TASKS_PER_WORKSET} of ${of})`));
		console.log(work.saves.row(`putLabel (campaign of ${of})`));
		halves.push(work.takes);
		if (campaign.size !== LARGE) continue;
		need(work.takes.quantileMs(0.95) < 50, 'the 95th percentile of takeWorkset is under 50 ms');
		need(work.saves.quantileMs(0.95) < 100, 'the 95th percentile of putLabel is under 100 ms');
	}
	const [small = Number.NaN, large = Number.NaN] = halves.map((takes) => takes.quantileMs(0.5));
	console.log(`  large : small (p50 of takeWorkset) = ${(large / small).toFixed(2)}`);
	need(large / small <= 1.5, 'a workset of 1,000,000 edits takes at most 1.5 times as long as one of 10,000');

	const campaign = campaigns.at(-1);
	if (!campaign) return;
	console.log(`\nWithout a pause\n${Timings.heading}`);
	const before = await touchNothing(people);
	const rush = await workTogether(people, campaign, 0, RUSH_MS);
	const after = await touchNothing(people);
	console.log(rush.takes.row(`takeWorkset (${TASKS_PER_WORKSET} tasks)`));
	console.log(rush.saves.row('putLabel'));
	const saves = (rush.saves.count / RUSH_MS) * 1000;
	const posts = ((before + after) / (2 * RUSH_MS)) * 2000;
	console.log(
		`  ${saves.toFixed(0)} saves/s; POSTs that touch no table: ${posts.toFixed(0)}/s; saves : POSTs = ${(saves / posts).toFixed(2)}`,
	);
	need(saves / posts >= 0.5, 'at least half as many saves a second as POSTs that touch no table');
	await server.database
		.sql`create table bench_insert (id bigint generated always as identity primary key, word text)`;
	const inserts = await insertsPerSecond(server.databaseUrl);
	console.log(
		inserts === null
			? '  pgbench is not installed: nothing to compare with (Debian: postgresql-contrib)'
			: `  pgbench, INSERT and COMMIT alone, 10 clients: ${inserts.toFixed(0)}/s`,
	);
	await needExact(campaign);
}

/** Everybody takes worksets and answers, until the time is over. */
async function workTogether(
	people: readonly Person[],
	campaign: Campaign,
	pauseMs: number,
	forMs: number,
): Promise<{ takes: Timings; saves: Timings }> {
	const [takes, saves] = [new Timings(), new Timings()];
	const end = performance.now() + forMs;
	const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));
	const work = async ({ cookie }: Person, place: number) => {
		// nobody begins at the same moment as everybody else
		if (pauseMs > 0)
			await new Promise((resolve) =>
				setTimeout(resolve, (place / people.length) * pauseMs * TASKS_PER_WORKSET),
			);
		while (performance.now() < end) {
			const taken = await takes.of(() =>
				send(client, 'POST', `/api/campaigns/${campaign.campaignId}/worksets`, cookie, {}),
			);
			const { tasks } = (JSON.parse(taken) as { workset: { tasks: { taskId: number; state: string }[] } })
				.workset;
			for (const { taskId, state } of tasks) {
				if (state !== 'open') continue;
				if (performance.now() >= end) return;
				const label = answerTo(taskId, campaign.formDigest);
				await saves.of(() => send(client, 'PUT', `/api/labels/${randomUUID()}`, cookie, { label }));
				if (pauseMs > 0) await pause();
			}
		}
	};
	await Promise.all(people.map(work));
	return { takes, saves };
}

/** How many requests in {@link RUSH_MS} / 2 are answered when everybody sends one that is refused for its input. */
async function touchNothing(people: readonly Person[]): Promise<number> {
	let answered = 0;
	const end = performance.now() + RUSH_MS / 2;
	await Promise.all(
		people.map(async ({ cookie }) => {
			while (performance.now() < end) {
				const { status } = await client.send('POST', '/api/worksets/none/renew', cookie, {});
				if (status !== 422) throw new Error(`a POST without a valid input was answered ${status}`);
				answered++;
			}
		}),
	);
	return answered;
}

async function send(
	{ send: ask }: LeanClient,
	method: 'POST' | 'PUT',
	path: string,
	cookie: string,
	body: object,
): Promise<string> {
	const answer = await ask(method, path, cookie, body);
	if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
	return answer.body;
}

function answerTo(taskId: number, formDigest: string) {
	return {
		kind: 'answer',
		answers: { damaging: taskId % 5 === 0 ? 'yes' : 'no', goodfaith: 'yes' },
		...{ taskId, formDigest, language: 'en', millisecondsSpent: 4000 },
		answeredAt: new Date().toISOString(),
	};
}

/** A campaign whose edits are made inside the database. */
async function bigCampaign({ database, campaign, volunteer }: LoadServer, size: number): Promise<Campaign> {
	const campaignId = await campaign(1, LABELS_PER_TASK, TASKS_PER_WORKSET);
	await database.sql`
		insert into task (campaign_id, revision_id, part_key, position, seats, seats_most)
		select ${campaignId}, 2000000 + n, '', n, ${LABELS_PER_TASK}, ${LABELS_PER_TASK} from generate_series(1, ${size - 1}::int) as n`;
	const browser = await volunteer('Reader');
	const { formDigest } = (await browser.get(readCampaign, { campaignId })).campaign;
	return { campaignId, formDigest, size };
}

/** Asks the tables themselves: nothing over k, nothing twice, no label without its place. */
async function needExact({ campaignId }: Campaign): Promise<void> {
	const [row] = await server.database.sql<{ over: number; twice: number; lost: number }[]>`
		with said as (
			select l.task_id, l.person_id, l.outcome, l.id from label as l join task as t on t.id = l.task_id
			where t.campaign_id = ${campaignId}
		)
		select (select count(*) from (select task_id from said where outcome = 'accepted' group by 1
				having count(*) > ${LABELS_PER_TASK}) as o)::int as over,
			(select count(*) from (select from said group by task_id, person_id having count(*) > 1) as d)::int as twice,
			(select count(*) from said where outcome = 'accepted'
				and not exists (select from seat as s where s.label_id = said.id))::int as lost`;
	console.log(
		`  over k: ${row?.over}; twice by one person: ${row?.twice}; accepted without a place: ${row?.lost}`,
	);
	need(row?.over === 0 && row.twice === 0 && row.lost === 0, 'every count of these is 0');
}

function need(kept: boolean, sentence: string): void {
	if (kept) return;
	console.log(`  NOT KEPT: ${sentence}.`);
	process.exitCode = 1;
}
