/** The form above the catalogue: a GET, so that a search has an address and needs no script. */
import { html } from 'hono/html';
import { type CatalogueQuery, catalogueOrders } from '../../campaigns/contract/catalogue.ts';
import { languageOfWiki, type PageChrome, siteName } from './chrome.ts';
import { icon } from './icons.ts';
import { templateName } from './names.ts';
import { type Html, speaker } from './say.ts';

/** What there is to choose from. */
export type CatalogueChoices = { wikis: readonly string[]; templates: readonly string[] };

/** True when a query leaves something out of the catalogue. */
export function isAsking({ order: _, limit: __, ...filters }: CatalogueQuery): boolean {
	return Object.values(filters).some((value) => value !== undefined);
}

export function catalogueAddress(query: CatalogueQuery): string {
	const address = new URLSearchParams();
	for (const [name, value] of Object.entries(query))
		if (value !== undefined) address.set(name, String(value));
	return `/datasets?${address.toString()}`;
}

export function renderFilters(chrome: PageChrome, query: CatalogueQuery, choices: CatalogueChoices): Html {
	const { say, write } = speaker(chrome.language);
	const isOpen = query.from !== undefined || query.to !== undefined || query.labels !== undefined;
	const option = (value: string, name: string, chosen: boolean, language?: string) =>
		html`<option value="${value}"${language ? html` lang="${language}"` : ''}${chosen ? html` selected` : ''}>${name}</option>`;
	const field = (name: 'from' | 'to' | 'labels', type: 'date' | 'number') =>
		html`<div><label class="lw-small" for="${name}">${say(`catalogue-${name}`)}</label><div class="cdx-text-input"><input class="cdx-text-input__input" id="${name}" name="${name}" type="${type}"${type === 'number' ? html` min="0"` : ''} value="${query[name] ?? ''}"></div></div>`;
	return html`<form class="lw-catalogue" role="search" aria-label="${say('datasets')}" action="/datasets">
      <div class="lw-filters">
      <div>
        <label class="lw-vh" for="q">${say('catalogue-search')}</label>
        <div class="cdx-text-input cdx-text-input--has-start-icon"><input id="q" class="cdx-text-input__input" type="search" name="q" maxlength="200" value="${query.q ?? ''}" placeholder="${write('catalogue-search')}">${icon('search', { inField: true })}</div>
      </div>
      <div><select class="cdx-select" name="wiki" aria-label="${say('fact-wiki')}">${option('', write('catalogue-wikis'), query.wiki === undefined)}${choices.wikis.map((wiki) => option(wiki, siteName(chrome, wiki), wiki === query.wiki, languageOfWiki(chrome, wiki)))}</select></div>
      <div><select class="cdx-select" name="template" aria-label="${say('column-question')}">${option('', write('catalogue-questions'), query.template === undefined)}${choices.templates.map((template) => option(template, templateName(write, template), template === query.template))}</select></div>
      <div><select class="cdx-select" name="order" aria-label="${say('catalogue-order')}">${catalogueOrders.map((order) => option(order, write(`order-${order}`), order === (query.order ?? 'newest')))}</select></div>
      <button class="cdx-button" type="submit">${say('catalogue-show')}</button>
      </div>
      <details class="lw-catalogue__more"${isOpen ? html` open` : ''}>
        <summary>${say('catalogue-more')}</summary>
        <div class="lw-filters">${field('from', 'date')}${field('to', 'date')}${field('labels', 'number')}</div>
      </details>
    </form>`;
}
