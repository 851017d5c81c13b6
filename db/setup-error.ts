/**
 * Something outside the program is not as it must be, and a person can mend it. The message is one or more whole
 * sentences: what is wrong, and what to do. It is shown without a stack; `details` are lines to show beneath it.
 */
export class SetupError extends Error {
	override name = 'SetupError';
	readonly details: readonly string[];

	constructor(
		message: string,
		{ details = [], cause }: { details?: readonly string[]; cause?: unknown } = {},
	) {
		super(message, cause === undefined ? {} : { cause });
		this.details = details;
	}
}

/** The message and code of whatever was thrown, for the end of a sentence. */
export function reasonOf(thrown: unknown): string {
	if (!(thrown instanceof Error)) return String(thrown);
	const code = codeOf(thrown);
	if (code === null || thrown.message.includes(code)) return thrown.message;
	return thrown.message === '' ? code : `${thrown.message} (${code})`;
}

/** The `code` that Node and PostgreSQL give their errors: `ENOENT`, `57P03`; null when there is none. */
export function codeOf(thrown: unknown): string | null {
	if (!(thrown instanceof Error) || !('code' in thrown)) return null;
	return typeof thrown.code === 'string' ? thrown.code : null;
}
