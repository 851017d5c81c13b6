import { escapeHtml } from './diff/escape.ts';
import { illegalCharacter, normaliseTitle, SPECIAL_NAMESPACE, titleInUrl } from './titles.ts';

/** Whether the wiki has a page of that name. */
export type PageExists = (title: string) => boolean;

/** A link as MediaWiki writes it, red where nothing is. `label` is HTML already. */
export function pageLink(rawTitle: string, label: string, exists: PageExists): string {
	const { namespace, text } = normaliseTitle(rawTitle);
	const title = escapeHtml(text);
	const inUrl = escapeHtml(titleInUrl(text));
	if (namespace === SPECIAL_NAMESPACE || exists(text))
		return `<a href="/wiki/${inUrl}" title="${title}">${label}</a>`;
	return `<a href="/w/index.php?title=${inUrl}&amp;action=edit&amp;redlink=1" class="new" title="${title} (page does not exist)">${label}</a>`;
}

function sectionLink(section: string, pageTitle: string): string {
	const target = `${escapeHtml(titleInUrl(pageTitle))}#${section.replaceAll(' ', '_')}`;
	return `<a href="/wiki/${target}" title="${escapeHtml(pageTitle)}">→<bdi dir="ltr">${section}</bdi></a>`;
}

/** An edit summary as HTML: its section and its links, everything else as text (`parsedcomment` of the API). */
export function parseComment(comment: string, pageTitle: string, exists: PageExists): string {
	const escaped = escapeHtml(comment);
	const withSection = escaped.replace(/^\/\*\s*(.*?)\s*\*\/(?=(.?))/s, (_, section: string, rest: string) => {
		const colon = rest === '' ? '' : ': ';
		return `<span class="autocomment">${sectionLink(section, pageTitle)}${colon}</span>`;
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
			return pageLink(title.replace(/^:/, ''), label || target, exists);
		},
	);
}
