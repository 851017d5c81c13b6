/** `/import/wikilabels`: old campaigns come in. */
import { html } from 'hono/html';
import type { ImportedCampaigns } from '../../../campaigns/contract/wikilabels-import.ts';
import type { PageChrome } from '../chrome.ts';
import { renderPage } from '../layout.ts';
import type { Html } from '../say.ts';
import { inLanguageOf } from '../wiki-name.ts';
import { field } from './fields.ts';
import { type Say, speaker } from './say.ts';

/** @param done what just came in; null before anything did */
export function renderImport(chrome: PageChrome, done: ImportedCampaigns | null): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('import'),
		room: 'coordinate',
		width: 'read',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/coordinate">${say('campaigns')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('import')}</h1>
        <p class="lw-pagehead__lead">${say('import-lead')}</p>
      </div>
    </div>
    ${done && outcome(chrome, done, say)}
    <form class="lw-form" method="post" action="/import/wikilabels" enctype="multipart/form-data">
      ${field('wiki', say('wiki'), html`<select class="cdx-select" id="wiki" name="wiki">${chrome.wikis.map(({ name, siteName }) => html`<option value="${name}">${siteName}</option>`)}</select>`)}
      ${field(
				'file',
				say('import-file'),
				html`<input type="file" id="file" name="file" required accept=".json,.sql,application/json,text/plain" aria-describedby="file-help">`,
				say(
					'import-file-help',
					html`<code dir="ltr">/campaigns/WIKI/NUMBER/?tasks</code>`,
					html`<code dir="ltr">&amp;worksets</code>`,
					'SQL',
				),
			)}
      <p><button class="cdx-button cdx-button--action-progressive cdx-button--weight-primary" type="submit">${say('import-yes')}</button></p>
    </form>`,
	});
}

function outcome(
	chrome: PageChrome,
	{ campaigns, notTaken, notTakenCount }: ImportedCampaigns,
	say: Say,
): Html {
	return html`<section class="lw-section lw-prose" role="status">
      <p>${say('import-done', campaigns.length)}</p>
      <ul>${campaigns.map(
				({ campaignId, wiki, name, tasks, labels, people }) =>
					html`<li><a href="/campaigns/${campaignId}">${inLanguageOf(chrome, wiki, name)}</a>: ${say('import-counts', tasks, labels, people)}</li>`,
			)}</ul>
      ${
				notTakenCount === 0
					? ''
					: html`<p>${say('import-not-taken', notTakenCount)}</p>
      <ul>${notTaken.map(({ what, why }) => html`<li lang="en" dir="auto">${what}: ${why}</li>`)}${notTakenCount > notTaken.length ? html`<li>…</li>` : ''}</ul>`
			}
    </section>`;
}
