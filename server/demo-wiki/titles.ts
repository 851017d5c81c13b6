import { NAMESPACE_ALIASES, NAMESPACES } from './site.ts';

export const SPECIAL_NAMESPACE = -1;

const NAMESPACE_NUMBERS = new Map<string, number>([
	...NAMESPACES.flatMap(({ id, name, canonical }): [string, number][] =>
		[name, canonical ?? ''].filter((word) => word !== '').map((word) => [word.toLowerCase(), id]),
	),
	...NAMESPACE_ALIASES.map(({ id, alias }): [string, number] => [alias.toLowerCase(), id]),
]);

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
export function normaliseTitle(raw: string): Title {
	const spaced = raw.replaceAll('_', ' ').replace(/ +/g, ' ').trim();
	const colon = spaced.indexOf(':');
	const namespace =
		colon > 0 ? NAMESPACE_NUMBERS.get(spaced.slice(0, colon).trim().toLowerCase()) : undefined;
	if (namespace === undefined) return { namespace: 0, text: upperFirst(spaced) };
	const name = NAMESPACES.find(({ id }) => id === namespace)?.name ?? '';
	return { namespace, text: `${name}:${upperFirst(spaced.slice(colon + 1).trim())}` };
}

/** A title as MediaWiki writes it in addresses: underscores, and only what has to be encoded encoded. */
export function titleInUrl(title: string): string {
	return encodeURIComponent(title.replaceAll(' ', '_'))
		.replace(/%(3B|40|24|2C|2F|3A)/g, (encoded) => decodeURIComponent(encoded))
		.replaceAll("'", '%27');
}
