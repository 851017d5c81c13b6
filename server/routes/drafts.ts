/** Campaigns in the making, definitions of campaigns, and more edits for those under way. */
import type { Call } from '../../campaigns/contract/call.ts';
import { createCampaign } from '../../campaigns/contract/calls.ts';
import * as calls from '../../campaigns/contract/draft-calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { describeCampaign, findCampaign } from '../domain/campaigns.ts';
import { draftFrom, draftLike, writeDefinition } from '../domain/definition.ts';
import { readDraftEdit } from '../domain/draft-preview.ts';
import {
	createDraft,
	deleteDraft,
	listDrafts,
	readDraft,
	saveDraft,
	takeDraftOver,
} from '../domain/drafts.ts';
import { addEdits } from '../domain/more-edits.ts';
import { openDraft } from '../domain/open-draft.ts';
import type { JoinedParts } from '../parts.ts';
import { personWith } from './bearer.ts';
import { sendText } from './body.ts';
import { type App, type Handler, mount } from './mount.ts';
import { parse } from './parse.ts';

export function mountDrafts(app: App, parts: JoinedParts): void {
	const { db } = parts;
	const on = <C extends Call>(call: C, handler: Handler<C>) => mount(app, parts, call, handler);

	on(calls.listDrafts, async (query, person) => await listDrafts(parts, person, query));
	on(calls.createDraft, async (begun, person) => {
		const draftId = await createDraft(parts, begun, person);
		return { draft: await readDraft(db, draftId, person) };
	});
	on(calls.importDefinition, async ({ wiki = parts.wikis.login().name, definition }, person) => {
		const content = await draftFrom(parts, definition, wiki, person);
		const draftId = await createDraft(parts, { wiki, content }, person);
		parts.wake();
		return { draft: await readDraft(db, draftId, person) };
	});
	on(calls.cloneCampaign, async ({ campaignId }, person) => {
		const campaign = await findCampaign(db, campaignId);
		const content = await draftLike(db, campaign);
		const draftId = await createDraft(parts, { wiki: campaign.wiki, content }, person);
		return { draft: await readDraft(db, draftId, person) };
	});
	on(calls.readDraft, async ({ draftId }, person) => ({ draft: await readDraft(db, draftId, person) }));
	on(calls.saveDraft, async (change, person) => await saveDraft(parts, change, person));
	on(calls.takeDraftOver, async ({ draftId }, person) => {
		await takeDraftOver(db, draftId, person);
		return { draft: await readDraft(db, draftId, person) };
	});
	on(calls.deleteDraft, async ({ draftId }, person) => {
		await deleteDraft(db, draftId, person);
		return { ok: true as const };
	});
	on(
		calls.readDraftEdit,
		async ({ draftId, place, changes = 'table', whole = 'page', all = false, language = 'en' }) => ({
			edit: await readDraftEdit(parts, { draftId, place, changes, whole, all, language }),
		}),
	);
	on(calls.openDraft, async (draft, person) => {
		const judge = (wanted: unknown) => parse(createCampaign.input, wanted);
		const { campaignId, ...edits } = await openDraft(parts, draft, person, judge);
		const campaign = await describeCampaign(parts, await findCampaign(db, campaignId), person);
		return { campaign, edits };
	});
	on(calls.addEdits, async ({ campaignId, edits: text, source, reason }, by) => {
		const edits = await addEdits(parts, { campaignId, by, reason }, { edits: text, source });
		return { campaign: await describeCampaign(parts, await findCampaign(db, campaignId), by), edits };
	});
	on(calls.readRules, async ({ campaignId }) => ({ rules: (await findCampaign(db, campaignId)).rules }));
	mountDefinition(app, parts);
}

/** The file is written while it is sent; practice answers and names of accounts stand in it, so it is for coordinators. */
function mountDefinition(app: App, parts: JoinedParts): void {
	app.get('/api/campaigns/:campaignId/definition', async (c) => {
		const person = await parts.access.needSomewhere('coordinator', personWith(c, 'coordinate'));
		const written = c.req.param('campaignId');
		if (!/^\d{1,15}$/.test(written)) throw new Failure('NOT_FOUND', { campaignId: written });
		const campaign = await findCampaign(parts.db, Number(written));
		await parts.access.need('coordinator', person, campaign.wiki);
		c.header('content-type', 'application/json');
		c.header('content-disposition', `attachment; filename="label-wing-campaign-${campaign.id}.json"`);
		c.header('cache-control', 'private, no-store');
		return sendText(c, parts, writeDefinition(parts.db, campaign));
	});
}
