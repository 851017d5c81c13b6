/** Weighs answers in a thread of its own: some hundred milliseconds for a hundred thousand edits, during which nobody waits. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Weigh } from '../domain/weighing.ts';

type Said = Parameters<Weigh>;
export type Asked = { method: Said[0]; ratings: Said[1]; seed: Said[2]; name: Said[3] };

export const weighInThread: Weigh = async (method, ratings, seed, name) => {
	const workerData: Asked = { method, ratings, seed, name };
	const worker = new Worker(new URL('./weigher.ts', import.meta.url), { workerData });
	try {
		// `once` throws what the thread throws
		const [weighed] = await once(worker, 'message');
		return weighed;
	} finally {
		await worker.terminate();
	}
};
