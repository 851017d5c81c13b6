import { Hono } from 'hono';
import type { DemoWiki } from '../demo-wiki.ts';
import { checkBearer } from '../oauth/bearer.ts';
import { ApiError, errorBody } from './api-error.ts';
import { ApiParams } from './api-params.ts';
import { compare } from './compare.ts';
import { parse } from './parse.ts';
import { query } from './query.ts';

const HEADERS = {
	'content-type': 'application/json; charset=utf-8',
	'cache-control': 'private, must-revalidate, max-age=0',
	'x-frame-options': 'DENY',
	'content-disposition': 'inline; filename=api-result.json',
};

const ACTIONS = ['query', 'compare', 'parse', 'edit'] as const;
const ERROR_FORMATS = ['bc', 'plaintext', 'wikitext', 'html'];

type Fields = Record<string, unknown>;

function refuseLagged(params: ApiParams, lagSeconds: number): void {
	const maxlag = params.integer('maxlag');
	if (maxlag === null || lagSeconds <= maxlag) return;
	throw new ApiError(
		'maxlag',
		`Waiting for a database server: ${lagSeconds} seconds lagged.`,
		{ host: 'db1', lag: lagSeconds, type: 'db' },
		{ 'retry-after': '5', 'x-database-lag': String(Math.floor(lagSeconds)) },
	);
}

/** A token that only tells who somebody is may not read: content is to be read without it. */
function refuseBearer(wiki: DemoWiki, authorization: string | undefined): void {
	if (!authorization?.startsWith('Bearer ')) return;
	if (checkBearer(wiki, authorization).ok)
		throw new ApiError('readapidenied', 'You need read permission to use this module.');
	throw new ApiError(
		'mwoauth-invalid-authorization',
		'The authorization headers in your request are not valid: Invalid access token',
	);
}

function answer(wiki: DemoWiki, params: ApiParams): Fields {
	const { data, faults, publicUrl, now } = wiki;
	const { readOnlyReason } = faults;
	const action = params.choice('action', ACTIONS, 'query');
	params.choice('format', ['json'], 'json');
	if (params.text('formatversion') !== '2')
		throw new ApiError('badvalue', 'The demo wiki speaks formatversion=2 only.');
	params.text('errorlang');
	params.text('uselang');
	refuseLagged(params, faults.lagSeconds);
	if (action === 'edit')
		throw new ApiError('readonly', 'The wiki is currently in read-only mode.', {
			readonlyreason: readOnlyReason ?? 'The demo wiki cannot be edited',
		});
	if (action === 'compare') return compare(data, params);
	if (action === 'parse') return parse(data, params);
	return query(data, params, { publicUrl, now: now(), readOnlyReason });
}

function withWarnings(result: Fields, { warnings }: ApiParams): Fields {
	if (warnings.size === 0) return result;
	const byModule = [...warnings].map(([module, texts]) => [module, { warnings: texts.join('\n') }]);
	return { warnings: Object.fromEntries(byModule), ...result };
}

/** `/w/api.php`, read-only: query, compare, parse. */
export function apiRoutes(wiki: DemoWiki): Hono {
	const routes = new Hono();
	routes.on(['GET', 'POST'], '/w/api.php', async (c) => {
		const form = c.req.method === 'POST' ? new URLSearchParams(await c.req.text()) : [];
		const params = new ApiParams([...new URL(c.req.url).searchParams, ...form]);
		const asked = params.text('errorformat') ?? 'bc';
		const format = ERROR_FORMATS.includes(asked) ? asked : 'bc';
		try {
			refuseBearer(wiki, c.req.header('authorization'));
			const result = answer(wiki, params);
			params.warnOfRest();
			const vary = 'Accept-Encoding, Treat-as-Untrusted, Cookie, Authorization';
			return c.body(JSON.stringify(withWarnings(result, params)), 200, { ...HEADERS, vary });
		} catch (error) {
			if (!(error instanceof ApiError)) throw error;
			const headers = { ...HEADERS, 'mediawiki-api-error': error.code, ...error.headers };
			return c.body(JSON.stringify(errorBody(error, format, wiki.publicUrl)), 200, headers);
		}
	});
	return routes;
}
