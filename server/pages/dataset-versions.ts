/** The versions of a dataset, and how this one is cited. */
import { html } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { PageChrome } from './chrome.ts';
import { bibtex, type Cited, doiAddress, plainCitation } from './citation.ts';
import { formatsOf } from './format.ts';
import { type Html, speaker } from './say.ts';

/** Newest first. */
export function renderVersions(chrome: PageChrome, dataset: Dataset): Html {
	const { say } = speaker(chrome.language);
	const { date } = formatsOf(chrome.language);
	const newestFirst = [...dataset.versions].reverse();
	return html`<ol class="lw-versions">${newestFirst.map(
		({ id, version, frozenAt, withdrawnAt, changes, doi }) => {
			const isThis = id === dataset.id;
			const name = say('version-name', version);
			return html`
            <li${isThis ? html` class="is-now"` : ''}><p><b>${isThis ? name : html`<a href="/datasets/${id}">${name}</a>`}</b> <span class="lw-subtle">${isThis ? say('version-this', date(frozenAt)) : date(frozenAt)}</span></p><p>${changes ? say('version-changes', changes.removed, changes.changed, changes.added) : say(version === 1 ? 'version-first' : 'version-again')}</p>${withdrawnAt && html`<p>${say('version-withdrawn', date(withdrawnAt))}</p>`}${doi && html`<p>${say(withdrawnAt ? 'version-doi-stays' : 'version-doi', html`<a href="${doiAddress(doi)}">${doi}</a>`)}</p>`}</li>`;
		},
	)}
          </ol>${dataset.tombstones.edits > 0 ? html`<p>${say('tombstones', dataset.tombstones.edits, html`<a href="${dataset.tombstones.url}">${say('tombstones-list')}</a>`)}</p>` : ''}`;
}

export function renderCitation(cited: Cited): Html {
	return html`<p dir="auto" lang="en">${plainCitation(cited)}</p>
          <pre class="lw-code" dir="ltr" tabindex="0"><code>${bibtex(cited).trim()}</code></pre>`;
}
