/** Webhooks as coordinators see them. Each change is logged, with the host alone: a whole address may be a secret. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Delivery, NewWebhook, Webhook } from '../../campaigns/contract/webhook.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import {
	countWebhooks,
	deleteWebhookRow,
	findWebhook,
	insertWebhook,
	listDeliveryRows,
	listWebhookRows,
	requeueDelivery,
	setDisabledAt,
	type WebhookFacts,
} from '../../db/webhooks.ts';
import { nameUnlessLeft } from './access.ts';
import { webhookSecret } from './deliver.ts';
import { logAction } from './log.ts';
import type { Clock, MessageAddress, NewSecret } from './ports.ts';

const MOST_WEBHOOKS = 20;
const PAGE = 20;

type Parts = { db: Db; now: Clock };

export async function listWebhooks(db: Db, wiki: string): Promise<Webhook[]> {
	return (await listWebhookRows(db, wiki)).map(describe);
}

/** @throws {Failure} INVALID_INPUT for an address that may not be told, or one webhook too many */
export async function createWebhook(
	parts: Parts & { newSecret: NewSecret; faultOfAddress: MessageAddress },
	{ wiki, url, events }: NewWebhook,
	by: PersonRow,
): Promise<{ webhook: Webhook; secret: string }> {
	const { db, now, newSecret } = parts;
	const fault = parts.faultOfAddress(url);
	if (fault !== null) throw new Failure('INVALID_INPUT', { url: fault });
	const secret = webhookSecret(newSecret());
	const at = now();
	const id = await db.transaction(async (tx) => {
		if ((await countWebhooks(tx, wiki)) >= MOST_WEBHOOKS)
			throw new Failure('INVALID_INPUT', { webhooks: `a wiki has ${MOST_WEBHOOKS} webhooks at the most` });
		const row = { wiki, url, events: [...new Set(events)], secret, createdAt: at, createdBy: by.id };
		const webhookId = await insertWebhook(tx, row);
		await logAction(tx, {
			...{ at, by, wiki, action: 'createWebhook', subject: { kind: 'webhook', id: webhookId } },
			after: { host: new URL(url).host, events: row.events },
		});
		return webhookId;
	});
	return { webhook: describe(await find(db, id)), secret };
}

/** @throws {Failure} NOT_FOUND */
export async function switchWebhook(
	{ db, now }: Parts,
	webhookId: number,
	on: boolean,
	by: PersonRow,
): Promise<Webhook> {
	const { wiki } = await find(db, webhookId);
	const at = now();
	await db.transaction(async (tx) => {
		if (!(await setDisabledAt(tx, webhookId, on ? null : at))) return;
		await logAction(tx, {
			...{ at, by, wiki, action: 'switchWebhook', subject: { kind: 'webhook', id: webhookId } },
			...{ before: { on: !on }, after: { on } },
		});
	});
	return describe(await find(db, webhookId));
}

/** @throws {Failure} NOT_FOUND */
export async function deleteWebhook({ db, now }: Parts, webhookId: number, by: PersonRow): Promise<void> {
	const { wiki, url } = await find(db, webhookId);
	await db.transaction(async (tx) => {
		await deleteWebhookRow(tx, webhookId);
		await logAction(tx, {
			...{ at: now(), by, wiki, action: 'deleteWebhook', subject: { kind: 'webhook', id: webhookId } },
			before: { host: new URL(url).host },
		});
	});
}

/** @throws {Failure} NOT_FOUND */
export async function findWebhookOf(db: Db, webhookId: number): Promise<Webhook> {
	return describe(await find(db, webhookId));
}

/** A page of what was sent, newest first. */
export async function listDeliveries(
	db: Db,
	{
		webhookId,
		after,
		limit = PAGE,
	}: { webhookId: number; after?: string | undefined; limit?: number | undefined },
): Promise<{ deliveries: Delivery[]; next: string | null }> {
	const before = after === undefined ? null : Number(after);
	const rows = await listDeliveryRows(db, { webhookId, before, limit: limit + 1 });
	const shown = rows.slice(0, limit);
	return {
		deliveries: shown.map(({ id, messageId, event, createdAt, state, nextAttemptAt, tries }) => ({
			...{ id, messageId, event, state, createdAt: createdAt.toISOString() },
			nextAttemptAt: state === 'waiting' ? nextAttemptAt.toISOString() : null,
			attempts: tries.map(({ at, milliseconds, status, answer }) => ({
				...{ at: at.toISOString(), milliseconds, status, answer },
			})),
		})),
		next: rows.length > limit ? String(shown.at(-1)?.id) : null,
	};
}

/** @throws {Failure} NOT_FOUND */
export async function redeliver(
	{ db, now }: Parts,
	{ webhookId, deliveryId }: { webhookId: number; deliveryId: number },
	by: PersonRow,
): Promise<void> {
	const { wiki } = await find(db, webhookId);
	const at = now();
	await db.transaction(async (tx) => {
		if (!(await requeueDelivery(tx, { webhookId, deliveryId, now: at })))
			throw new Failure('NOT_FOUND', { deliveryId });
		await logAction(tx, {
			...{ at, by, wiki, action: 'redeliver', subject: { kind: 'webhook', id: webhookId } },
			after: { delivery: deliveryId },
		});
	});
}

async function find(db: Db, webhookId: number): Promise<WebhookFacts> {
	const row = await findWebhook(db, webhookId);
	if (!row) throw new Failure('NOT_FOUND', { webhookId });
	return row;
}

function describe(row: WebhookFacts): Webhook {
	const { id, wiki, url, events, createdAt, madeBy, failures, disabledAt } = row;
	return {
		...{ id, wiki, url, events, failures, createdAt: createdAt.toISOString() },
		createdBy: nameUnlessLeft(madeBy),
		disabledAt: disabledAt?.toISOString() ?? null,
	};
}
