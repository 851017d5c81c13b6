/** `/datasets`: the catalogue. */
import { html } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { questionName } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';
import { inLanguageOf, wikiName } from './wiki-name.ts';

function agreement(dataset: Dataset, say: Say, percent: (share: number) => string): Html[] {
	const measured = Object.entries(dataset.agreement).filter(([, share]) => share !== null);
	if (measured.length === 0) return [html`<span class="lw-subtle">${say('agreement-none')}</span>`];
	return measured.map(
		([question, share]) =>
			html`<div><span>${percent(share ?? 0)}</span> <span class="lw-subtle lw-small">${questionName(say, question)}</span></div>`,
	);
}

function row(chrome: PageChrome, dataset: Dataset, say: Say): Html {
	const { integer, percent, bytes, date } = formatsOf(chrome.language);
	const taught = dataset.training.filter(({ state }) => state === 'done').length;
	return html`
          <tr>
            <th scope="row">
              <span class="lw-small lw-subtle">${wikiName(chrome, dataset.wiki)}</span>
              <a href="/datasets/${dataset.id}" class="lw-cards__title">${inLanguageOf(chrome, dataset.wiki, dataset.campaignName)}</a>
            </th>
            <td class="lw-end" data-label="${say('column-edits')}">${integer(dataset.tasks)}</td>
            <td class="lw-end" data-label="${say('column-labels')}">${integer(dataset.labels)}<span class="lw-subtle lw-small">${say('by-people', dataset.labellers)}</span></td>
            <td class="lw-end" data-label="${say('column-same-answer')}">${agreement(dataset, say, percent)}</td>
            <td data-label="${say('column-frozen')}"><span class="lw-nowrap">${date(dataset.frozenAt)}</span> <span class="lw-subtle lw-small lw-nowrap">${taught === 0 ? say('taught-nothing') : say('taught-models', taught)}</span></td>
            <td class="lw-end" data-label="${say('column-size')}">${bytes(dataset.files.reduce((sum, file) => sum + file.bytes, 0))}</td>
          </tr>`;
}

function table(chrome: PageChrome, datasets: readonly Dataset[], say: Say): Html {
	return html`<table class="lw-table lw-cards">
        <thead><tr><th scope="col">${say('column-dataset')}</th><th scope="col" class="lw-end">${say('column-edits')}</th><th scope="col" class="lw-end">${say('column-labels')}</th><th scope="col" class="lw-end">${say('column-same-answer')}</th><th scope="col">${say('column-frozen')}</th><th scope="col" class="lw-end">${say('column-size')}</th></tr></thead>
        <tbody>${datasets.map((dataset) => row(chrome, dataset, say))}
        </tbody>
      </table>`;
}

/** All frozen datasets, in the order given. */
export function renderDatasets(chrome: PageChrome, datasets: readonly Dataset[]): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('datasets'),
		room: 'datasets',
		width: 'page',
		main: html`<div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('datasets')}</h1>
        <p class="lw-pagehead__lead">${say('datasets-lead')}</p>
      </div>
    </div>
    ${
			datasets.length === 0
				? html`<p>${say('datasets-empty', html`<a href="/">${say('datasets-empty-link')}</a>`)}</p>`
				: html`<p class="lw-small lw-subtle lw-filters__count">${say('datasets-count', datasets.length)}</p>
    ${table(chrome, datasets, say)}`
		}`,
	});
}
