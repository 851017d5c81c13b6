/** Every page in every state that has a shape of its own. */

import { Failure } from '../../../campaigns/contract/errors.ts';
import type { LogEntry } from '../../../campaigns/contract/log.ts';
import { damagingGoodfaith } from '../../../campaigns/templates/damaging-goodfaith.ts';
import { renderDataset } from '../../../server/pages/dataset.ts';
import { renderDatasets } from '../../../server/pages/datasets.ts';
import { renderDatasheetForm } from '../../../server/pages/datasheet-form.ts';
import { renderError } from '../../../server/pages/error.ts';
import { renderLog } from '../../../server/pages/log.ts';
import { renderModel } from '../../../server/pages/model.ts';
import { renderModels } from '../../../server/pages/models.ts';
import type { Html } from '../../../server/pages/say.ts';
import { renderScore } from '../../../server/pages/score.ts';
import type {
	campaign,
	card,
	chrome,
	dataset,
	edit,
	measures,
	model,
	notes,
	olderModel,
} from './examples.ts';
import { programPages } from './program-pages.ts';

function logged(more: Partial<LogEntry>): LogEntry {
	return {
		...{ id: 7, at: '2026-06-12T09:00:00.000Z', person: { id: 1, name: 'Gardener' }, left: false },
		...{ role: 'coordinator', wiki: 'demowiki', action: 'updateCampaign', reason: null },
		subject: { kind: 'campaign', id: '7', name: 'Autumn' },
		...{ before: { name: 'Autumn', rules: {} }, after: { name: 'Winter', rules: { minimumEdits: 5 } } },
		...more,
	};
}

type Material = {
	chrome: typeof chrome;
	dataset: typeof dataset;
	campaign: typeof campaign;
	measures: typeof measures;
	notes: typeof notes;
	model: typeof model;
	olderModel: typeof olderModel;
	card: typeof card;
	edit: typeof edit;
};

export const pages: Record<string, (material: Material) => Html> = {
	...programPages,
	datasets: ({ chrome, dataset }) =>
		renderDatasets(
			chrome,
			{ datasets: [dataset, { ...dataset, labellers: 4 }], total: 31, next: dataset.id },
			{ q: dataset.campaignName, wiki: 'demowiki', from: '2026-01-01', labels: 3, after: dataset.id },
			{ wikis: ['demowiki', dataset.wiki], templates: ['damaging_goodfaith', dataset.template] },
		),
	'datasets, none, logged out': ({ chrome }) =>
		renderDatasets(
			{ ...chrome, person: null },
			{ datasets: [], total: 0, next: null },
			{},
			{ wikis: [], templates: [] },
		),
	'datasets, none that fits': ({ chrome, dataset }) =>
		renderDatasets(
			chrome,
			{ datasets: [], total: 0, next: null },
			{ q: dataset.campaignName },
			{ wikis: [], templates: [] },
		),
	dataset: ({ chrome, dataset, model, campaign }) =>
		renderDataset(chrome, { dataset, campaign, notes: [] }, [model]),
	'dataset, all that is known': ({ chrome, dataset, model, campaign, measures, notes }) =>
		renderDataset(chrome, { dataset: { ...dataset, measures, labellers: 4 }, campaign, notes }, [model]),
	datasheet: ({ chrome, dataset, notes }) =>
		renderDatasheetForm(
			chrome,
			{ id: 7, wiki: dataset.wiki, name: dataset.campaignName, datasetId: dataset.id },
			notes,
		),
	models: ({ chrome, model, olderModel }) =>
		renderModels(chrome, [model, { ...olderModel, status: 'candidate' }, olderModel]),
	model: ({ chrome, model, olderModel, card }) =>
		renderModel(chrome, model, card, [model, olderModel], { promote: true }),
	'model, not decided, for a reader': ({ chrome, model, card }) =>
		renderModel(
			chrome,
			{ ...model, status: 'candidate', decisions: [] },
			{ ...card, name: 'goodfaith', operatingPoints: [], limits: [model.version] },
			[model],
			{ promote: false },
		),
	'models, none': ({ chrome }) => renderModels(chrome, []),
	log: ({ chrome, model, dataset }) =>
		renderLog(
			chrome,
			{
				next: '2026-06-12T09:00:00.000Z_7',
				entries: [
					logged({ subject: { kind: 'campaign', id: '7', name: dataset.campaignName } }),
					logged({ action: 'promoteModel', subject: { kind: 'model', id: model.id, name: model.name } }),
					logged({ person: null, left: true, reason: dataset.campaignName, before: null, after: null }),
					logged({ action: 'grantRole', subject: { kind: 'person', id: '3', name: dataset.campaignName } }),
					logged({ action: 'revokeRole', subject: { kind: 'person', id: '3', name: null } }),
					logged({ person: null, role: 'system', action: 'closeCampaign' }),
				],
			},
			{ person: dataset.campaignName, subjectKind: 'campaign', subjectId: dataset.campaignName },
		),
	'log, nothing': ({ chrome }) => renderLog(chrome, { next: null, entries: [] }, {}),
	'score, not asked': ({ chrome, model }) =>
		renderScore(chrome, { query: { wiki: '', revision: '' }, models: [model], result: null }),
	score: ({ chrome, model, edit }) =>
		renderScore(chrome, {
			query: { wiki: model.wiki, revision: '123' },
			models: [model, { ...model, name: 'goodfaith' }],
			result: {
				edit,
				dispute: {
					...{ calledWrongAt: null, isAsking: true, isKnown: true },
					asked: { form: damagingGoodfaith.form, formDigest: 'f', models: [{ id: 'm', name: model.name }] },
				},
				judgements: {
					[model.name]: { prediction: true, probability: { true: 0.864, false: 0.136 } },
					goodfaith: { error: { type: 'RevisionNotFound', message: model.name } },
				},
			},
		}),
	'score, refused': ({ chrome, model }) =>
		renderScore(chrome, {
			query: { wiki: model.wiki, revision: model.name },
			models: [model],
			result: { error: new Failure('NOT_READY', { why: model.name }).body().error },
		}),
	error: ({ chrome, dataset }) =>
		renderError(chrome, new Failure('WIKI_TIMEOUT', { asked: dataset.campaignName }).body('3be0-44d1'), 504),
	'error, logged out': ({ chrome, dataset }) =>
		renderError(
			{ ...chrome, person: null },
			{
				error: {
					...new Failure('LOGIN_NEEDED').body().error,
					code: 'LOGIN_ELSEWHERE',
					message: dataset.campaignName,
				},
			},
			401,
		),
};
