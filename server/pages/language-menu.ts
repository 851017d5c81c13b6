/** The languages of the interface, each by its own name: a form, so that it needs no script. */
import { html } from 'hono/html';
import { allLanguages, languages } from '../../campaigns/contract/languages.ts';
import type { PageChrome } from './chrome.ts';
import { icon } from './icons.ts';
import type { Html, Say } from './say.ts';

/** This page, without the `uselang` that holds for it alone. */
function returnPath({ path, origin }: PageChrome): string {
	const { pathname, searchParams } = new URL(path, origin);
	searchParams.delete('uselang');
	return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname;
}

export function languageMenu(chrome: PageChrome, say: Say): Html {
	return html`
        <details class="lw-menu lw-menu--end">
          <summary class="cdx-button cdx-button--weight-quiet cdx-button--fake-button cdx-button--fake-button--enabled">${icon('language')}<span class="lw-wide-only">${languages[chrome.language].autonym}</span><span class="lw-vh">${say('language-menu')}</span></summary>
          <form class="lw-menu__list" method="post" action="/language">
            <input type="hidden" name="returnTo" value="${returnPath(chrome)}">
            ${allLanguages().map((tag) => html`<button class="lw-menu__item" type="submit" name="language" value="${tag}" lang="${tag}" dir="${languages[tag].direction}"${tag === chrome.language ? html` aria-current="true"` : ''}>${languages[tag].autonym}</button>`)}
          </form>
        </details>`;
}
