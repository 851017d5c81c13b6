/** Webhooks over HTTP: told with the deed, signed, tried again, given up, sent once more. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { closeCampaign } from '../../campaigns/contract/calls.ts';
import { promoteModel } from '../../campaigns/contract/result-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import {
	createWebhook,
	deleteWebhook,
	listDeliveries,
	listWebhooks,
	redeliver,
	switchWebhook,
} from '../../campaigns/contract/webhook-calls.ts';
import { insertModel } from '../../db/models.ts';
import { deliverWebhooks } from '../../server/domain/deliver.ts';
import type { SendMessage } from '../../server/domain/ports.ts';
import { isPublic } from '../../server/remote/public-address.ts';
import { faultOfAddress, webhookSender } from '../../server/remote/webhook-sender.ts';
import { sampleCard } from '../model/sample-card.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { makeCampaign } from './campaign.ts';

type Message = Parameters<SendMessage>[0];
const url = 'https://hook.example/secret-path';
const wiki = 'testwiki';

let app: TestApp;
let gardener: Browser;
let sent: Message[] = [];
let status: number | null = 200;

beforeAll(async () => {
	app = await startTestApp({ faultOfAddress: faultOfAddress('public') });
	gardener = await app.logIn('Gardener');
});
afterAll(() => app.close());
beforeEach(async () => {
	for (const { id } of (await gardener.get(listWebhooks, { wiki })).webhooks)
		await gardener.get(deleteWebhook, { webhookId: id });
	sent = [];
	status = 200;
});

const send: SendMessage = async (message) => {
	sent.push(message);
	return { status, answer: `said ${status}\u0000` };
};
const deliver = async () => await deliverWebhooks({ ...app.parts, send });
const make = async (
	events: ('campaign.closed' | 'dataset.frozen' | 'model.promoted')[] = ['campaign.closed'],
) => {
	const { webhook, secret } = await gardener.get(createWebhook, { wiki, url, events });
	return { webhookId: webhook.id, secret };
};
async function close(): Promise<number> {
	const { id } = await makeCampaign(gardener, { edits: 2 });
	await gardener.get(closeCampaign, { campaignId: id });
	return id;
}
const deliveries = async (webhookId: number) =>
	(await gardener.get(listDeliveries, { webhookId })).deliveries;

/** As its receiver would, with the specification's own library, at our time. */
function verify(message: Message | undefined, secret: string): unknown {
	vi.useFakeTimers({ toFake: ['Date'], now: app.parts.now() });
	try {
		return new Verifier(secret).verify(message?.body ?? '', message?.headers ?? {});
	} finally {
		vi.useRealTimers();
	}
}

it('tells of each event once, in messages that the specification verifies', async () => {
	const { secret } = await make(['campaign.closed', 'dataset.frozen', 'model.promoted']);
	const campaignId = await close();
	await deliver();
	const [datasetId = ''] = await app.freeze();
	await deliver();
	const modelId = 'e'.repeat(64);
	await insertModel(app.parts.db, {
		...{
			id: modelId,
			datasetId,
			wiki,
			name: 'damaging',
			createdAt: app.parts.now(),
			onnx: new Uint8Array(1),
		},
		card: new TextEncoder().encode(JSON.stringify(sampleCard([0.2, 0.8], [false, true], null))),
	});
	await gardener.get(promoteModel, { modelId });
	await deliver();
	await deliver();
	const timestamp = app.parts.now().toISOString();
	const about = (type: string, data: object) => ({ type, timestamp, data: { wiki, ...data } });
	expect(sent.map((message) => verify(message, secret))).toEqual([
		about('campaign.closed', { campaignId, path: `/api/campaigns/${campaignId}` }),
		about('dataset.frozen', { datasetId, campaignId, path: `/api/datasets/${datasetId}` }),
		about('model.promoted', { modelId, path: `/models/${modelId}/card.json` }),
	]);
	expect(() =>
		verify(
			sent[0],
			secret.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A')),
		),
	).toThrow();
	for (const { path } of sent.map(({ body }) => JSON.parse(body).data as { path: string }))
		expect((await app.browser().fetch(path)).status).toBe(200);
});

it('loses nothing and says nothing that did not happen: the message stands with the deed', async () => {
	const { webhookId } = await make();
	const { id } = await makeCampaign(gardener, { edits: 2 });
	const cut = app.parts.db.transaction(async (tx) => {
		const { closeCampaign: close } = await import('../../server/domain/life.ts');
		await close({ ...app.parts, db: tx }, { campaignId: id, by: null });
		throw new Error('the machine stops');
	});
	await expect(cut).rejects.toThrow('the machine stops');
	expect(await deliveries(webhookId)).toEqual([]);
	await gardener.get(closeCampaign, { campaignId: id });
	// a process took it and died: the next one takes it a minute later
	const dying = deliverWebhooks({ ...app.parts, send: () => Promise.reject(new Error('killed')) });
	await expect(dying).rejects.toThrow('killed');
	await deliver();
	expect(sent).toEqual([]);
	app.later(61_000);
	await Promise.all([deliver(), deliver()]);
	expect(sent).toHaveLength(1);
});

