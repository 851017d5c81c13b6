import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';

/** bytes sent to the thread at a time: fewer, and the way there costs more than the work */
const CHUNK = 256 * 1024;

/** What goes to the thread: so many bytes of a chunk; null at the end. The chunk comes back, to be filled again. */
export type Sent = { chunk: Uint8Array<ArrayBuffer>; length: number } | null;
export type Returned = { written: Uint8Array<ArrayBuffer>; chunk: Uint8Array<ArrayBuffer> | null };

/**
 * Rows as PostgreSQL copies them in binary, values of the types that `asValues` asks for, as a Parquet file. Whoever
 * stops reading ends the thread and the copying.
 */
export async function* writeParquet(
	columns: readonly Column[],
	copied: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	// The server's own young generation is bounded by a flag (see package.json), which would overrule the thread's bound: it
	// is read when a thread begins, and the server has begun.
	setFlagsFromString('--max-semi-space-size=0');
	const worker = new Worker(new URL('./worker.ts', import.meta.url), {
		workerData: columns,
		// what is thrown away at once is collected soon, so that the thread stays small
		resourceLimits: { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 24 },
	});
	/** One at a time, so that neither side piles up what the other has no time for. */
	const ask = async (sent: Sent): Promise<Returned> => {
		worker.postMessage(sent, sent ? [sent.chunk.buffer] : []);
		// `once` throws what the thread throws
		const [returned] = await once(worker, 'message');
		return returned;
	};
	let chunk = new Uint8Array(CHUNK);
	let length = 0;
	try {
		for await (const piece of copied)
			for (let at = 0; at < piece.length; ) {
				const part = piece.subarray(at, at + CHUNK - length);
				chunk.set(part, length);
				at += part.length;
				length += part.length;
				if (length < CHUNK) continue;
				const returned = await ask({ chunk, length });
				[chunk, length] = [returned.chunk ?? new Uint8Array(CHUNK), 0];
				if (returned.written.length > 0) yield returned.written;
			}
		const { written } = await ask({ chunk, length });
		if (written.length > 0) yield written;
		yield (await ask(null)).written;
	} finally {
		await worker.terminate();
	}
}
