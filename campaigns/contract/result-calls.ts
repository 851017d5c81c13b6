/** The calls about what comes of labels, datasets and models: apart, so that the labelling page need not carry them. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Dataset } from './dataset.ts';
import { Model } from './model.ts';

const nothing = z.object({});
const modelId = z.object({ modelId: z.string().check(z.regex(/^[0-9a-f]{64}$/)) });

export const listDatasets = call({
	method: 'GET',
	path: '/api/datasets',
	summary: 'All frozen datasets, newest first.',
	who: 'anyone',
	input: nothing,
	output: z.object({ datasets: z.array(Dataset) }),
});

export const readDataset = call({
	method: 'GET',
	path: '/api/datasets/{datasetId}',
	summary: 'One frozen dataset and its files.',
	who: 'anyone',
	input: z.object({ datasetId: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
	output: z.object({ dataset: Dataset }),
});

export const listModels = call({
	method: 'GET',
	path: '/api/models',
	summary: 'All models, live ones first.',
	who: 'anyone',
	input: nothing,
	output: z.object({ models: z.array(Model) }),
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

export const resultCalls = { listDatasets, readDataset, listModels, promoteModel, retireModel } as const;
