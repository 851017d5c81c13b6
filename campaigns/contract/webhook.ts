/** What webhooks are told of. */
export type WebhookEvent = 'campaign.closed' | 'dataset.frozen' | 'model.promoted';
