import type { Language } from '../../campaigns/contract/languages.ts';
import type { Person } from '../../campaigns/contract/person.ts';
import type { Wiki } from '../../campaigns/contract/wiki.ts';

/** What stands around every page, and what a page must know to write addresses and names. */
export type PageChrome = {
	language: Language;
	direction: 'ltr' | 'rtl';
	/** addresses of the style sheets, in order */
	stylesheets: readonly string[];
	/** who is logged in */
	person: Person | null;
	/** where Label Wing stands for other machines, without a slash at the end: `https://label-wing.example` */
	origin: string;
	/** path and query of this page, to come back to after a login */
	path: string;
	/** where one is missing, its database name is shown */
	wikis: readonly Wiki[];
};

/** How people call a wiki. */
export function siteName(chrome: PageChrome, wiki: string): string {
	return chrome.wikis.find(({ name }) => name === wiki)?.siteName ?? wiki;
}

/** Language of a wiki's content; `und`, undetermined, of one that is not known here. */
export function languageOfWiki(chrome: PageChrome, wiki: string): string {
	return chrome.wikis.find(({ name }) => name === wiki)?.language ?? 'und';
}

/** A file's or page's address as another machine needs it. */
export function absolute(chrome: PageChrome, path: string): string {
	return new URL(path, chrome.origin).href;
}
