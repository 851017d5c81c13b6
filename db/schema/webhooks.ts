/** Who else is told of what happens, and how that went. */
import { sql } from 'drizzle-orm';
import { bigint, check, index, integer, pgTable, smallint, text } from 'drizzle-orm/pg-core';
import type { WebhookEvent } from '../../campaigns/contract/webhook.ts';
import { identity, time } from './columns.ts';
import { person } from './people.ts';

/** An address that is told of some events of one wiki. */
export const webhook = pgTable(
	'webhook',
	{
		id: identity(),
		wiki: text().notNull(),
		url: text().notNull(),
		events: text().array().$type<WebhookEvent[]>().notNull(),
		/** signs what is sent, so it cannot be kept as a hash; leaves once, when the webhook is made */
		secret: text().notNull(),
		createdAt: time('created_at').notNull(),
		createdBy: bigint('created_by', { mode: 'number' })
			.notNull()
			.references(() => person.id),
		/** deliveries given up one after the other; one that arrives sets it back */
		failures: integer().notNull().default(0),
		/** since when nothing is sent, because too much failed or a coordinator said so; null while it is on */
		disabledAt: time('disabled_at'),
	},
	(t) => [index().on(t.wiki, t.id)],
);

/** One message for one webhook: written with the event itself, so that neither is there without the other. */
export const webhookDelivery = pgTable(
	'webhook_delivery',
	{
		id: identity(),
		webhookId: bigint('webhook_id', { mode: 'number' })
			.notNull()
			.references(() => webhook.id, { onDelete: 'cascade' }),
		/** `webhook-id`: the same however often it is sent */
		messageId: text('message_id').notNull(),
		event: text().$type<WebhookEvent>().notNull(),
		/** the body, byte for byte */
		payload: text().notNull(),
		createdAt: time('created_at').notNull(),
		state: text().$type<'waiting' | 'delivered' | 'failed'>().notNull().default('waiting'),
		attempts: smallint().notNull().default(0),
		/** not before then; a process that sends it moves it on, so that no other does at the same time */
		nextAttemptAt: time('next_attempt_at').notNull(),
	},
	(t) => [
		index().on(t.webhookId, t.id),
		index('webhook_delivery_waiting').on(t.nextAttemptAt).where(sql`state = 'waiting'`),
		check('webhook_delivery_state', sql`${t.state} in ('waiting', 'delivered', 'failed')`),
	],
);

/** Each time that one was sent, and what came back. */
export const webhookAttempt = pgTable(
	'webhook_attempt',
	{
		id: identity(),
		deliveryId: bigint('delivery_id', { mode: 'number' })
			.notNull()
			.references(() => webhookDelivery.id, { onDelete: 'cascade' }),
		at: time('at').notNull(),
		milliseconds: integer().notNull(),
		/** HTTP status; null when there was no answer */
		status: integer(),
		/** the beginning of what came back, or why nothing did */
		answer: text().notNull(),
	},
	(t) => [index().on(t.deliveryId, t.id)],
);
