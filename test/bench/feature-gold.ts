/**
 * Compares features with revscoring's own on 300 real edits, column by column, and measures speed.
 *
 *     node test/bench/feature-gold.ts
 *
 * Needs the shared data (`feature-gold-vectors`, `enwiki-anarchism-history`). Takes about a minute. Leaves with status 1
 * if a column that should agree does not.
 */
import { readFileSync } from 'node:fs';
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { ExportRevision } from '../../trainer/export/export-revision.ts';
import { readExport } from '../../trainer/export/read-export.ts';
import { editFeatures, featureSet, featuresOf, namedFeatures } from '../../trainer/features/features.ts';
import { prepareEdit } from '../../trainer/features/prepared-edit.ts';
import { type PreparedText, prepareText } from '../../trainer/features/prepared-text.ts';
import { type Usable, usable } from '../../trainer/reverts/usable.ts';
import { sharedData } from '../support/shared-data.ts';

type Gold = { rev_id: number; parent_rev_id: number; features: Record<string, number | boolean> };
type Row = Usable<ExportRevision>;

const goldFile = sharedData('feature-gold-vectors/enwiki-edit-features.jsonl');
const exportFile = sharedData('enwiki-anarchism-history/history-2001-2007.xml.zst');
if (!goldFile || !exportFile) {
	console.log('Left out: the shared data is not here (set SHARED_DATA to its folder).');
	process.exit();
}

/** The gold data know nothing of accounts but whether there was one. */
function toEdit(revision: Row, parent: Row | undefined): Edit {
	const isAnonymous = revision.editor.kind === 'anonymous';
	return {
		revision: {
			...revision,
			editor: { kind: isAnonymous ? 'anonymous' : 'registered', id: isAnonymous ? 0 : 1, name: '' },
		},
		parentText: parent?.text ?? '',
		account: isAnonymous ? null : { name: '', groups: [], editCount: 0, registration: null },
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

for await (const row of usable(readExport(exportFile, { wiki: 'enwiki' }))) {
	const edit = toEdit(row, previous);
	const started = performance.now();
	const revision = prepareText(row.text);
	featuresOf(prepareEdit(edit, parent ? { revision, parent } : { revision }), textOnly);
	historySeconds += (performance.now() - started) / 1000;
	historyCharacters += row.text.length;
	revisionsRead++;
	const gold = wanted.get(row.revisionId);
	if (gold) {
		if (previous?.revisionId !== gold.parent_rev_id)
			throw new Error(`Revision ${row.revisionId} has another parent than in the gold data.`);
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
