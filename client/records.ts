/** Reading what this page kept, or was sent: the browser has no schema library, see contract-addresses.ts. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON that may be damaged; null when it is. */
export function parsedJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (thrown) {
		if (thrown instanceof SyntaxError) return null;
		throw thrown;
	}
}
