/** The frame that all server-rendered pages stand in. They hold no script and no inline style. */
import { html } from 'hono/html';
import type { PageChrome } from './chrome.ts';
import { favicon, icon, mark } from './icons.ts';
import { languageMenu } from './language-menu.ts';
import { type Html, type Say, speaker } from './say.ts';

type Room = 'label' | 'datasets' | 'models' | 'coordinate';

const rooms: readonly [room: Room, address: string][] = [
	['label', '/'],
	['datasets', '/datasets'],
	['models', '/models'],
	['coordinate', '/coordinate'],
];

export type Page = {
	/** bare text, for the tab */
	title: string;
	/** the room of the header that this page belongs to */
	room: Room | null;
	/** `read`: text as large as an article's; `score`: narrow besides */
	width: 'page' | 'read' | 'score';
	main: Html;
	/** more for the head: JSON-LD */
	head?: Html;
};

/** Where one logs in and comes back from. */
export function loginAddress({ path }: PageChrome): string {
	return `/auth/login?${new URLSearchParams({ returnTo: path }).toString()}`;
}

function account(chrome: PageChrome, say: Say): Html {
	const { person } = chrome;
	const quiet = 'cdx-button cdx-button--weight-quiet';
	if (!person)
		return html`<a class="${quiet} cdx-button--fake-button cdx-button--fake-button--enabled" href="${loginAddress(chrome)}">${icon('person')}${say('log-in')}</a>`;
	return html`
        <a class="${quiet} cdx-button--fake-button cdx-button--fake-button--enabled" href="/me">${icon('person')}<bdi class="lw-wide-only">${person.name}</bdi><span class="lw-vh">${say('your-page')}</span></a>
        <form method="post" action="/auth/logout"><button class="${quiet} cdx-button--icon-only" type="submit" title="${say('log-out')}">${icon('log-out', { flip: true })}<span class="lw-vh">${say('log-out')}</span></button></form>`;
}

/** One whole HTML document. Everything put into it is escaped where it is put in. */
export function renderPage(chrome: PageChrome, page: Page): Html {
	const { say } = speaker(chrome.language);
	const open = rooms.filter(([room]) => room !== 'coordinate' || chrome.person?.coordinator === true);
	const width = { page: '', read: ' lw-read', score: ' lw-read' }[page.width];
	return html`<!DOCTYPE html>
<html lang="${chrome.language}" dir="${chrome.direction}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta name="color-scheme" content="light dark">
  <title>${page.title} – Label Wing</title>
  <link rel="icon" href="${favicon}">
  ${chrome.stylesheets.map((address) => html`<link rel="stylesheet" href="${address}">`)}
  ${page.head}
</head>
<body class="lw-compact${page.width === 'score' ? ' lw-score' : ''}">
  <a class="lw-skiplink" href="#main">${say('skip-to-content')}</a>
  <header class="lw-header">
    <div class="lw-header__inner">
      <a class="lw-brand" href="/">${mark}<span>Label Wing</span></a>
      <nav class="lw-nav" aria-label="${say('nav-main')}">
        ${open.map(([room, address]) => html`<a class="lw-nav__item" href="${address}"${room === page.room ? html` aria-current="page"` : ''}>${say(`nav-${room}`)}</a>`)}
      </nav>
      <div class="lw-header__end">${languageMenu(chrome, say)}${account(chrome, say)}</div>
    </div>
  </header>
  <main class="lw-page${width}" id="main">
    ${page.main}
  </main>
  <footer class="lw-footer">
    <p>${say('footer-licence', html`<a href="https://creativecommons.org/publicdomain/zero/1.0/">CC0</a>`)}</p>
    <ul class="lw-footer__links">
      <li><a href="/log">${say('log')}</a></li>
      <li><a href="/docs/api">${say('footer-interfaces')}</a></li>
    </ul>
  </footer>
</body>
</html>
`;
}
