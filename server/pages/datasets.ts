/** `/datasets`: the catalogue. */
import { html } from 'hono/html';
import type { CataloguePage, CatalogueQuery } from '../../campaigns/contract/catalogue.ts';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import { type CatalogueChoices, catalogueAddress, isAsking, renderFilters } from './catalogue-filters.ts';
import type { PageChrome } from './chrome.ts';
import { catalogueJsonLd, jsonLdBlock } from './dataset-json-ld.ts';
import { formatsOf } from './format.ts';
import { renderPage } from './layout.ts';
import { questionName } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';
import { hasFewLabellers } from './sheet-limits.ts';
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
              <span class="lw-cards__what">${inLanguageOf(chrome, dataset.wiki, dataset.purpose)}</span>
            </th>
            <td class="lw-end" data-label="${say('column-edits')}">${integer(dataset.tasks)}</td>
            <td class="lw-end" data-label="${say('column-labels')}">${integer(dataset.labels)} <span class="lw-subtle lw-small">${say('by-people', dataset.labellers)}</span>${hasFewLabellers(dataset) ? html` <span class="lw-subtle lw-small">${say('names-guessable')}</span>` : ''}</td>
            <td class="lw-end" data-label="${say('column-same-answer')}">${agreement(dataset, say, percent)}</td>
            <td data-label="${say('column-frozen')}"><span class="lw-nowrap">${date(dataset.frozenAt)}</span> <span class="lw-subtle lw-small lw-nowrap">${say('version-name', dataset.version)}</span> <span class="lw-subtle lw-small lw-nowrap">${taught === 0 ? say('taught-nothing') : say('taught-models', taught)}</span></td>
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

/** What was found, and the way to more of it. */
function found(chrome: PageChrome, page: CataloguePage, query: CatalogueQuery, say: Say): Html {
	const { datasets, total, next } = page;
	if (datasets.length === 0)
		return html`<p role="status">${say('catalogue-none', html`<a href="/datasets">${say('catalogue-all')}</a>`)}</p>`;
	const { after, ...rest } = query;
	const count =
		datasets.length === total ? say('catalogue-count', total) : say('catalogue-some', datasets.length, total);
	const button = 'cdx-button cdx-button--fake-button cdx-button--fake-button--enabled';
	return html`<p class="lw-small lw-subtle lw-filters__count" role="status">${count}</p>
    ${table(chrome, datasets, say)}
    ${next || after ? html`<nav class="lw-pager" aria-label="${say('catalogue-pages')}">${after && html`<a class="${button}" href="${catalogueAddress(rest)}">${say('catalogue-first')}</a>`}${next && html`<a class="${button}" rel="next" href="${catalogueAddress({ ...rest, after: next })}">${say('catalogue-next')}</a>`}</nav>` : ''}`;
}

/** @param query what was asked for: the form shows it again */
export function renderDatasets(
	chrome: PageChrome,
	page: CataloguePage,
	query: CatalogueQuery,
	choices: CatalogueChoices,
): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('datasets'),
		room: 'datasets',
		width: 'page',
		head: jsonLdBlock(catalogueJsonLd(chrome, page.datasets)),
		main: html`<div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('datasets')}</h1>
        <p class="lw-pagehead__lead">${say('datasets-lead')}</p>
      </div>
    </div>
    ${
			page.total === 0 && !isAsking(query)
				? html`<p>${say('datasets-empty', html`<a href="/">${say('datasets-empty-link')}</a>`)}</p>`
				: html`${renderFilters(chrome, query, choices)}
    ${found(chrome, page, query, say)}`
		}`,
	});
}
