/** Looks again and again at something that a round of the server is working on. */
import { createEffect, onCleanup } from 'solid-js';
import { type AskError, asAskError } from '../server.ts';

const PAUSE_MS = 1500;

/**
 * Reads as long as `isWaiting` says so of what was read; begins anew when `key` changes.
 *
 * @param key what is read; null for nothing
 */
export function watch<Thing>(
	key: () => string | null,
	{
		read,
		isWaiting,
		onRead,
		onError,
	}: {
		read: (key: string) => Promise<Thing>;
		isWaiting: (thing: Thing) => boolean;
		onRead: (thing: Thing) => void;
		onError: (error: AskError) => void;
	},
): void {
	createEffect(() => {
		const asked = key();
		let timer: ReturnType<typeof setTimeout> | undefined;
		let isOver = asked === null;
		async function look(): Promise<void> {
			if (asked === null) return;
			try {
				const thing = await read(asked);
				if (isOver) return;
				onRead(thing);
				if (isWaiting(thing)) timer = setTimeout(() => void look(), PAUSE_MS);
			} catch (thrown) {
				if (!isOver) onError(asAskError(thrown));
			}
		}
		void look();
		onCleanup(() => {
			isOver = true;
			clearTimeout(timer);
		});
	});
}
