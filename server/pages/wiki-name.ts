/** What comes from a wiki stands apart from the sentence around it, in the wiki's language. */
import { html } from 'hono/html';
import { languageOfWiki, type PageChrome, siteName } from './chrome.ts';
import type { Html } from './say.ts';

export function wikiName(chrome: PageChrome, wiki: string): Html {
	return inLanguageOf(chrome, wiki, siteName(chrome, wiki));
}

/** The name of a campaign about a wiki, and what else people wrote about it. */
export function inLanguageOf(chrome: PageChrome, wiki: string, text: string): Html {
	return html`<bdi lang="${languageOfWiki(chrome, wiki)}">${text}</bdi>`;
}
