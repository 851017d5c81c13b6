import { html, raw } from 'hono/html';
import type { DemoSite } from '../site.ts';
import { titleInUrl } from '../titles.ts';
import { wordsOf } from '../words.ts';
import { STYLES } from './styles.ts';

export type Html = ReturnType<typeof html>;

/** What a page tells scripts of itself, by MediaWiki's names. */
export type PageConfig = {
	wgDBname: string;
	wgUserLanguage: string;
	wgAction: 'view';
	wgRevisionId: number;
	wgCurRevisionId: number;
	wgDiffNewId: number | null;
};

/** A whole page around its content; scripts run on those with a configuration. */
export function page(
	site: DemoSite,
	title: string,
	content: Html,
	{ narrow = false, config = null }: { narrow?: boolean; config?: PageConfig | null } = {},
): Html {
	const { name, language, direction, base, mainPage } = site;
	return html`<!doctype html>
<html lang="${language}" dir="${direction}"${config ? html` data-config="${JSON.stringify(config)}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - ${name}</title>
<style>${raw(STYLES)}</style>
${config ? html`<script src="${base}/w/site.js" defer></script>` : ''}
</head>
<body>
<header class="banner"><strong><a href="${base}/wiki/${titleInUrl(mainPage)}">${name}</a></strong><span>${wordsOf(site).banner}</span></header>
<main${raw(narrow ? ' class="card"' : '')}>
${content}
${config ? html`<ul class="tools" id="p-tb"></ul>` : ''}
</main>
</body>
</html>`;
}

/** A page with one sentence on it. */
export function messagePage(site: DemoSite, title: string, message: string): Html {
	return page(site, title, html`<h1>${title}</h1><p>${message}</p>`, { narrow: true });
}
