import { illegalCharacter, normaliseTitle } from '../titles.ts';
import type { DemoWikiData, WikiPage, WikiRevision } from '../wiki-data.ts';
import { ApiError } from './api-error.ts';
import type { ApiParams } from './api-params.ts';

type Fields = Record<string, unknown>;

/** What a query is about: pages named by title, or by revisions of them. */
export type PageSet = {
	found: { page: WikiPage; asked: WikiRevision[] }[];
	/** entries for titles that lead to no page */
	lost: Fields[];
	/** the notes that stand beside the pages: normalized, redirects, badrevids */
	notes: Fields;
	by: 'titles' | 'pageids' | 'revids' | 'none';
};

function byRevisions(data: DemoWikiData, ids: readonly number[]): PageSet {
	const found = new Map<number, { page: WikiPage; asked: WikiRevision[] }>();
	const bad: Fields = {};
	for (const id of [...ids].sort((a, b) => a - b)) {
		const known = data.revisions.get(id);
		if (!known) {
			bad[id] = { revid: id, missing: true };
			continue;
		}
		const entry = found.get(known.page.pageId) ?? { page: known.page, asked: [] };
		entry.asked.push(known.revision);
		found.set(known.page.pageId, entry);
	}
	const notes = Object.keys(bad).length > 0 ? { badrevids: bad } : {};
	return { found: [...found.values()], lost: [], notes, by: 'revids' };
}

function byTitles(data: DemoWikiData, titles: readonly string[], followRedirects: boolean): PageSet {
	const pages = new Map<number, WikiPage>();
	const lost: Fields[] = [];
	const normalized: Fields[] = [];
	const redirects: Fields[] = [];
	for (const raw of titles) {
		const illegal = illegalCharacter(raw);
		if (illegal !== null || raw.trim() === '') {
			const invalidreason =
				illegal === null
					? 'The requested page title is empty or contains only the name of a namespace.'
					: `The requested page title contains invalid characters: "${illegal}".`;
			lost.push({ title: raw, invalidreason, invalid: true });
			continue;
		}
		const title = normaliseTitle(raw, data.site);
		if (title.text !== raw) normalized.push({ fromencoded: false, from: raw, to: title.text });
		const named = data.pagesByTitle.get(title.text);
		const target = followRedirects && named?.redirectTarget ? named.redirectTarget : null;
		if (target) redirects.push({ from: title.text, to: target });
		const page = target ? data.pagesByTitle.get(target) : named;
		if (page) pages.set(page.pageId, page);
		else lost.push({ ns: title.namespace, title: target ?? title.text, missing: true });
	}
	const found = [...pages.values()].sort((a, b) => a.pageId - b.pageId).map((page) => ({ page, asked: [] }));
	const notes = {
		...(normalized.length > 0 ? { normalized } : {}),
		...(redirects.length > 0 ? { redirects } : {}),
	};
	return { found, lost, notes, by: 'titles' };
}

function byPageIds(data: DemoWikiData, ids: readonly number[]): PageSet {
	const pages = ids.map((pageid) => data.pages.get(pageid) ?? { lost: { pageid, missing: true } });
	return {
		found: pages.flatMap((page) => ('lost' in page ? [] : [{ page, asked: [] }])),
		lost: pages.flatMap((page) => ('lost' in page ? [page.lost] : [])),
		notes: {},
		by: 'pageids',
	};
}

/** Reads `titles`, `pageids`, `revids` and `redirects`. @throws ApiError multisource when two of them name pages */
export function readPageSet(data: DemoWikiData, params: ApiParams): PageSet {
	const ids = params.integers('revids');
	const pageIds = params.integers('pageids');
	const titles = params.list('titles');
	const redirects = params.flag('redirects');
	const [first, second] = [
		...(ids.length > 0 ? ['revids'] : []),
		...(titles.length > 0 ? ['titles'] : []),
		...(pageIds.length > 0 ? ['pageids'] : []),
	];
	if (first && second)
		throw new ApiError('multisource', `The "${first}" parameter cannot be used with "${second}".`);
	if (ids.length > 0) return byRevisions(data, ids);
	if (pageIds.length > 0) return byPageIds(data, pageIds);
	if (titles.length > 0) return byTitles(data, titles, redirects);
	return { found: [], lost: [], notes: {}, by: 'none' };
}
