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

const formats = [
	['csv', 'Csv', 'text/csv'],
	['jsonl', 'JsonLines', 'application/jsonl'],
	['parquet', 'Parquet', 'application/vnd.apache.parquet'],
] as const;

function notFrozen(stem: string, name: string, summary: string, query: readonly string[]): Other[] {
	return formats.map(([format, called, mediaType]) => ({
		...{
			path: `/api/campaigns/{campaignId}/${stem}.${format}`,
			id: `download${name}As${called}`,
			tag: 'files',
		},
		...{ summary, query, mediaType, coordinators: true },
	}));
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
	...notFrozen(
		...(['labels', 'Labels'] as const),
		'The labels of a campaign as they would be frozen now. For its coordinators.',
		['since', 'question', 'answer'],
	),
	...notFrozen(
		...(['tasks', 'Tasks'] as const),
		'The edits of a campaign with what their answers come to now, in the columns of its dataset. For its coordinators.',
		['question', 'answer'],
	),
	{
		...{ path: '/api/campaigns/{campaignId}/columns.json', id: 'downloadColumns', tag: 'files' },
		...{ mediaType: json, summary: 'What stands in every column of these files. For its coordinators.' },
		coordinators: true,
	},
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
