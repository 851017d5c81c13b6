import { escapeHtml } from '../diff/escape.ts';
import type { DemoWikiData } from '../wiki-data.ts';
import { renderWikitext } from '../wikitext.ts';
import { ApiError } from './api-error.ts';
import type { ApiParams } from './api-params.ts';

const PROP = ['text', 'revid', 'displaytitle'];

/** `action=parse&oldid=`: a revision as HTML, as far as the demo wiki reads wikitext (see renderWikitext). */
export function parse(data: DemoWikiData, params: ApiParams): Record<string, unknown> {
	const id = params.integer('oldid');
	const prop = params.words('parse', 'prop', PROP, PROP);
	const wrapper = params.text('wrapoutputclass') ?? 'mw-parser-output';
	for (const option of ['disabletoc', 'disableeditsection', 'disablelimitreport']) params.flag(option);
	if (id === null)
		throw new ApiError(
			'missingparam',
			'At least one of the parameters "page", "pageid", "oldid" and "text" is required.',
		);
	const known = data.revisions.get(id);
	if (!known) throw new ApiError('nosuchrevid', `There is no revision with ID ${id}.`);
	const { page, revision } = known;
	if (revision.text === null)
		throw new ApiError(
			'permissiondenied',
			"You don't have permission to view deleted text or changes between deleted revisions.",
		);
	const html =
		revision.contentModel === 'wikitext'
			? renderWikitext(revision.text, data)
			: `<pre class="mw-code" dir="ltr">\n${escapeHtml(revision.text)}\n</pre>`;
	const { language, direction } = data.site;
	const text =
		wrapper === ''
			? html
			: `<div class="mw-content-${direction} ${wrapper}" lang="${language}" dir="${direction}">${html}</div>`;
	return {
		parse: {
			title: page.title,
			pageid: page.pageId,
			revid: revision.revisionId,
			...(prop.has('text') ? { text } : {}),
			...(prop.has('displaytitle')
				? { displaytitle: `<span class="mw-page-title-main">${escapeHtml(page.title)}</span>` }
				: {}),
		},
	};
}
