#!/usr/bin/env node
/**
 * Takes datasets of a Label Wing along, and proves them: `label-wing datasets list`, `label-wing datasets get ADDRESS`.
 * It needs Node 20 or newer and nothing else, so that `npx` starts it at once.
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';

const usage = `label-wing datasets list [WORDS] [--server URL]
    the datasets of a server, the newest first
label-wing datasets get ADDRESS|ID [--dir FOLDER] [--server URL]
    downloads a dataset, goes on where it was interrupted, and proves every file by its digest

The server is http://localhost:8080 when nothing else is said; an address says it itself.`;

/** how often a download that breaks off is taken up again */
const ATTEMPTS = 5;

/** What a person can do something about: told without a stack. */
class Refusal extends Error {}

async function main() {
	const { values, positionals } = readWords(process.argv.slice(2));
	const [what, deed, ...words] = positionals;
	if (values.help || what !== 'datasets') return say(usage);
	if (deed === 'list') return await list(values.server, words.join(' '));
	const [wanted] = words;
	if (deed === 'get' && wanted !== undefined && words.length === 1) return await get(wanted, values);
	throw new Refusal(usage);
}

function readWords(args) {
	const options = { server: { type: 'string' }, dir: { type: 'string' }, help: { type: 'boolean' } };
	try {
		return parseArgs({ args, options, allowPositionals: true });
	} catch (error) {
		throw new Refusal(`${error.message}\n\n${usage}`);
	}
}

async function list(server = 'http://localhost:8080', words = '') {
	let after = '';
	do {
		const query = new URLSearchParams({ ...(words && { q: words }), ...(after && { after }) });
		const { datasets, next } = await ask(new URL(`/api/datasets?${query}`, server));
		for (const { id, frozenAt, wiki, labels, campaignName } of datasets)
			say(`${id}  ${frozenAt.slice(0, 10)}  ${wiki}  ${labels} labels  ${campaignName}`);
		after = next;
	} while (after);
}

async function get(wanted, { dir, server = 'http://localhost:8080' }) {
	const address = /^https?:/.test(wanted) ? new URL(wanted) : new URL(`/datasets/${wanted}`, server);
	const [, id] = /^\/datasets\/([0-9a-f]{64})(\/|$)/.exec(address.pathname) ?? [];
	if (!id) throw new Refusal(`${wanted} is neither the address nor the id (64 digits) of a dataset.`);
	const { dataset } = await ask(new URL(`/api/datasets/${id}`, address));
	const folder = dir ?? `label-wing-${id.slice(0, 12)}`;
	await mkdir(folder, { recursive: true });
	for (const file of dataset.files)
		await fetchFile(new URL(file.url, address), join(folder, file.name), file);
	for (const { name, url } of dataset.documents) {
		const response = await send(new URL(url, address));
		await writeFile(join(folder, name), Buffer.from(await response.arrayBuffer()));
	}
	// the digest of the sums is the dataset's name, and the sums name every file
	if ((await digestOf(join(folder, 'SHA256SUMS'))) !== id)
		throw new Refusal(
			`SHA256SUMS is not that of dataset ${id}. Do not use these files, and tell whoever runs the server.`,
		);
	say(`Proven: ${dataset.campaignName}, version ${dataset.version}, ${dataset.labels} labels, in ${folder}`);
}

/** Into a file called `.part` until it is proven. */
async function fetchFile(url, path, { name, bytes, sha256 }) {
	if ((await sizeOf(path)) === bytes && (await digestOf(path)) === sha256)
		return say(`${name}: there already`);
	const part = `${path}.part`;
	for (let attempt = 1; (await sizeOf(part)) < bytes; attempt++)
		try {
			await fetchRest(url, part, sha256);
		} catch (error) {
			if (error instanceof Refusal || attempt === ATTEMPTS) throw error;
			say(`${name}: interrupted (${error.cause?.message ?? error.message}), going on`);
		}
	if ((await digestOf(part)) !== sha256) {
		await rm(part);
		throw new Refusal(`${name} did not arrive as it should be. Try again.`);
	}
	await rename(part, path);
	say(`${name}: ${bytes} bytes`);
}

async function fetchRest(url, part, sha256) {
	const from = await sizeOf(part);
	const rest = from > 0 ? { range: `bytes=${from}-`, 'if-range': `"${sha256}"` } : {};
	const response = await send(url, { 'accept-encoding': 'identity', ...rest });
	if (response.body === null) await writeFile(part, '');
	else await pipeline(response.body, createWriteStream(part, { flags: response.status === 206 ? 'a' : 'w' }));
}

async function ask(url) {
	return await (await send(url)).json();
}

/** Says what a server refuses in its own words, and of what was withdrawn, where to go on. */
async function send(url, headers = {}) {
	const response = await fetch(url, { headers }).catch((error) => {
		throw new Error(`${url.origin} does not answer: ${error.cause?.message ?? error.message}`);
	});
	if (response.ok) return response;
	const { error } = await response.json().catch(() => ({}));
	if (!error) throw new Refusal(`${url} answered ${response.status}.`);
	const { successor, tombstones } = error.details ?? {};
	const further = successor
		? `\nVersion ${successor.version} takes its place: label-wing datasets get ${new URL(successor.url, url)}\nWhat was left out: ${new URL(tombstones, url)}`
		: '';
	throw new Refusal(`${error.message}${further}`);
}

async function sizeOf(path) {
	return await stat(path).then(
		({ size }) => size,
		() => 0,
	);
}

async function digestOf(path) {
	const digest = createHash('sha256');
	await pipeline(createReadStream(path), digest);
	return digest.digest('hex');
}

function say(line) {
	console.log(line);
}

try {
	await main();
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
