/** What is asked for in the matrix: made anew for each asker, on `testwiki`, by an administrator of all wikis. */
import { randomUUID } from 'node:crypto';
import { decideTask } from '../../../campaigns/contract/adjudication-calls.ts';
import { closeCampaign } from '../../../campaigns/contract/calls.ts';
import { createDraft } from '../../../campaigns/contract/draft-calls.ts';
import { countFrame, uploadEditList } from '../../../campaigns/contract/edit-source-calls.ts';
import { createForm, putFormDraft } from '../../../campaigns/contract/form-calls.ts';
import { addGold, readGold } from '../../../campaigns/contract/gold-calls.ts';
import { pauseCampaign } from '../../../campaigns/contract/life-calls.ts';
import { readPractice } from '../../../campaigns/contract/practice-calls.ts';
import { grantRole } from '../../../campaigns/contract/role-calls.ts';
import { createToken } from '../../../campaigns/contract/token-calls.ts';
import { putGoal } from '../../../campaigns/contract/watch-calls.ts';
import {
	createWebhook,
	deleteWebhook,
	listDeliveries,
	listWebhooks,
} from '../../../campaigns/contract/webhook-calls.ts';
import { insertModel } from '../../../db/models.ts';
import { putHold } from '../../../db/sweeps.ts';
import { findDataset } from '../../../server/domain/datasets.ts';
import { sampleCard } from '../../model/sample-card.ts';
import type { TestApp } from '../../support/app.ts';
import type { Browser } from '../../support/ask.ts';
import { everyKind } from '../../support/every-kind.ts';
import { answer, makeCampaign, send, take } from '../campaign.ts';

const practice = [1, 2, 3]
	.map((rev_id) => JSON.stringify({ rev_id, damaging: 'no', explanation: 'So it is.' }))
	.join('\n');
const reason = 'to see who may';

export type World = { app: TestApp; root: Browser; owner: Browser; datasetId: string; modelId: string };

/** A dataset and a model that it taught, for all to ask about. */
export async function furnish(app: TestApp): Promise<World> {
	const root = await app.logIn('Root');
	const owner = await app.logIn('Owner');
	const { id } = await makeCampaign(root);
	await root.get(closeCampaign, { campaignId: id });
	const [datasetId = ''] = await app.freeze();
	const modelId = 'c'.repeat(64);
	const card = sampleCard([0.2, 0.8], [false, true], null);
	const bytes = new TextEncoder().encode(JSON.stringify(card));
	await insertModel(app.parts.db, {
		...{ id: modelId, datasetId, wiki: 'testwiki', name: 'damaging' },
		...{ createdAt: app.parts.now(), onnx: new Uint8Array(1), card: bytes },
	});
	return { app, root, owner, datasetId, modelId };
}

type Make = (world: World) => Promise<object> | object;

const campaign: Make = async ({ root }) => ({ campaignId: (await makeCampaign(root)).id });
const withGuideline = async ({ root }: World) => (await makeCampaign(root, { guideline: { page: 'A' } })).id;
const practiceItem = async ({ root }: World) => {
	const { id: campaignId } = await makeCampaign(root, { practice });
	return (await root.get(readPractice, { campaignId })).items[0]?.itemId;
};
const workset = async ({ root, owner }: World) => {
	const made = await makeCampaign(root);
	return { made, ...(await take(owner, made)) };
};
/** somebody is unsure, and nobody else was asked */
const disagreement = async (world: World) => {
	const { made, tasks } = await workset(world);
	const taskId = tasks[0]?.taskId ?? 0;
	await send(world.owner, answer(taskId, made, 'unsure'));
	return { taskId };
};
const ofWorkset: Make = async (world) => ({ worksetId: (await workset(world)).worksetId });
const ofTask: Make = async (world) => ({ taskId: (await workset(world)).tasks[0]?.taskId });
/** of an administrator: others who coordinate may read it and take it over */
const campaignDraft: Make = async ({ root }) => {
	const { draftId, version } = (await root.get(createDraft, { wiki: 'testwiki' })).draft;
	return { draftId, version };
};
const model: Make = ({ modelId }) => ({ modelId });
const table = 'rev_id,damaging,goodfaith\n1,yes,no';
const goal = { question: 'damaging', choice: 'yes', within: 0.01 };
const nothing: Make = () => ({});
const list = () => ({ wiki: 'testwiki', list: '5\n6' });
const ofList: Make = async ({ root }) => ({ listId: (await root.get(uploadEditList, list())).list.listId });
const frame = {
	...{ from: '2026-01-01', to: '2026-01-31', namespaces: [0], withoutBots: true, withoutJudged: true },
	split: {},
};
const role = { wiki: 'testwiki', name: 'Owner', role: 'adjudicator', reason } as const;

