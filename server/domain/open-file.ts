/** The files of a dataset as anyone may download them. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import { findDatasetFacts } from '../../db/datasets.ts';
import { type Content, checksums, contentOf } from './dataset-files.ts';

/**
 * The content of one file, written again from its rows.
 *
 * @throws {Failure} NOT_FOUND
 */
export async function openFile(db: Db, datasetId: string, name: string): Promise<Content> {
	const facts = await findDatasetFacts(db, datasetId);
	if (!facts) throw new Failure('NOT_FOUND', { dataset: datasetId, file: name });
	if (name === 'SHA256SUMS') return oneText(checksums(facts.files));
	const content = contentOf(db, facts, name);
	if (!content) throw new Failure('NOT_FOUND', { dataset: datasetId, file: name });
	return content;
}

async function* oneText(text: string): Content {
	yield new TextEncoder().encode(text);
}
