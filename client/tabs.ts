/** What tabs of this browser tell each other. */

export type News =
	/** somebody logged in or out; null is nobody */
	| { kind: 'session'; personId: number | null }
	/** the outbox has other rows than before */
	| { kind: 'outbox' };

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
