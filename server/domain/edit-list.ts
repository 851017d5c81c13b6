/**
 * Reads a list of edits in the forms in which people have them: JSON lines or a JSON array with `rev_id`, CSV or TSV with
 * a header, or bare ids with any separator; what campaigns of several edits or of statements need is in the fields that
 * Wikilabels named. All of it is good, or nothing is taken and every fault is named with its line.
 */
import Papa from 'papaparse';
import type { View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { NewTask } from '../../db/campaigns.ts';
import { canonicalJson } from './canonical-json.ts';
import { ID_FIELDS, readListedEdit } from './listed-edit.ts';

const MOST_EDITS = 1_000_000;

/** how many faults are spelled out; the rest is counted */
const MOST_FAULTS_TOLD = 20;

/** a first line that names one of these is the header of a table */
const TABLE_FIELDS = [...ID_FIELDS, 'rev_ids'];

type Fault = { line: number; text: string; fault: string };
/** The details of EDITS_UNREADABLE: the first faults spelled out, and how many there are. */
export type EditListFaults = { faults: Fault[]; count: number };
type Entry = { line: number; text: string; value: unknown };

export type EditList = { tasks: NewTask[]; repeated: number };

/** @throws {Failure} EDITS_UNREADABLE with {@link EditListFaults} */
export function parseEditList(text: string, view: View = 'diff'): EditList {
	const faults: Fault[] = [];
	const tasks = new Map<string, NewTask>();
	let entries = 0;
	for (const { line, text: excerpt, value } of entriesOf(text.replace(/^\uFEFF/, ''))) {
		entries++;
		const read = readListedEdit(value, view);
		if ('fault' in read) faults.push({ line, text: excerpt, fault: read.fault });
		else {
			const partKey = read.part === null ? '' : canonicalJson(read.part);
			const key = `${read.revisionId} ${partKey}`;
			if (!tasks.has(key)) tasks.set(key, { ...read, partKey });
		}
	}
	if (entries === 0) faults.push({ line: 1, text: '', fault: 'the list is empty' });
	if (tasks.size > MOST_EDITS)
		faults.push({ line: MOST_EDITS + 1, text: '', fault: `a campaign takes at most ${MOST_EDITS} edits` });
	if (faults.length > 0) throw new Failure('EDITS_UNREADABLE', unreadable(faults));
	return { tasks: [...tasks.values()], repeated: entries - tasks.size };
}

function unreadable(faults: Fault[]): EditListFaults {
	return { faults: faults.slice(0, MOST_FAULTS_TOLD), count: faults.length };
}

function entriesOf(text: string): Iterable<Entry> {
	const start = text.trimStart();
	if (start.startsWith('[')) return jsonArray(text);
	if (start.startsWith('{')) return jsonLines(text);
	const [first = ''] = start.split(/\r\n|\r|\n/, 1);
	const isTable = first.split(/[\t,;]/).some((field) => TABLE_FIELDS.includes(bare(field)));
	return isTable ? table(text) : pastedIds(text);
}

function bare(field: string): string {
	return field.trim().replace(/^"|"$/g, '').toLowerCase();
}

function* linesOf(text: string): Generator<{ line: number; text: string }> {
	let line = 0;
	for (const found of text.split(/\r\n|\r|\n/)) {
		line++;
		if (found.trim() !== '') yield { line, text: found };
	}
}

function* jsonLines(text: string): Generator<Entry> {
	for (const { line, text: source } of linesOf(text))
		yield { line, text: excerpt(source), value: parseJson(source) };
}

function* jsonArray(text: string): Generator<Entry> {
	const parsed = parseJson(text);
	if (!Array.isArray(parsed))
		yield { line: 1, text: excerpt(text), value: new Error('this is not a JSON array') };
	else
		for (const [i, value] of parsed.entries())
			yield { line: i + 1, text: excerpt(JSON.stringify(value)), value };
}

function* table(text: string): Generator<Entry> {
	const { data, errors } = Papa.parse<Record<string, string>>(text, {
		header: true,
		delimiter: [',', '\t', ';'].find((mark) => text.split('\n', 1)[0]?.includes(mark)) ?? ',',
		skipEmptyLines: 'greedy',
		transformHeader: bare,
	});
	for (const { row, message } of errors) yield { line: (row ?? 0) + 2, text: '', value: new Error(message) };
	for (const [i, row] of data.entries())
		yield { line: i + 2, text: excerpt(Object.values(row).join(' ')), value: row };
}

function* pastedIds(text: string): Generator<Entry> {
	for (const { line, text: source } of linesOf(text))
		for (const word of source.split(/[\s,;|]+/).filter((part) => part !== ''))
			yield { line, text: excerpt(word), value: word };
}

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		// What the engine says of the place differs between versions; the line is what a person needs.
		return new Error('this is not valid JSON');
	}
}

function excerpt(text: string): string {
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
