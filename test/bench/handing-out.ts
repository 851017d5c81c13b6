/**
 * The load test of exactness: 200 volunteers give 10,000 edits three labels each, all at once, over HTTP against the whole
 * server on its own PostgreSQL. They double-click, send again what was stored, skip, take back, give back, and answer when
 * their lease has run out: test/support/restless. Afterwards the tables are read and counted. Diffs are not fetched.
 *
 * Takes some minutes. Leaves with status 1 unless every edit has exactly three accepted labels by three people, nothing
 * was lost or doubled, and the campaign has closed.
 */
import { availableParallelism } from 'node:os';
import { readCampaign } from '../../campaigns/contract/calls.ts';
import type { Browser } from '../support/ask.ts';
import { proveExact, type Receipts, workTogether } from '../support/restless.ts';
import { startLoadServer } from './load/load-server.ts';

const VOLUNTEERS = 200;
const TASKS = 10_000;
const LABELS_PER_TASK = 3;
const LIMIT_MS = 1_200_000;

const server = await startLoadServer();
try {
	const volunteers: Browser[] = [];
	for (let i = 1; i <= VOLUNTEERS; i++) volunteers.push(await server.volunteer(`Volunteer ${i}`));
	console.log(
		`${VOLUNTEERS} volunteers, the server and PostgreSQL on one machine with ${availableParallelism()} cores.`,
	);
	await labelAll(volunteers);
} finally {
	await server.stop();
}

async function labelAll(volunteers: readonly Browser[]): Promise<void> {
	const campaignId = await server.campaign(TASKS, LABELS_PER_TASK);
	const [first] = volunteers;
	if (!first) return;
	const { formDigest } = (await first.get(readCampaign, { campaignId })).campaign;
	const receipts: Receipts = new Map();
	const started = performance.now();
	const { sql } = server.database;
	const work = {
		...{ campaignId, formDigest, receipts },
		// as if half an hour had gone by for some
		letLeasesRunOut: async () => {
			await sql`
				update seat set lease_expires_at = now() - interval '1 second' where (task_id, number) in (
					select task_id, number from seat
					where campaign_id = ${campaignId} and label_id is null and random() < 0.02
					order by task_id for no key update skip locked)`;
		},
		isOver: () => performance.now() - started > LIMIT_MS,
	};
	const isClosed = async () => (await first.get(readCampaign, { campaignId })).campaign.status === 'closed';
	await workTogether(volunteers, work, isClosed);
	const seconds = (performance.now() - started) / 1000;

	const proof = await proveExact(server.database, campaignId, receipts);
	const outcomes = Map.groupBy(receipts.values(), ({ outcome }) => outcome);
	const count = (outcome: 'accepted' | 'surplus' | 'recorded') => outcomes.get(outcome)?.length ?? 0;
	console.log(
		`\n${receipts.size} labels in ${seconds.toFixed(0)} s: ${count('accepted')} accepted, ${count('surplus')} surplus, ` +
			`${count('recorded')} skips and undos\n` +
			`  exactly ${LABELS_PER_TASK} of ${LABELS_PER_TASK} people: ${proof.exact} of ${proof.tasks} edits; over-labelled: ${proof.overLabelled}; ` +
			`duplicates: ${proof.duplicates}; lost: ${proof.lost}; rows without a receipt: ${proof.unasked}; campaign closed`,
	);
	const faults = proof.overLabelled + proof.duplicates + proof.lost + proof.unasked;
	if (proof.exact === TASKS && faults === 0) return;
	console.log('Labels are missing or too many.');
	process.exitCode = 1;
}
