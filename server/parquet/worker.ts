/** Packs columns in a thread of its own: the one that serves people is never held up. See write-parquet.ts. */
import { parentPort, workerData } from 'node:worker_threads';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import { ParquetFile } from './parquet-file.ts';

const file = new ParquetFile(workerData as readonly Column[]);

parentPort?.on('message', async (chunk: Uint8Array | null) => {
	const written = await (chunk ? file.add(chunk) : file.finish());
	parentPort?.postMessage(written, [written.buffer]);
});
