/** Lists that can grow come a page at a time: each row once, whatever is added meanwhile. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { allCalls } from '../../campaigns/contract/all-calls.ts';
import type { Call } from '../../campaigns/contract/call.ts';
import { closeCampaign, listCampaigns } from '../../campaigns/contract/calls.ts';
import { listMyCampaigns } from '../../campaigns/contract/my-calls.ts';
import { listModels, promoteModel } from '../../campaigns/contract/result-calls.ts';
import { insertModel } from '../../db/models.ts';
import { sampleCard } from '../model/sample-card.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

let app: TestApp;
let gardener: Browser;
beforeAll(async () => {
	app = await startTestApp();
	gardener = await app.logIn('Gardener');
});
afterAll(() => app.close());

/** Lists without a page, and what keeps them short. */
const bounded: Record<string, string> = {
	readSession: 'the wikis of this installation',
	findOpenTasks: 'the open campaigns that ask about one edit',
	listRoles: 'the people whom administrators of one wiki gave a role',
	readFormByDigest: 'the twenty newest versions',
	readGoneTasks: 'the edits of one workset',
	readMine: 'twelve weeks',
	readLately: 'the last few rows of the log',
	readDatasheetNotes: 'a text a section',
	readPractice: 'the items of one practice round, of 200,000 letters at the most',
	listTokens: 'twenty a person',
	listWebhooks: 'twenty a wiki',
};

it('whoever adds a list says how it is paged, or why it stays short', () => {
	const lists = Object.entries<Call>(allCalls).flatMap(([name, { method, input, output }]) => {
		if (method !== 'GET' || !(output instanceof z.ZodMiniObject)) return [];
		const shape: Record<string, unknown> = output.shape;
		const isList = Object.values(shape).some((field) => field instanceof z.ZodMiniArray);
		const isPaged = 'next' in shape && ('after' in input.shape || 'cursor' in input.shape);
		return isList && !isPaged ? [name] : [];
	});
	expect(lists.sort()).toEqual(Object.keys(bounded).sort());
});

async function pages<R>(
	read: (after?: string) => Promise<{ rows: R[]; next: string | null }>,
): Promise<R[][]> {
	const found: R[][] = [];
	for (let after: string | undefined; ; ) {
		const { rows, next } = await read(after);
		found.push(rows);
		if (next === null) return found;
		after = next;
	}
}

it('campaigns: open ones first, then the closed, with one that comes in between', async () => {
	const made: number[] = [];
	for (let edits = 1; edits <= 5; edits++) made.push((await makeCampaign(gardener, { edits })).id);
	const [first = 0, second = 0] = made;
	for (const campaignId of [first, second]) await gardener.get(closeCampaign, { campaignId });
	const found = await pages(async (after) => {
		const page = await app.browser().get(listCampaigns, { limit: 2, ...(after ? { after } : {}) });
		if (after === undefined) await makeCampaign(gardener, { edits: 1 });
		return { rows: page.campaigns.map(({ id }) => id), next: page.next };
	});
	expect(found).toEqual([[made[4], made[3]], [made[2], second], [first]]);
});

it('models: live ones first, of a dataset, or the live ones alone', async () => {
	const [datasetId = '', otherId = ''] = await app.freeze();
	const card = new TextEncoder().encode(JSON.stringify(sampleCard([0.2, 0.8], [false, true], null)));
	const ids = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(64));
	for (const [i, id] of ids.entries()) {
		app.later(1000);
		await insertModel(app.parts.db, {
			...{ id, datasetId: i < 4 ? datasetId : otherId, wiki: 'testwiki', name: 'damaging' },
			...{ createdAt: app.parts.now(), onnx: new Uint8Array(1), card },
		});
	}
	await gardener.get(promoteModel, { modelId: ids[1] ?? '' });
	const listed = (query: object) =>
		pages(async (after) => {
			const page = await app.browser().get(listModels, { limit: 2, ...query, ...(after ? { after } : {}) });
			return { rows: page.models.map(({ id }) => id[0]), next: page.next };
		});
	expect(await listed({})).toEqual([['2', '5'], ['4', '3'], ['1']]);
	expect(await listed({ datasetId })).toEqual([
		['2', '4'],
		['3', '1'],
	]);
	expect(await listed({ live: true })).toEqual([['2']]);
	expect(await app.browser().refused(listModels, { after: 'f'.repeat(64) })).toBe('MODEL_UNKNOWN');
});

it('campaigns in which I said something: the latest first', async () => {
	const ada = await app.logIn('Ada');
	const made: number[] = [];
	for (let i = 0; i < 3; i++) {
		const campaign = await makeCampaign(gardener, { edits: 2 });
		made.unshift(campaign.id);
		await send(ada, answer((await take(ada, campaign)).tasks[0]?.taskId ?? 0, campaign));
	}
	const found = await pages(async (after) => {
		const page = await ada.get(listMyCampaigns, { limit: 2, ...(after ? { after } : {}) });
		return { rows: page.campaigns.map(({ campaignId }) => campaignId), next: page.next };
	});
	expect(found).toEqual([made.slice(0, 2), made.slice(2)]);
});
