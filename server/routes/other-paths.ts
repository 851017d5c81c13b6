/** What is answered beside the calls of the contract, for OpenAPI: files, scores as ORES gave them, Wikilabels' interface. */

type Other = {
	path: string;
	id: string;
	tag: 'files' | 'scores' | 'wikilabels' | 'health';
	summary: string;
	/** names of parameters in the query; those in the path are found there */
	query?: readonly string[];
	mediaType: string;
	/** answers with the error body of this interface unless it has one of its own */
	errors?: 'own';
	/** only for whoever is logged in, or their token */
	personal?: true;
	/** only for coordinators, or their token */
	coordinators?: true;
};

const json = 'application/json';

function labelsNotFrozen(format: string, id: string, mediaType: string): Other {
	return {
		...{ path: `/api/campaigns/{campaignId}/labels.${format}`, tag: 'files', mediaType, coordinators: true },
		id,
		summary: 'The labels of a campaign as they would be frozen now. For its coordinators.',
		query: ['since', 'question', 'answer'],
	};
}

const otherPaths: readonly Other[] = [
	{
		...{ path: '/datasets/{datasetId}/{name}', id: 'downloadDatasetFile', tag: 'files', mediaType: '*/*' },
		summary: 'A file of a frozen dataset, by the name that `readDataset` gives. Its SHA-256 is its ETag.',
	},
	{
		...{ path: '/models/{modelId}/card.json', id: 'downloadModelCard', tag: 'files', mediaType: json },
		summary: 'What a model learned from, how well it does, and how to use it.',
	},
	{
		...{ path: '/models/{modelId}/model.onnx', id: 'downloadModel', tag: 'files' },
		...{ mediaType: 'application/octet-stream', summary: 'A model, in ONNX.' },
	},
	{
		...{ path: '/api/me/labels.jsonl', id: 'downloadMyLabels', tag: 'files', mediaType: 'application/jsonl' },
		...{ summary: 'Everything that I ever said, one row for each time.', personal: true },
	},
	{
		...{ path: '/api/me/labels.csv', id: 'downloadMyLabelsAsTable', tag: 'files', mediaType: 'text/csv' },
		...{ summary: 'The same as a table.', personal: true },
	},
	{
		...{ path: '/api/campaigns/{campaignId}/events', id: 'watchCampaign', tag: 'files' },
		...{ mediaType: 'text/event-stream', summary: 'How far a campaign is, told whenever it changes.' },
	},
	{
		...{ path: '/api/campaigns/{campaignId}/definition', id: 'downloadDefinition', tag: 'files' },
		...{ mediaType: json, summary: "A campaign's definition, to import again. For its coordinators." },
		coordinators: true,
	},
	labelsNotFrozen('csv', 'downloadLabelsAsCsv', 'text/csv'),
	labelsNotFrozen('jsonl', 'downloadLabelsAsJsonLines', 'application/jsonl'),
	labelsNotFrozen('parquet', 'downloadLabelsAsParquet', 'application/vnd.apache.parquet'),
	{
		...{ path: '/v3/scores/', id: 'listScorers', tag: 'scores', mediaType: json, errors: 'own' },
		summary: 'The wikis and their live models, as ORES listed them.',
	},
	{
		...{ path: '/v3/scores/{wiki}/', id: 'scoreRevisions', tag: 'scores', mediaType: json, errors: 'own' },
		summary: 'Scores of up to fifty revisions; without `revids`, the models of a wiki.',
		query: ['models', 'revids', 'model_info', 'features'],
	},
	{
		...{ path: '/v3/scores/{wiki}/{revision}/', id: 'scoreRevision', tag: 'scores', mediaType: json },
		...{ summary: 'Scores of one revision.', query: ['models', 'features'], errors: 'own' },
	},
	{
		...{ path: '/v3/scores/{wiki}/{revision}/{model}/', id: 'scoreRevisionByModel', tag: 'scores' },
		...{ mediaType: json, summary: 'The score of one revision by one model.', errors: 'own' },
	},
	{
		...{ path: '/campaigns/', id: 'wikilabelsWikis', tag: 'wikilabels', mediaType: json, errors: 'own' },
		summary: 'Wikis with active campaigns, as Wikilabels listed them.',
	},
	{
		...{ path: '/campaigns/{wiki}/', id: 'wikilabelsCampaigns', tag: 'wikilabels', mediaType: json },
		...{ summary: 'The campaigns of a wiki.', query: ['campaigns', 'all'], errors: 'own' },
	},
	{
		...{
			path: '/campaigns/{wiki}/{campaign}/',
			id: 'wikilabelsCampaign',
			tag: 'wikilabels',
			mediaType: json,
		},
		summary: 'A campaign, streamed with its tasks and their labels; labels of open campaigns are left out.',
		...{ query: ['tasks', 'worksets', 'campaign'], errors: 'own' },
	},
	{
		...{ path: '/campaigns/{wiki}/{campaign}/{workset}/', id: 'wikilabelsWorkset', tag: 'wikilabels' },
		...{ mediaType: json, summary: 'A workset and its tasks.', errors: 'own' },
		query: ['tasks', 'campaign', 'workset'],
	},
	{
		...{ path: '/campaigns/{wiki}/{campaign}/{workset}/{task}/', id: 'wikilabelsTask', tag: 'wikilabels' },
		...{ mediaType: json, summary: 'A task and its labels.', query: ['campaign', 'workset'], errors: 'own' },
	},
	{
		...{ path: '/users/', id: 'wikilabelsUsers', tag: 'wikilabels', mediaType: json, errors: 'own' },
		summary: 'Numbers of people, drawn by chance for each campaign.',
	},
	{
		...{ path: '/users/{user}/', id: 'wikilabelsUser', tag: 'wikilabels', mediaType: json, errors: 'own' },
		...{ summary: 'What a number did.', query: ['campaigns', 'worksets', 'tasks'] },
	},
	{
		...{
			path: '/users/{user}/{campaign}/',
			id: 'wikilabelsUserCampaign',
			tag: 'wikilabels',
			mediaType: json,
		},
		...{
			summary: 'What a number did in a campaign.',
			query: ['campaign', 'worksets', 'tasks'],
			errors: 'own',
		},
	},
	{
		...{ path: '/forms/', id: 'wikilabelsForms', tag: 'wikilabels', mediaType: json, errors: 'own' },
		summary: 'The names of forms.',
	},
	{
		...{ path: '/forms/{form}/', id: 'wikilabelsForm', tag: 'wikilabels', mediaType: json, errors: 'own' },
		summary: "A form as Wikilabels' widgets, as far as they can say it.",
	},
	{
		...{ path: '/healthz', id: 'isAlive', tag: 'health', mediaType: 'text/plain' },
		summary: 'The process is alive.',
	},
	{
		...{ path: '/readyz', id: 'isReady', tag: 'health', mediaType: json },
		summary: 'Whether it can work, and with which models.',
	},
];

