/**
 * Takes a list of edits piece by piece and gives its entries as soon as they are whole, in bounded memory: JSON lines, a
 * JSON array, a table with a header, or bare ids with any separator. Which of them it is, its first line tells.
 */
import Papa from 'papaparse';
import { jsonElements } from './json-elements.ts';
import { ID_FIELDS } from './listed-edit.ts';

/** an entry as it stood there; an Error where it cannot be read */
export type Entry = { line: number; text: string; value: unknown };

/** Push what comes; `end` gives what was waiting for more. */
export type EntryReader = { push(text: string): Entry[]; end(): Entry[] };

/** a first line that names one of these is the header of a table */
const TABLE_FIELDS = [...ID_FIELDS, 'rev_ids'];
const MARKS = [',', '\t', ';'];
/** characters; an entry of fifty edits has some hundreds */
const LONGEST_ENTRY = 1_000_000;
const EXCERPT = 80;

export function readEntries(): EntryReader {
	let begun: EntryReader | null = null;
	let held = '';
	/** what comes before the first line that says something, so that lines are counted from the very first */
	const choose = (text: string): EntryReader => {
		const start = text.trimStart();
		if (start.startsWith('[')) return jsonElements(LONGEST_ENTRY, toEntry);
		if (start.startsWith('{')) return byLine(LONGEST_ENTRY, (line, source) => [toEntry(line, source)]);
		const [header = ''] = start.split(/\r\n|\r|\n/, 1);
		const mark = MARKS.find((one) => header.includes(one)) ?? ',';
		const fields = header.split(mark).map(bare);
		return fields.some((field) => TABLE_FIELDS.includes(field))
			? table(mark, fields)
			: byLine(LONGEST_ENTRY, pastedIds);
	};
	return {
		push(text) {
			if (begun) return begun.push(text);
			held += held === '' ? text.replace(/^\uFEFF/, '') : text;
			const start = held.trimStart();
			if (start === '' || (!/^[[{]/.test(start) && !/[\r\n]/.test(start) && held.length < LONGEST_ENTRY))
				return [];
			begun = choose(held);
			return begun.push(held);
		},
		end() {
			if (begun) return begun.end();
			const last = choose(held);
			return [...last.push(held), ...last.end()];
		},
	};
}

/** Lines end with CRLF, CR or LF; empty ones say nothing. */
function byLine(longest: number, read: (line: number, source: string) => Entry[]): EntryReader {
	let rest = '';
	let line = 0;
	const one = (source: string) => {
		line++;
		if (source.length > longest) return [tooLong(line, source)];
		return source.trim() === '' ? [] : read(line, source);
	};
	return {
		push(text) {
			const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
			rest = lines.pop() ?? '';
			// what is left out of an endless line is not kept: it is refused all the same
			if (rest.length > 2 * longest) rest = rest.slice(0, longest + 1);
			return lines.flatMap(one);
		},
		end: () => (rest === '' ? [] : one(rest.replace(/\r$/, ''))),
	};
}

/** Records are lines, but for fields in quotation marks, which may have lines of their own. */
function table(mark: string, fields: readonly string[]): EntryReader {
	let header = true;
	let open: { line: number; source: string } | null = null;
	const record = (line: number, source: string): Entry[] => {
		if (header) {
			header = false;
			return [];
		}
		const { cells, fault } = cellsOf(source, mark);
		if (cells.every((cell) => cell.trim() === '')) return [];
		const text = excerpt(cells.join(' '));
		if (fault !== null) return [{ line, text, value: new Error(fault) }];
		if (cells.length !== fields.length) {
			const counted = `${fields.length} fields in the header, ${cells.length} here`;
			return [{ line, text, value: new Error(counted) }];
		}
		return [{ line, text, value: Object.fromEntries(fields.map((field, i) => [field, cells[i]])) }];
	};
	const lines = byLine(LONGEST_ENTRY, (line, source) => {
		const whole: { line: number; source: string } = open
			? { line: open.line, source: `${open.source}\n${source}` }
			: { line, source };
		const isOpen = (whole.source.match(/"/g)?.length ?? 0) % 2 === 1;
		open = isOpen && whole.source.length < LONGEST_ENTRY ? whole : null;
		return open ? [] : record(whole.line, whole.source);
	});
	return {
		push: (text) => lines.push(text),
		end: () => [...lines.end(), ...(open ? record(open.line, open.source) : [])],
	};
}

function cellsOf(source: string, mark: string): { cells: string[]; fault: string | null } {
	if (!source.includes('"')) return { cells: source.split(mark), fault: null };
	const { data, errors } = Papa.parse<string[]>(source, { delimiter: mark });
	return { cells: data[0] ?? [], fault: errors[0]?.message ?? null };
}

function pastedIds(line: number, source: string): Entry[] {
	return source
		.split(/[\s,;|]+/)
		.filter((word) => word !== '')
		.map((word) => ({ line, text: excerpt(word), value: word }));
}

function toEntry(line: number, source: string | null): Entry {
	if (source === null) return { line, text: '', value: new Error('this is not a JSON array') };
	if (source.length > LONGEST_ENTRY) return tooLong(line, source);
	return { line, text: excerpt(source), value: parseJson(source) };
}

function tooLong(line: number, source: string): Entry {
	return { line, text: excerpt(source), value: new Error(`this is longer than ${LONGEST_ENTRY} characters`) };
}

function parseJson(source: string): unknown {
	try {
		return JSON.parse(source);
	} catch {
		// What the engine says of the place differs between versions; the line is what a person needs.
		return new Error('this is not valid JSON');
	}
}

function bare(field: string): string {
	return field.trim().replace(/^"|"$/g, '').toLowerCase();
}

function excerpt(text: string): string {
	return text.length > EXCERPT ? `${text.slice(0, EXCERPT - 1)}…` : text;
}
