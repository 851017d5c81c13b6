/**
 * Sends what `announce` wrote down, as the Standard Webhooks specification says (https://www.standardwebhooks.com): signed,
 * at least once, again and again with growing pauses while nobody answers, and given up in the end.
 */
import type { Db } from '../../db/connect.ts';
import {
	type ClaimedDelivery,
	claimDeliveries,
	countFailures,
	findWebhook,
	setDisabledAt,
	settleDelivery,
} from '../../db/webhooks.ts';
import { logAction } from './log.ts';
import type { Clock, SendMessage } from './ports.ts';

/** sent at once; one that does not answer holds up the others of its batch for the time a request may take */
const BATCH = 20;
/** longer than any request takes */
const CLAIM_MS = 60_000;
/** ten seconds, a minute, six, … half a day: some two days in all */
const FIRST_PAUSE_MS = 10_000;
const GROWTH = 6;
const LONGEST_PAUSE_MS = 12 * 3_600_000;
const ATTEMPTS = 9;
/** deliveries given up one after the other, after which nothing more is sent */
const MOST_FAILURES = 5;
/** how much of an answer is kept */
const ANSWER_LETTERS = 500;

/** @param drawSeed from 0 to 2^31: some chance in the pauses, so that many do not come back at the same moment */
export type Delivering = { db: Db; now: Clock; send: SendMessage; drawSeed(): number };

/** Sends what is due now. */
export async function deliverWebhooks(parts: Delivering): Promise<void> {
	const { db, now } = parts;
	for (;;) {
		const at = now();
		const until = new Date(at.getTime() + CLAIM_MS);
		const due = await claimDeliveries(db, { now: at, until, limit: BATCH });
		await Promise.all(due.map(async (delivery) => await deliver(parts, delivery)));
		if (due.length < BATCH) return;
	}
}

async function deliver(parts: Delivering, delivery: ClaimedDelivery): Promise<void> {
	const { db, now, send } = parts;
	const { id, webhookId, messageId, payload, url, secret, attempts } = delivery;
	const at = now();
	const timestamp = String(Math.floor(at.getTime() / 1000));
	const { status, answer } = await send({
		url,
		body: payload,
		headers: {
			'content-type': 'application/json',
			'webhook-id': messageId,
			'webhook-timestamp': timestamp,
			'webhook-signature': `v1,${await sign(secret, `${messageId}.${timestamp}.${payload}`)}`,
		},
	});
	const arrived = status !== null && status >= 200 && status <= 299;
	const isLast = attempts >= ATTEMPTS;
	await db.transaction(async (tx) => {
		const attempt = { at, status, answer: printable(answer), milliseconds: now().getTime() - at.getTime() };
		const stands = await settleDelivery(
			tx,
			id,
			attempt,
			arrived
				? { state: 'delivered' }
				: isLast
					? { state: 'failed' }
					: {
							state: 'waiting',
							nextAttemptAt: new Date(now().getTime() + pauseMs(attempts, parts.drawSeed())),
						},
		);
		if (!stands || (!arrived && !isLast)) return;
		if ((await countFailures(tx, webhookId, !arrived)) >= MOST_FAILURES) await giveUp(tx, webhookId, now());
	});
}

async function giveUp(tx: Db, webhookId: number, at: Date): Promise<void> {
	const webhook = await findWebhook(tx, webhookId);
	if (!webhook || !(await setDisabledAt(tx, webhookId, at))) return;
	await logAction(tx, {
		...{ at, by: null, wiki: webhook.wiki, action: 'switchWebhook' },
		subject: { kind: 'webhook', id: webhookId },
		after: { on: false },
		reason: `${MOST_FAILURES} deliveries in a row were given up.`,
	});
}

/** Grows with each attempt; four fifths to six fifths of it by chance. */
function pauseMs(attempts: number, seed: number): number {
	const whole = Math.min(FIRST_PAUSE_MS * GROWTH ** (attempts - 1), LONGEST_PAUSE_MS);
	return Math.round(whole * (0.8 + (0.4 * seed) / 2 ** 31));
}

/** PostgreSQL keeps no NUL. */
function printable(answer: string): string {
	return answer
		.slice(0, ANSWER_LETTERS)
		.toWellFormed()
		.replace(/[^\P{Cc}\n\t]/gu, '');
}

const PREFIX = 'whsec_';

/** @param drawn 24 random bytes as base64url */
export function webhookSecret(drawn: string): string {
	return `${PREFIX}${drawn.replaceAll('-', '+').replaceAll('_', '/')}`;
}

/** HMAC-SHA256 in base64, with the bytes that the secret stands for. */
async function sign(secret: string, content: string): Promise<string> {
	const bytes = Uint8Array.from(atob(secret.slice(PREFIX.length)), (sign) => sign.charCodeAt(0));
	const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
	const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(content));
	return btoa(String.fromCharCode(...new Uint8Array(signature)));
}
