/** Webhooks: addresses that are told, by the Standard Webhooks specification, of what happens on a wiki. */
import * as z from 'zod/mini';

export const webhookEvents = ['campaign.closed', 'dataset.frozen', 'model.promoted'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];
const Event = z.enum(webhookEvents);

export const NewWebhook = z.object({
	wiki: z.string().check(z.minLength(1), z.maxLength(64)),
	/** https, unless the operators allow other addresses */
	url: z.url().check(z.maxLength(2000)),
	events: z.array(Event).check(z.minLength(1), z.maxLength(webhookEvents.length)),
});
export type NewWebhook = z.infer<typeof NewWebhook>;

export const Webhook = z.object({
	id: z.int(),
	...NewWebhook.shape,
	createdAt: z.iso.datetime(),
	/** null when that person has left */
	createdBy: z.nullable(z.string()),
	/** deliveries given up one after the other */
	failures: z.int(),
	/** since when nothing is sent; null while it is on */
	disabledAt: z.nullable(z.iso.datetime()),
});
export type Webhook = z.infer<typeof Webhook>;

const Attempt = z.object({
	at: z.iso.datetime(),
	milliseconds: z.int(),
	/** HTTP status; null when nothing came back */
	status: z.nullable(z.int()),
	/** the beginning of the answer, or why there was none */
	answer: z.string(),
});

export const Delivery = z.object({
	id: z.int(),
	/** `webhook-id` of the message */
	messageId: z.string(),
	event: Event,
	createdAt: z.iso.datetime(),
	state: z.enum(['waiting', 'delivered', 'failed']),
	/** null when it is not sent again by itself */
	nextAttemptAt: z.nullable(z.iso.datetime()),
	/** oldest first */
	attempts: z.array(Attempt),
});
export type Delivery = z.infer<typeof Delivery>;
