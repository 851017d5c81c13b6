/** Every failure leaves here, in one format. */
import type { Context, ErrorHandler, NotFoundHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Withdrawn } from '../domain/datasets.ts';
import { renderError } from '../pages/error.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import type { AppEnv } from './mount.ts';

export function answerFailures(parts: JoinedParts): ErrorHandler<AppEnv> {
	const { log } = parts;
	return async (error, c) => {
		const failure = error instanceof Failure ? error : new Failure('INTERNAL', undefined, { cause: error });
		const requestId = c.get('requestId');
		const where = { requestId, method: c.req.method, path: c.req.path, code: failure.code };
		if (failure.status >= 500)
			log.error({ ...where, err: failure.cause ?? failure, ...evidenceOf(failure.cause) }, failure.message);
		else log.info(where, 'refused');
		const waitSeconds = retryAfterSeconds(failure.details);
		if (waitSeconds !== null) c.header('retry-after', String(waitSeconds));
		const successor = successorOf(failure);
		if (successor !== null)
			c.header('link', `<${new URL(successor, parts.publicUrl).href}>; rel="successor-version"`);
		return await answer(c, failure, parts);
	};
}

export function answerNotFound(parts: JoinedParts): NotFoundHandler<AppEnv> {
	return (c) => answer(c, new Failure('NOT_FOUND', { path: c.req.path }), parts);
}

/** People get a page, programs get JSON. */
async function answer(c: Context<AppEnv>, failure: Failure, parts: JoinedParts): Promise<Response> {
	const status = failure.status as ContentfulStatusCode;
	const body = failure.body(c.get('requestId'));
	const forPeople = c.req.header('accept')?.includes('text/html') && !c.req.path.startsWith('/api/');
	return forPeople
		? c.html(await renderError(chromeOf(c, parts), body, status), status)
		: c.json(body, status);
}

/** What somebody else sent that could not be used: the log's way with errors tells their causes only if errors, too. */
function evidenceOf(error: unknown): { evidence?: unknown } {
	if (!(error instanceof Error) || error.cause === undefined || error.cause instanceof Error) return {};
	return { evidence: error.cause };
}

/** Where a version went that is not given out any more. */
function successorOf({ code, details }: Failure): string | null {
	return code === 'DATASET_WITHDRAWN' ? (details as Withdrawn).successor.url : null;
}

function retryAfterSeconds(details: unknown): number | null {
	if (typeof details !== 'object' || details === null || !('retryAfterSeconds' in details)) return null;
	return typeof details.retryAfterSeconds === 'number' ? Math.ceil(details.retryAfterSeconds) : null;
}
