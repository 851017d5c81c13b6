/**
 * The load test of handing out: 50 volunteers who never pause label 2,000 edits, each by three people, over HTTP
 * against the whole server on its own PostgreSQL; and what a workset of a campaign of 200,000 edits costs against one
 * of 1,000. Diffs are not fetched.
 *
 * Takes about a minute. Leaves with status 1 unless every edit has exactly three accepted labels by three people and
 * nothing was lost or doubled, or when the large campaign costs over three times the small one.
 */
import { availableParallelism } from 'node:os';
import { readCampaign, takeWorkset } from '../../campaigns/contract/calls.ts';
import type { Browser } from '../support/ask.ts';
import { type LoadServer, startLoadServer } from './load/load-server.ts';
import { Timings } from './load/timings.ts';
import { labelUntilNothingIsLeft } from './load/volunteer.ts';

const VOLUNTEERS = 50;
const TASKS = 2_000;
const LABELS_PER_TASK = 3;
const SMALL = 1_000;
const LARGE = 200_000;
const LARGEST_RATIO = 3;
const LIMIT_MS = 300_000;

const server = await startLoadServer();
try {
	const volunteers: Browser[] = [];
	for (let i = 1; i <= VOLUNTEERS; i++) volunteers.push(await server.volunteer(`Volunteer ${i}`));
	console.log(
		`${VOLUNTEERS} volunteers, the server and PostgreSQL on one machine with ${availableParallelism()} cores.`,
	);
	await compareSizes(server, volunteers);
	await labelAll(server, volunteers);
} finally {
	await server.stop();
}

/** One volunteer after the other takes a first workset of each campaign, turn and turn about. */
async function compareSizes(server: LoadServer, volunteers: Browser[]): Promise<void> {
	const sizes = [SMALL, LARGE];
	const warmUp = await server.campaign(SMALL, LABELS_PER_TASK);
	for (const volunteer of volunteers) await volunteer.get(takeWorkset, { campaignId: warmUp });
	const campaigns: { campaignId: number; takes: Timings }[] = [];
	for (const size of sizes) {
		const campaignId = await server.campaign(size, LABELS_PER_TASK);
		campaigns.push({ campaignId, takes: new Timings() });
	}
	for (const volunteer of volunteers)
		for (const { campaignId, takes } of campaigns)
			await takes.of(() => volunteer.get(takeWorkset, { campaignId }));

	console.log(`\nA workset of 20, one volunteer at a time\n${Timings.heading}`);
	for (const [i, { takes }] of campaigns.entries())
		console.log(takes.row(`takeWorkset, campaign of ${sizes[i]?.toLocaleString('en')} edits`));
	const [small = Number.NaN, large = Number.NaN] = campaigns.map(({ takes }) => takes.quantileMs(0.5));
	const ratio = large / small;
	console.log(`  large : small (p50) = ${ratio.toFixed(2)}`);
	if (!(ratio <= LARGEST_RATIO)) fail(`A large campaign must not cost over ${LARGEST_RATIO} times as much.`);
}

async function labelAll(server: LoadServer, volunteers: Browser[]): Promise<void> {
	const campaignId = await server.campaign(TASKS, LABELS_PER_TASK);
	const [first] = volunteers;
	if (!first) return;
	const { formDigest } = (await first.get(readCampaign, { campaignId })).campaign;
	const [takes, puts] = [new Timings(), new Timings()];
	const started = performance.now();
	const work = { campaignId, formDigest, takes, puts, deadlineMs: started + LIMIT_MS };
	const accepted = await Promise.all(volunteers.map((browser) => labelUntilNothingIsLeft(browser, work)));
	const seconds = (performance.now() - started) / 1000;
	const labels = accepted.reduce((sum, count) => sum + count, 0);

	console.log(`\n${TASKS.toLocaleString('en')} edits, ${LABELS_PER_TASK} labels each, all at once`);
	console.log(Timings.heading);
	console.log(takes.row('takeWorkset (20 tasks)'));
	console.log(puts.row('putLabel (one in ten sent twice)'));
	console.log(
		`  ${labels} labels in ${seconds.toFixed(1)} s: ${(labels / seconds).toFixed(0)} labels/s, ` +
			`${(puts.count / seconds).toFixed(0)} requests to store one/s`,
	);

	const stored = await countStored(server, campaignId);
	const { progress, status } = (await first.get(readCampaign, { campaignId })).campaign;
	console.log(
		`  exactly ${LABELS_PER_TASK} accepted labels by ${LABELS_PER_TASK} people: ${stored.exact} of ${stored.tasks} edits; ` +
			`${stored.labels} labels stored, ${labels} receipts, ${progress.surplus} surplus; campaign ${status}`,
	);
	const wanted = TASKS * LABELS_PER_TASK;
	const isWhole = stored.labels === wanted && labels === wanted && progress.accepted === wanted;
	if (stored.exact !== TASKS || !isWhole || status !== 'closed') fail('Labels are missing or too many.');
}

/** Asks the tables themselves, not the code under test. */
async function countStored(
	{ database }: LoadServer,
	campaignId: number,
): Promise<{ tasks: number; exact: number; labels: number }> {
	const [row] = await database.sql<{ tasks: number; exact: number; labels: number }[]>`
		with counted as (
			select t.id, count(l.id) as labels, count(distinct l.person_id) as people,
				count(l.id) filter (where l.outcome = 'accepted') as accepted
			from task as t left join label as l on l.task_id = t.id
			where t.campaign_id = ${campaignId}
			group by t.id
		)
		select count(*)::int as tasks, sum(labels)::int as labels,
			count(*) filter (where accepted = ${LABELS_PER_TASK} and people = ${LABELS_PER_TASK})::int as exact
		from counted`;
	if (!row) throw new Error('a count came back without a row');
	return row;
}

function fail(sentence: string): void {
	console.log(sentence);
	process.exitCode = 1;
}
