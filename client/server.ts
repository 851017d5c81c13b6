/** The one file that talks to the server. */
import type { Call, InputOf, OutputOf } from '../campaigns/contract/call.ts';
import type { ErrorBody } from '../campaigns/contract/error-body.ts';
import { errorSentence, t } from './language.ts';
import { isRecord } from './records.ts';
import { request } from './request.ts';

/** `NETWORK`: nothing came back. `UNREADABLE`: something came back that this page cannot read. */
export type AskCode = ErrorBody['error']['code'] | 'NETWORK' | 'UNREADABLE';

/** A call that did not succeed: the code that programs rely on, and a sentence for the person. */
export class AskError extends Error {
	readonly code: AskCode;
	/** HTTP status; 0 when there was no answer */
	readonly status: number;
	readonly details: unknown;
	/** what the operators find in the log */
	readonly requestId: string | undefined;

	constructor(
		code: AskCode,
		sentence: string,
		more: { status?: number; details?: unknown; requestId?: string | undefined; cause?: unknown } = {},
	) {
		super(sentence, more.cause === undefined ? {} : { cause: more.cause });
		this.name = 'AskError';
		this.code = code;
		this.status = more.status ?? 0;
		this.details = more.details;
		this.requestId = more.requestId;
	}
}

/** Whatever was thrown, as something that can be shown. */
export function asAskError(thrown: unknown): AskError {
	if (thrown instanceof AskError) return thrown;
	return new AskError('UNREADABLE', t('error-unexpected', String(thrown)), { cause: thrown });
}

/**
 * Asks the server one call of the contract.
 *
 * @returns what the call promises
 * @throws AskError with the server's code, its sentence in the language of the interface, or `NETWORK`, or `UNREADABLE`
 */
export async function ask<C extends Call>(
	call: C,
	input: InputOf<C>,
	options: { signal?: AbortSignal; keepalive?: boolean } = {},
): Promise<OutputOf<C>> {
	const { url, body } = request(call, input);
	let response: Response;
	let text: string;
	try {
		response = await fetch(url, {
			method: call.method,
			credentials: 'same-origin',
			// a GET is as plain as the links in the page's head that ask the same in advance, or it would be asked twice
			...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
			...options,
		});
		text = await response.text();
	} catch (cause) {
		if (options.signal?.aborted && options.signal.reason?.name !== 'TimeoutError')
			throw options.signal.reason;
		throw new AskError('NETWORK', t('error-network'), { cause });
	}
	const requestId = response.headers.get('x-request-id') ?? undefined;
	const unreadable = (cause: unknown) =>
		new AskError('UNREADABLE', t('error-unreadable'), { status: response.status, requestId, cause });
	let json: unknown;
	try {
		json = JSON.parse(text);
	} catch (cause) {
		throw unreadable(cause);
	}
	if (!response.ok) {
		if (!isErrorBody(json)) throw unreadable(json);
		const { code, message, details, requestId: given } = json.error;
		throw new AskError(code, errorSentence(code, message), {
			status: response.status,
			details,
			requestId: given ?? requestId,
		});
	}
	// Every reply is an object. The server has held it to the call's shape before it left.
	if (!isRecord(json)) throw unreadable(json);
	return json as OutputOf<C>;
}

function isErrorBody(json: unknown): json is ErrorBody {
	if (!isRecord(json) || !isRecord(json.error)) return false;
	return typeof json.error.code === 'string' && typeof json.error.message === 'string';
}
