/** A table of labels as people have them: CSV or TSV with a header, or JSON lines. */
import Papa from 'papaparse';

export type TableRow = { line: number; text: string; cells: Readonly<Record<string, unknown>> };
export type TableFault = { line: number; text: string; fault: string };
export type LabelTable = { columns: string[]; rows: TableRow[]; faults: TableFault[] };

/** letters of a line that are shown beside a fault */
const SHOWN = 80;

export function readTable(text: string): LabelTable {
	const content = text.replace(/^\uFEFF/, '');
	return content.trimStart().startsWith('{') ? jsonLines(content) : separated(content);
}

/** A column of JSON lines is a field that some line has. */
function jsonLines(text: string): LabelTable {
	const columns = new Set<string>();
	const table: LabelTable = { columns: [], rows: [], faults: [] };
	for (const [i, source] of text.split(/\r\n|\r|\n/).entries()) {
		if (source.trim() === '') continue;
		const place = { line: i + 1, text: excerpt(source) };
		const cells = parseObject(source);
		if (cells === null) table.faults.push({ ...place, fault: 'this is not a JSON object' });
		else {
			for (const name of Object.keys(cells)) columns.add(name);
			table.rows.push({ ...place, cells });
		}
	}
	return { ...table, columns: [...columns] };
}

function parseObject(source: string): Record<string, unknown> | null {
	try {
		const value: unknown = JSON.parse(source);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Record<string, unknown>)
			: null;
	} catch {
		// What the engine says of the place differs between versions; the line is what a person needs.
		return null;
	}
}

function separated(text: string): LabelTable {
	const [head = ''] = text.split(/\r\n|\r|\n/, 1);
	const delimiter = [',', '\t', ';'].find((mark) => head.includes(mark)) ?? ',';
	const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
		...{ header: true, delimiter, skipEmptyLines: 'greedy' },
		transformHeader: (name) => name.trim(),
	});
	return {
		columns: (meta.fields ?? []).filter((name) => name !== ''),
		rows: data.map((cells, i) => ({ line: i + 2, text: excerpt(Object.values(cells).join(' ')), cells })),
		faults: errors.map(({ row, message }) => ({ line: (row ?? 0) + 2, text: '', fault: message })),
	};
}

/** A cell as text; several values with `|` between them. */
export function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (Array.isArray(cell)) return cell.map(textOf).join('|');
	return typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim();
}

function excerpt(text: string): string {
	return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
