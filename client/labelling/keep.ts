import type { TextStore } from './drafts.ts';

/** Keeps a text under a name, or nothing. False when the browser does not: its storage is full, or closed to pages. */
export function keep(store: TextStore, name: string, text: string | null): boolean {
	try {
		if (text === null) store.removeItem(name);
		else store.setItem(name, text);
		return true;
	} catch (thrown) {
		if (thrown instanceof DOMException) return false;
		throw thrown;
	}
}