const aWebhook = { wiki: 'testwiki', url: 'https://hook.example', events: ['campaign.closed' as const] };
/** The only one: a wiki has so many and no more. */
const webhook = async ({ root }: World) => {
	for (const { id } of (await root.get(listWebhooks, { wiki: 'testwiki' })).webhooks)
		await root.get(deleteWebhook, { webhookId: id });
	return { webhookId: (await root.get(createWebhook, aWebhook)).webhook.id };
};

/** once each person and edit */
let disputed = 5000;
let imports = 0;
/** A campaign of Wikilabels, another one each time: the same is not taken twice. */
const oldCampaign = (id: number) =>
	JSON.stringify({
		campaign: {
			...{ id, name: 'Of old', wiki: 'testwiki', form: 'damaging_and_goodfaith', view: 'DiffToPrevious' },
			...{ labels_per_task: 1, tasks_per_assignment: 10, active: true, created: 1431013030.59 },
		},
		tasks: [{ id: 1, data: { rev_id: 100 }, labels: [] }],
	});

/** What the forms of pages send, by their route. */
export const formFields: Record<string, () => Record<string, string>> = {
	'POST /campaigns/:campaignId/datasheet': () => ({ section: 'why', text: 'Because.' }),
	'POST /import/wikilabels': () => ({ wiki: 'testwiki', file: oldCampaign(++imports) }),
	'POST /scores/disputes': () => ({
		...{ wiki: 'testwiki', revision: String(++disputed) },
		...{ damaging: 'no', goodfaith: 'yes' },
	}),
	'POST /webhooks': () => ({ ...aWebhook, events: 'campaign.closed' }),
	'POST /me/tokens': () => ({ name: 'Bot', days: '30' }),
};

const form = async ({ root }: World) =>
	(await root.get(createForm, { wiki: 'testwiki', definition: everyKind })).form;
const family: Make = async (world) => ({ familyId: (await form(world)).familyId });
const draft = () => ({ draftId: randomUUID(), wiki: 'testwiki', name: 'A', content: '{}' });
/** the administrator's own */
const draftOfRoot: Make = async ({ root }) => {
	const { draftId } = (await root.get(putFormDraft, draft())).draft;
	return { draftId };
};

