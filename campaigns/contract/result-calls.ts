/** The calls about what comes of labels, datasets and models: apart, so that the labelling page need not carry them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { CataloguePage, CatalogueQuery } from './catalogue.ts';
import { Dataset } from './dataset.ts';
import { DatasheetNote, NewDatasheetNote } from './datasheet.ts';
import { Model } from './model.ts';
import { limit, next } from './page.ts';

const Digest = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const modelId = z.object({ modelId: Digest });

export const listDatasets = call({
	method: 'GET',
	path: '/api/datasets',
	summary: 'The frozen datasets of every wiki that fit the query, a page at a time.',
	who: 'anyone',
	input: CatalogueQuery,
	output: CataloguePage,
});

export const readDataset = call({
	method: 'GET',
	path: '/api/datasets/{datasetId}',
	summary: 'One frozen dataset and its files.',
	who: 'anyone',
	input: z.object({ datasetId: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
	output: z.object({ dataset: Dataset }),
});

export const readDatasheetNotes = call({
	method: 'GET',
	path: '/api/campaigns/{campaignId}/datasheet',
	summary: "What coordinators added to the datasheet of a campaign's datasets.",
	who: 'anyone',
	input: z.object({ campaignId: z.int() }),
	output: z.object({ notes: z.array(DatasheetNote) }),
});

export const writeDatasheetNote = call({
	method: 'POST',
	path: '/api/campaigns/{campaignId}/datasheet',
	summary:
		"Adds the text of one section to the datasheet of a campaign's datasets. The frozen files stay as they are.",
	who: 'coordinator',
	wikiOf: 'campaignId',
	input: z.object({ campaignId: z.int(), ...NewDatasheetNote.shape }),
	output: z.object({ notes: z.array(DatasheetNote) }),
});

export const listModels = call({
	method: 'GET',
	path: '/api/models',
	summary:
		'Models, live ones first, then the newest, fifty at a time: all, the live ones, or those of a dataset.',
	who: 'anyone',
	input: z.object({
		datasetId: z.optional(Digest),
		live: z.optional(z.boolean()),
		after: z.optional(Digest),
		limit,
	}),
	output: z.object({ models: z.array(Model), next }),
});

export const promoteModel = call({
	method: 'POST',
	path: '/api/models/{modelId}/promote',
	summary: 'Makes a model the live one of its wiki and name. The scorer proves it before it answers with it.',
	who: 'coordinator',
	wikiOf: 'modelId',
	input: modelId,
	output: z.object({ model: Model }),
});

export const retireModel = call({
	method: 'POST',
	path: '/api/models/{modelId}/retire',
	summary: 'Switches a live model off: its scores stop within 30 seconds.',
	who: 'coordinator',
	wikiOf: 'modelId',
	input: modelId,
	output: z.object({ model: Model }),
});

export const resultCalls = {
	listDatasets,
	readDataset,
	readDatasheetNotes,
	writeDatasheetNote,
	listModels,
	promoteModel,
	retireModel,
} as const;
