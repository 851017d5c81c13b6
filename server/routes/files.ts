/** Files that anyone may download: datasets and models. The digest of a file is its ETag; it never changes. */
import { type Context, Hono } from 'hono';
import { cors } from 'hono/cors';
import { stream } from 'hono/streaming';
import { Failure } from '../../campaigns/contract/errors.ts';
import { readOnnx } from '../../db/models.ts';
import { datasetDocuments, findDataset } from '../domain/datasets.ts';
import { findModel } from '../domain/models.ts';
import { openFile } from '../domain/open-file.ts';
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

	app.get('/datasets/:id/:name', open, async (c) => {
		const { id, name } = c.req.param();
		const dataset = await findDataset(parts, id);
		const file = dataset.files.find((candidate) => candidate.name === name);
		if (!file) throw new Failure('NOT_FOUND', { dataset: id, file: name });
		if (unchanged(c, file.sha256)) return c.body(null, 304);
		const content = await openFile(parts.db, id, name);
		sayFile(c, file.mediaType, `label-wing-${id.slice(0, 12)}-${name}`);
		// With its length declared, a download that breaks off is seen to be broken.
		c.header('content-length', String(file.bytes));
		if (c.req.method === 'HEAD') return c.body(null);
		return stream(c, async (out) => {
			for await (const piece of content) {
				if (out.aborted) return;
				await out.write(piece);
			}
		});
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
