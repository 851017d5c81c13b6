import sanitize from 'sanitize-html';
import { OwnName } from './own-name.ts';

export type SummaryOptions = {
	/** where the wiki's pages are, e.g. `https://en.wikipedia.org`: links in summaries are relative to it */
	serverUrl: string;
	/** name of the edit's own author, which the reader must not learn; null when the wiki hides it */
	author: string | null;
	/** what stands in its place, in the language of the page, e.g. `the editor` */
	authorWord: string;
};

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Changes the text between the tags of the sanitiser's own output, as it reads once it is unescaped. */
function changeText(html: string, change: (plain: string) => string): string {
	return html.replace(/(<[^>]*>)|[^<]+/g, (part, tag: string | undefined) => {
		if (tag !== undefined) return tag;
		const plain = part.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
		return change(plain).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
	});
}

function absolute(href: string | undefined, serverUrl: string): URL | null {
	if (href === undefined || !URL.canParse(href, serverUrl)) return null;
	const url = new URL(href, serverUrl);
	return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

function readable(url: URL): string {
	try {
		return decodeURIComponent(url.href);
	} catch {
		// not UTF-8 once decoded: then it is no title of a wiki, and is searched as it stands
		return url.href;
	}
}

/**
 * Makes a wiki's edit summary (`parsedcomment`) safe to show to a volunteer who must not know whose edit it is: text,
 * sections and links that open beside; the author's own name is replaced and links to it are taken away. Other people's
 * names are part of what was written and stay.
 */
export function sanitiseSummary(html: string, { serverUrl, author, authorWord }: SummaryOptions): string {
	const own = author === null ? null : new OwnName(author);
	const clean = sanitize(html, {
		allowedTags: ['a', 'span', 'bdi'],
		allowedAttributes: { a: ['href', 'target', 'rel', 'class'], bdi: ['dir'], span: ['class'] },
		allowedClasses: { a: ['new', 'extiw', 'external'], span: ['autocomment'] },
		transformTags: {
			a: (_, attribs) => {
				const url = absolute(attribs.href, serverUrl);
				if (url === null || own?.isIn(readable(url))) return { tagName: 'span', attribs: {} };
				const kept = attribs.class === undefined ? {} : { class: attribs.class };
				return {
					tagName: 'a',
					attribs: { ...kept, href: url.href, target: '_blank', rel: 'noopener noreferrer' },
				};
			},
		},
	});
	// only now, because the sanitiser hands text over in pieces and a name may lie across two of them
	return own === null ? clean : changeText(clean, (plain) => own.replaceIn(plain, authorWord));
}
