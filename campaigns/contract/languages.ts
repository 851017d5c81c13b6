/**
 * The languages of the interface, and which of them somebody reads. Client and server choose by the same rules, so that
 * the pages that the server renders and those that the browser draws speak alike.
 */

/** By BCP 47 tag: the language's own name, the side it begins at, and the locale that writes its numbers and dates. */
export const languages = {
	// Arabic Wikipedia writes 0 to 9; left to itself, Intl writes other digits in some browsers than in others
	ar: { autonym: 'العربية', direction: 'rtl', locale: 'ar-u-nu-latn' },
	de: { autonym: 'Deutsch', direction: 'ltr', locale: 'de' },
	// wiki pages write the day first
	en: { autonym: 'English', direction: 'ltr', locale: 'en-GB' },
	es: { autonym: 'Español', direction: 'ltr', locale: 'es' },
	fr: { autonym: 'Français', direction: 'ltr', locale: 'fr' },
	he: { autonym: 'עברית', direction: 'rtl', locale: 'he' },
	ja: { autonym: '日本語', direction: 'ltr', locale: 'ja' },
} as const satisfies Record<string, { autonym: string; direction: 'ltr' | 'rtl'; locale: string }>;

export type Language = keyof typeof languages;

/** The cookie that remembers what was chosen in the menu of languages. */
export const languageCookie = 'label-wing-language';

/** What readers of a language without messages read next, as MediaWiki has it (`$fallback` in its messages). */
const fallbacks: Record<Language, string> = {
	ar: 'aeb aeb-arab arq ary arz',
	de: 'bar dsb frr gsw hrx hsb ksh lb nds pdc pdt pfl sli stq vmf',
	en: 'bi jam pih sco',
	es: 'an arn ast ay cbk-zam ext gn guc lad nah qu qug',
	fr: 'atj avk bm br ff frc frp gcr ht kab kbp ln mg nrm oc pcd ses sg shi shy shy-latn ty wa wo',
	he: 'yi',
	ja: '',
};
const nextBest = new Map(
	Object.entries(fallbacks).flatMap(([language, tags]) =>
		tags.split(' ').map((tag) => [tag, language as Language] as const),
	),
);

export function isLanguage(tag: string): tag is Language {
	return Object.hasOwn(languages, tag);
}

/** All languages of the interface, in the order of their tags. */
export function allLanguages(): Language[] {
	return Object.keys(languages).filter(isLanguage);
}

/** @param wanted BCP 47 tags, the best first; null and empty ones are passed over. English when none can be served. */
export function chooseLanguage(wanted: readonly (string | null | undefined)[]): Language {
	for (const tag of wanted) {
		const found = tag ? closest(tag.toLowerCase()) : null;
		if (found !== null) return found;
	}
	return 'en';
}

/** From the most special on: `de-at` is looked for as `de-at`, then as `de`. */
function closest(tag: string): Language | null {
	for (const part of partsOf(tag)) {
		const found = isLanguage(part) ? part : nextBest.get(part);
		if (found !== undefined) return found;
	}
	return null;
}

/** `zh-hant-tw`, `zh-hant`, `zh`. */
function partsOf(tag: string): string[] {
	const names = tag.toLowerCase().split('-');
	return names.map((_, at) => names.slice(0, names.length - at).join('-')).filter((part) => part !== '');
}

/** The tags in which whoever wants a language may be served, the best first: `gsw-ch` is `gsw-ch`, `gsw`, `de`. */
export function fallbackChain(tag: string): string[] {
	const parts = partsOf(tag);
	return [...parts, ...parts.flatMap((part) => nextBest.get(part) ?? [])];
}

/** What was chosen in the menu, by the cookies of a document or a request; null when nothing was. */
export function rememberedLanguage(cookies: string): string | null {
	const pairs = cookies.split(/;\s*/).map((pair) => pair.split('='));
	return pairs.find(([name]) => name === languageCookie)?.[1] ?? null;
}

/** Messages by key, in banana's JSON, with its `@metadata`. */
export type Messages = Readonly<Record<string, unknown>>;