it('tries again with growing pauses under the same id, gives up, and is switched off in the end', async () => {
	const { webhookId } = await make();
	status = 500;
	await close();
	const pauses: number[] = [];
	for (let i = 0; i < 9; i++) {
		await deliver();
		const [one] = await deliveries(webhookId);
		if (!one?.nextAttemptAt) break;
		const pause = Date.parse(one.nextAttemptAt) - app.parts.now().getTime();
		pauses.push(Math.round(pause / 1000));
		app.later(pause - 1);
		await deliver();
		app.later(1);
	}
	expect(pauses).toEqual([8, 48, 288, 1728, 10_368, 34_560, 34_560, 34_560]);
	expect(new Set(sent.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
	expect(new Set(sent.map(({ headers }) => headers['webhook-timestamp'])).size).toBe(9);
	const [failed] = await deliveries(webhookId);
	expect(failed).toMatchObject({ state: 'failed', nextAttemptAt: null });
	expect(failed?.attempts).toHaveLength(9);
	expect(failed?.attempts[0]).toMatchObject({ status: 500, answer: 'said 500' });

	await app.database.sql`update webhook set failures = 4 where id = ${webhookId}`;
	await close();
	await app.database.sql`update webhook_delivery set attempts = 8 where state = 'waiting'`;
	await deliver();
	const { webhooks } = await gardener.get(listWebhooks, { wiki });
	expect(webhooks).toMatchObject([{ failures: 0, disabledAt: app.parts.now().toISOString() }]);
	const { entries } = await gardener.get(listLog, { action: 'switchWebhook' });
	expect(entries[0]).toMatchObject({ role: 'system', after: { on: false } });
	sent = [];
	await close();
	await deliver();
	expect(sent).toEqual([]);

	status = 204;
	await gardener.get(switchWebhook, { webhookId, on: true });
	await gardener.get(redeliver, { webhookId, deliveryId: failed?.id ?? 0 });
	await deliver();
	expect(sent.map(({ headers }) => headers['webhook-id'])).toEqual([failed?.messageId]);
	expect((await deliveries(webhookId)).at(-1)).toMatchObject({ state: 'delivered' });
});

it('shows its secret once, and the log says the host alone', async () => {
	const { webhookId, secret } = await make();
	expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{32}$/);
	await gardener.get(deleteWebhook, { webhookId });
	const form = new URLSearchParams([
		['wiki', wiki],
		['url', url],
		['events', 'campaign.closed'],
	]);
	const page = await (await gardener.fetch('/webhooks', { method: 'POST', body: form })).text();
	const shown = /whsec_[A-Za-z0-9+/]{32}/.exec(page)?.[0];
	expect(shown).toBeDefined();
	const again = await (await gardener.fetch(`/webhooks?wiki=${wiki}`)).text();
	expect(again).toContain('hook.example');
	expect(again).not.toContain('whsec_');
	const { entries } = await gardener.get(listLog, { subjectKind: 'webhook' });
	expect(entries[0]).toMatchObject({ action: 'createWebhook', after: { host: 'hook.example' } });
	expect(JSON.stringify(entries)).not.toMatch(/secret-path|whsec_/);
	expect(await (await app.browser().fetch('/log')).text()).not.toContain('secret-path');
});

it('pages what was sent', async () => {
	const { webhookId } = await make();
	for (let i = 0; i < 3; i++) await close();
	const first = await gardener.get(listDeliveries, { webhookId, limit: 2 });
	const rest = await gardener.get(listDeliveries, { webhookId, limit: 2, after: first.next ?? '' });
	expect([first.deliveries.length, rest.deliveries.length, rest.next]).toEqual([2, 1, null]);
});

describe('where messages may go', () => {
	it('is the public internet by https, unless the operators say otherwise', async () => {
		const inside = [
			...[
				'http://hook.example/',
				'https://127.0.0.1/',
				'https://[::1]/',
				'https://10.1.2.3/',
				'https://2130706433/',
			],
			...[
				'https://[::ffff:10.0.0.1]/',
				'https://169.254.169.254/',
				'ftp://hook.example/',
				'https://a:b@hook.example/',
			],
		];
		for (const address of inside) {
			expect(faultOfAddress('public')(address), address).not.toBeNull();
			const wanted = { wiki, url: address, events: ['campaign.closed' as const] };
			expect(await gardener.refused(createWebhook, wanted)).toBe('INVALID_INPUT');
		}
		expect(faultOfAddress('any')('http://127.0.0.1:8080/')).toBeNull();
		const refused = [
			'0.0.0.0',
			'100.64.0.1',
			'172.16.0.1',
			'192.168.1.1',
			'224.0.0.1',
			'64:ff9b::7f00:1',
			'fe80::1',
			'fd00::1',
		];
		expect(refused.filter(isPublic)).toEqual([]);
		expect(['1.1.1.1', '172.32.0.1', '2606:4700::1111'].every(isPublic)).toBe(true);
	});

	let server: Server;
	let port = 0;
	let requests = 0;
	beforeAll(async () => {
		server = createServer((request, response) => {
			requests++;
			if (request.url === '/redirect') response.writeHead(302, { location: '/' }).end();
			else response.writeHead(200).end('x'.repeat(100_000));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		port = (server.address() as AddressInfo).port;
	});
	afterAll(() => server.close());

	it('is asked of the address that a name leads to, when it is connected to', async () => {
		const message = { url: `https://localhost:${port}/`, headers: {}, body: '{}' };
		const { status: none, answer } = await webhookSender('public', 'test')(message);
		expect(none).toBeNull();
		expect(answer).toMatch(/localhost is not on the public internet/);
		expect(requests).toBe(0);
	});

	it('follows no redirect, and keeps only the beginning of an answer', async () => {
		const post = webhookSender('any', 'test');
		const at = (path: string) => ({ url: `http://127.0.0.1:${port}${path}`, headers: {}, body: '{}' });
		expect(await post(at('/redirect'))).toMatchObject({ status: 302 });
		expect(requests).toBe(1);
		const { status: ok, answer } = await post(at('/'));
		expect([ok, answer.length]).toEqual([200, 2000]);
		expect(await post({ ...at('/'), url: 'http://127.0.0.1:1/' })).toMatchObject({ status: null });
	});
});
