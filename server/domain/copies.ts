/** Files of datasets as they are sent elsewhere: to a store, to an archive. */
import type { Db } from '../../db/connect.ts';
import type { Content } from './dataset-files.ts';
import { findDataset } from './datasets.ts';
import { openFile } from './open-file.ts';
import type { Clock, FileStore, Sha256, WriteParquet } from './ports.ts';

/** A file with all that is known of it beforehand; its content is written while it is sent. */
export type OutgoingFile = {
	name: string;
	mediaType: string;
	bytes: number;
	/** hexadecimal */
	sha256: string;
	content: ReadableStream<Uint8Array<ArrayBuffer>>;
};

export type Copying = {
	db: Db;
	now: Clock;
	sha256: Sha256;
	writeParquet: WriteParquet;
	fileStore: FileStore;
};

/** @throws {Failure} NOT_FOUND, DATASET_WITHDRAWN */
export async function openOutgoingFile(
	parts: Copying,
	datasetId: string,
	name: string,
): Promise<OutgoingFile> {
	const { files } = await findDataset(parts, datasetId);
	const file = files.find((one) => one.name === name);
	if (!file) throw new Error(`dataset ${datasetId} has no file ${name}`);
	const { mediaType, bytes, sha256 } = file;
	const stored = await openFile(parts, datasetId, file, 'identity');
	return { name, mediaType, bytes, sha256, content: ReadableStream.from(copied(stored.read())) };
}

/** Pieces of memory of their own, as what sends them wants them. */
async function* copied(pieces: Content): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	for await (const piece of pieces) yield new Uint8Array(piece);
}
