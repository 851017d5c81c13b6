/** An error of api.php. It is answered with status 200, as MediaWiki does. */
export class ApiError extends Error {
	readonly code: string;
	/** further keys of the error object */
	readonly details: Record<string, unknown>;
	readonly headers: Record<string, string>;

	constructor(
		code: string,
		info: string,
		details: Record<string, unknown> = {},
		headers: Record<string, string> = {},
	) {
		super(info);
		this.code = code;
		this.details = details;
		this.headers = headers;
	}
}

function docref(publicUrl: string): string {
	return `See ${publicUrl}/w/api.php for API usage. Subscribe to the mediawiki-api-announce mailing list at &lt;https://lists.wikimedia.org/postorius/lists/mediawiki-api-announce.lists.wikimedia.org/&gt; for notice of API deprecations and breaking changes.`;
}

/** The body of an error answer; `format` is the request's errorformat (bc, plaintext, wikitext or html). */
export function errorBody(error: ApiError, format: string, publicUrl: string): Record<string, unknown> {
	if (format === 'bc')
		return { error: { code: error.code, info: error.message, ...error.details, docref: docref(publicUrl) } };
	const text = format === 'html' ? { html: error.message } : { text: error.message };
	return { errors: [{ code: error.code, ...text, module: 'main' }], docref: docref(publicUrl) };
}
