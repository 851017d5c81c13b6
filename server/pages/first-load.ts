import * as z from 'zod/mini';
import type { Language } from '../../campaigns/contract/languages.ts';

/** By source file, as Vite writes it (https://vite.dev/guide/backend-integration). */
const Manifest = z.record(
	z.string(),
	z.object({
		file: z.string(),
		css: z.optional(z.array(z.string())),
		imports: z.optional(z.array(z.string())),
	}),
);
type Manifest = z.infer<typeof Manifest>;

/** What the client's page of an address begins with, so that a browser need not find it out step by step. */
type Beginning = {
	address: RegExp;
	page: string;
	/** folders of messages besides those that every page says */
	says: readonly string[];
	/** calls that somebody who is logged in will make at once */
	asks?: (id: string) => readonly string[];
};

const beginnings: readonly Beginning[] = [
	{ address: /^\/$/, page: 'home', says: ['joining', 'mine'] },
	{ address: /^\/me$/, page: 'me', says: ['mine'] },
	{
		address: /^\/campaigns\/(\d{1,15})\/label$/,
		page: 'label',
		says: [],
		asks: (id) => [`/api/campaigns/${id}`],
	},
	{ address: /^\/campaigns\/(\d{1,15})\/practice$/, page: 'practice', says: ['joining'] },
];

export type Visit = { path: string; language: Language; isLoggedIn: boolean };

/**
 * The links that let a browser ask for everything at once that a page of the client needs first: its scripts, styles and
 * messages, who is here, and on the labelling page the campaign. Without them each waits for the one before it.
 *
 * @param manifest `.vite/manifest.json` of the built client
 * @returns of a visit: lines of HTML for the head
 * @throws when the client was built without what a page begins with
 */
export function firstLoad(manifest: unknown): (visit: Visit) => string[] {
	const chunks = Manifest.parse(manifest);
	for (const { page, says } of beginnings) filesOf(chunks, [pageOf(page), ...messagesOf(says, 'en')]);
	const known = new Set(filesOf(chunks, ['index.html']));
	return ({ path, language, isLoggedIn }) => {
		const beginning = beginnings.find(({ address }) => address.test(path));
		const entries = [
			...messagesOf([''], language),
			...(beginning ? [pageOf(beginning.page), ...messagesOf(beginning.says, language)] : []),
		];
		const files = filesOf(chunks, entries).filter((file) => !known.has(file));
		const id = beginning?.address.exec(path)?.[1] ?? '';
		const asked = ['/api/session', ...(isLoggedIn ? (beginning?.asks?.(id) ?? []) : [])];
		return [
			...asked.map((url) => `<link rel="preload" as="fetch" crossorigin href="${url}">`),
			...files.map((file) =>
				file.endsWith('.css')
					? `<link rel="stylesheet" crossorigin href="/${file}">`
					: `<link rel="modulepreload" crossorigin href="/${file}">`,
			),
		];
	};
}

const pageOf = (name: string) => `pages/${name}.tsx`;

const messagesOf = (folders: readonly string[], language: Language) =>
	folders.map((folder) => `${folder && `${folder}/`}messages/${language}.json?whole`);

/** Scripts and then styles of these entries and of what they import, each once. */
function filesOf(chunks: Manifest, entries: readonly string[]): string[] {
	const seen = new Set<string>();
	const visit = (name: string) => {
		if (seen.has(name)) return;
		seen.add(name);
		for (const imported of chunkOf(chunks, name).imports ?? []) visit(imported);
	};
	for (const entry of entries) visit(entry);
	const all = [...seen].map((name) => chunkOf(chunks, name));
	return [...new Set([...all.map(({ file }) => file), ...all.flatMap(({ css }) => css ?? [])])];
}

function chunkOf(chunks: Manifest, name: string): Manifest[string] {
	const chunk = chunks[name];
	if (!chunk) throw new Error(`The built client has no ${name}. Build it again: npm run build`);
	return chunk;
}
