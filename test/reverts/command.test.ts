import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { parseCard } from '../../trainer/model/card.ts';
import { sha256Hex } from '../../trainer/model/digest.ts';
import { readOptions } from '../../trainer/reverts/options.ts';
import { minute } from './history.ts';

const folder = mkdtempSync(join(tmpdir(), 'label-wing-reverts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const main = fileURLToPath(new URL('../../trainer/reverts/main.ts', import.meta.url));

type Ended = { status: number | null; said: string; complained: string };

function run(...words: string[]): Promise<Ended> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [main, ...words], { cwd: folder });
		const ended: Ended = { status: null, said: '', complained: '' };
		child.stdout.setEncoding('utf8').on('data', (text: string) => {
			ended.said += text;
		});
		child.stderr.setEncoding('utf8').on('data', (text: string) => {
			ended.complained += text;
		});
		child.once('error', reject);
		child.once('close', (status) => resolve({ ...ended, status }));
	});
}

/** One of every five edits shouts, and the next one takes it away again. */
function shoutedAt(count: number): string {
	const revisions: string[] = [];
	let article = 'The old mill stands by the river.';
	for (let i = 0; i < count; i++) {
		const isBad = i % 5 === 2;
		if (!isBad && i % 5 !== 3) article += ` It was mended in ${1500 + ((i * 37) % 400)} by [[hand ${i}]].`;
		const text = isBad ? `${article} ${'LOOK AT ME '.repeat(1 + (i % 7))}!!!!!` : article;
		revisions.push(
			`<revision><id>${i + 1}</id><timestamp>${minute(i)}</timestamp>
			<contributor><username>Ann</username><id>7</id></contributor><comment>edit ${i}</comment>
			<model>wikitext</model><format>text/x-wiki</format>
			<text xml:space="preserve">${text}</text></revision>`,
		);
	}
	return `<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" version="0.11" xml:lang="en">
		<siteinfo><dbname>millwiki</dbname><namespaces><namespace key="0"/></namespaces></siteinfo>
		<page><title>Mill</title><ns>0</ns><id>3</id>${revisions.join('\n')}</page></mediawiki>`;
}

function exportFile(name: string, content: string | Uint8Array): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

describe('npm run reverts', () => {
	const packed = gzipSync(shoutedAt(320));
	const path = exportFile('mill.xml.gz', packed);

	it('writes a model and its card, the same bytes each time', async () => {
		const [ended] = await Promise.all(['one', 'two'].map((out) => run(path, '--out', out)));
		expect(ended).toMatchObject({ status: 0, complained: '' });
		expect(ended?.said).toContain('320 usable revisions, 64 reverted, 64 reverting.');
		expect(ended?.said).toMatch(/^ROC-AUC 1\.000 \(95%: 1\.000 to 1\.000\)\nPR-AUC {2}1\.000 /m);
		const [model, again] = ['one', 'two'].map((out) => readFileSync(join(folder, out, 'model.onnx')));
		const [card = '', cardAgain] = ['one', 'two'].map((out) =>
			readFileSync(join(folder, out, 'card.json'), 'utf8'),
		);
		expect(again).toEqual(model);
		expect(cardAgain).toBe(card);

		const { modelId, name, wiki, dataset, evaluation, hyperParameters, limits } = parseCard(card);
		expect(modelId).toBe(sha256Hex(model ?? new Uint8Array()));
		expect({ name, wiki }).toEqual({ name: 'reverted', wiki: 'millwiki' });
		expect(dataset).toMatchObject({ rows: 320, positives: 64, pages: 1 });
		expect(evaluation).toMatchObject({ method: 'time hold-out', rows: 64, positives: 13 });
		expect(hyperParameters).toMatchObject({ maxDepth: 3, l2: 100 });
		expect(limits.join('\n')).toContain('Features of the text before the edit are left out');
	});

	it('refuses an export that ends too early with one sentence and writes no model', async () => {
		const ended = await run(
			exportFile('half.xml.gz', packed.subarray(0, packed.length / 2)),
			'--out',
			'half',
		);
		expect(ended).toMatchObject({
			status: 1,
			complained: expect.stringMatching(/^\S+half\.xml\.gz ends too early\. .*\n$/),
		});
		expect(existsSync(join(folder, 'half', 'model.onnx'))).toBe(false);
	});

	it('refuses a history that is out of order with one sentence', async () => {
		const late = shoutedAt(320).replace(minute(319), minute(1));
		expect(await run(exportFile('late.xml', late), '--out', 'late')).toMatchObject({
			status: 1,
			complained: expect.stringMatching(/^Revision 320 of "Mill" .*Sort the export by time\.\n$/),
		});
	});

	it('says what to do when there is too little to learn from', async () => {
		const ended = await run(exportFile('short.xml', shoutedAt(40)), '--out', 'short');
		expect(ended).toMatchObject({
			status: 1,
			complained: expect.stringMatching(/at least 10 are needed.*\n.*give a longer history.*\n$/),
		});
		expect(existsSync(join(folder, 'short', 'model.onnx'))).toBe(false);
	});

	it('refuses a folder that cannot be made before it reads anything', async () => {
		const ended = await run(path, '--out', join(path, 'inside'));
		expect(ended).toMatchObject({
			status: 1,
			said: '',
			complained: expect.stringMatching(
				/^The folder .* cannot be made \(ENOTDIR\)\. Name another with --out\.\n$/,
			),
		});
	});

	it('answers words it does not understand with its usage and status 2', async () => {
		const ended = await run(path, '--loud');
		expect(ended).toMatchObject({ status: 2, said: '' });
		expect(ended.complained).toMatch(/--loud.*\nUse: npm run reverts -- EXPORT/s);
		expect(ended.complained).not.toMatch(/^\s+at /m);
	});
});

describe('the words after npm run reverts', () => {
	it('may be the export alone', () => {
		const expected = { path: 'x.xml', wiki: null, out: 'data/reverted', years: 2, seed: 1 };
		expect(readOptions(['x.xml'])).toEqual(expected);
		const words = ['--years', '0.5', '--seed', '7', '--wiki', 'dewiki', '--out', 'here', 'x.xml'];
		expect(readOptions(words)).toEqual({ path: 'x.xml', wiki: 'dewiki', out: 'here', years: 0.5, seed: 7 });
	});

	it.each([
		[[], /Which export/],
		[['a.xml', 'b.xml'], /not also b\.xml/],
		[['a.xml', '--seed', '-1'], /seed/],
		[['a.xml', '--seed=1.5'], /--seed must be a whole number/],
		[['a.xml', '--years', '0'], /--years must be a number above 0/],
		[['a.xml', '--years', 'two'], /--years must be a number above 0/],
		[['a.xml', '--out'], /--out/],
	])('%j is refused', (words, reason) => {
		expect(() => readOptions(words)).toThrow(reason);
	});
});
