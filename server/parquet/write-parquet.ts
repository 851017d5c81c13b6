import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';

/** bytes sent to the thread at a time: fewer, and the way there costs more than the work */
const CHUNK = 256 * 1024;

/**
 * Rows as PostgreSQL copies them in binary, values of the types that `asValues` asks for, as a Parquet file. Whoever
 * stops reading ends the thread and the copying.
 */
export async function* writeParquet(
	columns: readonly Column[],
	copied: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: columns });
	/** One question at a time, so that neither side piles up what the other has no time for. */
	const ask = async (chunk: Uint8Array | null): Promise<Uint8Array> => {
		worker.postMessage(chunk);
		// `once` throws what the thread throws
		const [written] = await once(worker, 'message');
		return written;
	};
	try {
		for await (const chunk of inChunks(copied)) {
			const written = await ask(chunk);
			if (written.length > 0) yield written;
		}
		yield await ask(null);
	} finally {
		await worker.terminate();
	}
}

async function* inChunks(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	let held: Uint8Array[] = [];
	let size = 0;
	for await (const piece of pieces) {
		held.push(piece);
		size += piece.length;
		if (size < CHUNK) continue;
		yield Buffer.concat(held);
		[held, size] = [[], 0];
	}
	if (size > 0) yield Buffer.concat(held);
}
