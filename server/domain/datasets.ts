import type { Dataset } from '../../campaigns/contract/dataset.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import { type DatasetFacts, findDatasetFacts, listDatasetFacts } from '../../db/datasets.ts';
import { checksums } from './dataset-files.ts';
import type { Clock, Sha256 } from './ports.ts';

type Parts = { db: Db; now: Clock; sha256: Sha256 };

/** Newest first. */
export async function listDatasets(parts: Parts): Promise<Dataset[]> {
	return (await listDatasetFacts(parts.db)).map((facts) => describeDataset(facts, parts));
}

/** @throws {Failure} NOT_FOUND */
export async function findDataset(parts: Parts, datasetId: string): Promise<Dataset> {
	const facts = await findDatasetFacts(parts.db, datasetId);
	if (!facts) throw new Failure('NOT_FOUND', { datasetId });
	return describeDataset(facts, parts);
}

function describeDataset(facts: DatasetFacts, { now, sha256 }: Parts): Dataset {
	const { id, campaignId, campaignName, wiki, labellers, balance, agreement, files } = facts;
	const sums = checksums(files);
	const sumsFile = {
		name: 'SHA256SUMS',
		mediaType: 'text/plain; charset=utf-8',
		bytes: sums.length,
		sha256: sha256(sums),
		rows: files.length,
	};
	return {
		...{ id, campaignId, campaignName, wiki, labellers, balance, agreement },
		frozenAt: facts.frozenAt.toISOString(),
		tasks: rowsOf(facts, 'tasks.jsonl'),
		labels: rowsOf(facts, 'labels.jsonl'),
		// by alphabet: the order of the rows could tell who began when
		credits: [...facts.credits].sort((a, b) => a.localeCompare(b, 'en')),
		licence: 'CC0-1.0',
		files: [...files, sumsFile].map((file) => ({ ...file, url: `/datasets/${id}/${file.name}` })),
		training: facts.training.map(({ model, state, claimedUntil, reason, modelId }) => ({
			model,
			state: state === 'waiting' && claimedUntil && claimedUntil > now() ? 'running' : (state as 'waiting'),
			modelId,
			reason,
		})),
	};
}

function rowsOf({ files }: DatasetFacts, name: string): number {
	return files.find((file) => file.name === name)?.rows ?? 0;
}
