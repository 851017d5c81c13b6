import sanitize from 'sanitize-html';

/** What a page of text is made of; whatever else a wiki puts there is taken out, its text stays */
const TAGS = [
	...['h4', 'h5', 'h6', 'p', 'ul', 'ol', 'li', 'dl', 'dt', 'dd', 'blockquote', 'pre', 'hr', 'br', 'div'],
	...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
	...['a', 'b', 'strong', 'i', 'em', 'u', 's', 'del', 'ins', 'small', 'sub', 'sup', 'abbr', 'q', 'cite'],
	...['code', 'kbd', 'samp', 'var', 'span', 'bdi'],
];

/** Below the panel's own headings: h2 names it, h3 its parts. */
const HEADINGS: Record<string, string> = { h1: 'h4', h2: 'h4', h3: 'h5', h4: 'h6', h5: 'h6', h6: 'h6' };

/** Classes of what a wiki shows to those who edit it, or not on paper. */
const FOR_EDITORS = /\b(noprint|mw-editsection|mw-empty-elt)\b/;

/** Marks, while sanitising, what goes with all that is in it. */
const LEFT_OUT = 'data-left-out';

const DIRECTIONS = ['ltr', 'rtl', 'auto'];

/**
 * Makes a rendered wiki page safe to read beside an edit: text, lists, tables and links that open beside. No pictures,
 * no styles, no ids: nothing of it can act, load anything, or stand in the way of the page around it.
 *
 * @param pageUrl where the page is, for links relative to it
 */
export function sanitiseGuideline(html: string, pageUrl: string): string {
	return sanitize(html, {
		allowedTags: TAGS,
		nonTextTags: ['style', 'script', 'textarea', 'option', 'noscript', 'template', 'math', 'svg'],
		allowedAttributes: {
			a: ['href', 'target', 'rel'],
			td: ['colspan', 'rowspan'],
			th: ['colspan', 'rowspan', 'scope'],
			abbr: ['title'],
			'*': ['dir', 'lang', LEFT_OUT],
		},
		allowedSchemes: ['https', 'http'],
		exclusiveFilter: ({ attribs }) => LEFT_OUT in attribs,
		transformTags: {
			...HEADINGS,
			a: (_, { href }) => {
				const url = href !== undefined && URL.canParse(href, pageUrl) ? new URL(href, pageUrl) : null;
				if (!url || !['https:', 'http:'].includes(url.protocol)) return { tagName: 'span', attribs: {} };
				return {
					tagName: 'a',
					attribs: { href: url.href, target: '_blank', rel: 'noopener noreferrer' },
				};
			},
			'*': (tagName, { dir, ...attribs }) => ({
				tagName,
				attribs: {
					...attribs,
					...(dir !== undefined && DIRECTIONS.includes(dir) ? { dir } : {}),
					...(FOR_EDITORS.test(attribs.class ?? '') ? { [LEFT_OUT]: '' } : {}),
				},
			}),
		},
	}).trim();
}
