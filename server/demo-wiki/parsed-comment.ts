import { escapeHtml } from './diff/escape.ts';
import type { DemoSite } from './site.ts';
import { illegalCharacter, normaliseTitle, SPECIAL_NAMESPACE, titleInUrl } from './titles.ts';
import type { DemoWikiData } from './wiki-data.ts';
import { wordsOf } from './words.ts';

type Linked = Pick<DemoWikiData, 'site' | 'pagesByTitle'>;

/** A link as MediaWiki writes it, red where nothing is. `label` is HTML already. */
export function pageLink(rawTitle: string, label: string, { site, pagesByTitle }: Linked): string {
	const { namespace, text } = normaliseTitle(rawTitle, site);
	const title = escapeHtml(text);
	const inUrl = escapeHtml(titleInUrl(text));
	if (namespace === SPECIAL_NAMESPACE || pagesByTitle.has(text))
		return `<a href="${site.base}/wiki/${inUrl}" title="${title}">${label}</a>`;
	const missing = `${title} (${wordsOf(site).pageMissing})`;
	return `<a href="${site.base}/w/index.php?title=${inUrl}&amp;action=edit&amp;redlink=1" class="new" title="${missing}">${label}</a>`;
}

function sectionLink(section: string, pageTitle: string, { base, direction }: DemoSite): string {
	const target = `${escapeHtml(titleInUrl(pageTitle))}#${section.replaceAll(' ', '_')}`;
	const arrow = direction === 'rtl' ? '←' : '→';
	return `<a href="${base}/wiki/${target}" title="${escapeHtml(pageTitle)}">${arrow}<bdi dir="${direction}">${section}</bdi></a>`;
}

/** An edit summary as HTML: its section and its links, everything else as text (`parsedcomment` of the API). */
export function parseComment(comment: string, pageTitle: string, wiki: Linked): string {
	const escaped = escapeHtml(comment);
	const withSection = escaped.replace(/^\/\*\s*(.*?)\s*\*\/(?=(.?))/s, (_, section: string, rest: string) => {
		const colon = rest === '' ? '' : ': ';
		return `<span class="autocomment">${sectionLink(section, pageTitle, wiki.site)}${colon}</span>`;
	});
	return withSection.replace(
		/\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]/g,
		(whole, target: string, label?: string) => {
			const title = target
				.replaceAll('&amp;', '&')
				.replaceAll('&#039;', "'")
				.replaceAll('&quot;', '"')
				.trim();
			if (title === '' || illegalCharacter(title)) return whole;
			return pageLink(title.replace(/^:/, ''), label || target, wiki);
		},
	);
}
