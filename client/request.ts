import { type Call, pathFields } from '../campaigns/contract/call.ts';

/** Where a call goes and with what: fields of the path in the path, the rest in the query or the body. */
export function request(
	call: Pick<Call, 'method' | 'path'>,
	input: object,
): { url: string; body: string | undefined } {
	const rest: Record<string, unknown> = { ...input };
	let url: string = call.path;
	for (const field of pathFields(call.path)) {
		url = url.replace(`{${field}}`, encodeURIComponent(String(rest[field])));
		delete rest[field];
	}
	if (call.method !== 'GET') return { url, body: JSON.stringify(rest) };
	const query = new URLSearchParams();
	for (const [name, value] of Object.entries(rest)) if (value !== undefined) query.set(name, String(value));
	return { url: query.size > 0 ? `${url}?${query}` : url, body: undefined };
}
