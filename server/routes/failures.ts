/** Every failure leaves here, in one format. */
import type { ErrorHandler, NotFoundHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Logger } from 'pino';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { AppEnv } from './mount.ts';

export function answerFailures(log: Logger): ErrorHandler<AppEnv> {
	return (error, c) => {
		const failure = error instanceof Failure ? error : new Failure('INTERNAL', undefined, { cause: error });
		const requestId = c.get('requestId');
		const where = { requestId, method: c.req.method, path: c.req.path, code: failure.code };
		if (failure.status >= 500) log.error({ ...where, err: failure.cause ?? failure }, failure.message);
		else log.info(where, 'refused');
		const waitSeconds = retryAfterSeconds(failure.details);
		if (waitSeconds !== null) c.header('retry-after', String(waitSeconds));
		return c.json(failure.body(requestId), failure.status as ContentfulStatusCode);
	};
}

export const answerNotFound: NotFoundHandler<AppEnv> = (c) =>
	c.json(new Failure('NOT_FOUND', { path: c.req.path }).body(c.get('requestId')), 404);

function retryAfterSeconds(details: unknown): number | null {
	if (typeof details !== 'object' || details === null || !('retryAfterSeconds' in details)) return null;
	return typeof details.retryAfterSeconds === 'number' ? Math.ceil(details.retryAfterSeconds) : null;
}
