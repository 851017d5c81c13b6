/** The JSON interface, in the order in which a label travels. */

import type { Call } from '../../campaigns/contract/call.ts';
import * as calls from '../../campaigns/contract/calls.ts';
import * as practiceCalls from '../../campaigns/contract/practice-calls.ts';
import * as resultCalls from '../../campaigns/contract/result-calls.ts';
import { describePerson, type Visitor } from '../domain/access.ts';
import type { Accounts } from '../domain/accounts.ts';
import {
	closeCampaign,
	createCampaign,
	describeCampaign,
	findCampaign,
	listCampaigns,
} from '../domain/campaigns.ts';
import { findDataset, searchCatalogue } from '../domain/datasets.ts';
import { readNotes, writeNote } from '../domain/datasheets.ts';
import { readEdit } from '../domain/edits.ts';
import { createGuidelines, moveGuideline } from '../domain/guidelines.ts';
import { putLabel } from '../domain/labels.ts';
import { decide, listModels } from '../domain/models.ts';
import { answerPractice, putPractice, readPractice, readPracticeEdit } from '../domain/practice.ts';
import { releaseWorkset, renewWorkset, takeWorkset } from '../domain/worksets.ts';
import type { AppParts } from '../parts.ts';
import { type App, type Handler, mount } from './mount.ts';
import { endOwnSession } from './session-cookie.ts';

export function mountCalls(app: App, parts: AppParts, accounts: Accounts): void {
	const { db, now, coordinators } = parts;
	const describing = { db, now, accounts };
	const readGuideline = createGuidelines(parts);
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, coordinators, call, handler);
	const oneCampaign = async (campaignId: number, visitor: Visitor) => ({
		campaign: await describeCampaign(describing, await findCampaign(db, campaignId), visitor),
	});

	on(calls.readSession, async (_input, visitor) => ({
		person: visitor ? describePerson(visitor, coordinators) : null,
		wiki: parts.wikis.login(),
		wikis: parts.wikis.list(),
		demo: parts.demo,
	}));
	on(calls.logOut, async (_input, _visitor, c) => {
		await endOwnSession(c, parts);
		return { ok: true as const };
	});

	on(calls.listCampaigns, async (_input, visitor) => ({
		campaigns: await listCampaigns(describing, visitor),
	}));
	on(calls.createCampaign, async (settings, person) => {
		const { campaignId, ...edits } = await createCampaign(parts, settings, person);
		return { ...(await oneCampaign(campaignId, person)), edits };
	});
	on(calls.readCampaign, async ({ campaignId }, visitor) => await oneCampaign(campaignId, visitor));
	on(calls.closeCampaign, async ({ campaignId }, person) => {
		await closeCampaign(db, now, campaignId);
		parts.wake();
		return await oneCampaign(campaignId, person);
	});

	on(calls.readGuideline, async ({ campaignId, revisionId }) => ({
		guideline: await readGuideline(campaignId, revisionId),
	}));
	on(calls.moveGuideline, async ({ campaignId, ...wanted }, person) => {
		await moveGuideline(parts, campaignId, wanted);
		return await oneCampaign(campaignId, person);
	});
	on(practiceCalls.putPractice, async ({ campaignId, items }, person) => {
		await putPractice(parts, campaignId, items);
		return await oneCampaign(campaignId, person);
	});
	on(
		practiceCalls.readPractice,
		async ({ campaignId }, person) => await readPractice(db, campaignId, person),
	);
	on(
		practiceCalls.readPracticeEdit,
		async ({ itemId, diffType = 'table', language = 'en', reveal = false }) =>
			await readPracticeEdit(parts, { itemId, diffType, language, reveal }),
	);
	on(practiceCalls.answerPractice, async (said, person) => await answerPractice(parts, person, said));

	on(calls.takeWorkset, async ({ campaignId, revisionId = null }, person) => ({
		workset: await takeWorkset(describing, campaignId, person, revisionId),
	}));
	on(calls.renewWorkset, async ({ worksetId }, person) => {
		const leaseExpiresAt = await renewWorkset(db, now, worksetId, person);
		return { leaseExpiresAt: leaseExpiresAt.toISOString() };
	});
	on(calls.releaseWorkset, async ({ worksetId }, person) => ({
		released: await releaseWorkset(db, now, worksetId, person),
	}));
	on(
		calls.readEdit,
		async ({ taskId, diffType = 'table', language = 'en', reveal = false }, person) =>
			await readEdit(parts, person, { taskId, diffType, language, reveal }),
	);
	on(calls.putLabel, async ({ id, label }, person) => await putLabel(db, now, id, label, person));

	on(resultCalls.listDatasets, async (query) => await searchCatalogue(parts, query));
	on(resultCalls.readDataset, async ({ datasetId }) => ({ dataset: await findDataset(parts, datasetId) }));
	on(resultCalls.readDatasheetNotes, async ({ campaignId }) => ({ notes: await readNotes(db, campaignId) }));
	on(resultCalls.writeDatasheetNote, async ({ campaignId, ...note }, person) => ({
		notes: await writeNote(parts, campaignId, note, person),
	}));
	on(resultCalls.listModels, async () => ({ models: await listModels(db) }));
	for (const [call, decision] of [
		[resultCalls.promoteModel, 'promoted'],
		[resultCalls.retireModel, 'retired'],
	] as const)
		on(call, async ({ modelId }, person) => {
			const model = await decide(db, now, modelId, decision, person);
			parts.wake();
			return { model };
		});
}
