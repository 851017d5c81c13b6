/** Packs columns in a thread of its own: the one that serves people is never held up. See write-parquet.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import { ParquetFile } from './parquet-file.ts';
import type { Returned, Sent } from './write-parquet.ts';

const file = new ParquetFile(workerData as readonly Column[]);

parentPort?.on('message', async (sent: Sent) => {
	const written = await (sent ? file.add(sent.chunk.subarray(0, sent.length)) : file.finish());
	const returned: Returned = { written, chunk: sent?.chunk ?? null };
	parentPort?.postMessage(returned, [written.buffer, ...(sent ? [sent.chunk.buffer] : [])]);
});
