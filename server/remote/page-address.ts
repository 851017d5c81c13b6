import type { Site } from './parse-site.ts';

export type NamedPage = { title: string; revisionId: null } | { title: string | null; revisionId: number };

/**
 * Which page somebody means by a title, or by an address copied from their browser: of an article, of `index.php` with
 * a title, of a permanent link. Null when the address leads to another site, or to no page.
 */
export function namedPage(
	page: string,
	{ serverUrl, articlePath, scriptPath }: Pick<Site, 'serverUrl' | 'articlePath' | 'scriptPath'>,
): NamedPage | null {
	if (!/^https?:\/\//i.test(page)) return { title: page, revisionId: null };
	if (!URL.canParse(page)) return null;
	const url = new URL(page);
	if (url.host !== new URL(serverUrl).host) return null;
	const title = url.searchParams.get('title') ?? titleInPath(url.pathname, articlePath);
	const revision = /^[1-9]\d{0,14}$/.exec(url.searchParams.get('oldid') ?? '')?.[0];
	const isScript = url.pathname === scriptPath || url.searchParams.has('title') || title !== null;
	if (revision !== undefined && isScript) return { title, revisionId: Number(revision) };
	return title === null ? null : { title, revisionId: null };
}

/** @param articlePath with `$1` for the title, e.g. `/wiki/$1` */
function titleInPath(pathname: string, articlePath: string): string | null {
	const [before = '', after = ''] = articlePath.split('$1');
	if (!pathname.startsWith(before) || !pathname.endsWith(after)) return null;
	const encoded = pathname.slice(before.length, pathname.length - after.length);
	if (encoded === '') return null;
	try {
		return decodeURIComponent(encoded);
	} catch {
		// not UTF-8 once decoded: then it names no page
		return null;
	}
}
