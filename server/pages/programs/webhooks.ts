/** `/webhooks`: who else is told of what happens on a wiki, and how that went. */
import { html } from 'hono/html';
import {
	type Delivery,
	type Webhook,
	type WebhookEvent,
	webhookEvents,
} from '../../../campaigns/contract/webhook.ts';
import { type PageChrome, siteName } from '../chrome.ts';
import { formatsOf } from '../format.ts';
import { renderPage } from '../layout.ts';
import type { Html } from '../say.ts';
import { field, shownOnce, textInput, ticks } from './fields.ts';
import { type Say, speaker } from './say.ts';

const words = {
	'campaign.closed': 'event-campaign-closed',
	'dataset.frozen': 'event-dataset-frozen',
	'model.promoted': 'event-model-promoted',
} as const satisfies Record<WebhookEvent, string>;

/** @param made the one just made, with its secret; null at any other time */
export function renderWebhooks(
	chrome: PageChrome,
	wiki: string,
	webhooks: readonly Webhook[],
	made: { webhook: Webhook; secret: string } | null,
): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('webhooks'),
		room: 'coordinate',
		width: 'read',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/coordinate">${say('campaigns')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('webhooks')}</h1>
        <p class="lw-pagehead__lead">${say('webhooks-lead', html`<a href="https://www.standardwebhooks.com" lang="en">Standard Webhooks</a>`)}</p>
      </div>
    </div>
    ${chrome.wikis.length > 1 ? wikiChoice(chrome, wiki, say) : ''}
    ${made && shownOnce(say('webhooks-secret'), made.secret)}
    ${
			webhooks.length === 0
				? html`<p>${say('webhooks-none')}</p>`
				: html`<ul class="lw-hooks">${webhooks.map((webhook) => row(chrome, webhook, say))}</ul>`
		}
    <section class="lw-section" aria-labelledby="new">
      <h2 id="new">${say('webhooks-new')}</h2>
      <form class="lw-form" method="post" action="/webhooks">
        <input type="hidden" name="wiki" value="${wiki}">
        ${field('url', say('webhooks-url'), textInput('url', html`type="url" required maxlength="2000" dir="ltr" autocomplete="off" aria-describedby="url-help"`), say('webhooks-url-help', html`<span dir="ltr">https</span>`))}
        ${ticks(
					'events',
					say('webhooks-events'),
					webhookEvents.map((event) => ({ value: event, label: say(words[event]), ticked: true })),
				)}
        <p><button class="cdx-button${made ? '' : ' cdx-button--action-progressive cdx-button--weight-primary'}" type="submit">${say('webhooks-make')}</button></p>
      </form>
    </section>`,
	});
}

function wikiChoice(chrome: PageChrome, wiki: string, say: Say): Html {
	return html`<form class="lw-inline-form" action="/webhooks"><label for="wiki">${say('wiki')}</label><select class="cdx-select" id="wiki" name="wiki">${chrome.wikis.map(({ name, siteName: shown }) => html`<option value="${name}"${name === wiki ? html` selected` : ''}>${shown}</option>`)}</select><button class="cdx-button" type="submit">${say('webhooks-show')}</button></form>`;
}

function row(chrome: PageChrome, webhook: Webhook, say: Say): Html {
	const { id, url, events, disabledAt, failures } = webhook;
	const { date } = formatsOf(chrome.language);
	const isOn = disabledAt === null;
	const state = isOn
		? html`<span class="cdx-info-chip cdx-info-chip--success"><span class="cdx-info-chip__icon"></span><span class="cdx-info-chip__text">${say('webhooks-on')}</span></span>`
		: html`<span class="cdx-info-chip"><span class="cdx-info-chip__text">${say('webhooks-off', date(disabledAt))}</span></span>`;
	return html`<li class="lw-panel">
        <p class="lw-mono lw-hooks__url" dir="ltr">${url}</p>
        <ul class="lw-facts"><li>${state}</li>${events.map((event) => html`<li>${say(words[event])}</li>`)}<li><a href="/webhooks/${id}/deliveries">${say('deliveries')}<span class="lw-vh"> ${url}</span></a></li></ul>
        ${failures > 0 ? html`<p class="lw-small">${say('webhooks-failing', failures)}</p>` : ''}
        <div class="lw-buttons">
          <form method="post" action="/webhooks/${id}/switch"><input type="hidden" name="on" value="${isOn ? 'false' : 'true'}"><button class="cdx-button" type="submit">${say(isOn ? 'webhooks-switch-off' : 'webhooks-switch-on')}<span class="lw-vh"> ${url}</span></button></form>
          <form method="post" action="/webhooks/${id}/remove"><button class="cdx-button" type="submit">${say('webhooks-remove')}<span class="lw-vh"> ${url}</span></button></form>
        </div>
      </li>`;
}

export function renderDeliveries(
	chrome: PageChrome,
	webhook: Webhook,
	{ deliveries, next }: { deliveries: readonly Delivery[]; next: string | null },
): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('deliveries'),
		room: 'coordinate',
		width: 'page',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/webhooks?${new URLSearchParams({ wiki: webhook.wiki }).toString()}">${say('webhooks')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('deliveries')}</h1>
        <p class="lw-pagehead__lead"><span class="lw-mono lw-hooks__url" dir="ltr">${webhook.url}</span> <bdi>${siteName(chrome, webhook.wiki)}</bdi></p>
      </div>
    </div>
    ${deliveries.length === 0 ? html`<p>${say('deliveries-none')}</p>` : table(chrome, webhook, deliveries, say)}
    ${next === null ? '' : html`<p class="lw-note"><a href="/webhooks/${webhook.id}/deliveries?after=${next}" rel="next">${say('older')}</a></p>`}`,
	});
}

