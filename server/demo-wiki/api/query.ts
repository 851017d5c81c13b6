import type { DemoWikiData } from '../wiki-data.ts';
import type { ApiParams } from './api-params.ts';
import { type PageSet, readPageSet } from './page-set.ts';
import { queryAllRevisions } from './query-all-revisions.ts';
import { queryCategories } from './query-categories.ts';
import { queryRecentChanges } from './query-recent-changes.ts';
import { queryRevisions } from './query-revisions.ts';
import { querySite, type SiteState } from './query-site.ts';
import { queryUsers } from './query-users.ts';

type Fields = Record<string, unknown>;

function pageEntries({ found }: PageSet): Fields[] {
	return found.map(({ page }) => ({ pageid: page.pageId, ns: page.namespace, title: page.title }));
}

/** `action=query`: properties of pages, lists and facts about the wiki, all in one answer. */
export function query(data: DemoWikiData, params: ApiParams, state: SiteState): Fields {
	const prop = params.words('query', 'prop', ['revisions', 'categories']);
	const list = params.words('query', 'list', ['users', 'recentchanges', 'allrevisions']);
	const meta = params.words('query', 'meta', ['siteinfo']);
	params.text('continue');
	const set = readPageSet(data, params);
	const result: Fields = { ...set.notes };
	let further: Fields | null = null;
	let complete = true;
	if (set.by !== 'none') {
		const { pages, next } = prop.has('revisions')
			? queryRevisions(data, params, set)
			: { pages: pageEntries(set), next: null };
		const categories = prop.has('categories')
			? queryCategories(
					data,
					params,
					set.found.map(({ page }) => page),
				)
			: null;
		const entries = categories
			? pages.map((page) => ({ ...page, ...categories.fieldsOf(Number(page.pageid)) }))
			: pages;
		if (entries.length + set.lost.length > 0) result.pages = [...set.lost, ...entries];
		if (next || categories?.next) {
			further = { ...next, ...categories?.next, continue: '||' };
			complete = false;
		}
	}
	if (list.has('users')) result.users = queryUsers(data, params);
	if (list.has('recentchanges')) {
		const { changes, next } = queryRecentChanges(data, params);
		result.recentchanges = changes;
		if (next) further = { ...further, ...next, continue: '-||' };
	}
	if (list.has('allrevisions')) {
		const { pages, next } = queryAllRevisions(data, params);
		result.allrevisions = pages;
		if (next) further = { ...further, ...next, continue: '-||' };
	}
	if (meta.has('siteinfo')) Object.assign(result, querySite(data, params, state));
	return {
		...(complete ? { batchcomplete: true } : {}),
		...(further ? { continue: further } : {}),
		...(Object.keys(result).length > 0 ? { query: result } : {}),
	};
}
