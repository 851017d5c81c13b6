import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { renderDiff } from '../api/compare.ts';
import type { DemoWiki } from '../demo-wiki.ts';
import { parseComment } from '../parsed-comment.ts';
import { SITE_NAME } from '../site.ts';
import { normaliseTitle, titleInUrl } from '../titles.ts';
import {
	type DemoWikiData,
	latestRevision,
	neighbour,
	type WikiPage,
	type WikiRevision,
} from '../wiki-data.ts';
import { renderWikitext } from '../wikitext.ts';
import { type Html, messagePage, type PageConfig, page } from './layout.ts';
import { SITE_SCRIPT } from './site-script.ts';

type Reply = { status: 200 | 404; body: Html; scripts?: true };

const HIDDEN = html`<em>(hidden)</em>`;
const shortTime = (timestamp: string) => timestamp.replace('T', ' ').replace('Z', ' UTC');

function missing(what: string): Reply {
	return { status: 404, body: messagePage('Not found', `${SITE_NAME} has no ${what}.`) };
}

function summary(data: DemoWikiData, wikiPage: WikiPage, { comment }: WikiRevision): Html {
	if (comment === null) return HIDDEN;
	if (comment === '') return html``;
	return html`<em>(${raw(parseComment(comment, wikiPage.title, (title) => data.pagesByTitle.has(title)))})</em>`;
}

function revisionLine(data: DemoWikiData, wikiPage: WikiPage, revision: WikiRevision): Html {
	const { revisionId, timestamp, editor } = revision;
	return html`<a href="/w/index.php?oldid=${revisionId}">${shortTime(timestamp)}</a> · <bdi>${editor.name ?? HIDDEN}</bdi> ${summary(data, wikiPage, revision)} · <a href="/w/index.php?diff=${revisionId}">diff</a>`;
}

function textOf(data: DemoWikiData, { text, contentModel }: WikiRevision): Html {
	if (text === null) return html`<p>The text of this revision is hidden.</p>`;
	return contentModel === 'wikitext' ? html`${raw(renderWikitext(text, data))}` : html`<pre>${text}</pre>`;
}

function configOf(
	data: DemoWikiData,
	wikiPage: WikiPage,
	{ revisionId }: WikiRevision,
	{ language, isDiff }: { language: string; isDiff: boolean },
): PageConfig {
	return {
		...{ wgDBname: data.wiki, wgUserLanguage: language, wgAction: 'view' },
		...{ wgRevisionId: revisionId, wgCurRevisionId: latestRevision(wikiPage).revisionId },
		wgDiffNewId: isDiff ? revisionId : null,
	};
}

function viewPage(data: DemoWikiData, wikiPage: WikiPage, revision: WikiRevision, language: string): Reply {
	const { title } = wikiPage;
	const history = `/w/index.php?title=${titleInUrl(title)}&action=history`;
	const content = html`<h1>${title}</h1>
<p class="meta">Revision ${revision.revisionId} · ${revisionLine(data, wikiPage, revision)} · <a href="${history}">history</a></p>
${textOf(data, revision)}`;
	const config = configOf(data, wikiPage, revision, { language, isDiff: false });
	return { status: 200, body: page(title, content, { config }), scripts: true };
}

function viewHistory(data: DemoWikiData, wikiPage: WikiPage): Reply {
	const lines = wikiPage.revisions.toReversed();
	const items = lines.map((revision) => html`<li>${revisionLine(data, wikiPage, revision)}</li>`);
	const title = `History of ${wikiPage.title}`;
	const back = `/wiki/${titleInUrl(wikiPage.title)}`;
	const content = html`<h1>${title}</h1><p class="meta"><a href="${back}">Read the page</a></p><ul class="history">${items}</ul>`;
	return { status: 200, body: page(title, content) };
}

