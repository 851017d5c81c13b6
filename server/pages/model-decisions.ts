/** Which versions there are, who decided what, and the buttons to decide: forms, so that they need no script. */
import { html } from 'hono/html';
import type { Model } from '../../campaigns/contract/model.ts';
import type { PageChrome } from './chrome.ts';
import { formatsOf } from './format.ts';
import { type Html, type Say, speaker } from './say.ts';

/** What a coordinator can do with the model now: make it live, or switch it off. */
export function renderDecide(model: Model, say: Say): Html {
	const live = model.status === 'live';
	const look = live ? '' : ' cdx-button--action-progressive cdx-button--weight-primary';
	return html`<form class="lw-pagehead__actions" method="post" action="/models/${model.id}/${live ? 'retire' : 'promote'}"><button class="cdx-button${look}" type="submit">${live ? say('retire') : say('promote')}</button></form>`;
}

/** @param shown the one that the page is about */
export function renderVersions(chrome: PageChrome, versions: readonly Model[], shown: Model): Html {
	const { say } = speaker(chrome.language);
	const { date } = formatsOf(chrome.language);
	return html`<ol class="lw-versions">${versions.map(
		(version) => html`
            <li${version.id === shown.id ? html` class="is-now"` : ''}><p><b>${version.id === shown.id ? date(version.createdAt) : html`<a href="/models/${version.id}">${date(version.createdAt)}</a>`}</b> <span class="lw-subtle">${say(`status-${version.status}`)} · ${version.version}</span></p></li>`,
	)}
          </ol>`;
}

/** The public log: nothing is taken out of it. */
export function renderDecisions(chrome: PageChrome, model: Model): Html {
	const { say } = speaker(chrome.language);
	const { date } = formatsOf(chrome.language);
	if (model.decisions.length === 0) return html`<p>${say('decided-nothing')}</p>`;
	return html`<table class="lw-table lw-log lw-log--long">
            <thead class="lw-vh"><tr><th scope="col">${say('column-when')}</th><th scope="col">${say('column-who')}</th><th scope="col">${say('column-what')}</th></tr></thead>
            <tbody>${model.decisions.map(
							({ at, by, decision }) => html`
              <tr><td class="lw-subtle">${date(at)}</td><th scope="row">${by === null ? say('former-coordinator') : html`<bdi>${by}</bdi>`}</th><td>${say(`decided-${decision}`)}</td></tr>`,
						)}
            </tbody>
          </table>`;
}
