/** Webhooks: the calls, and the pages on which coordinators make and watch them. */
import type { Context } from 'hono';
import { NewWebhook, type Webhook } from '../../campaigns/contract/webhook.ts';
import * as calls from '../../campaigns/contract/webhook-calls.ts';
import {
	createWebhook,
	deleteWebhook,
	findWebhookOf,
	listDeliveries,
	listWebhooks,
	redeliver,
	switchWebhook,
} from '../domain/webhooks.ts';
import { wikiOf } from '../domain/wiki-of.ts';
import { renderDeliveries, renderWebhooks } from '../pages/programs/webhooks.ts';
import type { JoinedParts } from '../parts.ts';
import { chromeOf } from './chrome.ts';
import { idOf, listIn } from './form-fields.ts';
import { type App, type AppEnv, mount } from './mount.ts';
import { parse } from './parse.ts';

export function mountWebhooks(app: App, parts: JoinedParts): void {
	const { db } = parts;
	mount(app, parts, calls.listWebhooks, async ({ wiki }) => ({ webhooks: await listWebhooks(db, wiki) }));
	mount(app, parts, calls.createWebhook, async (wanted, by, c) => {
		c.header('cache-control', 'private, no-store');
		return await createWebhook(parts, wanted, by);
	});
	mount(app, parts, calls.switchWebhook, async ({ webhookId, on }, by) => {
		const webhook = await switchWebhook(parts, webhookId, on, by);
		parts.wake();
		return { webhook };
	});
	mount(app, parts, calls.deleteWebhook, async ({ webhookId }, by) => {
		await deleteWebhook(parts, webhookId, by);
		return { ok: true as const };
	});
	mount(app, parts, calls.listDeliveries, async (wanted) => await listDeliveries(db, wanted));
	mount(app, parts, calls.redeliver, async (which, by) => {
		await redeliver(parts, which, by);
		parts.wake();
		return { ok: true as const };
	});
	mountWebhookPages(app, parts);
}

function mountWebhookPages(app: App, parts: JoinedParts): void {
	const { db, access } = parts;
	const needSomewhere = async (c: Context<AppEnv>) =>
		await access.needSomewhere('coordinator', c.get('visitor'));

	/** The webhook of an address, for those who coordinate on its wiki. */
	async function open(c: Context<AppEnv>) {
		await needSomewhere(c);
		const webhookId = idOf(c.req.param('id') ?? '');
		const wiki = await wikiOf(parts, 'webhookId', webhookId);
		return { webhookId, wiki, by: await access.need('coordinator', c.get('visitor'), wiki) };
	}
	async function show(c: Context<AppEnv>, wiki: string, made: { webhook: Webhook; secret: string } | null) {
		c.header('cache-control', 'private, no-store');
		return c.html(await renderWebhooks(chromeOf(c, parts), wiki, await listWebhooks(db, wiki), made));
	}

	app.get('/webhooks', async (c) => {
		await needSomewhere(c);
		const wiki = c.req.query('wiki') ?? parts.wikis.login().name;
		await access.need('coordinator', c.get('visitor'), wiki);
		return await show(c, wiki, null);
	});
	app.post('/webhooks', async (c) => {
		await needSomewhere(c);
		const { wiki, url, events } = await c.req.parseBody({ all: true });
		const wanted = parse(NewWebhook, { wiki, url, events: listIn(events) });
		const by = await access.need('coordinator', c.get('visitor'), wanted.wiki);
		return await show(c, wanted.wiki, await createWebhook(parts, wanted, by));
	});
	app.post('/webhooks/:id/switch', async (c) => {
		const { webhookId, wiki, by } = await open(c);
		const { on } = await c.req.parseBody();
		await switchWebhook(parts, webhookId, on === 'true', by);
		parts.wake();
		return c.redirect(`/webhooks?${new URLSearchParams({ wiki })}`, 303);
	});
	app.post('/webhooks/:id/remove', async (c) => {
		const { webhookId, wiki, by } = await open(c);
		await deleteWebhook(parts, webhookId, by);
		return c.redirect(`/webhooks?${new URLSearchParams({ wiki })}`, 303);
	});
	app.get('/webhooks/:id/deliveries', async (c) => {
		const { webhookId } = await open(c);
		const asked = { ...c.req.query(), webhookId, limit: undefined };
		const page = await listDeliveries(db, parse(calls.listDeliveries.input, asked));
		return c.html(await renderDeliveries(chromeOf(c, parts), await findWebhookOf(db, webhookId), page));
	});
	app.post('/webhooks/:id/deliveries/:delivery/again', async (c) => {
		const { webhookId, by } = await open(c);
		await redeliver(parts, { webhookId, deliveryId: idOf(c.req.param('delivery')) }, by);
		parts.wake();
		return c.redirect(`/webhooks/${webhookId}/deliveries`, 303);
	});
}
