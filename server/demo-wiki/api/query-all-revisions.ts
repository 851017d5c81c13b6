import type { DemoWikiData, WikiPage, WikiRevision } from '../wiki-data.ts';
import type { ApiParams } from './api-params.ts';
import { continueAt, REVISION_PROP, USUAL_REVISION_PROP } from './query-revisions.ts';
import { revisionFields } from './revision-fields.ts';
import { inTime, readTimeSpan } from './time-span.ts';

type Fields = Record<string, unknown>;
export type AllRevisions = { pages: Fields[]; next: Fields | null };

/** `list=allrevisions`: revisions of all pages in order of time, those of one page in one entry. */
export function queryAllRevisions(data: DemoWikiData, params: ApiParams): AllRevisions {
	const prop = params.words('allrevisions', 'arvprop', REVISION_PROP, USUAL_REVISION_PROP);
	const slots = params.flag('arvslots');
	const limit = params.limit('arvlimit', 10, 500);
	const namespaces = params.integers('arvnamespace');
	const span = readTimeSpan(params, 'arv');
	const { shown, next } = inTime(
		[...data.revisions.values()].filter(
			({ page }) => namespaces.length === 0 || namespaces.includes(page.namespace),
		),
		span,
		limit,
	);
	const pages = new Map<number, { page: WikiPage; revisions: WikiRevision[] }>();
	for (const { page, revision } of shown) {
		const entry = pages.get(page.pageId) ?? { page, revisions: [] };
		entry.revisions.push(revision);
		pages.set(page.pageId, entry);
	}
	return {
		pages: [...pages.values()].map(({ page, revisions }) => ({
			pageid: page.pageId,
			revisions: revisions.map((revision) => revisionFields(data, page, revision, prop, slots)),
			ns: page.namespace,
			title: page.title,
		})),
		next: next && { arvcontinue: continueAt(next.revision.timestamp, next.revision.revisionId) },
	};
}