function viewDiff(data: DemoWikiData, revisionId: number, language: string): Reply {
	const known = data.revisions.get(revisionId);
	if (!known) return missing(`revision ${revisionId}`);
	const { page: wikiPage, revision } = known;
	const before = neighbour(wikiPage, revision, -1);
	const fromText = before ? before.text : '';
	const sides = {
		before: before ? html`Before: ${revisionLine(data, wikiPage, before)}` : 'The first revision of the page',
		after: html`After: ${revisionLine(data, wikiPage, revision)}`,
	};
	const diff =
		fromText === null || revision.text === null
			? html`<p class="meta">${sides.before}<br>${sides.after}</p><p>The text of one of the two revisions is hidden, so the difference cannot be shown.</p>`
			: html`<table class="diff"><colgroup><col class="diff-marker"><col><col class="diff-marker"><col></colgroup><tbody><tr class="diff-title"><td colspan="2" class="diff-otitle">${sides.before}</td><td colspan="2" class="diff-ntitle">${sides.after}</td></tr>${raw(renderDiff(fromText, revision.text, 'table', 'en'))}</tbody></table>`;
	const title = `${wikiPage.title}: difference`;
	const content = html`<h1>${title}</h1>
${diff}
${textOf(data, revision)}`;
	const config = configOf(data, wikiPage, revision, { language, isDiff: true });
	return { status: 200, body: page(title, content, { config }), scripts: true };
}

function viewTitle(data: DemoWikiData, rawTitle: string, query: URLSearchParams): Reply {
	const language = languageIn(query);
	const { text } = normaliseTitle(rawTitle);
	const special = /^Special:Diff\/(?:\d+\/)?(\d+)$/.exec(text);
	if (special) return viewDiff(data, Number(special[1]), language);
	const old = /^Special:PermanentLink\/(\d+)$/.exec(text);
	if (old) return viewRevision(data, Number(old[1]), language);
	const named = data.pagesByTitle.get(text);
	if (!named) return missing(`page named "${text}"`);
	const target =
		named.redirectTarget === null ? named : (data.pagesByTitle.get(named.redirectTarget) ?? named);
	return query.get('action') === 'history'
		? viewHistory(data, named)
		: viewPage(data, target, latestRevision(target), language);
}

function viewRevision(data: DemoWikiData, revisionId: number, language: string): Reply {
	const known = data.revisions.get(revisionId);
	return known ? viewPage(data, known.page, known.revision, language) : missing(`revision ${revisionId}`);
}

/** The pages are in English; scripts on them may speak another language. */
const languageIn = (query: URLSearchParams) => query.get('uselang') ?? 'en';

function viewIndex(data: DemoWikiData, query: URLSearchParams): Reply {
	const diff = query.get('diff');
	const oldid = query.get('oldid');
	// diff=prev&oldid=N and diff=N mean the same; diff=M&oldid=N is shown as what M changed
	if (diff !== null) return viewDiff(data, Number(diff === 'prev' ? oldid : diff), languageIn(query));
	if (oldid !== null) return viewRevision(data, Number(oldid), languageIn(query));
	return viewTitle(data, query.get('title') ?? 'Main Page', query);
}

/** `/wiki/…` and `/w/index.php`: plain pages to read, so that links to the wiki lead somewhere. */
export function pageRoutes({ data }: DemoWiki): Hono {
	const routes = new Hono();
	const send = (c: Context, { status, body, scripts }: Reply) => {
		const mayRun = scripts ? "; script-src 'self'; connect-src 'self'" : '';
		c.header(
			'content-security-policy',
			`default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'${mayRun}`,
		);
		return c.html(body, status);
	};
	routes.get('/', (c) => c.redirect('/wiki/Main_Page', 302));
	routes.get('/wiki/:title{.+}', (c) =>
		send(c, viewTitle(data, c.req.param('title'), new URL(c.req.url).searchParams)),
	);
	routes.get('/w/index.php', (c) => send(c, viewIndex(data, new URL(c.req.url).searchParams)));
	routes.get('/w/site.js', (c) =>
		c.body(SITE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
	);
	return routes;
}
