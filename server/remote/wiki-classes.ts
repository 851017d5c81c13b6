/** Classes of wiki content that say what an element is, and so how it is to look. All others are left out. */
const wikiClasses = [
	// boxes and tables
	...[
		'infobox',
		'sidebar',
		'wikitable',
		'navbox',
		'ambox',
		'tmbox',
		'ombox',
		'cmbox',
		'fmbox',
		'mbox-text',
		'mbox-image',
	],
	// pictures and where they float
	...[
		'thumb',
		'tright',
		'tleft',
		'tnone',
		'thumbinner',
		'thumbcaption',
		'floatright',
		'floatleft',
		'floatnone',
	],
	...['mw-halign-right', 'mw-halign-left', 'mw-halign-center', 'mw-halign-none'],
	...['gallery', 'gallerybox', 'gallerytext'],
	// references
	...[
		'reference',
		'references',
		'reflist',
		'mw-references-wrap',
		'mw-references-columns',
		'mw-cite-backlink',
		'error',
	],
	// words
	...['mw-heading', 'hatnote', 'dablink', 'rellink', 'hlist', 'plainlist', 'nowrap', 'nowraplinks', 'poem'],
	...['new', 'external', 'mw-selflink', 'selflink'],
] as const;

const kept: ReadonlySet<string> = new Set(wikiClasses);

/** What wikis put on a page for its editors or its software, not for its readers. */
const left =
	/^(?:mw-editsection(?:-\w+)?|mw-jump-link|mw-indicators|toc|catlinks|printfooter|mw-ui-button|mwe-popups)$/;

/** @param value of a `class` attribute */
export function keptClasses(value: string | undefined): string[] {
	return (value ?? '').split(/\s+/).filter((name) => kept.has(name));
}

export function isNotForReaders(value: string | undefined): boolean {
	return (value ?? '').split(/\s+/).some((name) => left.test(name));
}
