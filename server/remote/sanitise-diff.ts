import sanitize from 'sanitize-html';

/** Words for people who do not see colours and signs, in the language of the page. */
export type DiffVoice = {
	/** that the words are in, BCP 47: the diff around them is in the language of the wiki */
	language: string;
	/** before words that were added, e.g. `added: ` */
	added: string;
	/** before words that were removed, e.g. `removed: ` */
	removed: string;
	/** in the marker of a line that was added or removed as a whole */
	addedLine: string;
	removedLine: string;
};

const SPOKEN_CLASS = 'lw-vh';
/** The anchors of moved paragraphs: the same in each diff, so that they must be made different. */
const ANCHOR = /^movedpara_\d+_\d+_[lr]hs$/;
const COLUMNS = /^[1-4]$/;
const SIGNS = ['+', '−'];

function pick(
	attributes: sanitize.Attributes,
	name: string,
	allowed: (value: string) => boolean,
): sanitize.Attributes {
	const value = attributes[name];
	return value !== undefined && allowed(value) ? { [name]: value } : {};
}

function escapeText(text: string): string {
	return sanitize(text, { allowedTags: [], disallowedTagsMode: 'escape' });
}

function spoken(words: string, language: string): string {
	return `<span class="${SPOKEN_CLASS}" lang="${language}">${escapeText(words)}</span>`;
}

/** Adds the spoken words. Its input is the sanitiser's own output, in which every tag is written one way only. */
function addVoice(html: string, { language, added, removed, addedLine, removedLine }: DiffVoice): string {
	return html
		.replace(/<ins(?: [^>]*)?>/g, (tag) => tag + spoken(added, language))
		.replace(/<del(?: [^>]*)?>/g, (tag) => tag + spoken(removed, language))
		.replace(/<td [^>]*data-marker="\+"[^>]*>/g, (tag) => tag + spoken(addedLine, language))
		.replace(/<td [^>]*data-marker="−"[^>]*>/g, (tag) => tag + spoken(removedLine, language));
}

/**
 * Makes a wiki's diff (rows of a table, from wikidiff2 or MediaWiki's own engine) safe to put into a page: only the
 * tags, attributes and classes that diffs are made of, links only within the diff.
 * @param idPrefix makes the anchors of this diff differ from those of others on the page, e.g. `diff-21-`
 */
export function sanitiseDiff(html: string, idPrefix: string, voice: DiffVoice): string {
	const clean = sanitize(html, {
		allowedTags: ['tr', 'td', 'div', 'br', 'ins', 'del', 'a', 'pre', 'span'],
		allowedAttributes: { td: ['class', 'colspan', 'data-marker'], a: ['class', 'id', 'href'] },
		allowedClasses: {
			td: ['diff-*'],
			div: ['mw-diff-*'],
			ins: ['diffchange', 'diffchange-inline'],
			del: ['diffchange', 'diffchange-inline'],
			a: ['mw-diff-*'],
			span: ['mw-diff-*', 'mw-inline-diff-newline'],
		},
		transformTags: {
			td: (tagName, attribs) => ({
				tagName,
				attribs: {
					...pick(attribs, 'class', () => true),
					...pick(attribs, 'colspan', (value) => COLUMNS.test(value)),
					...pick(attribs, 'data-marker', (value) => SIGNS.includes(value)),
				},
			}),
			a: (tagName, attribs) => ({
				tagName,
				attribs: {
					...pick(attribs, 'class', () => true),
					...(ANCHOR.test(attribs.name ?? '') ? { id: idPrefix + attribs.name } : {}),
					...(attribs.href?.startsWith('#') && ANCHOR.test(attribs.href.slice(1))
						? { href: `#${idPrefix}${attribs.href.slice(1)}` }
						: {}),
				},
			}),
		},
	});
	return addVoice(clean, voice);
}
