/**
 * Reads a list of revision ids in the forms in which people have them: JSON lines or a JSON array with `rev_id`, CSV or
 * TSV with a header, or bare ids with any separator. All of it is good, or nothing is taken and every fault is named
 * with its line.
 */
import Papa from 'papaparse';
import { Failure } from '../../campaigns/contract/errors.ts';

const MOST_EDITS = 1_000_000;

/** how many faults are spelled out; the rest is counted */
const MOST_FAULTS_TOLD = 20;

/** names under which lists carry the id, most usual first */
const ID_FIELDS = ['rev_id', 'revision_id', 'revid', 'oldid'];

type Fault = { line: number; text: string; fault: string };
/** The details of EDITS_UNREADABLE: the first faults spelled out, and how many there are. */
export type EditListFaults = { faults: Fault[]; count: number };
type Entry = { line: number; text: string; value: unknown };

export type EditList = { revisionIds: number[]; repeated: number };

/** @throws {Failure} EDITS_UNREADABLE with {@link EditListFaults} */
export function parseEditList(text: string): EditList {
	const faults: Fault[] = [];
	const ids = new Set<number>();
	let entries = 0;
	for (const { line, text: excerpt, value } of entriesOf(text.replace(/^\uFEFF/, ''))) {
		entries++;
		const id = toRevisionId(value);
		if (id === null)
			faults.push({
				line,
				text: excerpt,
				fault: value instanceof Error ? value.message : 'no revision id here',
			});
		else ids.add(id);
	}
	if (entries === 0) faults.push({ line: 1, text: '', fault: 'the list is empty' });
	if (ids.size > MOST_EDITS)
		faults.push({ line: MOST_EDITS + 1, text: '', fault: `a campaign takes at most ${MOST_EDITS} edits` });
	if (faults.length > 0) throw new Failure('EDITS_UNREADABLE', unreadable(faults));
	return { revisionIds: [...ids], repeated: entries - ids.size };
}

function unreadable(faults: Fault[]): EditListFaults {
	return { faults: faults.slice(0, MOST_FAULTS_TOLD), count: faults.length };
}

function entriesOf(text: string): Iterable<Entry> {
	const start = text.trimStart();
	if (start.startsWith('[')) return jsonArray(text);
	if (start.startsWith('{')) return jsonLines(text);
	const [first = ''] = start.split(/\r\n|\r|\n/, 1);
	const isTable = first.split(/[\t,;]/).some((field) => ID_FIELDS.includes(bare(field)));
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
		yield { line, text: excerpt(source), value: idInJson(source) };
}

function* jsonArray(text: string): Generator<Entry> {
	const parsed = parseJson(text);
	if (!Array.isArray(parsed))
		yield { line: 1, text: excerpt(text), value: new Error('this is not a JSON array') };
	else
		for (const [i, value] of parsed.entries())
			yield { line: i + 1, text: excerpt(JSON.stringify(value)), value: idField(value) };
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
		yield { line: i + 2, text: excerpt(Object.values(row).join(' ')), value: idField(row) };
}

function* pastedIds(text: string): Generator<Entry> {
	for (const { line, text: source } of linesOf(text))
		for (const word of source.split(/[\s,;|]+/).filter((part) => part !== ''))
			yield { line, text: excerpt(word), value: word };
}

function idInJson(source: string): unknown {
	const parsed = parseJson(source);
	return parsed instanceof Error ? parsed : idField(parsed);
}

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		// What the engine says of the place differs between versions; the line is what a person needs.
		return new Error('this is not valid JSON');
	}
}

function idField(value: unknown): unknown {
	if (typeof value === 'number' || typeof value === 'string') return value;
	if (typeof value !== 'object' || value === null) return undefined;
	const fields = Object.entries(value);
	return ID_FIELDS.map((name) => fields.find(([field]) => field === name)?.[1]).find(
		(id) => id !== undefined,
	);
}

function toRevisionId(value: unknown): number | null {
	const id = typeof value === 'string' && /^\s*\d{1,15}\s*$/.test(value) ? Number(value) : value;
	return typeof id === 'number' && Number.isSafeInteger(id) && id > 0 ? id : null;
}

function excerpt(text: string): string {
	return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
