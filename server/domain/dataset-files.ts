/**
 * The files of a dataset, written from its rows: the same rows give the same bytes on every machine. `SHA256SUMS` names
 * them all, and its own digest is the dataset's id: `sha256sum -c SHA256SUMS` proves the files, `sha256sum SHA256SUMS`
 * proves the dataset.
 */
import Papa from 'papaparse';
import { hasConsensus, hasMedian } from '../../campaigns/agreement/consensus.ts';
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Answer, Form } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { canonicalJson } from './canonical-json.ts';

type Rows<T> = Iterable<T> | AsyncIterable<T>;
type Cell = string | number | boolean | null;

/** What of the revision a row is about. */
const partFields = ['other_revision_ids', 'section', 'paragraph', 'sentence'] as const;

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

/**
 * Consensus, medians and counts are spread over columns: `consensus_damaging`, `median_quality`, `answers_damaging_yes`,
 * … Several of many stand in one field with `|` between them, as numbers do; texts are a JSON array, since anything may
 * stand in them.
 */
export function tasksCsv(form: Form, rows: Rows<DatasetTask>): AsyncGenerator<string> {
	const named = (questions: Form['questions']) => questions.map(({ name }) => name);
	const consensus = named(form.questions.filter(hasConsensus));
	const medians = named(form.questions.filter(hasMedian));
	const answers = form.questions.flatMap((question): Column[] =>
		question.kind === 'number' || question.kind === 'text'
			? [{ name: question.name, list: question.kind }]
			: choicesOf(question).map(({ value }) => ({ name: question.name, value })),
	);
	const facts = [
		'wiki',
		'revision_id',
		...partFields,
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
		...medians.map((name) => `median_${name}`),
		...answers.map((column) =>
			'value' in column ? `answers_${column.name}_${column.value}` : `answers_${column.name}`,
		),
		...totals,
	];
	return csv(
		header,
		mapRows(rows, (row) => [
			...facts.map((field) => joined(row[field])),
			...consensus.map((name) => joined(row.consensus[name] ?? null)),
			...medians.map((name) => row.median?.[name] ?? null),
			...answers.map((column) => answersCell(column, row.answers[column.name])),
			...totals.map((field) => row[field]),
		]),
	);
}

type Column = { name: string; value: string } | { name: string; list: 'number' | 'text' };

function answersCell(column: Column, answers: DatasetTask['answers'][string] | undefined): Cell {
	if ('value' in column)
		return answers === undefined || Array.isArray(answers) ? 0 : (answers[column.value] ?? 0);
	const list = Array.isArray(answers) ? answers : [];
	return column.list === 'text' ? JSON.stringify(list) : list.join('|');
}

/** An answer, or a list of numbers, in one field: several stand with `|` between them. */
export function joined(value: Answer | readonly number[] | Cell): Cell {
	return value !== null && typeof value === 'object' ? value.join('|') : value;
}

/** Answers are spread over columns: `answer_damaging`, …; several of many stand with `|` between them. */
export function labelsCsv(form: Form, rows: Rows<DatasetLabel>): AsyncGenerator<string> {
	const questions = form.questions.map(({ name }) => name);
	const before = [
		'label_id',
		'wiki',
		'revision_id',
		...partFields,
		'labeller',
		'origin',
		'kind',
		'outcome',
		'current',
	] as const;
	const after = [
		...(['skip_reason', 'form_digest', 'guideline_revision'] as const),
		...(['language', 'milliseconds_spent', 'received_at'] as const),
	] as const;
	return csv(
		[...before, ...questions.map((name) => `answer_${name}`), ...after],
		mapRows(rows, (row) => [
			...before.map((field) => joined(row[field])),
			...questions.map((name) => joined(row.answers?.[name] ?? null)),
			...after.map((field) => row[field]),
		]),
	);
}

/** The columns of a CSV file of a dataset, in order; null of other files. `features`: the names in a set. */
export async function csvColumns(
	file: string,
	form: Form,
	features: (set: string) => readonly string[],
): Promise<readonly string[] | null> {
	const set = /^features-(.+)\.csv$/.exec(file)?.[1];
	if (set !== undefined) return ['revision_id', ...features(set)];
	const written = { 'tasks.csv': tasksCsv, 'labels.csv': labelsCsv }[file];
	if (!written) return null;
	for await (const header of written(form, [])) return header.trimEnd().split(',');
	return null;
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
