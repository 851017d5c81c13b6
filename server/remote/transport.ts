/**
 * Asks a MediaWiki Action API in the Wikimedia manner: says who asks, minds its lag, waits for nobody for ever, keeps no
 * cookies. What comes back is judged elsewhere. https://www.mediawiki.org/wiki/API:Etiquette
 */
import { Failure } from '../../campaigns/contract/errors.ts';

export type Transport = {
	/** address of api.php */
	apiUrl: string;
	/** `LabelWing/1.0 (https://labels.example; mail@example)`: https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy */
	userAgent: string;
	fetch: typeof globalThis.fetch;
	sleep(milliseconds: number): Promise<void>;
	/** of one request; a batch of 50 long texts takes a while */
	timeoutMs: number;
};

export type Parameters = Record<string, string | number>;

/** seconds of database lag at which a wiki shall turn us away, as bots are asked to allow */
const MAXLAG_SECONDS = 5;
/** a wiki cuts answers at 8 MB or so; more is nonsense */
const MOST_BYTES = 64 * 1024 * 1024;
const PAUSE_BEFORE_RETRY_MS = 500;
const SECONDS_TO_WAIT_UNTOLD = 5;

/** An answer with an error of the API in it, for whoever asked to judge. */
export class ApiRefusal extends Error {
	readonly code: string;

	constructor(code: string, info: string) {
		super(info);
		this.name = 'ApiRefusal';
		this.code = code;
	}
}

/**
 * Asks once, and once more when the connection broke or the wiki stumbled.
 *
 * @throws {ApiRefusal} what the API refuses
 * @throws {Failure} WIKI_UNREACHABLE, WIKI_TIMEOUT, WIKI_LAGGED (with `retryAfterSeconds`), WIKI_NONSENSE
 */
export async function askApi(transport: Transport, parameters: Parameters): Promise<unknown> {
	try {
		return await askOnce(transport, parameters);
	} catch (error) {
		if (!(error instanceof Failure) || error.code !== 'WIKI_UNREACHABLE') throw error;
		await transport.sleep(PAUSE_BEFORE_RETRY_MS);
		return await askOnce(transport, parameters);
	}
}

async function askOnce(transport: Transport, parameters: Parameters): Promise<unknown> {
	const body = new URLSearchParams({ format: 'json', formatversion: '2', maxlag: String(MAXLAG_SECONDS) });
	for (const [name, value] of Object.entries(parameters)) body.set(name, String(value));
	const response = await send(transport, body);
	if (response.status === 429 || response.status === 503) throw lagged(response, { status: response.status });
	if (response.status >= 500) throw new Failure('WIKI_UNREACHABLE', { status: response.status });
	const text = await readText(response);
	if (response.status >= 400)
		throw new Failure('WIKI_NONSENSE', { status: response.status, body: text.slice(0, 200) });
	const answer = parseAnswer(text);
	const { error } = answer as { error?: { code?: unknown; info?: unknown } };
	if (error === undefined) return answer;
	const code = String(error.code);
	if (code === 'maxlag' || code === 'ratelimited') throw lagged(response, { code });
	if (code === 'readonly') throw new Failure('WIKI_REFUSED', { code, info: String(error.info) });
	throw new ApiRefusal(code, String(error.info));
}

/** By POST: fifty revision ids and a long title fit, and no cache in between keeps an answer. */
async function send(
	{ apiUrl, userAgent, fetch, timeoutMs }: Transport,
	body: URLSearchParams,
): Promise<Response> {
	try {
		return await fetch(apiUrl, {
			method: 'POST',
			body,
			headers: { 'user-agent': userAgent, accept: 'application/json' },
			redirect: 'error',
			signal: AbortSignal.timeout(timeoutMs),
		});
	} catch (cause) {
		throw unreachable(cause);
	}
}

async function readText(response: Response): Promise<string> {
	const pieces: Uint8Array[] = [];
	let bytes = 0;
	try {
		for await (const piece of response.body ?? []) {
			bytes += piece.length;
			if (bytes > MOST_BYTES) throw new Failure('WIKI_NONSENSE', { bytes: `more than ${MOST_BYTES}` });
			pieces.push(piece);
		}
	} catch (cause) {
		throw cause instanceof Failure ? cause : unreachable(cause);
	}
	return Buffer.concat(pieces).toString('utf8');
}

function unreachable(cause: unknown): Failure {
	const timedOut = cause instanceof Error && cause.name === 'TimeoutError';
	return new Failure(timedOut ? 'WIKI_TIMEOUT' : 'WIKI_UNREACHABLE', undefined, { cause });
}

function parseAnswer(text: string): object {
	let answer: unknown;
	try {
		answer = JSON.parse(text);
	} catch (cause) {
		throw new Failure('WIKI_NONSENSE', { body: text.slice(0, 200) }, { cause });
	}
	if (typeof answer === 'object' && answer !== null && !Array.isArray(answer)) return answer;
	throw new Failure('WIKI_NONSENSE', { body: text.slice(0, 200) });
}

function lagged(response: Response, details: object): Failure {
	const told = Number(response.headers.get('retry-after'));
	const retryAfterSeconds = Number.isFinite(told) && told > 0 ? told : SECONDS_TO_WAIT_UNTOLD;
	return new Failure('WIKI_LAGGED', { ...details, retryAfterSeconds });
}
