/** What is written about datasets, and models: files that anyone may download. The digest of a file is its ETag. */
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { Failure } from '../../campaigns/contract/errors.ts';
import { readOnnx } from '../../db/models.ts';
import { datasetDocuments } from '../domain/datasets.ts';
import { findModel } from '../domain/models.ts';
import type { AppParts } from '../parts.ts';
import { writeDocument } from './dataset-documents.ts';
import type { AppEnv } from './mount.ts';

export function files(parts: AppParts): Hono<AppEnv> {
	const app = new Hono<AppEnv>();
	const open = cors({ origin: '*', allowMethods: ['GET', 'HEAD'] });

	for (const { name, mediaType } of datasetDocuments)
		app.get(`/datasets/:id/${name}`, open, async (c) => {
			const { id } = c.req.param();
			const written = await writeDocument(parts, id, name);
			c.header('etag', `"${parts.sha256(written)}"`);
			// what coordinators add may change it
			c.header('cache-control', 'no-cache');
			if (c.req.header('if-none-match') === c.res.headers.get('etag')) return c.body(null, 304);
			sayFile(c, mediaType, name);
			return c.body(written);
		});

	app.get('/models/:id/:name{card\\.json|model\\.onnx}', open, async (c) => {
		const { id, name } = c.req.param();
		const { card } = await findModel(parts.db, id);
		const bytes = name === 'card.json' ? card : await readOnnx(parts.db, id);
		if (!bytes) throw new Failure('MODEL_UNKNOWN', { modelId: id });
		if (unchanged(c, parts.sha256(bytes))) return c.body(null, 304);
		sayFile(
			c,
			name === 'card.json' ? 'application/json' : 'application/octet-stream',
			`${id.slice(0, 12)}-${name}`,
		);
		return c.body(new Uint8Array(bytes));
	});
	return app;
}

function unchanged(c: Context, sha256: string): boolean {
	const etag = `"${sha256}"`;
	c.header('etag', etag);
	c.header('cache-control', 'public, max-age=31536000, immutable');
	return c.req.header('if-none-match') === etag;
}

function sayFile(c: Context, mediaType: string, name: string): void {
	c.header('content-type', mediaType);
	c.header('content-disposition', `inline; filename="${name}"`);
}
