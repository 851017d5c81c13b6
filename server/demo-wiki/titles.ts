import type { DemoSite } from './site.ts';

export const SPECIAL_NAMESPACE = -1;
export const CATEGORY_NAMESPACE = 14;

function namespaceNumber({ namespaces, namespaceAliases }: DemoSite, word: string): number | undefined {
	const wanted = word.toLowerCase();
	const found =
		namespaces.find(({ name, canonical }) =>
			[name, canonical].some((known) => known !== '' && known?.toLowerCase() === wanted),
		) ?? namespaceAliases.find(({ alias }) => alias.toLowerCase() === wanted);
	return found?.id;
}

export type Title = { namespace: number; text: string };

function upperFirst(text: string): string {
	const [first = '', ...rest] = text;
	return first.toUpperCase() + rest.join('');
}

/** The first character that no title may have; null when there is none. */
export function illegalCharacter(raw: string): string | null {
	return /[[\]{}|#<>]/.exec(raw)?.[0] ?? null;
}

/** Brings a title into the wiki's own form: spaces for underscores, upper first letter, the namespace's local name. */
export function normaliseTitle(raw: string, site: DemoSite): Title {
	const spaced = raw.replaceAll('_', ' ').replace(/ +/g, ' ').trim();
	const colon = spaced.indexOf(':');
	const namespace = colon > 0 ? namespaceNumber(site, spaced.slice(0, colon).trim()) : undefined;
	if (namespace === undefined) return { namespace: 0, text: upperFirst(spaced) };
	const name = site.namespaces.find(({ id }) => id === namespace)?.name ?? '';
	return { namespace, text: `${name}:${upperFirst(spaced.slice(colon + 1).trim())}` };
}

/** A title as MediaWiki writes it in addresses: underscores, and only what has to be encoded encoded. */
export function titleInUrl(title: string): string {
	return encodeURIComponent(title.replaceAll(' ', '_'))
		.replace(/%(3B|40|24|2C|2F|3A)/g, (encoded) => decodeURIComponent(encoded))
		.replaceAll("'", '%27');
}
