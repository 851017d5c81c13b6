/** The files of a dataset as anyone may download them. */
import { findDatasetFacts } from '../../db/datasets.ts';
import { type Content, checksums, contentOf, type Writing } from './dataset-files.ts';
import type { Coding, FileStore, StoredFile } from './ports.ts';

/** One file, from the store or written again from its rows, packed for the way. */
export async function openFile(
	parts: Writing & { fileStore: FileStore },
	datasetId: string,
	file: { name: string; sha256: string; bytes: number },
	coding: Coding,
): Promise<StoredFile> {
	return await parts.fileStore.open(file, () => writeAgain(parts, datasetId, file.name), coding);
}

async function* writeAgain(parts: Writing, datasetId: string, name: string): Content {
	const facts = await findDatasetFacts(parts.db, datasetId);
	const content =
		facts && (name === 'SHA256SUMS' ? oneText(checksums(facts.files)) : contentOf(parts, facts, name));
	if (!content) throw new Error(`dataset ${datasetId} has no ${name} any more`);
	yield* content;
}

async function* oneText(text: string): Content {
	yield new TextEncoder().encode(text);
}
