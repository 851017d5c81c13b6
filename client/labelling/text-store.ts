/** The part of the browser's storage that is used here. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** What a text says as JSON; null when it is none, as after another program wrote it. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (thrown) {
		if (thrown instanceof SyntaxError) return null;
		throw thrown;
	}
}

/** False when the browser does not keep it: its storage is full, or it keeps nothing. */
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
