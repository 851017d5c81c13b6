/** The pages for those who write programs. */
import type { PageChrome } from '../../../server/pages/chrome.ts';
import { renderReference } from '../../../server/pages/programs/reference.ts';
import { renderTokens } from '../../../server/pages/programs/tokens.ts';
import { renderDeliveries, renderWebhooks } from '../../../server/pages/programs/webhooks.ts';
import { renderImport } from '../../../server/pages/programs/wikilabels-import.ts';
import type { Html } from '../../../server/pages/say.ts';

const secret = `lw_${'x'.repeat(32)}`;
const at = '2026-06-12T09:00:00.000Z';
const token = {
	...{ id: 1, name: 'Bot of the garden', createdAt: at, expiresAt: '2026-09-12T09:00:00.000Z' },
	...{ scopes: ['read' as const, 'label' as const], lastUsedAt: null },
};
const webhook = {
	...{ id: 3, wiki: 'demowiki', url: `https://hook.example/${'long'.repeat(30)}`, createdAt: at },
	...{ events: ['campaign.closed' as const, 'model.promoted' as const], createdBy: 'Gardener' },
	...{ failures: 0, disabledAt: null },
};
const delivery = {
	...{
		id: 9,
		messageId: 'msg_0123456789abcdef0123456789abcdef',
		event: 'campaign.closed' as const,
		createdAt: at,
	},
	...{ state: 'failed' as const, nextAttemptAt: null },
	attempts: [
		{ at, milliseconds: 120, status: 500, answer: 'Oops' },
		{ at, milliseconds: 10_000, status: null, answer: 'no answer in ten seconds' },
	],
};
const imported = { campaignId: 4, number: 4, wiki: 'demowiki', tasks: 20, labels: 31, people: 3 };

type Render = (material: { chrome: PageChrome }) => Html;

export const programPages: Record<string, Render> = {
	'tokens, none': ({ chrome }) => renderTokens(chrome, [], null),
	'tokens, one just made': ({ chrome }) =>
		renderTokens(chrome, [token, { ...token, id: 2, scopes: ['read'], lastUsedAt: at }], secret),
	'webhooks, none': ({ chrome }) => renderWebhooks(chrome, 'demowiki', [], null),
	'webhooks, one just made, one off': ({ chrome }) =>
		renderWebhooks(chrome, 'demowiki', [webhook, { ...webhook, id: 4, failures: 5, disabledAt: at }], {
			...{ webhook, secret: `whsec_${'x'.repeat(32)}` },
		}),
	deliveries: ({ chrome }) =>
		renderDeliveries(chrome, webhook, {
			deliveries: [
				{ ...delivery, id: 11, state: 'waiting', nextAttemptAt: at, attempts: [] },
				{
					...delivery,
					id: 10,
					state: 'delivered',
					attempts: [{ ...delivery.attempts[0], at, milliseconds: 3, status: 204, answer: '' }],
				},
				delivery,
			],
			next: '9',
		}),
	'Wikilabels, nothing brought in': ({ chrome }) => renderImport(chrome, null),
	'Wikilabels, brought in': ({ chrome }) =>
		renderImport(chrome, {
			campaigns: [{ ...imported, name: 'Edit Quality -- 2014 10k sample' }],
			notTaken: [{ what: 'task 101 of campaign 4', why: 'no revision id here' }],
			notTakenCount: 200,
		}),
	'the interface for programs': ({ chrome }) => renderReference(chrome),
};
