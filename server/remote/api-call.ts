import { z } from 'zod';
import { BodyTooLong, readBoundedText } from './bounded-body.ts';
import { WikiError } from './wiki-error.ts';

/** Time, as far as a client needs it. Tests pass one that does not wait. */
type Clock = { now: () => Date; sleep: (milliseconds: number) => Promise<void> };

export type ApiCaller = {
	/** e.g. `https://en.wikipedia.org/w/api.php` */
	apiUrl: string;
	/** names the tool and whom to write to: https://foundation.wikimedia.org/wiki/Policy:User-Agent_policy */
	userAgent: string;
	fetch: typeof fetch;
	clock: Clock;
	/** limit of one request, in milliseconds */
	timeoutMs: number;
	/** limit of one answer, in bytes */
	maxBodyBytes: number;
	/** how often a call that may succeed later is sent in all */
	attempts: number;
	/** the longest pause the wiki may ask for and get; a longer one is an error at once */
	maxPauseSeconds: number;
};

export type ApiParameters = Record<string, string>;

/** MediaWiki asks readers to stay away while its database is behind by more than this. */
const MAXLAG_SECONDS = '5';
const FIRST_PAUSE_SECONDS = 1;
const PAUSE_AFTER_TOO_MANY_SECONDS = 5;
const SHOWN_OF_NONSENSE = 500;

const ErrorAnswer = z.object({ error: z.object({ code: z.string(), info: z.string().default('') }) });

/** `Retry-After` in seconds, given as a number or as a date. */
export function parseRetryAfter(value: string | null, now: Date): number | null {
	if (value === null || value.trim() === '') return null;
	if (/^\d+$/.test(value.trim())) return Number(value);
	const seconds = (Date.parse(value) - now.getTime()) / 1000;
	return Number.isFinite(seconds) ? Math.max(0, Math.ceil(seconds)) : null;
}

/**
 * Judges an answer of the Action API.
 * @returns the answer as JSON, an object without `error`
 * @throws WikiError
 */
function judgeAnswer(
	status: number,
	text: string,
	retryAfterSeconds: number | null,
): Record<string, unknown> {
	const cause = { status, text: text.slice(0, SHOWN_OF_NONSENSE) };
	if (status >= 500)
		throw new WikiError('WIKI_UNREACHABLE', `The wiki answered with status ${status}.`, {
			cause,
			retryAfterSeconds,
		});
	if (status >= 300 && status < 400)
		throw new WikiError('WIKI_REFUSED', 'The wiki has moved: set the address it now has.', { cause });
	if (status >= 400)
		throw new WikiError('WIKI_REFUSED', `The wiki answered with status ${status}.`, {
			cause,
			retryAfterSeconds:
				status === 429 ? (retryAfterSeconds ?? PAUSE_AFTER_TOO_MANY_SECONDS) : retryAfterSeconds,
		});
	let answer: unknown;
	try {
		answer = JSON.parse(text);
	} catch {
		throw new WikiError('WIKI_NONSENSE', 'The wiki answered with something that is not JSON.', { cause });
	}
	const failed = ErrorAnswer.safeParse(answer);
	if (failed.success) {
		const { code, info: whole } = failed.data.error;
		const info = whole.slice(0, SHOWN_OF_NONSENSE);
		const evidence = { cause: { code, info }, apiCode: code, retryAfterSeconds };
		if (code === 'maxlag')
			throw new WikiError('WIKI_LAGGED', 'The database of the wiki is behind.', evidence);
		throw new WikiError('WIKI_REFUSED', `The wiki refused (${code}): ${info}`, evidence);
	}
	if (typeof answer !== 'object' || answer === null || Array.isArray(answer))
		throw new WikiError('WIKI_NONSENSE', 'The wiki answered with JSON that is no object.', { cause });
	return { ...answer };
}

async function askOnce(caller: ApiCaller, parameters: ApiParameters): Promise<Record<string, unknown>> {
	const query = new URLSearchParams({
		format: 'json',
		formatversion: '2',
		maxlag: MAXLAG_SECONDS,
		...parameters,
	});
	const signal = AbortSignal.timeout(caller.timeoutMs);
	try {
		const response = await caller.fetch(`${caller.apiUrl}?${query}`, {
			headers: { 'user-agent': caller.userAgent, accept: 'application/json' },
			credentials: 'omit',
			redirect: 'manual',
			signal,
		});
		const text = await readBoundedText(response, caller.maxBodyBytes);
		const pause = parseRetryAfter(response.headers.get('retry-after'), caller.clock.now());
		return judgeAnswer(response.status, text, pause);
	} catch (cause) {
		if (cause instanceof WikiError) throw cause;
		if (cause instanceof BodyTooLong)
			throw new WikiError('WIKI_NONSENSE', 'The wiki answered with more than can be right.', { cause });
		if (signal.aborted)
			throw new WikiError('WIKI_TIMEOUT', `The wiki gave no answer in ${caller.timeoutMs / 1000} s.`, {
				cause,
			});
		throw new WikiError('WIKI_UNREACHABLE', 'The wiki cannot be reached.', { cause });
	}
}

function mayPass({ code, apiCode, retryAfterSeconds }: WikiError): boolean {
	if (code === 'WIKI_NONSENSE') return false;
	if (code !== 'WIKI_REFUSED') return true;
	return (
		retryAfterSeconds !== null ||
		apiCode === 'ratelimited' ||
		(apiCode?.startsWith('internal_api_error') ?? false)
	);
}

/**
 * Asks the Action API once, and again when a pause may help: lag, a lost connection, a limit. Anonymous, without cookies.
 * @throws WikiError when it still fails, or when the wiki asks for a longer pause than `maxPauseSeconds`
 */
export async function callApi(
	caller: ApiCaller,
	parameters: ApiParameters,
): Promise<Record<string, unknown>> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await askOnce(caller, parameters);
		} catch (error) {
			if (!(error instanceof WikiError) || attempt >= caller.attempts || !mayPass(error)) throw error;
			const pause = error.retryAfterSeconds ?? FIRST_PAUSE_SECONDS * 2 ** (attempt - 1);
			if (pause > caller.maxPauseSeconds) throw error;
			await caller.clock.sleep(pause * 1000);
		}
	}
}
