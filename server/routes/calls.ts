/** The JSON interface, in the order in which a label travels. */

import type { Call } from '../../campaigns/contract/call.ts';
import * as calls from '../../campaigns/contract/calls.ts';
import * as lifeCalls from '../../campaigns/contract/life-calls.ts';
import * as practiceCalls from '../../campaigns/contract/practice-calls.ts';
import * as resultCalls from '../../campaigns/contract/result-calls.ts';
import * as roleCalls from '../../campaigns/contract/role-calls.ts';
import type { Visitor } from '../domain/access.ts';
import { createCampaign, describeCampaign, findCampaign, listCampaigns } from '../domain/campaigns.ts';
import { findDataset, searchCatalogue } from '../domain/datasets.ts';
import { readNotes, writeNote } from '../domain/datasheets.ts';
import { readEdit } from '../domain/edits.ts';
import { createGuidelines, moveGuideline } from '../domain/guidelines.ts';
import { putLabel } from '../domain/labels.ts';
import {
	archiveCampaign,
	closeCampaign,
	pauseCampaign,
	resumeCampaign,
	windDownCampaign,
} from '../domain/life.ts';
import { listLog } from '../domain/log.ts';
import { decide, pageModels } from '../domain/models.ts';
import { answerPractice, putPractice, readPractice, readPracticeEdit } from '../domain/practice.ts';
import { grantRole, listRoles, revokeRole } from '../domain/roles.ts';
import { updateCampaign } from '../domain/update-campaign.ts';
import { releaseWorkset, renewWorkset, takeWorkset } from '../domain/worksets.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, type Handler, mount } from './mount.ts';
import { endOwnSession } from './session-cookie.ts';

export function mountCalls(app: App, parts: JoinedParts): void {
	const { db, now, accounts, access } = parts;
	const describing = { db, now, accounts };
	const readGuideline = createGuidelines(parts);
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);
	const oneCampaign = async (campaignId: number, visitor: Visitor) => ({
		campaign: await describeCampaign(describing, await findCampaign(db, campaignId), visitor),
	});

	on(calls.readSession, async (_input, visitor) => ({
		person: visitor ? await access.describe(visitor) : null,
		wiki: parts.wikis.login(),
		wikis: parts.wikis.list(),
		demo: parts.demo,
	}));
	on(calls.logOut, async (_input, _visitor, c) => {
		await endOwnSession(c, parts);
		return { ok: true as const };
	});

	on(
		calls.listCampaigns,
		async ({ archived, ...page }, visitor) =>
			await listCampaigns(describing, visitor, { ...page, which: archived ? 'archived' : 'current' }),
	);
	on(calls.createCampaign, async (settings, person) => {
		const { campaignId, ...edits } = await createCampaign(parts, settings, person);
		return { ...(await oneCampaign(campaignId, person)), edits };
	});
	on(calls.readCampaign, async ({ campaignId }, visitor) => await oneCampaign(campaignId, visitor));
	on(lifeCalls.updateCampaign, async ({ campaignId, reason, ...changes }, by) => {
		await updateCampaign(parts, { campaignId, by, reason }, changes);
		return await oneCampaign(campaignId, by);
	});
	on(calls.closeCampaign, async ({ campaignId, when = 'at_once', reason }, by) => {
		await (when === 'at_once' ? closeCampaign : windDownCampaign)(parts, { campaignId, by, reason });
		// a closing campaign in which nobody has an edit is closed by the next round
		parts.wake();
		return await oneCampaign(campaignId, by);
	});
	for (const [call, step] of [
		[lifeCalls.pauseCampaign, pauseCampaign],
		[lifeCalls.resumeCampaign, resumeCampaign],
		[lifeCalls.archiveCampaign, archiveCampaign],
	] as const)
		on(call, async ({ campaignId, reason }, by) => {
			await step(parts, { campaignId, by, reason });
			return await oneCampaign(campaignId, by);
		});

	on(calls.readGuideline, async ({ campaignId, revisionId }) => ({
		guideline: await readGuideline(campaignId, revisionId),
	}));
	on(calls.moveGuideline, async ({ campaignId, ...wanted }, person) => {
		await moveGuideline(parts, campaignId, wanted, person);
		return await oneCampaign(campaignId, person);
	});
	on(practiceCalls.putPractice, async ({ campaignId, items }, person) => {
		await putPractice(parts, campaignId, items, person);
		return await oneCampaign(campaignId, person);
	});
	on(
		practiceCalls.readPractice,
		async ({ campaignId }, person) => await readPractice(db, campaignId, person),
	);
	on(
		practiceCalls.readPracticeEdit,
		async ({ itemId, changes = 'table', whole = 'page', all = false, reveal = false, language = 'en' }) =>
			await readPracticeEdit(parts, { itemId, changes, whole, all, reveal, language }),
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
		async ({ taskId, changes = 'table', whole = 'page', language = 'en', ...asked }, person) => {
			const { from = 0, all = false, reveal = false } = asked;
			return await readEdit(parts, person, { taskId, changes, whole, from, all, reveal, language });
		},
	);
	on(calls.putLabel, async ({ id, label }, person) => await putLabel(parts, id, label, person));

	on(roleCalls.listRoles, async ({ wiki }) => await listRoles(parts, wiki));
	on(roleCalls.grantRole, async (change, person) => {
		await grantRole(parts, change, person);
		return await listRoles(parts, change.wiki);
	});
	on(roleCalls.revokeRole, async (change, person) => {
		await revokeRole(parts, change, person);
		return await listRoles(parts, change.wiki);
	});
	on(roleCalls.listLog, async (query) => await listLog(db, query));

	on(resultCalls.listDatasets, async (query) => await searchCatalogue(parts, query));
	on(resultCalls.readDataset, async ({ datasetId }) => ({ dataset: await findDataset(parts, datasetId) }));
	on(resultCalls.readDatasheetNotes, async ({ campaignId }) => ({ notes: await readNotes(db, campaignId) }));
	on(resultCalls.writeDatasheetNote, async ({ campaignId, ...note }, person) => ({
		notes: await writeNote(parts, campaignId, note, person),
	}));
	on(resultCalls.listModels, async (query) => await pageModels(db, query));
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
