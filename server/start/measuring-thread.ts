/** Works out a campaign's measures in a thread of its own, so that reading a million answers never holds up a page. */
import { Worker } from 'node:worker_threads';
import type { Measure, Measured } from '../domain/measuring.ts';

export type Asked = { id: number; campaignId: number };
export type Answered = { id: number; measured: Measured | null } | { id: number; failure: string };

type Waiting = { resolve(measured: Measured | null): void; reject(error: Error): void };

export function measuringThread(databaseUrl: string): { measure: Measure; stop(): Promise<void> } {
	let worker: Worker | null = null;
	let asked = 0;
	const waiting = new Map<number, Waiting>();

	const failAll = (error: Error) => {
		worker = null;
		for (const { reject } of waiting.values()) reject(error);
		waiting.clear();
	};
	const start = () => {
		const started = new Worker(new URL('./measurer.ts', import.meta.url), { workerData: { databaseUrl } });
		started.on('message', (answer: Answered) => {
			const { resolve, reject } = waiting.get(answer.id) ?? {};
			waiting.delete(answer.id);
			if ('failure' in answer) reject?.(new Error(answer.failure));
			else resolve?.(answer.measured);
		});
		started.on('error', failAll);
		started.on('exit', (code) => failAll(new Error(`the measuring thread ended with code ${code}`)));
		return started;
	};

	return {
		measure: (campaignId) =>
			new Promise((resolve, reject) => {
				worker ??= start();
				const id = ++asked;
				waiting.set(id, { resolve, reject });
				worker.postMessage({ id, campaignId } satisfies Asked);
			}),
		async stop() {
			await worker?.terminate();
		},
	};
}
