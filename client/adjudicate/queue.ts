/** The queue as far as it has been read: page by page, and without what was settled meanwhile. */
import { createSignal } from 'solid-js';
import type { Disagreement, Queue } from '../../campaigns/contract/adjudication.ts';
import { listDisagreements } from '../../campaigns/contract/adjudication-calls.ts';
import { type AskError, asAskError, ask } from '../server.ts';

export type Which = 'left' | 'settled';

export function createQueue(campaignId: number, which: Which) {
	const [counts, setCounts] = createSignal<Pick<Queue, 'left' | 'settled' | 'own'> | null>(null);
	const [items, setItems] = createSignal<readonly Disagreement[]>([]);
	const [next, setNext] = createSignal<string | null>(null);
	const [error, setError] = createSignal<AskError | null>(null);

	async function read(after?: string): Promise<void> {
		try {
			const page = await ask(listDisagreements, { campaignId, which, ...(after ? { after } : {}) });
			setError(null);
			setItems([...(after ? items() : []), ...page.items]);
			setNext(page.next);
			setCounts({ left: page.left, settled: page.settled, own: page.own });
		} catch (thrown) {
			setError(asAskError(thrown));
		}
	}

	return {
		counts,
		items,
		error,
		hasMore: () => next() !== null,
		/** from the beginning */
		again: () => read(),
		more: () => read(next() ?? undefined),
		/** the one behind an edit; null at the end of what has been read */
		after(taskId: number): number | null {
			const at = items().findIndex((item) => item.taskId === taskId);
			return items()[at + 1]?.taskId ?? items().find((item) => item.taskId !== taskId)?.taskId ?? null;
		},
		/** it was settled, or is to be settled again: it leaves this list */
		left(taskId: number): void {
			setItems(items().filter((item) => item.taskId !== taskId));
			const now = counts();
			const step = which === 'left' ? 1 : -1;
			if (now) setCounts({ ...now, left: now.left - step, settled: now.settled + step });
		},
	};
}
