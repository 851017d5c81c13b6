import type { DemoWikiData, WikiPage, WikiRevision } from '../wiki-data.ts';
import type { ApiParams } from './api-params.ts';
import { continueAt } from './query-revisions.ts';
import { commentFields, editorFields } from './revision-fields.ts';
import { inTime, readTimeSpan } from './time-span.ts';

const PROP = 'user userid comment parsedcomment flags timestamp title ids sizes redirect tags sha1'.split(
	' ',
);
const SHOW = ['minor', '!minor', 'bot', '!bot', 'anon', '!anon'] as const;

type Fields = Record<string, unknown>;
type Change = { page: WikiPage; revision: WikiRevision };
export type RecentChanges = { changes: Fields[]; next: Fields | null };

function isBot(data: DemoWikiData, { editor }: WikiRevision): boolean {
	return data.accounts.get(editor.id)?.groups.includes('bot') ?? false;
}

function hasTrait(data: DemoWikiData, revision: WikiRevision, trait: string): boolean {
	if (trait === 'minor') return revision.minor;
	if (trait === 'bot') return isBot(data, revision);
	return revision.editor.kind === 'anonymous' || revision.editor.kind === 'imported';
}

function readFilter(data: DemoWikiData, params: ApiParams): (change: Change) => boolean {
	const types = params.words(
		'recentchanges',
		'rctype',
		['edit', 'new', 'log', 'categorize', 'external'],
		['edit', 'new'],
	);
	const show = [...params.words('recentchanges', 'rcshow', SHOW)];
	const namespaces = params.integers('rcnamespace');
	const tag = params.text('rctag');
	return ({ page, revision }) =>
		types.has(revision.parentId === 0 ? 'new' : 'edit') &&
		(namespaces.length === 0 || namespaces.includes(page.namespace)) &&
		(tag === null || revision.tags.includes(tag)) &&
		show.every((wanted) => hasTrait(data, revision, wanted.replace('!', '')) !== wanted.startsWith('!'));
}

function changeFields(data: DemoWikiData, { page, revision }: Change, prop: ReadonlySet<string>): Fields {
	const isNew = revision.parentId === 0;
	const before = data.revisions.get(revision.parentId)?.revision.sizeBytes ?? 0;
	return {
		type: isNew ? 'new' : 'edit',
		...(prop.has('title') ? { ns: page.namespace, title: page.title } : {}),
		...(prop.has('ids')
			? {
					pageid: page.pageId,
					revid: revision.revisionId,
					old_revid: revision.parentId,
					rcid: revision.revisionId,
				}
			: {}),
		...editorFields(revision, { user: prop.has('user'), userId: prop.has('userid') }),
		...(prop.has('flags') ? { bot: isBot(data, revision), new: isNew, minor: revision.minor } : {}),
		...(prop.has('sizes') ? { oldlen: before, newlen: revision.sizeBytes } : {}),
		...(prop.has('timestamp') ? { timestamp: revision.timestamp } : {}),
		...commentFields(data, page, revision, { plain: prop.has('comment'), parsed: prop.has('parsedcomment') }),
		...(prop.has('redirect') ? { redirect: page.redirectTarget !== null } : {}),
		...(prop.has('tags') ? { tags: revision.tags } : {}),
		...(prop.has('sha1') ? (revision.sha1 === null ? { sha1hidden: true } : { sha1: revision.sha1 }) : {}),
		...(revision.hidden.suppressed ? { suppressed: true } : {}),
	};
}

/**
 * `list=recentchanges`: edits and new pages; log entries are not in an export, so there are none. The id of a change is
 * that of its revision here.
 */
export function queryRecentChanges(data: DemoWikiData, params: ApiParams): RecentChanges {
	const prop = params.words('recentchanges', 'rcprop', PROP, ['title', 'timestamp', 'ids']);
	const limit = params.limit('rclimit', 10, 500);
	const span = readTimeSpan(params, 'rc');
	const filter = readFilter(data, params);
	const { shown, next } = inTime(
		[...data.revisions.values()].filter((change) => change.revision.recentChange && filter(change)),
		span,
		limit,
	);
	return {
		changes: shown.map((change) => changeFields(data, change, prop)),
		next: next && { rccontinue: continueAt(next.revision.timestamp, next.revision.revisionId) },
	};
}
