import type { DemoWikiData, WikiPage, WikiRevision } from '../wiki-data.ts';
import { ApiError } from './api-error.ts';
import type { ApiParams } from './api-params.ts';
import type { PageSet } from './page-set.ts';
import { revisionFields } from './revision-fields.ts';

export const REVISION_PROP =
	'ids flags timestamp user userid size slotsize sha1 slotsha1 contentmodel comment parsedcomment content tags roles'.split(
		' ',
	);
export const USUAL_REVISION_PROP = ['ids', 'timestamp', 'flags', 'comment', 'user'];

const DEPRECATION_NEWS =
	'Subscribe to the mediawiki-api-announce mailing list at <https://lists.wikimedia.org/postorius/lists/mediawiki-api-announce.lists.wikimedia.org/> for notice of API deprecations and breaking changes.';

type Fields = Record<string, unknown>;
export type PageEntries = { pages: Fields[]; next: Fields | null };

/** `20250204191135|9`: where a list in order of time goes on. */
export function continueAt(timestamp: string, id: number): string {
	return `${timestamp.replace(/[-:TZ]/g, '')}|${id}`;
}

/** The part of a page's history that is asked for, and the revision it would go on with. */
function sliceHistory(
	page: WikiPage,
	params: ApiParams,
): { shown: WikiRevision[]; next: WikiRevision | null } {
	const limit = params.limit('rvlimit', 1, 500);
	const newerFirst = params.choice('rvdir', ['older', 'newer'], 'older') === 'older';
	const from = params.text('rvcontinue');
	const ordered = newerFirst ? page.revisions.toReversed() : page.revisions;
	const first =
		from === null ? 0 : ordered.findIndex((one) => continueAt(one.timestamp, one.revisionId) === from);
	if (first < 0)
		throw new ApiError(
			'badcontinue',
			'Invalid continue param. You should pass the original value returned by the previous query.',
		);
	return { shown: ordered.slice(first, first + limit), next: ordered[first + limit] ?? null };
}

/** `prop=revisions`: revisions by id, or the newest (rvlimit: more) of pages by title. */
export function queryRevisions(data: DemoWikiData, params: ApiParams, set: PageSet): PageEntries {
	const prop = params.words('revisions', 'rvprop', REVISION_PROP, USUAL_REVISION_PROP);
	const slots = params.flag('rvslots');
	if (prop.has('content') && !slots) {
		params.warn('main', DEPRECATION_NEWS);
		params.warn(
			'revisions',
			'Because "rvslots" was not specified, a legacy format has been used for the output. This format is deprecated, and in the future the new format will always be used.',
		);
	}
	const history = params.flag('rvlimit') || params.flag('rvdir') || params.flag('rvcontinue');
	if (history && set.by === 'titles' && set.found.length > 1)
		throw new ApiError(
			'rvmultpages',
			'The "titles", "pageids" or a generator was used to supply multiple pages, but the "rvlimit", "rvstartid", "rvendid", "rvdir=newer", "rvuser", "rvexcludeuser", "rvstart", and "rvend" parameters may only be used on a single page.',
		);
	let next: Fields | null = null;
	const pages = set.found.map(({ page, asked }) => {
		const part = set.by === 'revids' ? { shown: asked, next: null } : sliceHistory(page, params);
		if (part.next && history) next = { rvcontinue: continueAt(part.next.timestamp, part.next.revisionId) };
		return {
			pageid: page.pageId,
			ns: page.namespace,
			title: page.title,
			revisions: part.shown.map((revision) => revisionFields(data, page, revision, prop, slots)),
		};
	});
	return { pages, next };
}
