/** Thrown when an answer is longer than anything it could rightly be. */
export class BodyTooLong extends Error {}

/** The body as text, read only up to a limit. @throws BodyTooLong, or what the connection throws */
export async function readBoundedText(response: Response, limitBytes: number): Promise<string> {
	if (!response.body) return '';
	const parts: Uint8Array[] = [];
	let length = 0;
	for await (const part of response.body) {
		length += part.length;
		// leaving the loop cancels the rest of the body
		if (length > limitBytes) throw new BodyTooLong(`more than ${limitBytes} bytes`);
		parts.push(part);
	}
	return Buffer.concat(parts, length).toString('utf8');
}
