/** HTML from wikis, made harmless by a list of what may stay: https://www.npmjs.com/package/sanitize-html */
import sanitizeHtml from 'sanitize-html';

const DIFF_TAGS = ['tr', 'td', 'div', 'br', 'ins', 'del', 'a', 'span', 'pre'];
const SUMMARY_TAGS = ['a', 'span', 'bdi'];

/** Hidden words for people who hear the page, in its language. */
export type DiffWords = { added: string; removed: string; addedLine: string; removedLine: string };

/** The rows of a diff. Jumps between moved paragraphs stay inside this diff by the prefix. */
export function sanitiseDiff(html: string, prefix: string, words: DiffWords | null): string {
	const clean = sanitizeHtml(html, {
		allowedTags: DIFF_TAGS,
		allowedAttributes: {
			td: ['class', 'colspan', 'data-marker'],
			a: ['class', 'href', 'id', 'title'],
			'*': ['class'],
		},
		allowedClasses: { '*': ['diff-*', 'diffchange', 'diffchange-inline', 'mw-diff-*'] },
		allowedSchemes: [],
		transformTags: {
			a: (tagName, { href = '', name, class: classes = '', title = '' }) => ({
				tagName,
				attribs: {
					...(classes ? { class: classes, title } : {}),
					...(href.startsWith('#') ? { href: `#${prefix}${href.slice(1)}` } : {}),
					...(name ? { id: `${prefix}${name}` } : {}),
				},
			}),
		},
	});
	return words ? sayChanges(clean, words) : clean;
}

/** Only what came out of the sanitiser goes in here: in its output a tag begins and ends where it seems to. */
function sayChanges(clean: string, words: DiffWords): string {
	const hidden = (text: string) => `<span class="lw-vh">${text}</span>`;
	return clean
		.replace(/<ins(?: [^<>]*)?>/g, (tag) => tag + hidden(words.added))
		.replace(/<del(?: [^<>]*)?>/g, (tag) => tag + hidden(words.removed))
		.replace(
			/(<td [^<>]*data-marker="([^"]*)"[^<>]*>)(<\/td>)/g,
			(_cell, open: string, marker: string, close: string) =>
				open + hidden(marker === '+' ? words.addedLine : words.removedLine) + close,
		);
}

/**
 * The summary of an edit: links lead to the wiki in a new tab, and its author's own name is taken out, for the edit is
 * to be judged, not the person. Other people's names are part of what the author wrote and stay.
 */
export function sanitiseSummary(html: string, wikiUrl: string, author: string | null): string {
	const nameless = (text: string) => (author ? text.replaceAll(author, '…') : text);
	const namesAuthor = (href: string) =>
		author !== null && decoded(href).includes(author.replaceAll(' ', '_'));
	return sanitizeHtml(html, {
		allowedTags: SUMMARY_TAGS,
		allowedAttributes: { a: ['href', 'target', 'rel'], span: ['class'], bdi: ['dir'] },
		allowedClasses: { span: ['autocomment'] },
		allowedSchemes: ['http', 'https'],
		textFilter: (text) => escapeText(nameless(unescapeText(text))),
		transformTags: {
			a: (tagName, { href = '' }) => {
				const target = absolute(href, wikiUrl);
				if (!target || namesAuthor(target)) return { tagName: 'span', attribs: {} };
				return { tagName, attribs: { href: target, target: '_blank', rel: 'noopener' } };
			},
		},
	});
}

function absolute(href: string, wikiUrl: string): string | null {
	return URL.canParse(href, wikiUrl) ? new URL(href, wikiUrl).href : null;
}

function decoded(href: string): string {
	try {
		return decodeURIComponent(href).replaceAll(' ', '_');
	} catch (error) {
		// A stray % is no encoding: then the address says the name as it stands, or not at all.
		if (error instanceof URIError) return href;
		throw error;
	}
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"' };

function unescapeText(text: string): string {
	return text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => entities[entity] ?? entity);
}

function escapeText(text: string): string {
	return text.replace(
		/[&<>"]/g,
		(character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[character] ?? '',
	);
}
