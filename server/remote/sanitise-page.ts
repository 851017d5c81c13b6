import sanitize from 'sanitize-html';
import { withOwnEnds } from './html-pieces.ts';
import { isNotForReaders, keptClasses } from './wiki-classes.ts';

export type PageOptions = {
	/** what links are relative to, e.g. `https://en.wikipedia.org/wiki/` */
	baseUrl: string;
	/** makes the anchors of this page differ from all others, e.g. `rev-21-` */
	idPrefix: string;
};

const BLOCKS = [
	...[
		'h1',
		'h2',
		'h3',
		'h4',
		'h5',
		'h6',
		'p',
		'div',
		'blockquote',
		'pre',
		'center',
		'figure',
		'figcaption',
		'hr',
	],
	...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
	...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
];
const INLINE = [
	...[
		'a',
		'abbr',
		'b',
		'bdi',
		'bdo',
		'big',
		'br',
		'cite',
		'code',
		'del',
		'dfn',
		'em',
		'i',
		'ins',
		'kbd',
		'q',
		's',
	],
	...[
		'samp',
		'small',
		'span',
		'strong',
		'sub',
		'sup',
		'u',
		'var',
		'wbr',
		'ruby',
		'rb',
		'rt',
		'rp',
		'rtc',
		'tt',
	],
];
const ALLOWED = new Set([...BLOCKS, ...INLINE]);
/** These go with all that is in them. Of formulas what they look like goes; their source is in an `annotation`. */
const WITH_CONTENT = [
	...['script', 'style', 'noscript', 'template', 'iframe', 'object', 'embed', 'applet', 'svg', 'title'],
	...[
		'select',
		'option',
		'datalist',
		'textarea',
		'xmp',
		'plaintext',
		'noembed',
		'noframes',
		'frameset',
		'head',
	],
	...[
		'mrow',
		'mi',
		'mo',
		'mn',
		'ms',
		'mtext',
		'mspace',
		'mstyle',
		'mfrac',
		'msqrt',
		'mroot',
		'mpadded',
		'mphantom',
	],
	...[
		'merror',
		'menclose',
		'mfenced',
		'msub',
		'msup',
		'msubsup',
		'munder',
		'mover',
		'munderover',
		'mmultiscripts',
	],
	...['mprescripts', 'none', 'mtable', 'mtr', 'mlabeledtr', 'mtd', 'maction', 'annotation-xml'],
];
/** Deeper than any page is built; browsers grow slow with more. */
const DEEPEST = 100;
/** Icons beside words say nothing that the words do not. */
const ICON_PIXELS = 32;

const COUNT = /^[1-9]\d{0,3}$/;
const DIRECTIONS = ['ltr', 'rtl', 'auto'];
const LANGUAGE = /^[a-zA-Z]{2,8}(?:-[a-zA-Z0-9]{1,8})*$/;

/** Attributes that are kept, by what their value may be. */
const CHECKED: Record<string, (value: string) => boolean> = {
	colspan: (value) => COUNT.test(value),
	rowspan: (value) => COUNT.test(value),
	scope: (value) => ['row', 'col', 'rowgroup', 'colgroup'].includes(value),
	start: (value) => /^-?\d{1,6}$/.test(value),
	value: (value) => /^-?\d{1,6}$/.test(value),
	reversed: () => true,
	dir: (value) => DIRECTIONS.includes(value),
	lang: (value) => LANGUAGE.test(value),
	title: () => true,
};
const ON_TAG: Record<string, readonly string[]> = {
	td: ['colspan', 'rowspan'],
	th: ['colspan', 'rowspan', 'scope'],
	ol: ['start', 'reversed'],
	li: ['value'],
	abbr: ['title'],
};
const EVERYWHERE = ['dir', 'lang'];

function readFragment(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		// not UTF-8 once decoded: it may still be the name of an anchor as it stands
		return text;
	}
}

