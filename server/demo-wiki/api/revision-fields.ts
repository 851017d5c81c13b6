import { parseComment } from '../parsed-comment.ts';
import type { DemoWikiData, WikiPage, WikiRevision } from '../wiki-data.ts';

type Fields = Record<string, unknown>;

/** Who made an edit, as every module of the API says it. */
export function editorFields(
	{ editor, hidden }: WikiRevision,
	{ user, userId }: { user: boolean; userId: boolean },
): Fields {
	if (!user && !userId) return {};
	if (hidden.user) return { userhidden: true };
	const kind =
		editor.kind === 'anonymous' || editor.kind === 'imported'
			? { anon: true }
			: editor.kind === 'temporary'
				? { temp: true }
				: {};
	return { ...(user ? { user: editor.name } : {}), ...kind, ...(userId ? { userid: editor.id } : {}) };
}

export function commentFields(
	data: DemoWikiData,
	page: WikiPage,
	{ comment }: WikiRevision,
	wanted: { plain: boolean; parsed: boolean },
): Fields {
	if (!wanted.plain && !wanted.parsed) return {};
	if (comment === null) return { commenthidden: true };
	return {
		...(wanted.plain ? { comment } : {}),
		...(wanted.parsed ? { parsedcomment: parseComment(comment, page.title, data) } : {}),
	};
}

function sha1Fields({ sha1 }: WikiRevision): Fields {
	return sha1 === null ? { sha1hidden: true } : { sha1 };
}

function contentFields(revision: WikiRevision, model: boolean): Fields {
	const { contentModel: contentmodel, contentFormat: contentformat, text } = revision;
	if (text === null) return { ...(model ? { contentmodel } : {}), texthidden: true };
	return { contentmodel, contentformat, content: text };
}

function slotFields(revision: WikiRevision, prop: ReadonlySet<string>): Fields {
	const model = prop.has('contentmodel');
	return {
		...(prop.has('slotsize') ? { size: revision.sizeBytes } : {}),
		...(prop.has('slotsha1') ? sha1Fields(revision) : {}),
		...(model && !prop.has('content') ? { contentmodel: revision.contentModel } : {}),
		...(prop.has('content') ? contentFields(revision, model) : {}),
	};
}

const SLOT_PROP = ['slotsize', 'slotsha1', 'contentmodel', 'content'];

/**
 * One entry of `prop=revisions`.
 * @param slots false when rvslots was not given: content then stands in the revision itself (legacy format)
 */
export function revisionFields(
	data: DemoWikiData,
	page: WikiPage,
	revision: WikiRevision,
	prop: ReadonlySet<string>,
	slots: boolean,
): Fields {
	const inSlots = SLOT_PROP.some((name) => prop.has(name));
	const showsHidden =
		prop.has('user') ||
		prop.has('userid') ||
		prop.has('comment') ||
		prop.has('parsedcomment') ||
		prop.has('content');
	return {
		...(prop.has('ids') ? { revid: revision.revisionId, parentid: revision.parentId } : {}),
		...(prop.has('flags') ? { minor: revision.minor } : {}),
		...editorFields(revision, { user: prop.has('user'), userId: prop.has('userid') }),
		...(prop.has('timestamp') ? { timestamp: revision.timestamp } : {}),
		...(prop.has('size') ? { size: revision.sizeBytes } : {}),
		...(prop.has('sha1') ? sha1Fields(revision) : {}),
		...(prop.has('roles') ? { roles: ['main'] } : {}),
		...(inSlots
			? slots
				? { slots: { main: slotFields(revision, prop) } }
				: slotFields(revision, prop)
			: {}),
		...commentFields(data, page, revision, { plain: prop.has('comment'), parsed: prop.has('parsedcomment') }),
		...(prop.has('tags') ? { tags: revision.tags } : {}),
		...(revision.hidden.suppressed && (showsHidden || prop.has('sha1')) ? { suppressed: true } : {}),
	};
}
