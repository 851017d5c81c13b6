/** The catalogue, the page of a dataset, and the form in which coordinators complete its datasheet. */
import type { Context } from 'hono';
import { CatalogueQuery } from '../../campaigns/contract/catalogue.ts';
import { NewDatasheetNote } from '../../campaigns/contract/datasheet.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { listCatalogueChoices } from '../../db/catalogue.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { searchCatalogue } from '../domain/datasets.ts';
import { readNotes, writeNote } from '../domain/datasheets.ts';
import { listModels } from '../domain/models.ts';
import { renderDataset } from '../pages/dataset.ts';
import { renderDatasets } from '../pages/datasets.ts';
import { renderDatasheetForm } from '../pages/datasheet-form.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import { sheetMaterial } from './dataset-documents.ts';
import type { App, AppEnv } from './mount.ts';
import { parse } from './parse.ts';

export function mountDatasetPages(app: App, parts: JoinedParts): void {
	const { db, access } = parts;

	app.get('/datasets', async (c) => {
		const query = catalogueQuery(c.req.query());
		const page = await searchCatalogue(parts, query);
		return c.html(await renderDatasets(chromeOf(c, parts), page, query, await listCatalogueChoices(db)));
	});

	app.get('/datasets/:id', async (c) => {
		const material = await sheetMaterial(parts, c.req.param('id'));
		const models = (await listModels(db)).filter((model) => model.datasetId === material.dataset.id);
		return c.html(await renderDataset(chromeOf(c, parts), material, models));
	});

	/** The campaign of an address, for those who coordinate on its wiki. */
	async function openCampaign(c: Context<AppEnv, '/campaigns/:campaignId/datasheet'>) {
		await access.needSomewhere('coordinator', c.get('visitor'));
		const written = c.req.param('campaignId');
		if (!/^\d{1,15}$/.test(written)) throw new Failure('NOT_FOUND', { campaignId: written });
		const campaign = await findCampaign(db, Number(written));
		return { campaign, person: await access.need('coordinator', c.get('visitor'), campaign.wiki) };
	}
	app.get('/campaigns/:campaignId/datasheet', async (c) => {
		const { campaign } = await openCampaign(c);
		const notes = await readNotes(db, campaign.id);
		return c.html(await renderDatasheetForm(chromeOf(c, parts), campaign, notes));
	});
	app.post('/campaigns/:campaignId/datasheet', async (c) => {
		const { campaign, person } = await openCampaign(c);
		const note = parse(NewDatasheetNote, await c.req.parseBody());
		await writeNote(parts, campaign.id, note, person);
		return c.redirect(`/campaigns/${campaign.id}/datasheet#note-${note.section}`, 303);
	});
}

/** A form sends its empty fields too: they ask for nothing. */
function catalogueQuery(sent: Record<string, string>): CatalogueQuery {
	const given = Object.entries(sent).filter(([, value]) => value.trim() !== '');
	const query: Record<string, unknown> = Object.fromEntries(given);
	for (const field of ['labels', 'limit']) {
		const value = query[field];
		if (typeof value === 'string' && /^\d{1,9}$/.test(value)) query[field] = Number(value);
	}
	return parse(CatalogueQuery, query);
}
