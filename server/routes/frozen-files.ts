/** The files of datasets, as a web server serves files: they never change, and may be taken in pieces. */
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { Failure } from '../../campaigns/contract/errors.ts';
import { datasetDocuments, findDataset } from '../domain/datasets.ts';
import { openFile } from '../domain/open-file.ts';
import type { Coding } from '../domain/ports.ts';
import { filterQueryOf } from '../domain/row-filter.ts';
import type { AppParts } from '../parts.ts';
import { bodyOf } from './body.ts';
import { codingFor } from './codings.ts';
import type { App } from './mount.ts';
import { isKnown, wantedRange } from './ranges.ts';

type File = { name: string; mediaType: string; bytes: number; sha256: string };

/** To be mounted before whatever packs replies: a file is packed once, and kept so. */
export function mountFrozenFiles(app: App, parts: AppParts): void {
	const exposed = ['accept-ranges', 'content-disposition', 'content-length', 'content-range', 'etag'];
	const open = cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: exposed });
	const documents = new Set<string>(datasetDocuments.map(({ name }) => name));

	app.get('/datasets/:id/:name', open, async (c, next) => {
		const { id, name } = c.req.param();
		if (documents.has(name) || filterQueryOf(c.req.query())) return await next();
		const dataset = await findDataset(parts, id);
		const file = dataset.files.find((candidate) => candidate.name === name);
		if (!file) throw new Failure('NOT_FOUND', { dataset: id, file: name });
		return await serveFile(c, parts, id, file);
	});
}

async function serveFile(c: Context, parts: AppParts, datasetId: string, file: File): Promise<Response> {
	const range = c.req.header('range');
	// a piece is one of the file itself
	const coding =
		range === undefined ? codingFor(c.req.header('accept-encoding'), file.mediaType) : 'identity';
	const etag = etagOf(file, coding);
	c.header('etag', etag);
	// It never changes, but it is withdrawn when an edit in it is hidden: caches ask whether it is still there.
	c.header('cache-control', 'public, no-cache');
	c.header('vary', 'accept-encoding');
	c.header('accept-ranges', 'bytes');
	if (isKnown(c.req.header('if-none-match'), etag)) return c.body(null, 304);
	const wanted = wantedRange({ range, ifRange: c.req.header('if-range') }, etag, file.bytes);
	if (wanted === 'unsatisfiable') {
		c.header('content-range', `bytes */${file.bytes}`);
		return c.body(null, 416);
	}
	c.header('content-type', file.mediaType);
	c.header('content-disposition', `inline; filename="label-wing-${datasetId.slice(0, 12)}-${file.name}"`);
	if (coding !== 'identity') c.header('content-encoding', coding);
	const { from, to } = wanted ?? { from: 0, to: file.bytes };
	if (wanted) c.header('content-range', `bytes ${from}-${to - 1}/${file.bytes}`);
	if (coding === 'identity') c.header('content-length', String(to - from));
	const status = wanted ? 206 : 200;
	if (c.req.method === 'HEAD') return c.body(null, status);
	const stored = await openFile(parts, datasetId, file, coding);
	if (coding !== 'identity' && stored.bytes !== null) c.header('content-length', String(stored.bytes));
	const content = coding === 'identity' ? stored.read(from, to) : stored.read();
	const onFailure = (err: unknown) =>
		parts.log.error({ err, datasetId, file: file.name }, 'a file broke off');
	return c.body(bodyOf(content, { onFailure }), status);
}

/** Packed otherwise it is other bytes, and so another entity. */
function etagOf({ sha256 }: File, coding: Coding): string {
	return coding === 'identity' ? `"${sha256}"` : `"${sha256}-${coding}"`;
}
