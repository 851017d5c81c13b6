/** `/datasets/{id}`: what a dataset holds, how to take it along, and what it cannot tell. */
import { html } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { Model } from '../../campaigns/contract/model.ts';
import { includesRole } from '../../campaigns/contract/roles.ts';
import { absolute, type PageChrome, siteName } from './chrome.ts';
import { doiAddress, doiOf } from './citation.ts';
import { renderAgreement, renderBalance } from './dataset-answers.ts';
import { renderColumns } from './dataset-columns.ts';
import { renderFiles, renderLoading } from './dataset-files.ts';
import { datasetJsonLd, jsonLdBlock } from './dataset-json-ld.ts';
import { openSheet, type Sheet, sheetPart } from './dataset-sheet.ts';
import { renderCitation, renderVersions } from './dataset-versions.ts';
import { formatsOf } from './format.ts';
import { icon } from './icons.ts';
import { renderPage } from './layout.ts';
import { modelTitle } from './names.ts';
import { type Html, type Say, speaker } from './say.ts';
import { contents, section } from './section.ts';
import type { SheetMaterial } from './sheet-blocks.ts';
import { inLanguageOf, wikiName } from './wiki-name.ts';

const sections = [
	...(['files', 'load', 'answers', 'agreement', 'made', 'columns'] as const),
	...(['limits', 'versions', 'cite'] as const),
] as const;
const sectionsWithThanks = [...sections.slice(0, 5), 'thanks', ...sections.slice(5)] as const;

function taught(dataset: Dataset, models: readonly Model[], say: Say): Html[] {
	return dataset.training.map(({ model, state, modelId, reason }) => {
		if (state !== 'done' || modelId === null)
			return html`<li>${modelTitle(say, model)}: ${state === 'refused' ? say('training-refused', html`<bdi lang="en">${reason ?? ''}</bdi>`) : say(`training-${state}`)}</li>`;
		const version = models.find(({ id }) => id === modelId)?.version ?? modelId.slice(0, 12);
		return html`<li><a href="/models/${modelId}">${modelTitle(say, model)}, ${version}</a></li>`;
	});
}

/** Wikis bear names that objects have by themselves too, as `constructor`. */
function coordinates({ person }: PageChrome, wiki: string): boolean {
	return (
		person !== null && Object.hasOwn(person.roles, wiki) && includesRole(person.roles[wiki], 'coordinator')
	);
}

function facts(chrome: PageChrome, dataset: Dataset, models: readonly Model[], say: Say): Html {
	const { bytes, date } = formatsOf(chrome.language);
	const first = dataset.files.find(({ name }) => name === 'tasks.csv') ?? dataset.files[0];
	const learned = taught(dataset, models, say);
	const doi = doiOf(dataset);
	return html`<aside class="lw-sidefacts" aria-label="${say('in-short')}">
        ${
					first &&
					html`<a class="cdx-button cdx-button--action-progressive cdx-button--weight-primary cdx-button--size-large cdx-button--fake-button cdx-button--fake-button--enabled" href="${first.url}" download>${icon('download')}${first.name}, ${bytes(first.bytes)}</a>`
				}
        <dl>
          <div><dt>${say('fact-licence')}</dt><dd>${say('fact-cc0')}</dd></div>
          <div><dt>${say('fact-version')}</dt><dd>${dataset.version}</dd></div>
          <div><dt>${say('fact-frozen')}</dt><dd>${date(dataset.frozenAt)}</dd></div>
          <div><dt>${say('fact-identity')}</dt><dd><span class="lw-mono" title="${dataset.id}">sha256:${dataset.id.slice(0, 12)}…</span></dd></div>
          <div><dt>${say('fact-wiki')}</dt><dd>${wikiName(chrome, dataset.wiki)}</dd></div>
          <div><dt>${say('fact-came-from')}</dt><dd><a href="/campaigns/${dataset.campaignId}">${say('the-campaign')}</a></dd></div>
          ${coordinates(chrome, dataset.wiki) && html`<div><dt>${say('datasheet')}</dt><dd><a href="/campaigns/${dataset.campaignId}/datasheet">${say('datasheet-complete')}</a></dd></div><div><dt>${say('fact-deposit')}</dt><dd><a href="/campaigns/${dataset.campaignId}/deposit">${say('deposit')}</a></dd></div>`}
          ${doi !== null && html`<div><dt>DOI</dt><dd><a href="${doiAddress(doi)}">${doi}</a></dd></div>`}
          ${learned.length > 0 && html`<div><dt>${say('fact-taught')}</dt><dd><ul>${learned}</ul></dd></div>`}
        </dl>
        ${contents(dataset.credits.length > 0 ? sectionsWithThanks : sections, say)}
      </aside>`;
}

/** Names of whoever wants to be named, in a row: who among the labellers is who stays unknown. */
function renderThanks({ credits }: Dataset, say: Say): Html {
	return html`<p>${say('thanks-lead')}</p>
          <ul class="lw-names">${credits.map((name) => html`<li><bdi>${name}</bdi></li>`)}</ul>`;
}

/** Who answered, how, and what for: the datasheet's first sections. */
function renderMade(chrome: PageChrome, sheet: Sheet): Html {
	return html`${sheetPart(chrome, sheet, 'why')}${sheetPart(chrome, sheet, 'sample')}${sheetPart(chrome, sheet, 'people')}${sheetPart(chrome, sheet, 'questions')}
          <p>${speaker(chrome.language).say('made-labels')}</p>`;
}

/** @param models those that learned from this dataset */
export function renderDataset(
	chrome: PageChrome,
	material: Omit<SheetMaterial, 'wiki'>,
	models: readonly Model[],
): Html {
	const { say } = speaker(chrome.language);
	const { dataset } = material;
	const { labels, tasks, labellers } = dataset;
	const sheet = openSheet(chrome, material);
	const cited = {
		dataset,
		wiki: siteName(chrome, dataset.wiki),
		address: absolute(chrome, `/datasets/${dataset.id}`),
	};
	return renderPage(chrome, {
		title: dataset.campaignName,
		room: 'datasets',
		width: 'read',
		head: jsonLdBlock(datasetJsonLd(chrome, dataset)),
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/datasets">${say('datasets')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${inLanguageOf(chrome, dataset.wiki, dataset.campaignName)}</h1>
        <p class="lw-pagehead__lead">${say('dataset-description', tasks, wikiName(chrome, dataset.wiki), labels, labellers)}</p>
      </div>
    </div>
    <div class="lw-columns">
      <div class="lw-stack">
        ${section('files', say, renderFiles(chrome, dataset))}
        ${section('load', say, renderLoading(chrome, dataset, say))}
        ${section('answers', say, renderBalance(chrome, dataset))}
        ${section('agreement', say, dataset.measures ? sheetPart(chrome, sheet, 'quality') : renderAgreement(chrome, dataset))}
        ${section('made', say, renderMade(chrome, sheet))}
        ${dataset.credits.length > 0 && section('thanks', say, renderThanks(dataset, say))}
        ${section('columns', say, renderColumns(say))}
        ${section('limits', say, html`${sheetPart(chrome, sheet, 'limits')}${sheetPart(chrome, sheet, 'uses')}`)}
        ${section('versions', say, html`${renderVersions(chrome, dataset)}${sheetPart(chrome, sheet, 'upkeep')}`)}
        ${section('cite', say, renderCitation(cited))}
      </div>
      ${facts(chrome, dataset, models, say)}
    </div>`,
	});
}
