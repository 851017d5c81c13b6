/**
 * Weighs and writes the tasks of a campaign in a thread of its own: MACE over a hundred thousand edits takes seconds, in
 * which no page would be answered.
 */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { RowFilter } from '../../db/dataset-rows.ts';
import type { Content, RowFormat } from '../domain/dataset-files.ts';
import type { ExportTasks } from '../domain/present-rows.ts';

export type Wanted = { databaseUrl: string; campaignId: number; format: RowFormat; filter: RowFilter };
/** The answer to each `next`: first that there is something to send, then pieces, null at the end. */
export type Told = 'begun' | Uint8Array | null;

/** @param most threads at once; who comes then waits */
export function taskExports(databaseUrl: string, most: number): ExportTasks {
	const place = places(most);

	async function* pieces(ask: () => Promise<Told>, end: () => Promise<void>): Content {
		try {
			await ask();
			// taken before anybody reads: only what was begun is ended when it is left off
			yield new Uint8Array();
			for (let told = await ask(); told instanceof Uint8Array; told = await ask()) yield told;
		} finally {
			await end();
		}
	}

	return async ({ id: campaignId }, format, filter) => {
		const leave = await place();
		const wanted: Wanted = { databaseUrl, campaignId, format, filter };
		const worker = new Worker(new URL('./task-exporter.ts', import.meta.url), { workerData: wanted });
		const end = async () => {
			leave();
			await worker.terminate();
		};
		const ask = async (): Promise<Told> => {
			worker.postMessage('next');
			// `once` throws what the thread throws
			const [told] = await once(worker, 'message');
			return told;
		};
		const content = pieces(ask, end);
		await content.next();
		return content;
	};
}

/** Waits for one of so many places; what comes back gives it to the next, once. */
function places(most: number): () => Promise<() => void> {
	let free = most;
	const waiting: (() => void)[] = [];
	return async () => {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		let left = false;
		return () => {
			if (left) return;
			left = true;
			const next = waiting.shift();
			if (next) next();
			else free++;
		};
	};
}