/** An anchor's name on this page; null for what no wiki names one. */
function anchor(name: string | undefined, idPrefix: string): string | null {
	return name === undefined || !/^[^\s"'<>`]{1,300}$/.test(name) ? null : idPrefix + name;
}

/** Where a link leads: an anchor of this page, the wiki, or a secure site elsewhere. Other links are words. */
function hrefOf(href: string | undefined, { baseUrl, idPrefix }: PageOptions): string | null {
	if (href === undefined) return null;
	if (href.startsWith('#')) {
		const name = anchor(readFragment(href.slice(1)), idPrefix);
		return name === null ? null : `#${name}`;
	}
	if (!URL.canParse(href, baseUrl)) return null;
	const url = new URL(href, baseUrl);
	if (url.username !== '' || url.password !== '') return null;
	return url.protocol === 'https:' || url.origin === new URL(baseUrl).origin ? url.href : null;
}

/** A picture in words, `lw-image`: nothing of it is loaded. Null for an icon that says nothing. */
function pictureInWords({ alt = '', width, class: classes = '' }: sanitize.Attributes): sanitize.Tag | null {
	if (/(?:^|\s)mwe-math/.test(classes))
		return { tagName: 'code', attribs: { class: 'lw-math' }, text: bareFormula(alt) };
	if (Number(width) <= ICON_PIXELS && alt.trim() === '') return null;
	return { tagName: 'span', attribs: { class: 'lw-image' }, text: alt };
}

/** A formula's source is wrapped to be set small or large, which says nothing to readers. */
function bareFormula(source: string): string {
	return source.replace(/^\s*\{\\(?:display|text|script)style\s*([\s\S]*)\}\s*$/, '$1').trim();
}

function isHidden({ style = '', hidden }: sanitize.Attributes): boolean {
	return hidden !== undefined || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}

const IN_WORDS: Record<string, [tagName: string, name: string]> = {
	annotation: ['code', 'lw-math'],
	audio: ['span', 'lw-sound'],
	video: ['span', 'lw-video'],
};

function keptAttributes(tagName: string, attribs: sanitize.Attributes, { idPrefix }: PageOptions) {
	const kept: sanitize.Attributes = {};
	for (const name of [...EVERYWHERE, ...(ON_TAG[tagName] ?? [])]) {
		const value = attribs[name];
		if (value !== undefined && CHECKED[name]?.(value)) kept[name] = value;
	}
	const classes = keptClasses(attribs.class);
	if (classes.length > 0) kept.class = classes.join(' ');
	const id = anchor(attribs.id, idPrefix);
	if (id !== null) kept.id = id;
	return kept;
}

function changeTag(tagName: string, attribs: sanitize.Attributes, options: PageOptions): sanitize.Tag {
	const [as, name] = IN_WORDS[tagName] ?? [];
	if (as !== undefined && name !== undefined) return { tagName: as, attribs: { class: name } };
	const kept = keptAttributes(tagName, attribs, options);
	if (tagName === 'font') return { tagName: 'span', attribs: kept };
	if (tagName !== 'a') return { tagName, attribs: kept };
	const href = hrefOf(attribs.href, options);
	if (href === null) return { tagName: 'span', attribs: kept };
	if (href.startsWith('#')) return { tagName, attribs: { ...kept, href } };
	return { tagName, attribs: { ...kept, href, target: '_blank', rel: 'noopener noreferrer' } };
}

/**
 * Makes a page as a wiki renders it (`action=parse`) safe to put into a page of ours: text, structure and links. Scripts,
 * styles, forms, frames, event handlers and all that the browser would fetch are gone; a picture is its words in a
 * `lw-image`, a film or sound an empty `lw-video` or `lw-sound`, a formula its source in a `lw-math`; what the page hides
 * stays hidden. Links are whole addresses that open beside. Who wrote the revision and when is in none of it, unless the
 * text itself says so (signatures).
 */
export function sanitisePage(html: string, options: PageOptions): string {
	const done = new WeakSet<sanitize.Attributes>();
	const leftOut = new WeakSet<sanitize.Attributes>();
	const asItIs = (tag: sanitize.Tag): sanitize.Tag => {
		done.add(tag.attribs);
		return tag;
	};
	/** The sanitiser drops an element once it is whole, and only one of a tag that it knows. */
	const leaveOut = (tagName: string): sanitize.Tag => {
		const tag = asItIs({ tagName: ALLOWED.has(tagName) ? tagName : 'span', attribs: {} });
		leftOut.add(tag.attribs);
		return tag;
	};
	const clean = sanitize(html, {
		allowedTags: [...ALLOWED],
		nonTextTags: WITH_CONTENT,
		nestingLimit: DEEPEST,
		allowedAttributes: {
			'*': ['class', 'id', ...EVERYWHERE],
			...ON_TAG,
			a: ['href', 'target', 'rel'],
		},
		selfClosing: ['br', 'hr', 'wbr', 'col'],
		allowedSchemes: ['https', 'http'],
		allowProtocolRelative: false,
		transformTags: {
			img: (tagName, attribs) =>
				isHidden(attribs) ? leaveOut(tagName) : asItIs(pictureInWords(attribs) ?? leaveOut(tagName)),
			'*': (tagName, attribs) => {
				if (done.has(attribs)) return { tagName, attribs };
				if (WITH_CONTENT.includes(tagName)) return { tagName, attribs: {} };
				if (isHidden(attribs) || isNotForReaders(attribs.class)) return leaveOut(tagName);
				return changeTag(tagName, attribs, options);
			},
		},
		exclusiveFilter: ({ attribs }) => leftOut.has(attribs),
		textFilter: (text, tagName) => (tagName === 'annotation' ? bareFormula(text) : text),
	});
	return withOwnEnds(clean);
}
