import { setTimeout as sleep } from 'node:timers/promises';
import type { Patience } from '../domain/ports.ts';

/** Waits at most so many milliseconds. What fails later, when nobody waits any more, is told to `onLateFailure`. */
export function patienceOf(limitMs: number, onLateFailure: (error: unknown) => void): Patience {
	return async (underWay) => {
		const over = new AbortController();
		let waiting = true;
		underWay.catch((error: unknown) => {
			if (!waiting) onLateFailure(error);
		});
		try {
			await Promise.race([underWay, sleep(limitMs, undefined, { signal: over.signal, ref: false })]);
		} finally {
			waiting = false;
			over.abort();
		}
	};
}
