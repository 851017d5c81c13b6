/** `/models`: which models there are, which of them answer, and how good each is. */
import { html } from 'hono/html';
import type { Model } from '../../campaigns/contract/model.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { modelTitle } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';
import { wikiName } from './wiki-name.ts';

/** Said in a word; live ones in a chip of their own. */
export function statusChip(status: Model['status'], say: Say): Html {
	const kind = status === 'live' ? ' cdx-info-chip--success' : '';
	const sign = status === 'live' ? html`<span class="cdx-info-chip__icon"></span>` : '';
	return html`<span class="cdx-info-chip${kind}">${sign}<span class="cdx-info-chip__text">${say(`status-${status}`)}</span></span>`;
}

/** 0.61 with 0.57 to 0.65 small beside it. */
function interval(
	chrome: PageChrome,
	{ value, low, high }: { value: number; low: number; high: number },
	say: Say,
): Html {
	const { probability } = formatsOf(chrome.language);
	return html`<span>${probability(value)}</span> <span class="lw-subtle lw-small lw-nowrap">${say('interval', probability(low), probability(high))}</span>`;
}

function row(chrome: PageChrome, model: Model, say: Say): Html {
	const { integer, date } = formatsOf(chrome.language);
	return html`
          <tr>
            <th scope="row">
              <span class="lw-small lw-subtle">${wikiName(chrome, model.wiki)}</span>
              <a href="/models/${model.id}" class="lw-cards__title">${modelTitle(say, model.name)}</a>
              <span class="lw-small lw-subtle lw-mono">${model.version}</span>
            </th>
            <td data-label="${say('column-status')}">${statusChip(model.status, say)}</td>
            <td class="lw-end" data-label="${say('column-pr-auc')}">${interval(chrome, model.prAuc, say)}</td>
            <td class="lw-end" data-label="${say('column-roc-auc')}">${interval(chrome, model.rocAuc, say)}</td>
            <td class="lw-end" data-label="${say('column-learned-from')}">${integer(model.rows)} <span class="lw-subtle lw-small">${say('positives', model.positives)}</span></td>
            <td data-label="${say('column-made')}"><span class="lw-nowrap">${date(model.createdAt)}</span></td>
          </tr>`;
}

function table(chrome: PageChrome, models: readonly Model[], say: Say): Html {
	return html`<table class="lw-table lw-cards">
        <thead><tr><th scope="col">${say('column-model')}</th><th scope="col">${say('column-status')}</th><th scope="col" class="lw-end">${say('column-pr-auc')}</th><th scope="col" class="lw-end">${say('column-roc-auc')}</th><th scope="col" class="lw-end">${say('column-learned-from')}</th><th scope="col">${say('column-made')}</th></tr></thead>
        <tbody>${models.map((model) => row(chrome, model, say))}
        </tbody>
      </table>
      <p class="lw-note">${say('models-note')}</p>`;
}

/** All models, in the order given. */
export function renderModels(chrome: PageChrome, models: readonly Model[]): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('models'),
		room: 'models',
		width: 'page',
		main: html`<div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('models')}</h1>
        <p class="lw-pagehead__lead">${say('models-lead')}</p>
      </div>
      <div class="lw-pagehead__actions"><a class="cdx-button cdx-button--fake-button cdx-button--fake-button--enabled" href="/scores">${say('look-at-a-score')}</a></div>
    </div>
    ${
			models.length === 0
				? html`<p>${say('models-empty', html`<a href="/datasets">${say('models-empty-link')}</a>`)}</p>`
				: table(chrome, models, say)
		}`,
	});
}