type Json = Record<string, unknown>;

/** The operations of OpenAPI, by path. */
export function otherOperations(): Record<string, Json> {
	return Object.fromEntries(otherPaths.map((other) => [other.path, { get: operation(other) }]));
}

function operation({
	path,
	id,
	tag,
	summary,
	query = [],
	mediaType,
	errors,
	personal,
	coordinators,
}: Other): Json {
	const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
	const parameter = (name: string, place: 'path' | 'query') => ({
		...{ name, in: place, required: place === 'path', schema: { type: 'string' } },
		...(place === 'query' ? { allowEmptyValue: true } : {}),
	});
	const failed = errors === 'own' ? { type: 'object' } : { $ref: '#/components/schemas/Error' };
	return {
		operationId: id,
		summary,
		tags: [tag],
		...(coordinators ? { security: [{ session: [] }, { token: ['coordinate'] }] } : {}),
		...(personal ? { security: [{ session: [] }, { token: ['read'] }] } : {}),
		parameters: [
			...inPath.map((name) => parameter(name, 'path')),
			...query.map((name) => parameter(name, 'query')),
		],
		responses: {
			'200': { description: 'Done.', content: { [mediaType]: {} } },
			default: { description: 'Refused or failed.', content: { 'application/json': { schema: failed } } },
		},
	};
}
