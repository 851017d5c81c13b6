/** Copies of datasets in an archive: asked for by coordinators, on a page and by programs. */
import type { Context } from 'hono';
import * as depositCalls from '../../campaigns/contract/deposit-calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { askForDeposit, readDeposit } from '../domain/deposits.ts';
import { renderDeposit } from '../pages/deposit.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import { type App, type AppEnv, mount } from './mount.ts';

export function mountDeposits(app: App, parts: JoinedParts): void {
	const { db, access } = parts;
	mount(app, parts, depositCalls.readDeposit, ({ campaignId }) => readDeposit(parts, campaignId));
	mount(app, parts, depositCalls.askForDeposit, async ({ campaignId }, by) => {
		await askForDeposit(parts, campaignId, by);
		parts.wake();
		return await readDeposit(parts, campaignId);
	});

	/** The campaign of an address, for those who coordinate on its wiki. */
	async function openCampaign(c: Context<AppEnv, '/campaigns/:campaignId/deposit'>) {
		await access.needSomewhere('coordinator', c.get('visitor'));
		const written = c.req.param('campaignId');
		if (!/^\d{1,15}$/.test(written)) throw new Failure('NOT_FOUND', { campaignId: written });
		const campaign = await findCampaign(db, Number(written));
		return { campaign, person: await access.need('coordinator', c.get('visitor'), campaign.wiki) };
	}
	app.get('/campaigns/:campaignId/deposit', async (c) => {
		const { campaign } = await openCampaign(c);
		return c.html(await renderDeposit(chromeOf(c, parts), campaign, await readDeposit(parts, campaign.id)));
	});
	app.post('/campaigns/:campaignId/deposit', async (c) => {
		const { campaign, person } = await openCampaign(c);
		await askForDeposit(parts, campaign.id, person);
		parts.wake();
		return c.redirect(`/campaigns/${campaign.id}/deposit`, 303);
	});
}
