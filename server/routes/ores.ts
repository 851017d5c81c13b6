/**
 * Scores in the shape of ORES v3, for the tools that speak it. The answers, limits and error sentences follow what
 * ORES did; where it was at fault (one failure overwrote the scores of all models) each model keeps its own.
 */
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { LiveModel, RevisionScore, ScorePort } from '../domain/scores.ts';

const MOST_REVISIONS = 50;

class OresError extends Error {
	readonly status: 400 | 404;
	constructor(status: 400 | 404, message: string) {
		super(message);
		this.status = status;
	}
}

const ROOT = '/v3/scores';

/** The slash at the end of a path may be left out. */
export function ores(scores: ScorePort): Hono {
	const app = new Hono();
	app.use(
		`${ROOT}/*`,
		cors({ origin: '*', allowHeaders: ['Api-User-Agent', 'Content-Type'], allowMethods: ['GET', 'POST'] }),
	);
	app.use(`${ROOT}/*`, async (c, next) => {
		await next();
		c.header('cache-control', 'no-store, no-cache, max-age=0');
	});
	app.onError((error, c) => {
		if (error instanceof OresError)
			return answer(
				c,
				{ error: { code: error.status === 404 ? 'not found' : 'bad request', message: error.message } },
				error.status,
			);
		if (error instanceof Failure && error.code === 'WIKI_UNKNOWN')
			return answer(c, { error: { code: 'not found', message: error.message } }, 404);
		if (error instanceof Failure && error.code.startsWith('WIKI_'))
			return answer(c, { error: { code: 'server overloaded', message: error.message } }, 503);
		throw error;
	});

	const all = async (c: Context) => {
		const byWiki = Map.groupBy(scores.models(), (model) => model.wiki);
		return answer(
			c,
			Object.fromEntries([...byWiki].map(([wiki, models]) => [wiki, { models: versions(models) }])),
		);
	};
	const context = async (c: Context) => {
		const ask = await parameters(c);
		const models = chosenModels(scores, c.req.param('wiki') ?? '', ask('models'));
		return await document(c, scores, models, revisionIds(ask('revids')), ask);
	};
	const revision = async (c: Context) => {
		const ask = await parameters(c);
		const models = chosenModels(scores, c.req.param('wiki') ?? '', c.req.param('model') ?? ask('models'));
		return await document(c, scores, models, revisionIds(c.req.param('revision')), ask);
	};
	app.on('GET', paths(''), all);
	app.on(['GET', 'POST'], paths('/:wiki'), context);
	app.on(['GET', 'POST'], paths('/:wiki/:revision{\\d+}'), revision);
	app.on(['GET', 'POST'], paths('/:wiki/:revision{\\d+}/:model'), revision);
	return app;
}

function paths(path: string): string[] {
	return [`${ROOT}${path}`, `${ROOT}${path}/`];
}

type Ask = (name: string) => string | undefined;

async function parameters(c: Context): Promise<Ask> {
	const form = c.req.method === 'POST' ? await c.req.parseBody() : {};
	return (name) => {
		const inForm = form[name];
		return c.req.query(name) ?? (typeof inForm === 'string' ? inForm : undefined);
	};
}

function chosenModels(scores: ScorePort, wiki: string, wanted: string | undefined): LiveModel[] {
	const available = scores.models().filter((model) => model.wiki === wiki);
	if (available.length === 0) throw new OresError(404, `No scorers available for ${wiki}`);
	if (wanted === undefined || wanted === '') return available;
	const names = [...new Set(wanted.split('|'))];
	const missing = names.filter((name) => !available.some((model) => model.name === name));
	if (missing.length > 0)
		throw new OresError(
			404,
			`Models (${missing.map((name) => `'${name}',`).join(' ')}) not available for ${wiki}`,
		);
	return available.filter((model) => names.includes(model.name));
}

function revisionIds(listed: string | undefined): number[] {
	if (listed === undefined || listed === '') return [];
	const words = [...new Set(listed.split('|'))];
	if (words.length > MOST_REVISIONS)
		throw new OresError(400, `Too many values for 'revids' parameter.  Max of ${MOST_REVISIONS}.`);
	for (const word of words)
		if (!/^\d{1,15}$/.test(word))
			throw new OresError(400, `Could not interpret revids. "${word.slice(0, 40)}" is not a revision id.`);
	return words.map(Number);
}

async function document(c: Context, scores: ScorePort, models: LiveModel[], ids: number[], ask: Ask) {
	const wiki = models[0]?.wiki ?? '';
	const withFeatures = ask('features') !== undefined;
	const paths = ask('model_info');
	const body: Record<string, unknown> = { models: paths ? infos(models, paths) : versions(models) };
	if (ids.length > 0) {
		const names = models.map((model) => model.name);
		const scored = await scores.score(wiki, ids, names, withFeatures);
		body.scores = Object.fromEntries(ids.map((id) => [id, revisionBody(scored.get(id) ?? new Map())]));
	}
	return answer(c, { [wiki]: body });
}

function revisionBody(byModel: ReadonlyMap<string, RevisionScore>): Record<string, unknown> {
	return Object.fromEntries(
		[...byModel].map(([name, { score, features }]) => [
			name,
			'error' in score ? score : { score, ...(features ? { features } : {}) },
		]),
	);
}

function versions(models: readonly LiveModel[]): Record<string, { version: string }> {
	return Object.fromEntries(models.map(({ name, version }) => [name, { version }]));
}

function infos(models: readonly LiveModel[], paths: string): Record<string, unknown> {
	return Object.fromEntries(
		models.map((model) => {
			const info = model.info(paths);
			if (info === null) throw new OresError(400, `Model information could not be retrieved for '${paths}'`);
			return [model.name, info];
		}),
	);
}

/** Pretty-printed unless `format=json`, as ORES did. */
function answer(c: Context, body: unknown, status: 200 | 400 | 404 | 503 = 200) {
	const indent = c.req.query('format') === 'json' ? undefined : 2;
	return c.body(JSON.stringify(body, null, indent), status, { 'content-type': 'application/json' });
}
