/** The calls about webhooks. They are made, and seen, by coordinators of the wiki whose events they tell. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Delivery, NewWebhook, Webhook } from './webhook.ts';

const webhookId = z.object({ webhookId: z.int() });
const done = z.object({ ok: z.literal(true) });

export const listWebhooks = call({
	method: 'GET',
	path: '/api/webhooks',
	summary: 'The webhooks of a wiki, at most twenty. Their secrets are told once, when they are made.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: z.object({ wiki: NewWebhook.shape.wiki }),
	output: z.object({ webhooks: z.array(Webhook) }),
});

export const createWebhook = call({
	method: 'POST',
	path: '/api/webhooks',
	summary:
		'Tells an address of events from now on. The secret with which messages are signed is in this answer and nowhere else.',
	who: 'coordinator',
	wikiOf: 'wiki',
	input: NewWebhook,
	output: z.object({ webhook: Webhook, secret: z.string() }),
});

export const switchWebhook = call({
	method: 'PUT',
	path: '/api/webhooks/{webhookId}',
	summary: 'Switches a webhook off, or on again: what waits is sent then.',
	who: 'coordinator',
	wikiOf: 'webhookId',
	input: z.object({ ...webhookId.shape, on: z.boolean() }),
	output: z.object({ webhook: Webhook }),
});

export const deleteWebhook = call({
	method: 'DELETE',
	path: '/api/webhooks/{webhookId}',
	summary: 'Removes a webhook, with the list of what was sent to it.',
	who: 'coordinator',
	wikiOf: 'webhookId',
	input: webhookId,
	output: done,
});

export const listDeliveries = call({
	method: 'GET',
	path: '/api/webhooks/{webhookId}/deliveries',
	summary: 'What was sent to a webhook, newest first, with each attempt and what came back.',
	who: 'coordinator',
	wikiOf: 'webhookId',
	input: z.object({
		...webhookId.shape,
		/** `next` of the page before */
		after: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
		limit: z.optional(z.int().check(z.minimum(1), z.maximum(100))),
	}),
	output: z.object({ deliveries: z.array(Delivery), next: z.nullable(z.string()) }),
});

export const redeliver = call({
	method: 'POST',
	path: '/api/webhooks/{webhookId}/deliveries/{deliveryId}/again',
	summary: 'Sends a message once more, under the same id.',
	who: 'coordinator',
	wikiOf: 'webhookId',
	input: z.object({ ...webhookId.shape, deliveryId: z.int() }),
	output: done,
});

export const webhookCalls = {
	listWebhooks,
	createWebhook,
	switchWebhook,
	deleteWebhook,
	listDeliveries,
	redeliver,
} as const;
