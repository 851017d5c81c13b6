/**
 * The files of a dataset, written from its rows: the same rows give the same bytes on every machine. `SHA256SUMS` names
 * them all, and its own digest is the dataset's id: `sha256sum -c SHA256SUMS` proves the files, `sha256sum SHA256SUMS`
 * proves the dataset.
 */
import {
	type Column,
	featureColumns,
	labelColumns,
	taskColumns,
} from '../../campaigns/contract/dataset-columns.ts';
import type { Answer, Form } from '../../campaigns/contract/form.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { copyOut, type RowSource } from '../../db/copy-out.ts';
import { frozenFeatures, frozenLabels, frozenTasks, type RowFilter } from '../../db/dataset-rows.ts';
import { asCsv, asFields, asValues, jsonFields } from '../../db/row-formats.ts';
import { canonicalJson } from './canonical-json.ts';
import { jsonLines } from './json-lines.ts';
import type { FeaturePort, WriteParquet } from './ports.ts';

export const definitionName = 'campaign.json';

/** The formats of files with rows, by the ending of the name. */
export const rowFormats = {
	csv: 'text/csv; charset=utf-8; header=present',
	jsonl: 'application/jsonl',
	parquet: 'application/vnd.apache.parquet',
} as const;
export type RowFormat = keyof typeof rowFormats;

/** What is needed to write the files of a dataset, beside the rows themselves. */
export type FrozenRows = {
	number: number;
	columns: Readonly<Record<string, Column[]>>;
	definition: string;
};

const featurePrefix = 'features-';
export const featureStem = (set: string) => `${featurePrefix}${set}`;
export const featureSetOf = (stem: string) => stem.slice(featurePrefix.length);

export type Content = AsyncGenerator<Uint8Array>;

/** What writes files. */
export type Writing = {
	db: Db;
	writeParquet: WriteParquet;
	/** takes rows from the database more slowly than they could be written */
	slowed?: (rows: Content) => Content;
};

/** Of each kind of file with rows, its columns. */
export function columnsOfFiles(
	form: Form,
	featureSets: readonly string[],
	features: FeaturePort,
): Record<string, Column[]> {
	return {
		...Object.fromEntries(
			featureSets.map((set) => [
				featureStem(set),
				featureColumns(features.names(set), features.versions(set)),
			]),
		),
		labels: labelColumns(form),
		tasks: taskColumns(form),
	};
}

/** What was asked, of whom, in which order: what one needs to read the rows in ten years. */
export function definitionOf(campaign: CampaignFacts): string {
	const { wiki, name, purpose, template, view, formDigest, form, labelsPerTask, seed, aggregation } =
		campaign;
	const createdAt = campaign.createdAt.toISOString();
	return `${canonicalJson({ wiki, name, purpose, template, view, formDigest, form, labelsPerTask, seed, aggregation, createdAt })}\n`;
}

/** The same, saying which campaign of this installation it is of. */
export function definitionNaming(definition: string, campaignId: number): string {
	return `${canonicalJson({ ...JSON.parse(definition), campaignId })}\n`;
}

/** The names of the files of a dataset in their order, with their media types. */
export function listFiles({ columns }: Pick<FrozenRows, 'columns'>): { name: string; mediaType: string }[] {
	const withRows = Object.keys(columns)
		.sort()
		.flatMap((stem) =>
			Object.entries(rowFormats).map(([format, mediaType]) => ({ name: `${stem}.${format}`, mediaType })),
		);
	return [{ name: definitionName, mediaType: 'application/json' }, ...withRows];
}

/** The content of a file, read from the rows; null when a dataset has no such file. @param filter leaves rows out */
export function contentOf(
	parts: Writing,
	dataset: FrozenRows,
	name: string,
	filter: RowFilter = {},
): Content | null {
	if (name === definitionName) return oneText(dataset.definition);
	const { stem, format } = partsOf(name);
	const columns = dataset.columns[stem];
	if (!columns || !format) return null;
	return writeRows(parts, sourceOf(dataset, stem, filter), columns, format);
}

/** What a Parquet file is made of, as the database gives it; null of another file. */
export function parquetRowsOf(
	db: Db,
	dataset: FrozenRows,
	name: string,
): { columns: readonly Column[]; copied: Content } | null {
	const { stem, format } = partsOf(name);
	const columns = dataset.columns[stem];
	if (!columns || format !== 'parquet') return null;
	return { columns, copied: copyOut(db, sourceOf(dataset, stem, {}), asValues(columns), 'binary') };
}

/** `tasks.csv` is the rows called `tasks` in the format `csv`. */
export function partsOf(name: string): { stem: string; format: RowFormat | null } {
	const dot = name.lastIndexOf('.');
	const ending = name.slice(dot + 1);
	const format = Object.keys(rowFormats).find((known) => known === ending) as RowFormat | undefined;
	return { stem: name.slice(0, Math.max(0, dot)), format: format ?? null };
}

function sourceOf({ number }: Pick<FrozenRows, 'number'>, stem: string, filter: RowFilter): RowSource {
	if (stem === 'tasks') return frozenTasks(number, filter);
	if (stem === 'labels') return frozenLabels(number, filter);
	return frozenFeatures(number, featureSetOf(stem));
}

/** Rows in a format. Whoever stops reading ends the query. */
export async function* writeRows(
	{ db, writeParquet, slowed = (rows) => rows }: Writing,
	source: RowSource,
	columns: readonly Column[],
	format: RowFormat,
): Content {
	switch (format) {
		case 'csv':
			yield* oneText(`${columns.map(({ name }) => csvField(name)).join(',')}\n`);
			yield* slowed(copyOut(db, source, asCsv(columns), 'csv'));
			return;
		case 'jsonl':
			yield* jsonLines(jsonFields(columns), slowed(copyOut(db, source, asFields(columns), 'fields')));
			return;
		case 'parquet':
			yield* writeParquet(columns, slowed(copyOut(db, source, asValues(columns), 'binary')));
	}
}

export async function* oneText(text: string): Content {
	yield new TextEncoder().encode(text);
}

/** RFC 4180. */
function csvField(name: string): string {
	return /[",\n\r]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}

/** The lines that `sha256sum -c` reads, by name. */
export function checksums(files: readonly { name: string; sha256: string }[]): string {
	return [...files]
		.sort((a, b) => (a.name < b.name ? -1 : 1))
		.map(({ name, sha256 }) => `${sha256}  ${name}\n`)
		.join('');
}

/** An answer, or a list of numbers, in one field: several stand with `|` between them. */
export function joined(value: Answer | null): string | number | null {
	return value !== null && typeof value === 'object' ? value.join('|') : value;
}
