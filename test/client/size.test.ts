/** What a phone on a bad network has to fetch before the first edit. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { allLanguages } from '../../campaigns/contract/languages.ts';
import { builtClient } from '../support/built-client.ts';

type Chunk = { file: string; css?: string[]; imports?: string[] };

let dist: string;
let manifest: Record<string, Chunk>;

beforeAll(async () => {
	dist = await builtClient();
	manifest = JSON.parse(await readFile(`${dist}/.vite/manifest.json`, 'utf8'));
});

/** All files that these entries load, each once. */
function filesOf(entries: readonly string[]): Set<string> {
	const files = new Set<string>();
	const seen = new Set<string>();
	const visit = (name: string) => {
		const chunk = manifest[name];
		if (seen.has(name) || !chunk) return;
		seen.add(name);
		for (const file of [chunk.file, ...(chunk.css ?? [])]) files.add(file);
		for (const next of chunk.imports ?? []) visit(next);
	};
	for (const entry of entries) visit(entry);
	return files;
}

async function gzippedBytes(files: Iterable<string>, ending: string): Promise<number> {
	let bytes = 0;
	for (const file of files)
		if (file.endsWith(ending)) bytes += gzipSync(await readFile(`${dist}/${file}`)).length;
	return bytes;
}

test('the labelling page stays under 70 kB of JavaScript and 20 kB of styles, gzipped, in every language', async () => {
	const page = filesOf(['index.html', 'pages/label.tsx']);
	expect(page.size).toBeGreaterThan(3);
	const [js, css] = [await gzippedBytes(page, '.js'), await gzippedBytes(page, '.css')];
	const messages = new Map<string, number>();
	for (const language of allLanguages())
		messages.set(language, await gzippedBytes(filesOf([`messages/${language}.json?whole`]), '.js'));
	const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`;
	const said = [...messages].map(([language, bytes]) => `${language} ${kilobytes(bytes)}`).join(', ');
	console.log(
		`labelling page, gzipped: ${kilobytes(js)} JavaScript and messages (${said}), ${kilobytes(css)} CSS`,
	);
	for (const [language, bytes] of messages) {
		expect(bytes, language).toBeGreaterThan(1000);
		expect(js + bytes, language).toBeLessThan(70_000);
	}
	expect(css).toBeLessThan(20_000);
});
