/** Rows that are in no file: some of a dataset, and those of a campaign that is not frozen yet. */
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { Failure } from '../../campaigns/contract/errors.ts';
import { findDatasetFacts } from '../../db/datasets.ts';
import { namePeople } from '../../db/freezing.ts';
import { findCampaign } from '../domain/campaigns.ts';
import {
	type Content,
	contentOf,
	partsOf,
	presentContent,
	type RowFormat,
	rowFormats,
} from '../domain/dataset-files.ts';
import { withdrawnOf } from '../domain/datasets.ts';
import { filterQueryOf, readFilter } from '../domain/row-filter.ts';
import type { AppParts, JoinedParts } from '../parts.ts';
import { bodyOf } from './body.ts';
import type { App } from './mount.ts';

/** whoever does not read for so long gives the connection to the database to the next */
const PATIENCE_MS = 60_000;

/** `/datasets/{id}/labels.csv?since=2026-11-01&question=damaging&answer=yes`: no file, so no digest and no pieces. */
export function mountFilteredFiles(app: App, parts: AppParts): void {
	app.get('/datasets/:id/:name', cors({ origin: '*', allowMethods: ['GET', 'HEAD'] }), async (c, next) => {
		const query = filterQueryOf(c.req.query());
		if (!query) return await next();
		const { id, name } = c.req.param();
		const facts = await findDatasetFacts(parts.db, id);
		if (!facts?.files.some((file) => file.name === name))
			throw new Failure('NOT_FOUND', { dataset: id, file: name });
		const withdrawn = withdrawnOf(facts);
		if (withdrawn) throw new Failure('DATASET_WITHDRAWN', withdrawn);
		const { stem, format } = partsOf(name);
		if (!format || (stem !== 'tasks' && stem !== 'labels'))
			throw new Failure('INVALID_INPUT', { file: 'only tasks and labels can be filtered' });
		const { form } = await findCampaign(parts.db, facts.campaignId);
		const content = contentOf({ ...parts, db: parts.exportDb }, facts, name, readFilter(query, form));
		if (!content) throw new Failure('NOT_FOUND', { dataset: id, file: name });
		return sendRows(c, parts, content, format, `label-wing-${id.slice(0, 12)}-${stem}-filtered`);
	});
}

/** `/api/campaigns/{id}/labels.csv`, for coordinators: what would be frozen now, by people called as they will be then. */
export function mountExports(app: App, parts: JoinedParts): void {
	for (const format of Object.keys(rowFormats) as RowFormat[])
		app.get(`/api/campaigns/:campaignId/labels.${format}`, async (c) => {
			const campaign = await findCampaign(parts.db, numberOf(c.req.param('campaignId')));
			await parts.access.need('coordinator', c.get('visitor'), campaign.wiki);
			const filter = readFilter(filterQueryOf(c.req.query()) ?? {}, campaign.form);
			await namePeople(parts.db, campaign.id, parts.newSecret);
			const content = presentContent({ ...parts, db: parts.exportDb }, campaign, format, filter);
			c.header('cache-control', 'private, no-store');
			return sendRows(c, parts, content, format, `label-wing-campaign-${campaign.id}-labels-not-frozen`);
		});
}

function numberOf(id: string): number {
	if (!/^\d{1,15}$/.test(id)) throw new Failure('NOT_FOUND', { campaignId: id });
	return Number(id);
}

function sendRows(
	c: Context,
	{ log }: AppParts,
	content: Content,
	format: RowFormat,
	name: string,
): Response {
	c.header('content-type', rowFormats[format]);
	c.header('content-disposition', `attachment; filename="${name}.${format}"`);
	if (c.req.method === 'HEAD') return c.body(null);
	const onFailure = (err: unknown) => log.error({ err, name }, 'an export broke off');
	return c.body(bodyOf(content, { onFailure, patienceMs: PATIENCE_MS }));
}
