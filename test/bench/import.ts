/**
 * A list of 1,000,000 edits, uploaded over HTTP and made into a campaign, on the whole server with its own PostgreSQL on a
 * disk: how long both take, and how much memory the server's process needs at the most.
 *
 * Takes two minutes. Leaves with status 1 unless both together stay under 60 s and 300 MB, and every edit is a task once;
 * and unless a list of one edit more is refused and leaves nothing behind.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { createCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { uploadEditList } from '../../campaigns/contract/edit-source-calls.ts';
import { startLoadServer } from './load/load-server.ts';

const EDITS = 1_000_000;
const MOST_SECONDS = 60;
const MOST_MEGABYTES = 300;

const server = await startLoadServer('anybody', { COORDINATORS: 'Importer' });
try {
	const importer = await server.volunteer('Importer');
	// what starting took at the most is not what the import takes: Linux forgets the peak
	writeFileSync(`/proc/${server.pid}/clear_refs`, '5');
	const before = peakMegabytes(server.pid);
	// as published worksets are: JSON lines with more in them than the id
	const list = Array.from(
		{ length: EDITS },
		(_, i) =>
			`{"rev_id": ${900_000_000 + i * 7}, "autolabel": {"needs_review": true, "review_reason": null}}\n`,
	).join('');
	const started = performance.now();
	const { list: staged } = await importer.get(uploadEditList, { wiki: 'testwiki', list });
	const uploaded = performance.now();
	const { campaign } = await importer.get(createCampaign, {
		...{ name: 'A million', purpose: 'To measure.', template: 'damaging_goodfaith', seed: 1 },
		...{ labelsPerTask: 2, tasksPerWorkset: 20, leaseMinutes: 30 },
		source: { kind: 'uploaded', listId: staged.listId },
	});
	const made = performance.now();
	const [row] = await server.database.sql<{ tasks: number; places: number }[]>`
		select count(distinct revision_id)::int as tasks, count(distinct position)::int as places
		from task where campaign_id = ${campaign.id}`;
	const { progress } = (await importer.get(readCampaign, { campaignId: campaign.id })).campaign;
	const seconds = (made - started) / 1000;
	const megabytes = peakMegabytes(server.pid);
	console.log(`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)}`);
	console.log(`${EDITS.toLocaleString('en')} edits, ${(list.length / 1e6).toFixed(0)} MB of JSON lines`);
	console.log(`  uploaded and read        ${((uploaded - started) / 1000).toFixed(1)} s`);
	console.log(`  made into a campaign     ${((made - uploaded) / 1000).toFixed(1)} s`);
	console.log(`  together                 ${seconds.toFixed(1)} s (goal: under ${MOST_SECONDS} s)`);
	console.log(
		`  the server's memory      ${megabytes.toFixed(0)} MB at most, ${before.toFixed(0)} MB before (goal: under ${MOST_MEGABYTES} MB)`,
	);
	console.log(
		`  tasks in the database    ${row?.tasks} in ${row?.places} places; the campaign says ${progress.tasks}`,
	);
	const refusal = await importer.refused(uploadEditList, {
		wiki: 'testwiki',
		list: `${list}{"rev_id": 1}\n`,
	});
	const left = await server.database.sql`select from edit_list where id <> ${staged.listId}`;
	console.log(`  one edit more            ${refusal}, ${left.length} lists left of it`);
	if (refusal !== 'EDITS_UNREADABLE' || left.length > 0) process.exitCode = 1;
	const isWhole = row?.tasks === EDITS && row.places === EDITS && progress.tasks === EDITS;
	if (!isWhole || seconds > MOST_SECONDS || megabytes > MOST_MEGABYTES) process.exitCode = 1;
} finally {
	await server.stop();
}

/** The largest resident set of a process so far, as Linux counts it. */
function peakMegabytes(pid: number): number {
	const [, kilobytes = Number.NaN] =
		/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
	return Number(kilobytes) / 1024;
}
