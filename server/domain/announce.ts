/** Events that other programs are told of: written down with the deed itself, sent by a round afterwards (deliver.ts). */
import type { Db } from '../../db/connect.ts';
import { insertDeliveries } from '../../db/webhooks.ts';

/** What the body of a message says, by its event: ids, and where to read more on this server. */
type Event =
	| { type: 'campaign.closed'; data: { campaignId: number } }
	| { type: 'dataset.frozen'; data: { datasetId: string; campaignId: number } }
	| { type: 'model.promoted'; data: { modelId: string } };

function pathOf({ type, data }: Event): string {
	switch (type) {
		case 'campaign.closed':
			return `/api/campaigns/${data.campaignId}`;
		case 'dataset.frozen':
			return `/api/datasets/${data.datasetId}`;
		case 'model.promoted':
			return `/models/${data.modelId}/card.json`;
	}
}

/** Call it with the transaction of the deed, so that there is never one without the other. */
export async function announce(
	tx: Db,
	{ at, wiki }: { at: Date; wiki: string },
	event: Event,
): Promise<void> {
	const data = { wiki, ...event.data, path: pathOf(event) };
	const payload = { type: event.type, timestamp: at.toISOString(), data };
	await insertDeliveries(tx, { wiki, event: event.type, payload: JSON.stringify(payload), at });
}
