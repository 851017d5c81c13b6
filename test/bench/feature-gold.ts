/**
 * Compares features with revscoring's own on 300 real edits, column by column, and measures speed.
 *
 *     node test/bench/feature-gold.ts
 *
 * Needs the shared data (`feature-gold-vectors`, `enwiki-anarchism-history`). Takes about a minute. Leaves with status 1
 * if a column that should agree does not.
 */
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { constants, createZstdDecompress } from 'node:zlib';
import type { Edit } from '../../campaigns/contract/revision.ts';
import { editFeatures, featureSet, featuresOf, namedFeatures } from '../../trainer/features/features.ts';
import { prepareEdit } from '../../trainer/features/prepared-edit.ts';
import { type PreparedText, prepareText } from '../../trainer/features/prepared-text.ts';
import { sharedData } from '../support/shared-data.ts';

type Gold = { rev_id: number; parent_rev_id: number; features: Record<string, number | boolean> };
type Row = { id: number; timestamp: string; anonymous: boolean; comment: string; text: string };

const goldFile = sharedData('feature-gold-vectors/enwiki-edit-features.jsonl');
const exportFile = sharedData('enwiki-anarchism-history/history-2001-2007.xml.zst');
if (!goldFile || !exportFile) throw new Error('The shared data is not here: set SHARED_DATA to its folder.');

/** Revisions in file order. Fit for this one export, one page without hidden parts: the real reader is elsewhere. */
async function* revisions(file: string): AsyncGenerator<Row> {
	const unpacked = createReadStream(file).pipe(
		createZstdDecompress({ params: { [constants.ZSTD_d_windowLogMax]: 27 } }),
	);
	let xml: string[] = [];
	for await (const line of createInterface({ input: unpacked, crlfDelay: Infinity })) {
		if (line.trim() === '<revision>') xml = [];
		xml.push(line);
		if (line.trim() === '</revision>') yield parse(xml.join('\n'));
	}
}

function parse(xml: string): Row {
	const [head = '', rest = ''] = xml.split(/<text[^>]*>/, 2);
	return {
		id: Number(/<id>(\d+)</.exec(head)?.[1]),
		timestamp: /<timestamp>([^<]*)</.exec(head)?.[1] ?? '',
		anonymous: head.includes('<ip>'),
		comment: decode(/<comment>([^<]*)</.exec(head)?.[1] ?? ''),
		text: decode(rest.slice(0, Math.max(0, rest.indexOf('</text>')))),
	};
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decode(xml: string): string {
	return xml.replace(/&(?:#(\d+)|(\w+));/g, (_, code, name) =>
		code ? String.fromCodePoint(+code) : (entities[name] ?? ''),
	);
}

/** Revisions without the runs of three and more empty texts, which were lost. */
async function* usable(file: string): AsyncGenerator<Row> {
	let run: Row[] = [];
	for await (const row of revisions(file)) {
		if (row.text === '') run.push(row);
		else {
			if (run.length < 3) yield* run;
			run = [];
			yield row;
		}
	}
	if (run.length < 3) yield* run;
}

function toEdit(row: Row, parent: Row | undefined): Edit {
	const editor = {
		kind: row.anonymous ? 'anonymous' : 'registered',
		id: row.anonymous ? 0 : 1,
		name: '',
	} as const;
	return {
		revision: {
			wiki: 'enwiki',
			revisionId: row.id,
			parentId: parent?.id ?? 0,
			pageId: 12,
			namespace: 0,
			title: 'Anarchism',
			timestamp: row.timestamp,
			minor: false,
			comment: row.comment,
			editor,
			tags: [],
			contentModel: 'wikitext',
			text: row.text,
			hidden: { text: false, comment: false, user: false, suppressed: false },
		},
		parentText: parent?.text ?? '',
		account: row.anonymous ? null : { name: '', groups: [], editCount: 0, registration: null },
	};
}

const wanted = new Map<number, Gold>();
for (const line of readFileSync(goldFile, 'utf8').split('\n')) {
	if (line === '') continue;
	const gold: Gold = JSON.parse(line);
	wanted.set(gold.rev_id, gold);
}

/** Ours by another name, the same for people who edited before there were temporary accounts. */
const renamed: Record<string, string> = {
	'feature.revision.user.is_anon_or_temporary': 'feature.revision.user.is_anon',
};
const set = featureSet('edit-quality-1');
const matches = new Map(editFeatures.map(({ name }) => [name, 0]));
const edits: Edit[] = [];
let revisionsRead = 0;
let historySeconds = 0;
let historyCharacters = 0;
let previous: Row | undefined;
let parent: PreparedText | undefined;
const textOnly = featureSet('text-only-1');

for await (const row of usable(exportFile)) {
	const edit = toEdit(row, previous);
	const started = performance.now();
	const revision = prepareText(row.text);
	featuresOf(prepareEdit(edit, parent ? { revision, parent } : { revision }), textOnly);
	historySeconds += (performance.now() - started) / 1000;
	historyCharacters += row.text.length;
	revisionsRead++;
	const gold = wanted.get(row.id);
	if (gold) {
		if (previous?.id !== gold.parent_rev_id)
			throw new Error(`Revision ${row.id} has another parent than in the gold data.`);
		edits.push(edit);
		const values = namedFeatures(edit, set);
		for (const { name } of set.features) {
			const expected = gold.features[renamed[name] ?? name];
			const value = values[name];
			const isMatch =
				typeof expected === 'number' ? Math.abs(Number(value) - expected) <= 1e-9 : value === expected;
			if (isMatch) matches.set(name, (matches.get(name) ?? 0) + 1);
		}
	}
	previous = row;
	parent = revision;
}

const [first] = wanted.values();
let failed = edits.length !== wanted.size;
for (const { name, definedBy, group } of set.features) {
	const comparable = first !== undefined && (renamed[name] ?? name) in first.features;
	const own = group === 'words';
	const count = matches.get(name) ?? 0;
	const note = !comparable ? 'not in the gold data' : own ? 'own word list' : '';
	if (comparable && !own && count !== wanted.size) failed = true;
	console.log(
		`${comparable ? `${String(count).padStart(3)}/${wanted.size}` : '      -'}  ${definedBy.padEnd(11)} ${name}  ${note}`,
	);
}

const started = performance.now();
for (const edit of edits) featuresOf(edit, set);
const seconds = (performance.now() - started) / 1000;
console.log(
	`${edits.length} single edits, both texts: ${(edits.length / seconds).toFixed(0)} edits/s. ` +
		`A history of ${revisionsRead} revisions, each text prepared once: ${historySeconds.toFixed(1)} s ` +
		`(${(historyCharacters / 1e6 / historySeconds).toFixed(1)} million characters/s).`,
);
if (failed) process.exitCode = 1;
