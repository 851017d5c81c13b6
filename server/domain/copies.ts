/** Files of datasets as they are sent elsewhere: to a store, to an archive. */
import type { Db } from '../../db/connect.ts';
import { findDataset } from './datasets.ts';
import { openDatasetFile } from './freeze.ts';
import type { Clock, FeaturePort, Sha256 } from './ports.ts';

/** A file with all that is known of it beforehand; its content is written while it is sent. */
export type OutgoingFile = {
	name: string;
	mediaType: string;
	bytes: number;
	/** hexadecimal */
	sha256: string;
	content: ReadableStream<Uint8Array<ArrayBuffer>>;
};

export type Copying = { db: Db; now: Clock; sha256: Sha256; features: FeaturePort };

/** @throws {Failure} NOT_FOUND, DATASET_WITHDRAWN */
export async function openOutgoingFile(
	parts: Copying,
	datasetId: string,
	name: string,
): Promise<OutgoingFile> {
	const { files } = await findDataset(parts, datasetId);
	const file = files.find((one) => one.name === name);
	const opened = await openDatasetFile(parts, datasetId, name);
	if (!file || !opened) throw new Error(`dataset ${datasetId} has no file ${name}`);
	const { mediaType, bytes, sha256 } = file;
	return { name, mediaType, bytes, sha256, content: streamOf(opened.content) };
}

function streamOf(
	pieces: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>,
): OutgoingFile['content'] {
	const encoder = new TextEncoder();
	const encoded = async function* () {
		for await (const piece of pieces)
			yield typeof piece === 'string' ? encoder.encode(piece) : new Uint8Array(piece);
	};
	return ReadableStream.from(encoded());
}

/** How long something that failed so often is left alone: half a minute at first, an hour at most. */
export function pauseAfter(attempts: number): number {
	return Math.min(3_600_000, 30_000 * 2 ** (attempts - 1));
}
