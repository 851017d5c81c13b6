import { html, raw } from 'hono/html';
import { STYLES } from './styles.ts';

export type Html = ReturnType<typeof html>;

/** A whole page around its content. */
export function page(title: string, content: Html, narrow = false): Html {
	return html`<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} - Test Wiki</title>
<style>${raw(STYLES)}</style>
</head>
<body>
<header class="banner"><strong><a href="/wiki/Main_Page">Test Wiki</a></strong><span>a small wiki for trying things out; nothing here is real</span></header>
<main${raw(narrow ? ' class="card"' : '')}>
${content}
</main>
</body>
</html>`;
}

/** A page with one sentence on it. */
export function messagePage(title: string, message: string): Html {
	return page(title, html`<h1>${title}</h1><p>${message}</p>`, true);
}
