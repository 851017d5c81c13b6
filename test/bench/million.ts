/**
 * Handing out and saving at size: 200 volunteers in a campaign of 1,000,000 edits, beside one of 10,000, over HTTP
 * against the whole server on its own PostgreSQL.
 *
 * First they work like very fast people, an answer every half a second. Then without any pause, in rounds of three: all
 * take a workset; all send POSTs which are refused for their input once the session is known, and so touch no table but
 * that one; all save what they took. A machine that is slower for a while is so for a whole round. Last, pgbench (where it
 * is installed) stores rows of nothing else on the same PostgreSQL.
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
/** the first of them is to warm up */
const ROUNDS = 8;
const POSTS_MS = 2000;

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
		const work = await workTogether(people, campaign);
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
	await rush(people, campaign);
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

/** All at once: how many worksets, POSTs and saves a second, and how many saves for one POST. */
async function rush(people: readonly Person[], campaign: Campaign): Promise<void> {
	const rounds: { takes: number; posts: number; saves: number; both: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const begin = performance.now();
		const hands = await Promise.all(people.map((person) => take(person, campaign)));
		const taken = performance.now() - begin;
		const posts = await touchNothing(people);
		const beginSaving = performance.now();
		await Promise.all(
			people.map(async (person, i) => {
				for (const taskId of hands[i] ?? []) await save(person, campaign, taskId);
			}),
		);
		const saved = performance.now() - beginSaving;
		const tasks = hands.reduce((sum, hand) => sum + hand.length, 0);
		const aSecond = (count: number, ms: number) => (count / ms) * 1000;
		rounds.push({
			...{ takes: aSecond(people.length, taken), posts: aSecond(posts, POSTS_MS) },
			...{ saves: aSecond(tasks, saved), both: aSecond(tasks, taken + saved) },
		});
	}
	const median = (figure: (round: (typeof rounds)[number]) => number): number => {
		const sorted = rounds
			.slice(1)
			.map(figure)
			.sort((a, b) => a - b);
		return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
	};
	const figures = {
		'POSTs that touch no table': median(({ posts }) => posts),
		saves: median(({ saves }) => saves),
		[`worksets of ${TASKS_PER_WORKSET}`]: median(({ takes }) => takes),
		'saves, with the time in which they were handed out': median(({ both }) => both),
	};
	const ratio = median(({ saves, posts }) => saves / posts);
	console.log(`\nWithout a pause, each a second (medians of ${ROUNDS - 1} rounds)`);
	for (const [name, count] of Object.entries(figures))
		console.log(`  ${name.padEnd(52)}${count.toFixed(0).padStart(6)}`);
	console.log(`  saves : POSTs = ${ratio.toFixed(2)}`);
	need(ratio >= 0.5, 'at least half as many saves a second as POSTs that touch no table');
}

/** A workset; the tasks in it that are to be answered. */
async function take({ cookie }: Person, { campaignId }: Campaign): Promise<number[]> {
	const taken = await send(client, 'POST', `/api/campaigns/${campaignId}/worksets`, cookie, {});
	const { workset } = JSON.parse(taken) as { workset: { tasks: { taskId: number; state: string }[] } };
	return workset.tasks.filter(({ state }) => state === 'open').map(({ taskId }) => taskId);
}

async function save({ cookie }: Person, { formDigest }: Campaign, taskId: number): Promise<void> {
	const label = answerTo(taskId, formDigest);
	await send(client, 'PUT', `/api/labels/${randomUUID()}`, cookie, { label });
}

/** Everybody takes worksets and answers with pauses, until the time is over. */
async function workTogether(
	people: readonly Person[],
	campaign: Campaign,
): Promise<{ takes: Timings; saves: Timings }> {
	const [takes, saves] = [new Timings(), new Timings()];
	const end = performance.now() + WORK_MS;
	const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
	const work = async (person: Person, place: number) => {
		// nobody begins at the same moment as everybody else
		await pause((place / people.length) * PAUSE_MS * TASKS_PER_WORKSET);
		while (performance.now() < end) {
			for (const taskId of await takes.of(() => take(person, campaign))) {
				if (performance.now() >= end) return;
				await saves.of(() => save(person, campaign, taskId));
				await pause(PAUSE_MS);
			}
		}
	};
	await Promise.all(people.map(work));
	return { takes, saves };
}

/** How many requests are answered in {@link POSTS_MS} when everybody sends one that is refused for its input. */
async function touchNothing(people: readonly Person[]): Promise<number> {
	let answered = 0;
	const end = performance.now() + POSTS_MS;
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
