/**
 * JSON with sorted keys and no white space, so that equal content has equal bytes and one digest (in the manner of
 * RFC 8785; numbers here are integers or short decimals, which JavaScript writes as that RFC asks).
 */
export function canonicalJson(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
	if (typeof value === 'object' && value !== null) {
		const fields = Object.entries(value)
			.filter(([, field]) => field !== undefined)
			.sort(([a], [b]) => (a < b ? -1 : 1));
		return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`;
	}
	return JSON.stringify(value);
}
