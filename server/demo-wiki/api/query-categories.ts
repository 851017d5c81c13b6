import { type DemoWikiData, latestRevision, type WikiPage } from '../wiki-data.ts';
import type { ApiParams } from './api-params.ts';

const CATEGORY = 14;

type Fields = Record<string, unknown>;

/** What a page says of itself in its newest text; templates that put pages into categories are not on the demo wiki. */
function categoriesOf({ site }: DemoWikiData, page: WikiPage): string[] {
	const { name = 'Category' } = site.namespaces.find(({ id }) => id === CATEGORY) ?? {};
	const links = latestRevision(page).text?.matchAll(
		/\[\[\s*([^\]|:]+?)\s*:\s*([^\]|]+?)\s*(?:\|[^\]]*)?\]\]/g,
	);
	const titles = [...(links ?? [])].flatMap(([, namespace = '', title = '']) =>
		[name, 'Category'].some((one) => one.toLowerCase() === namespace.toLowerCase())
			? [`${name}:${title.charAt(0).toUpperCase()}${title.slice(1).replaceAll('_', ' ')}`]
			: [],
	);
	return [...new Set(titles)].sort();
}

/**
 * `prop=categories`: those of each page by title; of a page in none of them there is no such field.
 *
 * @returns a function that says what stands in the entry of a page, and where the answer goes on
 */
export function queryCategories(
	data: DemoWikiData,
	params: ApiParams,
	pages: readonly WikiPage[],
): { fieldsOf: (pageId: number) => Fields; next: Fields | null } {
	const limit = params.limit('cllimit', 10, 500);
	const { name = 'Category' } = data.site.namespaces.find(({ id }) => id === CATEGORY) ?? {};
	const wanted = params.list('clcategories').map((title) => `${name}:${title.replace(/^[^:]*:/, '')}`);
	const from = params.text('clcontinue');
	const all = pages
		.toSorted((a, b) => a.pageId - b.pageId)
		.flatMap((page) =>
			categoriesOf(data, page)
				.filter((title) => wanted.length === 0 || wanted.includes(title))
				.map((title) => ({ pageId: page.pageId, title })),
		);
	const keyOf = ({ pageId, title }: (typeof all)[number]) =>
		`${pageId}|${title.replace(/^[^:]*:/, '').replaceAll(' ', '_')}`;
	const first =
		from === null
			? 0
			: Math.max(
					0,
					all.findIndex((one) => keyOf(one) === from),
				);
	const shown = all.slice(first, first + limit);
	const following = all[first + limit];
	return {
		fieldsOf(pageId) {
			const categories = shown.filter((one) => one.pageId === pageId);
			return categories.length === 0
				? {}
				: { categories: categories.map(({ title }) => ({ ns: CATEGORY, title })) };
		},
		next: following ? { clcontinue: keyOf(following) } : null,
	};
}
