import { html, raw } from 'hono/html';
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
	title: string,
	content: Html,
	{ narrow = false, config = null }: { narrow?: boolean; config?: PageConfig | null } = {},
): Html {
	return html`<!doctype html>
<html lang="en" dir="ltr"${config ? html` data-config="${JSON.stringify(config)}"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - Test Wiki</title>
<style>${raw(STYLES)}</style>
${config ? html`<script src="/w/site.js" defer></script>` : ''}
</head>
<body>
<header class="banner"><strong><a href="/wiki/Main_Page">Test Wiki</a></strong><span>a small wiki for trying things out; nothing here is real</span></header>
<main${raw(narrow ? ' class="card"' : '')}>
${content}
${config ? html`<ul class="tools" id="p-tb"></ul>` : ''}
</main>
</body>
</html>`;
}

/** A page with one sentence on it. */
export function messagePage(title: string, message: string): Html {
	return page(title, html`<h1>${title}</h1><p>${message}</p>`, { narrow: true });
}