/** An input with which each call succeeds for whoever may ask it. */
export const inputs: Record<string, Make> = {
	readSession: nothing,
	logOut: nothing,
	listCampaigns: nothing,
	createCampaign: () => ({
		...{ wiki: 'testwiki', name: 'A', purpose: 'B', template: 'damaging_goodfaith', edits: '1 2' },
		...{ labelsPerTask: 1, tasksPerWorkset: 1, leaseMinutes: 1 },
	}),
	readCampaign: campaign,
	updateCampaign: async (world) => ({ ...(await campaign(world)), name: 'B', reason }),
	addEdits: async (world) => ({ ...(await campaign(world)), edits: '900' }),
	readRules: campaign,
	cloneCampaign: campaign,
	listDrafts: nothing,
	createDraft: () => ({ wiki: 'testwiki' }),
	importDefinition: async ({ root }) => {
		const { id } = await makeCampaign(root);
		const response = await root.fetch(`/api/campaigns/${id}/definition`);
		return { wiki: 'testwiki', definition: await response.json() };
	},
	readDraft: campaignDraft,
	saveDraft: async (world) => ({ ...(await campaignDraft(world)), changes: { name: 'B' } }),
	takeDraftOver: campaignDraft,
	deleteDraft: campaignDraft,
	readDraftEdit: async (world) => ({ ...(await campaignDraft(world)), place: 0 }),
	openDraft: campaignDraft,
	pauseCampaign: campaign,
	resumeCampaign: async ({ root }) => {
		const campaignId = (await makeCampaign(root)).id;
		await root.get(pauseCampaign, { campaignId });
		return { campaignId };
	},
	closeCampaign: campaign,
	archiveCampaign: async ({ root }) => {
		const campaignId = (await makeCampaign(root)).id;
		await root.get(closeCampaign, { campaignId });
		return { campaignId };
	},
	readFigures: campaign,
	readLately: campaign,
	readMeasures: campaign,
	listActivity: campaign,
	putGoal: async (world) => ({ ...(await campaign(world)), goal }),
	putStability: async (world) => ({ ...(await campaign(world)), stability: null }),
	closeAtGoal: async (world) => {
		const { campaignId } = (await campaign(world)) as { campaignId: number };
		await world.root.get(putGoal, { campaignId, goal });
		return { campaignId, wanted: true, reason };
	},
	uploadEditList: list,
	readEditList: ofList,
	readListAuthors: ofList,
	countFrame: () => ({ wiki: 'testwiki', frame }),
	readFrame: async ({ root }) => ({
		frameId: (await root.get(countFrame, { wiki: 'testwiki', frame })).frame.frameId,
	}),
	disputeScore: () => ({
		...{ wiki: 'testwiki', revisionId: ++disputed },
		answers: { damaging: 'no', goodfaith: 'yes' },
	}),
	countEdits: () => ({ wiki: 'testwiki', source: { kind: 'disputes', model: null } }),
	readEditSource: campaign,
	readGuideline: async (world) => ({ campaignId: await withGuideline(world), revisionId: 900 }),
	moveGuideline: async (world) => ({ campaignId: await withGuideline(world), page: 'B' }),
	putPractice: async (world) => ({ ...(await campaign(world)), items: practice }),
	readPractice: campaign,
	readPracticeEdit: async (world) => ({ itemId: await practiceItem(world) }),
	answerPractice: async (world) => ({
		itemId: await practiceItem(world),
		answers: { damaging: 'no', goodfaith: 'yes' },
	}),
	takeWorkset: campaign,
	findOpenTasks: () => ({ wiki: 'testwiki', revisionId: 100 }),
	renewWorkset: ofWorkset,
	releaseWorkset: ofWorkset,
	readEdit: ofTask,
	putLabel: async (world) => {
		const { made, tasks } = await workset(world);
		return { id: randomUUID(), label: answer(tasks[0]?.taskId ?? 0, made) };
	},
	listForms: nothing,
	readForm: family,
	listFormVersions: family,
	readFormByDigest: async (world) => ({ digest: (await form(world)).digest }),
	createForm: () => ({ wiki: 'testwiki', definition: everyKind }),
	keepFormVersion: async (world) => ({
		...(await family(world)),
		...{ after: 1, definition: { ...everyKind, name: 'Another' } },
	}),
	importWikilabelsForm: () => ({ yaml: 'fields: [{ name: notes, class: TextInputWidget }]' }),
	listFormDrafts: nothing,
	readFormDraft: draftOfRoot,
	putFormDraft: draft,
	deleteFormDraft: draftOfRoot,
	listRoles: () => ({ wiki: 'testwiki' }),
	grantRole: () => role,
	revokeRole: async ({ root }) => {
		await root.get(grantRole, { ...role, name: 'Zoe' });
		return { ...role, name: 'Zoe' };
	},
	listLog: nothing,
	listDatasets: nothing,
	readDataset: ({ datasetId }) => ({ datasetId }),
	readDatasheetNotes: campaign,
	writeDatasheetNote: async (world) => ({ ...(await campaign(world)), section: 'why', text: 'Because.' }),
	listTombstones: campaign,
	readHiddenEdits: campaign,
	settleHiddenEdits: async (world) => {
		const { campaignId } = (await campaign(world)) as { campaignId: number };
		await putHold(world.app.parts.db, campaignId, { heldAt: world.app.parts.now(), asked: 50, gone: 50 });
		return { campaignId, decision: 'ask_again', reason };
	},
	previewLabels: () => ({ wiki: 'testwiki', template: 'damaging_goodfaith', labels: table }),
	importLabels: () => ({
		...{ wiki: 'testwiki', template: 'damaging_goodfaith', labels: table },
		...{ name: 'A', purpose: 'B', source: 'C' },
	}),
	importDataset: async ({ app, root, datasetId }) => {
		const text = async (name: string) => await (await root.fetch(`/datasets/${datasetId}/${name}`)).text();
		app.later(1000);
		return {
			...{ wiki: 'testwiki', source: 'C' },
			files: {
				...{ SHA256SUMS: await text('SHA256SUMS'), 'campaign.json': await text('campaign.json') },
				...{ 'tasks.jsonl': await text('tasks.jsonl'), 'labels.jsonl': await text('labels.jsonl') },
			},
		};
	},
	readDeposit: campaign,
	askForDeposit: async ({ app: { parts }, datasetId }) => {
		// as if nobody had asked yet
		await parts.db.execute('delete from deposit');
		return { campaignId: (await findDataset(parts, datasetId)).campaignId };
	},
	readGoneTasks: ofWorkset,
	listModels: nothing,
	promoteModel: model,
	retireModel: model,
	readMine: nothing,
	listMyCampaigns: nothing,
	listMyLabels: campaign,
	readMyTask: ofTask,
	setCredit: () => ({ credited: true }),
	leave: nothing,
	listDisagreements: campaign,
	readDisagreement: disagreement,
	readDisagreementEdit: disagreement,
	decideTask: async (world) => ({
		...(await disagreement(world)),
		answers: { damaging: 'no', goodfaith: 'yes' },
		reason,
	}),
	reverseDecision: async (world) => {
		const { taskId } = await disagreement(world);
		await world.root.get(decideTask, { taskId, answers: { damaging: 'no', goodfaith: 'yes' }, reason });
		return { taskId, reason };
	},
	listComments: disagreement,
	writeComment: async (world) => ({ ...(await disagreement(world)), text: 'So it is.' }),
	readGold: campaign,
	addGold: async (world) => ({ ...(await campaign(world)), items: practice }),
	setGold: async (world) => ({ ...(await campaign(world)), every: 20 }),
	retireGold: async (world) => {
		const { campaignId } = (await campaign(world)) as { campaignId: number };
		await world.root.get(addGold, { campaignId, items: practice });
		return { campaignId, taskId: (await world.root.get(readGold, { campaignId })).items[0]?.taskId };
	},
	freezeNow: async ({ root }) => {
		const campaignId = (await makeCampaign(root, { settleFirst: true })).id;
		await root.get(closeCampaign, { campaignId });
		return { campaignId };
	},
	importWikilabels: () => ({ wiki: 'testwiki', content: oldCampaign(++imports) }),
	listWebhooks: () => ({ wiki: 'testwiki' }),
	createWebhook: async (world) => {
		await webhook(world);
		return aWebhook;
	},
	switchWebhook: async (world) => ({ ...(await webhook(world)), on: false }),
	deleteWebhook: webhook,
	listDeliveries: webhook,
	redeliver: async (world) => {
		const made = await webhook(world);
		await world.root.get(closeCampaign, (await campaign(world)) as { campaignId: number });
		const { deliveries } = await world.root.get(listDeliveries, made);
		return { ...made, deliveryId: deliveries[0]?.id };
	},
	listTokens: nothing,
	createToken: () => ({ name: 'Bot', scopes: ['label'], days: 30 }),
	revokeToken: async ({ owner }) => ({
		tokenId: (await owner.get(createToken, { name: 'Bot', scopes: [], days: 1 })).token.id,
	}),
};
