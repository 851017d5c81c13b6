/**
 * `npm run bench`: runs every bench, one after the other, each in a process of its own.
 * `npm run bench NAME …` runs the named ones, `npm run bench list` names them.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { nodeOptions } from '../boot/program.ts';

const benches: Record<string, string> = {
	train: 'learning: speed and quality on PAN-WVC-10 and on made-up rows (a minute)',
	reverts: 'why reverts are learned as they are: three recipes on the Anarchism history (a minute)',
	'feature-gold': "features against revscoring's own on 300 edits, and their speed (a minute)",
	agreement: 'agreement and aggregation: 300,000 answers by Dawid-Skene, 1,000,000 resampled (half a minute)',
	'handing-out':
		'load test: 200 restless volunteers, 10,000 edits, exactly 3 labels each, over HTTP (some minutes)',
	million:
		'load test: 200 volunteers in a campaign of 1,000,000 edits, beside POSTs that touch no table (2 minutes)',
	export: 'labels out as CSV, JSON lines and Parquet beside COPY; freezing with Dawid-Skene (5 minutes)',
	import: 'a list of 1,000,000 edits, uploaded and made into a campaign: time and memory (a minute)',
	dashboard:
		'watching a campaign of 1,000,000 edits: figures under 200 ms and exact, and what keeping them costs (2 minutes)',
	labelling:
		'labelling in Chromium with 300 ms added to every request: key to next edit, requests, memory (3 minutes)',
};

const words = process.argv.slice(2);
const unknown = words.filter((word) => word !== 'list' && !Object.hasOwn(benches, word));

if (unknown.length > 0) {
	console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
	process.exitCode = 2;
} else if (words.includes('list')) {
	for (const [name, meaning] of Object.entries(benches)) console.log(`${name.padEnd(14)}${meaning}`);
} else {
	for (const name of words.length > 0 ? words : Object.keys(benches)) run(name);
}

function run(name: string): void {
	console.log(`\n── ${name}: ${benches[name]}`);
	const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
	// a bench that does the server's work itself does it as the server would
	const { status, signal } = spawnSync(process.execPath, [...nodeOptions(), file], { stdio: 'inherit' });
	if (signal === 'SIGINT') process.exit(130);
	if (status === 0) return;
	console.error(`The bench ${name} failed (${signal ?? `status ${status}`}).`);
	process.exitCode = 1;
}
