/** Events that other programs are told of: written down with the deed itself, sent by a round afterwards (deliver.ts). */
import type { WebhookEvent } from '../../campaigns/contract/webhook.ts';
import type { Db } from '../../db/connect.ts';
import { insertDeliveries } from '../../db/webhooks.ts';

/** What the body of a message says, by its event: ids, and where to read more on this server. */
type Event =
	| { type: 'campaign.closed'; data: { campaignId: number } }
	| { type: 'dataset.frozen'; data: { datasetId: string; campaignId: number } }
	| { type: 'model.promoted'; data: { modelId: string } };

const pathOf: { [T in WebhookEvent]: (data: (Event & { type: T })['data']) => string } = {
	'campaign.closed': ({ campaignId }) => `/api/campaigns/${campaignId}`,
	'dataset.frozen': ({ datasetId }) => `/api/datasets/${datasetId}`,
	'model.promoted': ({ modelId }) => `/models/${modelId}/card.json`,
};

/** Call it with the transaction of the deed, so that there is never one without the other. */
export async function announce(
	tx: Db,
	{ at, wiki }: { at: Date; wiki: string },
	event: Event,
): Promise<void> {
	const path = pathOf[event.type](event.data as never);
	const payload = { type: event.type, timestamp: at.toISOString(), data: { wiki, ...event.data, path } };
	await insertDeliveries(tx, { wiki, event: event.type, payload: JSON.stringify(payload), at });
}
