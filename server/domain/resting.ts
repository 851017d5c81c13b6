import type { Clock } from './ports.ts';

/** people wait for it: it is tried again soon after what was in its way is gone */
const LONGEST_MS = 10 * 60_000;

/** How long something that failed so often is left alone, in milliseconds: half a minute at first, an hour at most. */
export function pauseAfter(attempts: number): number {
	return Math.min(3_600_000, 30_000 * 2 ** (attempts - 1));
}

/**
 * What failed is left alone for a while, ten minutes at most. Often it is a wiki that does not answer, which is not pressed.
 * Kept in memory: a new process tries at once.
 */
export class Resting {
	readonly #now: Clock;
	readonly #failed = new Map<number, { times: number; untilMs: number }>();

	constructor(now: Clock) {
		this.#now = now;
	}

	/** Does something for an id, unless it rests. What goes wrong is told; null then, and while it rests. */
	async attempt<Done>(
		id: number,
		work: () => Promise<Done>,
		onFailure: (id: number, error: unknown) => void,
	): Promise<Done | null> {
		const { times, untilMs } = this.#failed.get(id) ?? { times: 0, untilMs: 0 };
		if (this.#now().getTime() < untilMs) return null;
		try {
			const done = await work();
			this.#failed.delete(id);
			return done;
		} catch (error) {
			const pauseMs = Math.min(LONGEST_MS, pauseAfter(times + 1));
			this.#failed.set(id, { times: times + 1, untilMs: this.#now().getTime() + pauseMs });
			onFailure(id, error);
			return null;
		}
	}
}
