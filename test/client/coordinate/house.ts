/**
 * A house for one browser page: the built client, and the few calls that coordinators use, answered from memory and held
 * to the contract. Nothing leaves the browser.
 */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Page } from 'playwright-core';
import type { Call, OutputOf } from '../../../campaigns/contract/call.ts';
import { calls } from '../../../campaigns/contract/calls.ts';
import type { Campaign } from '../../../campaigns/contract/campaign.ts';
import type { Dataset } from '../../../campaigns/contract/dataset.ts';
import { draftCalls } from '../../../campaigns/contract/draft-calls.ts';
import { Failure } from '../../../campaigns/contract/errors.ts';
import { formCalls } from '../../../campaigns/contract/form-calls.ts';
import type { Model } from '../../../campaigns/contract/model.ts';
import type { Person } from '../../../campaigns/contract/person.ts';
import { resultCalls } from '../../../campaigns/contract/result-calls.ts';
import type { Wiki } from '../../../campaigns/contract/wiki.ts';

export const origin = 'http://label-wing.test';
const dist = new URL('../../../client/dist', import.meta.url).pathname;

/** Null when the client is built; else the sentence to skip with. */
export const notBuilt = existsSync(join(dist, 'index.html'))
	? null
	: 'The client is not built (npm run build), so its pages are not tested here.';

const mediaTypes: Record<string, string> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.css': 'text/css',
};

const demo: Wiki = {
	...{ name: 'demowiki', siteName: 'Demo', language: 'en', direction: 'ltr' },
	...{ url: 'http://wiki.test', answers: true },
};

export type House = {
	person: Person | null;
	campaigns: Campaign[];
	datasets: Dataset[];
	models: Model[];
	/** true: nothing answers, as without a network */
	offline: boolean;
};

function isCall<C extends Call>(call: C, method: string, path: string): string[] | null {
	if (call.method !== method) return null;
	return new RegExp(`^${call.path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path)?.slice(1) ?? null;
}

/** What the house says to one request of the interface. */
function answer(house: House, method: string, path: string): unknown {
	const reply = <C extends Call>(call: C, output: OutputOf<C>): unknown => call.output.parse(output);
	const find = <T extends { id: unknown }>(list: T[], id: string | undefined): T => {
		const found = list.find((item) => String(item.id) === id);
		if (!found) throw new Failure('NOT_FOUND');
		return found;
	};
	let fields: string[] | null;
	if (isCall(calls.readSession, method, path))
		return reply(calls.readSession, {
			person: house.person,
			wiki: demo,
			wikis: [demo],
			demo: true,
		});
	if (isCall(calls.listCampaigns, method, path))
		return reply(calls.listCampaigns, { campaigns: house.campaigns, next: null });
	if (isCall(draftCalls.listDrafts, method, path))
		return reply(draftCalls.listDrafts, { drafts: [], next: null });
	if (isCall(formCalls.listForms, method, path)) return reply(formCalls.listForms, { forms: [], next: null });
	fields = isCall(calls.readCampaign, method, path);
	if (fields) return reply(calls.readCampaign, { campaign: find(house.campaigns, fields[0]) });
	fields = isCall(calls.closeCampaign, method, path);
	if (fields) {
		const campaign = find(house.campaigns, fields[0]);
		campaign.status = 'closed';
		campaign.closedAt = '2026-06-12T09:00:00.000Z';
		return reply(calls.closeCampaign, { campaign });
	}
	fields = isCall(resultCalls.readDataset, method, path);
	if (fields) return reply(resultCalls.readDataset, { dataset: find(house.datasets, fields[0]) });
	if (isCall(resultCalls.listModels, method, path))
		return reply(resultCalls.listModels, { models: house.models, next: null });
	fields = isCall(resultCalls.promoteModel, method, path) ?? isCall(resultCalls.retireModel, method, path);
	if (fields) {
		const model = find(house.models, fields[0]);
		model.status = path.endsWith('/promote') ? 'live' : 'retired';
		return reply(resultCalls.promoteModel, { model });
	}
	throw new Failure('NOT_FOUND', { method, path });
}

/** Puts the page into the house; every request is answered here. */
export async function moveIn(page: Page, house: House): Promise<void> {
	await page.route('**/*', async (route) => {
		const request = route.request();
		const { pathname } = new URL(request.url());
		if (house.offline) return await route.abort('internetdisconnected');
		if (pathname.startsWith('/api/')) {
			try {
				return await route.fulfill({ json: answer(house, request.method(), pathname) });
			} catch (error) {
				const failure =
					error instanceof Failure ? error : new Failure('INTERNAL', undefined, { cause: error });
				return await route.fulfill({ status: failure.status, json: failure.body('request-1') });
			}
		}
		const file = join(dist, pathname.startsWith('/assets/') ? pathname : 'index.html');
		return await route.fulfill({
			body: readFileSync(file),
			contentType: mediaTypes[extname(file)] ?? 'application/octet-stream',
		});
	});
}
