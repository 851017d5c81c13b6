import { type Context, Hono } from 'hono';
import { html, raw } from 'hono/html';
import { renderDiff } from '../api/compare.ts';
import type { DemoWiki } from '../demo-wiki.ts';
import { parseComment } from '../parsed-comment.ts';
import { normaliseTitle, SPECIAL_NAMESPACE, titleInUrl } from '../titles.ts';
import {
	type DemoWikiData,
	latestRevision,
	neighbour,
	type WikiPage,
	type WikiRevision,
} from '../wiki-data.ts';
import { renderWikitext } from '../wikitext.ts';
import { wordsOf } from '../words.ts';
import { type Html, messagePage, type PageConfig, page } from './layout.ts';
import { SITE_SCRIPT } from './site-script.ts';

type Reply = { status: 200 | 404; body: Html; scripts?: true };

const hiddenPart = ({ site }: DemoWikiData) => html`<em>${wordsOf(site).hidden}</em>`;
const shortTime = (timestamp: string) => timestamp.replace('T', ' ').replace('Z', ' UTC');

function missing({ site }: DemoWikiData, sentence: string): Reply {
	return { status: 404, body: messagePage(site, wordsOf(site).notFound, sentence) };
}

function summary(data: DemoWikiData, wikiPage: WikiPage, { comment }: WikiRevision): Html {
	if (comment === null) return hiddenPart(data);
	if (comment === '') return html``;
	return html`<em>(${raw(parseComment(comment, wikiPage.title, data))})</em>`;
}

function revisionLine(data: DemoWikiData, wikiPage: WikiPage, revision: WikiRevision): Html {
	const { revisionId, timestamp, editor } = revision;
	const script = `${data.site.base}/w/index.php`;
	return html`<a href="${script}?oldid=${revisionId}"><bdi>${shortTime(timestamp)}</bdi></a> · <bdi>${editor.name ?? hiddenPart(data)}</bdi> ${summary(data, wikiPage, revision)} · <a href="${script}?diff=${revisionId}">${wordsOf(data.site).diff}</a>`;
}

function textOf(data: DemoWikiData, { text, contentModel }: WikiRevision): Html {
	if (text === null) return html`<p>${wordsOf(data.site).textHidden}</p>`;
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
	const words = wordsOf(data.site);
	const history = `${data.site.base}/w/index.php?title=${titleInUrl(title)}&action=history`;
	const content = html`<h1>${title}</h1>
<p class="meta">${words.revision} ${revision.revisionId} · ${revisionLine(data, wikiPage, revision)} · <a href="${history}">${words.history}</a></p>
${textOf(data, revision)}`;
	const config = configOf(data, wikiPage, revision, { language, isDiff: false });
	return { status: 200, body: page(data.site, title, content, { config }), scripts: true };
}

function viewHistory(data: DemoWikiData, wikiPage: WikiPage): Reply {
	const lines = wikiPage.revisions.toReversed();
	const items = lines.map((revision) => html`<li>${revisionLine(data, wikiPage, revision)}</li>`);
	const words = wordsOf(data.site);
	const title = words.historyOf(wikiPage.title);
	const back = `${data.site.base}/wiki/${titleInUrl(wikiPage.title)}`;
	const content = html`<h1>${title}</h1><p class="meta"><a href="${back}">${words.readPage}</a></p><ul class="history">${items}</ul>`;
	return { status: 200, body: page(data.site, title, content) };
}

function viewDiff(data: DemoWikiData, revisionId: number, language: string): Reply {
	const known = data.revisions.get(revisionId);
	const words = wordsOf(data.site);
	if (!known) return missing(data, words.noRevision(revisionId));
	const { page: wikiPage, revision } = known;
	const before = neighbour(wikiPage, revision, -1);
	const fromText = before ? before.text : '';
	const sides = {
		before: before ? html`${words.before} ${revisionLine(data, wikiPage, before)}` : words.first,
		after: html`${words.after} ${revisionLine(data, wikiPage, revision)}`,
	};
	const diff =
		fromText === null || revision.text === null
			? html`<p class="meta">${sides.before}<br>${sides.after}</p><p>${words.oneTextHidden}</p>`
			: html`<table class="diff"><colgroup><col class="diff-marker"><col><col class="diff-marker"><col></colgroup><tbody><tr class="diff-title"><td colspan="2" class="diff-otitle">${sides.before}</td><td colspan="2" class="diff-ntitle">${sides.after}</td></tr>${raw(renderDiff(fromText, revision.text, 'table', data.site.language))}</tbody></table>`;
	const title = words.differenceIn(wikiPage.title);
	const content = html`<h1>${title}</h1>
${diff}
${textOf(data, revision)}`;
	const config = configOf(data, wikiPage, revision, { language, isDiff: true });
	return { status: 200, body: page(data.site, title, content, { config }), scripts: true };
}

function viewTitle(data: DemoWikiData, rawTitle: string, query: URLSearchParams): Reply {
	const language = languageIn(data, query);
	const { namespace, text } = normaliseTitle(rawTitle, data.site);
	const special = namespace === SPECIAL_NAMESPACE ? text.slice(text.indexOf(':') + 1) : '';
	const diff = /^Diff\/(?:\d+\/)?(\d+)$/.exec(special);
	if (diff) return viewDiff(data, Number(diff[1]), language);
	const old = /^PermanentLink\/(\d+)$/.exec(special);
	if (old) return viewRevision(data, Number(old[1]), language);
	const named = data.pagesByTitle.get(text);
	if (!named) return missing(data, wordsOf(data.site).noPage(text));
	const target =
		named.redirectTarget === null ? named : (data.pagesByTitle.get(named.redirectTarget) ?? named);
	return query.get('action') === 'history'
		? viewHistory(data, named)
		: viewPage(data, target, latestRevision(target), language);
}

function viewRevision(data: DemoWikiData, revisionId: number, language: string): Reply {
	const known = data.revisions.get(revisionId);
	if (!known) return missing(data, wordsOf(data.site).noRevision(revisionId));
	return viewPage(data, known.page, known.revision, language);
}

/** The pages are in the wiki's language; scripts on them may speak another. */
const languageIn = ({ site }: DemoWikiData, query: URLSearchParams) => query.get('uselang') ?? site.language;

function viewIndex(data: DemoWikiData, query: URLSearchParams): Reply {
	const language = languageIn(data, query);
	const diff = query.get('diff');
	const oldid = query.get('oldid');
	// diff=prev&oldid=N and diff=N mean the same; diff=M&oldid=N is shown as what M changed
	if (diff !== null) return viewDiff(data, Number(diff === 'prev' ? oldid : diff), language);
	if (oldid !== null) return viewRevision(data, Number(oldid), language);
	return viewTitle(data, query.get('title') ?? data.site.mainPage, query);
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
	const { base, mainPage } = data.site;
	routes.get('/', (c) => c.redirect(`${base}/wiki/${titleInUrl(mainPage)}`, 302));
	routes.get('/wiki/:title{.+}', (c) =>
		send(c, viewTitle(data, c.req.param('title'), new URL(c.req.url).searchParams)),
	);
	routes.get('/w/index.php', (c) => send(c, viewIndex(data, new URL(c.req.url).searchParams)));
	routes.get('/w/site.js', (c) =>
		c.body(SITE_SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }),
	);
	return routes;
}
