/** The JSON interface, in the order in which a label travels. */

import type { Call } from '../../campaigns/contract/call.ts';
import * as calls from '../../campaigns/contract/calls.ts';
import { describePerson } from '../domain/access.ts';
import {
	closeCampaign,
	createCampaign,
	describeCampaign,
	findCampaign,
	listCampaigns,
} from '../domain/campaigns.ts';
import { findDataset, listDatasets } from '../domain/datasets.ts';
import { readEdit } from '../domain/edits.ts';
import { putLabel } from '../domain/labels.ts';
import { decide, listModels } from '../domain/models.ts';
import { releaseWorkset, renewWorkset, takeWorkset } from '../domain/worksets.ts';
import type { AppParts } from '../parts.ts';
import { type App, type Handler, mount } from './mount.ts';
import { endOwnSession } from './session-cookie.ts';

export function mountCalls(app: App, parts: AppParts): void {
	const { db, now, coordinators } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, coordinators, call, handler);
	const oneCampaign = async (campaignId: number, visitor: Parameters<typeof describeCampaign>[3]) => ({
		campaign: await describeCampaign(db, now, await findCampaign(db, campaignId), visitor),
	});

	on(calls.readSession, async (_input, visitor) => ({
		person: visitor ? describePerson(visitor, coordinators) : null,
		wiki: parts.site,
		demo: parts.demo,
	}));
	on(calls.logOut, async (_input, _visitor, c) => {
		await endOwnSession(c, parts);
		return { ok: true as const };
	});

	on(calls.listCampaigns, async (_input, visitor) => ({ campaigns: await listCampaigns(db, now, visitor) }));
	on(calls.createCampaign, async (settings, person) => {
		const { campaignId, ...edits } = await createCampaign(
			{ ...parts, wiki: parts.site.name },
			settings,
			person,
		);
		return { ...(await oneCampaign(campaignId, person)), edits };
	});
	on(calls.readCampaign, async ({ campaignId }, visitor) => await oneCampaign(campaignId, visitor));
	on(calls.closeCampaign, async ({ campaignId }, person) => {
		await closeCampaign(db, now, campaignId);
		parts.wake();
		return await oneCampaign(campaignId, person);
	});

	on(calls.takeWorkset, async ({ campaignId, revisionId = null }, person) => ({
		workset: await takeWorkset(db, now, campaignId, person, revisionId),
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

	on(calls.listDatasets, async () => ({ datasets: await listDatasets(parts) }));
	on(calls.readDataset, async ({ datasetId }) => ({ dataset: await findDataset(parts, datasetId) }));
	on(calls.listModels, async () => ({ models: await listModels(db) }));
	for (const [call, decision] of [
		[calls.promoteModel, 'promoted'],
		[calls.retireModel, 'retired'],
	] as const)
		on(call, async ({ modelId }, person) => {
			const model = await decide(db, now, modelId, decision, person);
			parts.wake();
			return { model };
		});
}
