/** `/me/tokens`: the keys that somebody made for their own programs. */
import { html } from 'hono/html';
import { type Token, tokenScopes } from '../../../campaigns/contract/token.ts';
import { absolute, type PageChrome } from '../chrome.ts';
import { formatsOf } from '../format.ts';
import { renderPage } from '../layout.ts';
import type { Html } from '../say.ts';
import { field, shownOnce, textInput, ticks } from './fields.ts';
import { type Say, speaker } from './say.ts';

const lifetimes = [7, 30, 90, 366];

/** @param secret of the token just made; null at any other time */
export function renderTokens(chrome: PageChrome, tokens: readonly Token[], secret: string | null): Html {
	const { say, write } = speaker(chrome.language);
	return renderPage(chrome, {
		title: write('tokens'),
		room: null,
		width: 'read',
		main: html`<nav class="lw-crumbs" aria-label="${say('crumbs')}"><a href="/me">${say('your-page')}</a></nav>
    <div class="lw-pagehead">
      <div class="lw-pagehead__text">
        <h1>${say('tokens')}</h1>
        <p class="lw-pagehead__lead">${say('tokens-lead')}</p>
      </div>
    </div>
    ${secret === null ? '' : shownOnce(say('tokens-made'), secret)}
    <section class="lw-section" aria-labelledby="yours">
      <h2 id="yours">${say('tokens-yours')}</h2>
      ${tokens.length === 0 ? html`<p>${say('tokens-none')}</p>` : table(chrome, tokens, say)}
    </section>
    <section class="lw-section" aria-labelledby="make">
      <h2 id="make">${say('tokens-make')}</h2>
      ${form(say, tokens.length === 0 || secret === null)}
      <p>${say('tokens-careful')}</p>
      <p>${say('tokens-use', html`<span dir="ltr">Authorization</span>`)}</p>
      <pre class="lw-code" dir="ltr" tabindex="0">curl -H "Authorization: Bearer ${secret ?? 'lw_…'}" ${absolute(chrome, '/api/session')}</pre>
      <p><a href="/docs/api">${say('api')}</a></p>
    </section>`,
	});
}

function table(chrome: PageChrome, tokens: readonly Token[], say: Say): Html {
	const { date, dateTime } = formatsOf(chrome.language);
	const row = ({ id, name, scopes, expiresAt, lastUsedAt }: Token) => html`
        <tr>
          <th scope="row"><bdi>${name}</bdi></th>
          <td data-label="${say('column-may')}">${scopes.map((scope) => html`${say(`scope-${scope}`)}<br>`)}</td>
          <td data-label="${say('column-ends')}">${date(expiresAt)}</td>
          <td data-label="${say('column-used')}">${lastUsedAt === null ? say('tokens-never-used') : dateTime(lastUsedAt)}</td>
          <td><form method="post" action="/me/tokens/${id}/revoke"><button class="cdx-button" type="submit">${say('tokens-revoke')}<span class="lw-vh"> <bdi>${name}</bdi></span></button></form></td>
        </tr>`;
	return html`<table class="lw-table lw-cards lw-rows">
        <thead><tr><th scope="col">${say('column-name')}</th><th scope="col">${say('column-may')}</th><th scope="col">${say('column-ends')}</th><th scope="col">${say('column-used')}</th><td></td></tr></thead>
        <tbody>${tokens.map(row)}
        </tbody>
      </table>`;
}

function form(say: Say, primary: boolean): Html {
	const kind = primary ? ' cdx-button--action-progressive cdx-button--weight-primary' : '';
	return html`<form class="lw-form" method="post" action="/me/tokens">
        ${field('name', say('tokens-name'), textInput('name', html`required maxlength="100" dir="auto" autocomplete="off"`))}
        ${ticks('scopes', say('tokens-may'), [
					...tokenScopes.map((scope) => ({
						value: scope,
						label: say(`scope-${scope}`),
						...(scope === 'read' ? { ticked: true, fixed: true } : { help: say(`scope-${scope}-help`) }),
					})),
				])}
        ${field('days', say('tokens-days'), html`<select class="cdx-select" id="days" name="days">${lifetimes.map((days) => html`<option value="${days}"${days === 90 ? html` selected` : ''}>${say('tokens-days-choice', days)}</option>`)}</select>`)}
        <p><button class="cdx-button${kind}" type="submit">${say('tokens-make-yes')}</button></p>
      </form>`;
}
