/**
 * The files of a dataset, written from its rows: the same rows give the same bytes on every machine. `SHA256SUMS` names
 * them all, and its own digest is the dataset's id: `sha256sum -c SHA256SUMS` proves the files, `sha256sum SHA256SUMS`
 * proves the dataset.
 */
import Papa from 'papaparse';
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { canonicalJson } from './canonical-json.ts';

type Rows<T> = Iterable<T> | AsyncIterable<T>;
type Cell = string | number | boolean | null;

/** One JSON object a line, keys sorted, `\n` ends every line. */
export async function* jsonLines(rows: Rows<DatasetTask | DatasetLabel>): AsyncGenerator<string> {
	for await (const row of rows) yield `${canonicalJson(row)}\n`;
}

/** RFC 4180 with `\n` line ends; null is the empty field. */
async function* csv(header: readonly string[], rows: Rows<Cell[]>): AsyncGenerator<string> {
	yield `${Papa.unparse([[...header]], { newline: '\n' })}\n`;
	for await (const row of rows) yield `${Papa.unparse([row], { newline: '\n' })}\n`;
}

async function* mapRows<T>(rows: Rows<T>, toCells: (row: T) => Cell[]): AsyncGenerator<Cell[]> {
	for await (const row of rows) yield toCells(row);
}

/** Consensus and counts are spread over columns: `consensus_damaging`, `answers_damaging_yes`, … */
export function tasksCsv(form: Form, rows: Rows<DatasetTask>): AsyncGenerator<string> {
	const consensus = form.questions.map(({ name }) => name);
	const counts = form.questions.flatMap(({ name, choices }) =>
		choices.map(({ value }) => [name, value] as const),
	);
	const facts = [
		'wiki',
		'revision_id',
		'parent_id',
		'page_id',
		'edit_timestamp',
		'distressing',
		'position',
		'state',
	] as const;
	const totals = ['labels', 'surplus', 'skips'] as const;
	const header = [
		...facts,
		...consensus.map((name) => `consensus_${name}`),
		...counts.map(([name, value]) => `answers_${name}_${value}`),
		...totals,
	];
	return csv(
		header,
		mapRows(rows, (row) => [
			...facts.map((field) => row[field]),
			...consensus.map((name) => row.consensus[name] ?? null),
			...counts.map(([name, value]) => row.answers[name]?.[value] ?? 0),
			...totals.map((field) => row[field]),
		]),
	);
}

/** Answers are spread over columns: `answer_damaging`, … */
export function labelsCsv(form: Form, rows: Rows<DatasetLabel>): AsyncGenerator<string> {
	const questions = form.questions.map(({ name }) => name);
	const before = [
		'label_id',
		'wiki',
		'revision_id',
		'labeller',
		'origin',
		'kind',
		'outcome',
		'current',
	] as const;
	const after = ['skip_reason', 'form_digest', 'language', 'milliseconds_spent', 'received_at'] as const;
	return csv(
		[...before, ...questions.map((name) => `answer_${name}`), ...after],
		mapRows(rows, (row) => [
			...before.map((field) => row[field]),
			...questions.map((name) => row.answers?.[name] ?? null),
			...after.map((field) => row[field]),
		]),
	);
}

/** The matrix that models learn from: one line per task whose edit could be read. */
export function featuresCsv(
	names: readonly string[],
	rows: Rows<{ revisionId: number; values: readonly number[] }>,
): AsyncGenerator<string> {
	return csv(
		['revision_id', ...names],
		mapRows(rows, ({ revisionId, values }) => [revisionId, ...values]),
	);
}

/** The lines that `sha256sum -c` reads, by name. */
export function checksums(files: readonly { name: string; sha256: string }[]): string {
	return [...files]
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, sha256 }) => `${sha256}  ${name}\n`)
		.join('');
}

/**
 * A float32 as the double with the fewest decimal digits that still rounds to it (0.1 rather than
 * 0.10000000149011612), so that text, database and memory hold one value.
 */
export function shortestFloat32(value: number): number {
	for (let digits = 6; digits < 9; digits++) {
		const short = Number(value.toPrecision(digits));
		if (Math.fround(short) === value) return short;
	}
	return Number(value.toPrecision(9));
}
