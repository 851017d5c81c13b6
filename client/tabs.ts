/** What tabs of this browser tell each other. */
import type { LabelContent } from '../campaigns/contract/label.ts';
import type { LabelReceipt } from '../campaigns/contract/task.ts';

export type News =
	/** somebody logged in or out; null is nobody */
	| { kind: 'session'; personId: number | null }
	/** the outbox has other rows than before */
	| { kind: 'outbox'; personId: number }
	/** a label was kept, not yet sent */
	| { kind: 'label'; personId: number; worksetId: number; label: LabelContent }
	/** the server took a label; null where it had nothing to do */
	| { kind: 'sent'; personId: number; worksetId: number; receipt: LabelReceipt | null };

const channel = new BroadcastChannel('label-wing');

/** Tells the other tabs; this one does not hear itself. */
export function tellNews(news: News): void {
	channel.postMessage(news);
}

/** Listens until the returned function is called. */
export function onNews(hear: (news: News) => void): () => void {
	const listener = (event: MessageEvent<News>) => hear(event.data);
	channel.addEventListener('message', listener);
	return () => channel.removeEventListener('message', listener);
}

/**
 * The browser's locks among tabs. Missing where a site is served over plain HTTP from another machine: then one tab is
 * as good as alone, and the ids of labels still keep the server from storing one twice.
 */
export const tabLocks: LockManager | undefined = 'locks' in navigator ? navigator.locks : undefined;
