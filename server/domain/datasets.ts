import type { CataloguePage, CatalogueQuery } from '../../campaigns/contract/catalogue.ts';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { searchDatasets } from '../../db/catalogue.ts';
import type { Db } from '../../db/connect.ts';
import { type DatasetFacts, findDatasetFacts, listDatasetFacts } from '../../db/datasets.ts';
import { checksums } from './dataset-files.ts';
import type { Clock, Sha256, Wikis } from './ports.ts';

/** datasets a page when nobody asks for more or fewer */
const PAGE = 20;

/** What is written about a dataset when it is asked for. */
export const datasetDocuments = [
	{ name: 'croissant.json', mediaType: 'application/ld+json' },
	{ name: 'columns.json', mediaType: 'application/json' },
	{ name: 'datasheet.md', mediaType: 'text/markdown; charset=utf-8' },
	{ name: 'CITATION.cff', mediaType: 'application/yaml' },
	{ name: 'citation.bib', mediaType: 'application/x-bibtex; charset=utf-8' },
] as const;
export type DocumentName = (typeof datasetDocuments)[number]['name'];

type Parts = { db: Db; now: Clock; sha256: Sha256 };

/**
 * One page of the catalogue.
 *
 * @throws {Failure} INVALID_INPUT when there is no dataset to go on after
 */
export async function searchCatalogue(
	parts: Parts & { wikis: Pick<Wikis, 'list'> },
	query: CatalogueQuery,
): Promise<CataloguePage> {
	const { limit = PAGE } = query;
	const found = await searchDatasets(parts.db, { ...query, limit }, parts.wikis.list());
	if (!found) throw new Failure('INVALID_INPUT', { after: 'there is no such dataset' });
	const ids = found.ids.slice(0, limit);
	return {
		datasets: (await listDatasetFacts(parts.db, ids)).map((facts) => describeDataset(facts, parts)),
		total: found.total,
		next: found.ids.length > limit ? (ids.at(-1) ?? null) : null,
	};
}

/** @throws {Failure} NOT_FOUND, DATASET_WITHDRAWN */
export async function findDataset(parts: Parts, datasetId: string): Promise<Dataset> {
	const facts = await findDatasetFacts(parts.db, datasetId);
	if (!facts) throw new Failure('NOT_FOUND', { datasetId });
	const withdrawn = withdrawnOf(facts);
	if (withdrawn) throw new Failure('DATASET_WITHDRAWN', withdrawn);
	return describeDataset(facts, parts);
}

function describeDataset(facts: DatasetFacts, { now, sha256 }: Parts): Dataset {
	const { id, campaignId, campaignName, purpose, template, wiki, labellers, files } = facts;
	const versions = facts.versions.map((one) => ({
		...{ id: one.id, version: one.version, changes: one.changes, doi: one.doi },
		frozenAt: one.frozenAt.toISOString(),
		withdrawnAt: one.withdrawnAt?.toISOString() ?? null,
	}));
	const sums = checksums(files);
	const sumsFile = {
		name: 'SHA256SUMS',
		mediaType: 'text/plain; charset=utf-8',
		bytes: sums.length,
		sha256: sha256(sums),
		rows: files.length,
	};
	return {
		...{ id, campaignId, campaignName, purpose, template, wiki, labellers, versions },
		...{ balance: facts.balance, agreement: facts.agreement, measures: facts.measures },
		frozenAt: facts.frozenAt.toISOString(),
		version: facts.version,
		tombstones: { edits: facts.tombstones, url: `/campaigns/${campaignId}/tombstones.csv` },
		tasks: rowsOf(facts, 'tasks.jsonl'),
		labels: rowsOf(facts, 'labels.jsonl'),
		// by alphabet: the order of the rows could tell who began when
		credits: [...facts.credits].sort((a, b) => a.localeCompare(b, 'en')),
		licence: 'CC0-1.0',
		files: [...files, sumsFile].map((file) => ({ ...file, url: `/datasets/${id}/${file.name}` })),
		documents: datasetDocuments.map((document) => ({ ...document, url: `/datasets/${id}/${document.name}` })),
		training: facts.training.map(({ model, state, claimedUntil, reason, modelId }) => ({
			model,
			state: state === 'waiting' && claimedUntil && claimedUntil > now() ? 'running' : (state as 'waiting'),
			modelId,
			reason,
		})),
	};
}

/** What takes the place of a dataset that was withdrawn: the details of the failure. */
export type Withdrawn = {
	version: number;
	withdrawnAt: string;
	/** the version that is given out now */
	successor: { id: string; version: number; url: string };
	/** which edits were left out, and why */
	tombstones: string;
};

/** Null of a dataset that is given out. */
export function withdrawnOf({ withdrawnAt, version, versions, campaignId }: DatasetFacts): Withdrawn | null {
	const newest = versions.at(-1);
	if (!withdrawnAt || !newest) return null;
	return {
		...{ version, withdrawnAt: withdrawnAt.toISOString() },
		successor: { id: newest.id, version: newest.version, url: `/datasets/${newest.id}` },
		tombstones: `/campaigns/${campaignId}/tombstones.csv`,
	};
}

function rowsOf({ files }: DatasetFacts, name: string): number {
	return files.find((file) => file.name === name)?.rows ?? 0;
}
