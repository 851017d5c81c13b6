import { and, asc, count, desc, eq, inArray, lt, sql } from 'drizzle-orm';
import type { WebhookEvent } from '../campaigns/contract/webhook.ts';
import type { Db } from './connect.ts';
import { person, webhook, webhookAttempt, webhookDelivery } from './schema.ts';

type WebhookRow = typeof webhook.$inferSelect;
export type WebhookFacts = WebhookRow & { madeBy: { name: string; leftAt: Date | null } };
export type DeliveryRow = typeof webhookDelivery.$inferSelect;
type AttemptRow = typeof webhookAttempt.$inferSelect;

function selectWebhooks(db: Db) {
	return db
		.select({ webhook, madeBy: { name: person.name, leftAt: person.leftAt } })
		.from(webhook)
		.innerJoin(person, eq(person.id, webhook.createdBy));
}

const toFacts = ({ webhook: row, madeBy }: { webhook: WebhookRow; madeBy: WebhookFacts['madeBy'] }) => ({
	...row,
	madeBy,
});

/** The oldest first. */
export async function listWebhookRows(db: Db, wiki: string): Promise<WebhookFacts[]> {
	return (await selectWebhooks(db).where(eq(webhook.wiki, wiki)).orderBy(asc(webhook.id))).map(toFacts);
}

export async function findWebhook(db: Db, webhookId: number): Promise<WebhookFacts | null> {
	const [row] = await selectWebhooks(db).where(eq(webhook.id, webhookId));
	return row ? toFacts(row) : null;
}

export async function countWebhooks(tx: Db, wiki: string): Promise<number> {
	const [row] = await tx.select({ webhooks: count() }).from(webhook).where(eq(webhook.wiki, wiki));
	return row?.webhooks ?? 0;
}

export async function insertWebhook(tx: Db, row: typeof webhook.$inferInsert): Promise<number> {
	const [stored] = await tx.insert(webhook).values(row).returning({ id: webhook.id });
	if (!stored) throw new Error('the database returned no row for a webhook just stored');
	return stored.id;
}

/** Switches a webhook off or on; on again, what failed before is forgiven. False when it was so already. */
export async function setDisabledAt(tx: Db, webhookId: number, disabledAt: Date | null): Promise<boolean> {
	const rows = await tx
		.update(webhook)
		.set({ disabledAt, failures: 0 })
		.where(and(eq(webhook.id, webhookId), sql`(disabled_at is null) = ${disabledAt !== null}`))
		.returning({ id: webhook.id });
	return rows.length === 1;
}

export async function deleteWebhookRow(tx: Db, webhookId: number): Promise<void> {
	await tx.delete(webhook).where(eq(webhook.id, webhookId));
}

/** A message for every webhook of the wiki that is on and wants to know of it. */
export async function insertDeliveries(
	tx: Db,
	message: { wiki: string; event: WebhookEvent; payload: string; at: Date },
): Promise<void> {
	const { wiki, event, payload, at } = message;
	await tx.execute(sql`
		insert into webhook_delivery (webhook_id, message_id, event, payload, created_at, next_attempt_at)
		select id, 'msg_' || replace(gen_random_uuid()::text, '-', ''), ${event}, ${payload},
			${at.toISOString()}::timestamptz, ${at.toISOString()}::timestamptz
		from webhook where wiki = ${wiki} and ${event} = any(events) and disabled_at is null`);
}

export type ClaimedDelivery = DeliveryRow & { url: string; secret: string };

/**
 * Takes messages that are due, the oldest first, until `until`: whoever takes them and dies lets go of them by then. Never
 * the same to two.
 */
export async function claimDeliveries(
	db: Db,
	{ now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ClaimedDelivery[]> {
	const claimed = await db.execute<{ id: number }>(sql`
		update webhook_delivery set next_attempt_at = ${until.toISOString()}::timestamptz, attempts = attempts + 1
		where id in (
			select d.id from webhook_delivery as d join webhook as w on w.id = d.webhook_id
			where d.state = 'waiting' and d.next_attempt_at <= ${now.toISOString()}::timestamptz and w.disabled_at is null
			order by d.next_attempt_at, d.id limit ${limit} for update of d skip locked)
		returning id::float8 as id`);
	if (claimed.length === 0) return [];
	const rows = await db
		.select({ delivery: webhookDelivery, url: webhook.url, secret: webhook.secret })
		.from(webhookDelivery)
		.innerJoin(webhook, eq(webhook.id, webhookDelivery.webhookId))
		.where(
			inArray(
				webhookDelivery.id,
				claimed.map(({ id }) => id),
			),
		);
	return rows.map(({ delivery, ...rest }) => ({ ...delivery, ...rest }));
}

/** Remembers an attempt and what becomes of the message; false when its webhook was removed meanwhile. */
export async function settleDelivery(
	tx: Db,
	deliveryId: number,
	attempt: Omit<typeof webhookAttempt.$inferInsert, 'deliveryId'>,
	outcome: Pick<DeliveryRow, 'state'> & { nextAttemptAt?: Date },
): Promise<boolean> {
	const rows = await tx
		.update(webhookDelivery)
		.set(outcome)
		.where(eq(webhookDelivery.id, deliveryId))
		.returning({ id: webhookDelivery.id });
	if (rows.length === 0) return false;
	await tx.insert(webhookAttempt).values({ ...attempt, deliveryId });
	return true;
}

/** Counts one more delivery that was given up, or begins to count anew; how many there are in a row. */
export async function countFailures(tx: Db, webhookId: number, failed: boolean): Promise<number> {
	const [row] = await tx
		.update(webhook)
		.set({ failures: failed ? sql`failures + 1` : 0 })
		.where(eq(webhook.id, webhookId))
		.returning({ failures: webhook.failures });
	return row?.failures ?? 0;
}

/** What was sent to a webhook, newest first, from before a delivery on. */
export async function listDeliveryRows(
	db: Db,
	{ webhookId, before, limit }: { webhookId: number; before: number | null; limit: number },
): Promise<(DeliveryRow & { tries: AttemptRow[] })[]> {
	const rows = await db
		.select()
		.from(webhookDelivery)
		.where(
			and(
				eq(webhookDelivery.webhookId, webhookId),
				before === null ? undefined : lt(webhookDelivery.id, before),
			),
		)
		.orderBy(desc(webhookDelivery.id))
		.limit(limit);
	if (rows.length === 0) return [];
	const attempts = await db
		.select()
		.from(webhookAttempt)
		.where(
			inArray(
				webhookAttempt.deliveryId,
				rows.map(({ id }) => id),
			),
		)
		.orderBy(asc(webhookAttempt.id));
	const byDelivery = Map.groupBy(attempts, ({ deliveryId }) => deliveryId);
	return rows.map((row) => ({ ...row, tries: byDelivery.get(row.id) ?? [] }));
}

/** Makes a message due now, however it stood. False when the webhook has no such message. */
export async function requeueDelivery(
	db: Db,
	{ webhookId, deliveryId, now }: { webhookId: number; deliveryId: number; now: Date },
): Promise<boolean> {
	const rows = await db
		.update(webhookDelivery)
		.set({ state: 'waiting', attempts: 0, nextAttemptAt: now })
		.where(and(eq(webhookDelivery.id, deliveryId), eq(webhookDelivery.webhookId, webhookId)))
		.returning({ id: webhookDelivery.id });
	return rows.length === 1;
}