function table(chrome: PageChrome, { id }: Webhook, deliveries: readonly Delivery[], say: Say): Html {
	const { dateTime } = formatsOf(chrome.language);
	const state = ({ state: now, nextAttemptAt }: Delivery) =>
		now === 'waiting' && nextAttemptAt
			? say('delivery-waiting', dateTime(nextAttemptAt))
			: say(now === 'delivered' ? 'delivery-delivered' : 'delivery-failed');
	const attempt = ({ at, status, answer, milliseconds }: Delivery['attempts'][number]) =>
		html`<li><time datetime="${at}">${dateTime(at)}</time>: <b>${status ?? say('attempt-none')}</b> <span class="lw-subtle" dir="ltr">${milliseconds} ms</span>${answer === '' ? '' : html` <bdi class="lw-mono lw-hooks__answer">${answer.slice(0, 200)}</bdi>`}</li>`;
	return html`<table class="lw-table lw-cards lw-rows">
      <thead><tr><th scope="col">${say('column-when')}</th><th scope="col">${say('column-what')}</th><th scope="col">${say('column-state')}</th><th scope="col">${say('column-answers')}</th><td></td></tr></thead>
      <tbody>${deliveries.map(
				(delivery) => html`
        <tr>
          <th scope="row"><time datetime="${delivery.createdAt}">${dateTime(delivery.createdAt)}</time></th>
          <td data-label="${say('column-what')}">${say(words[delivery.event])}<br><span class="lw-mono lw-subtle lw-hooks__url" dir="ltr">${delivery.messageId}</span></td>
          <td data-label="${say('column-state')}">${state(delivery)}</td>
          <td data-label="${say('column-answers')}"><ol>${delivery.attempts.map(attempt)}</ol></td>
          <td>${delivery.state === 'waiting' ? '' : html`<form method="post" action="/webhooks/${id}/deliveries/${delivery.id}/again"><button class="cdx-button" type="submit">${say('delivery-again')}<span class="lw-vh"> ${delivery.messageId}</span></button></form>`}</td>
        </tr>`,
			)}
      </tbody>
    </table>`;
}
