/** Rows that are in no file: some of a dataset, and those of a campaign that is not frozen yet. */
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { labelColumns, taskColumns } from '../../campaigns/contract/dataset-columns.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { RowFilter } from '../../db/dataset-rows.ts';
import { findDatasetFacts } from '../../db/datasets.ts';
import { namePeople } from '../../db/freezing.ts';
import { findCampaign } from '../domain/campaigns.ts';
import {
	type Content,
	contentOf,
	partsOf,
	type RowFormat,
	rowFormats,
	type Writing,
} from '../domain/dataset-files.ts';
import { withdrawnOf } from '../domain/datasets.ts';
import { presentLabelRows } from '../domain/present-rows.ts';
import { filterQueryOf, readFilter } from '../domain/row-filter.ts';
import { dataDictionary } from '../pages/data-dictionary.ts';
import type { AppParts, JoinedParts } from '../parts.ts';
import { bodyOf } from './body.ts';
import { slowedFor } from './gently.ts';
import type { App } from './mount.ts';

/** whoever does not read for so long gives the connection to the database to the next */
const PATIENCE_MS = 60_000;

/** Over connections of their own, and so that others have their turn. */
const forExports = ({ exportDb, writeParquet }: AppParts, format: RowFormat): Writing => ({
	...{ db: exportDb, writeParquet },
	slowed: slowedFor(format),
});

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
		const content = contentOf(forExports(parts, format), facts, name, readFilter(query, form));
		if (!content) throw new Failure('NOT_FOUND', { dataset: id, file: name });
		return sendRows(c, parts, content, format, `label-wing-${id.slice(0, 12)}-${stem}-filtered`);
	});
}

/** Rows of a campaign that is not frozen: its labels one by one, or its tasks with what their answers come to. */
const present = {
	labels: async (parts: JoinedParts, campaign: CampaignFacts, format: RowFormat, filter: RowFilter) => {
		// people are called as they will be then
		await namePeople(parts.db, campaign.id, parts.newSecret);
		return presentLabelRows(forExports(parts, format), campaign, format, filter);
	},
	tasks: async (parts: JoinedParts, campaign: CampaignFacts, format: RowFormat, filter: RowFilter) => {
		if (filter.since)
			throw new Failure('INVALID_INPUT', {
				since: 'when an edit was made is asked of the wiki when the campaign is frozen',
			});
		return await parts.exportTasks(campaign, format, filter);
	},
} as const;

/** `/api/campaigns/{id}/labels.csv` and `tasks.csv`, for coordinators: what would be frozen now. */
export function mountExports(app: App, parts: JoinedParts): void {
	const coordinated = async (c: Context) => {
		const campaign = await findCampaign(parts.db, numberOf(c.req.param('campaignId') ?? ''));
		await parts.access.need('coordinator', c.get('visitor'), campaign.wiki);
		c.header('cache-control', 'private, no-store');
		return campaign;
	};
	for (const format of Object.keys(rowFormats) as RowFormat[])
		for (const [stem, contentNow] of Object.entries(present))
			app.get(`/api/campaigns/:campaignId/${stem}.${format}`, async (c) => {
				const campaign = await coordinated(c);
				const filter = readFilter(filterQueryOf(c.req.query()) ?? {}, campaign.form);
				const content = await contentNow(parts, campaign, format, filter);
				return sendRows(c, parts, content, format, `label-wing-campaign-${campaign.id}-${stem}-not-frozen`);
			});
	app.get('/api/campaigns/:campaignId/columns.json', async (c) => {
		const { form } = await coordinated(c);
		return c.json(dataDictionary({ labels: labelColumns(form), tasks: taskColumns(form) }));
	});
}

function numberOf(id: string): number {
	if (!/^\d{1,15}$/.test(id)) throw new Failure('NOT_FOUND', { campaignId: id });
	return Number(id);
}

async function sendRows(
	c: Context,
	{ log }: AppParts,
	content: Content,
	format: RowFormat,
	name: string,
): Promise<Response> {
	c.header('content-type', rowFormats[format]);
	c.header('content-disposition', `attachment; filename="${name}.${format}"`);
	if (c.req.method === 'HEAD') {
		await content.return(undefined);
		return c.body(null);
	}
	const onFailure = (err: unknown) => log.error({ err, name }, 'an export broke off');
	return c.body(bodyOf(content, { onFailure, patienceMs: PATIENCE_MS }));
}
