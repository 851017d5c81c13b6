import { type Contributor, editorFromExport } from './editor.ts';
import type { ExportRevision, ExportSite, ExportSlot } from './export-revision.ts';

/** A text element: what it holds and what its attributes say. */
export type TextElement = { content: string; deleted: boolean; bytes: number | null; stored: boolean };

export type PageParts = {
	title: string;
	namespace: number | null;
	pageId: number;
	redirectTarget: string | null;
};

/** The elements of one revision as they came by, not yet judged. */
export type RevisionParts = {
	id: string;
	parentId: string;
	timestamp: string;
	minor: boolean;
	comment: string;
	commentDeleted: boolean;
	model: string;
	format: string;
	sha1: string;
	text: TextElement | null;
	contributor: Contributor;
	otherSlots: { role: string; model: string; text: TextElement | null }[];
};

/** What a reader can say of a broken revision without knowing where in the file it is. */
export class RevisionRefused extends Error {}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const SCHEMA_WITH_PARENTS = 7;

/** '' for an empty text, null for one that is hidden, kept outside of the file (stub dumps) or lost (bytes, but no text). */
function textOf(text: TextElement | null): string | null {
	if (!text || text.deleted) return null;
	if (text.content !== '') return text.content;
	return text.stored || (text.bytes ?? 0) > 0 ? null : '';
}

function positive(value: string, what: string): number {
	const number = Number(value);
	if (!Number.isSafeInteger(number) || number <= 0)
		throw new RevisionRefused(`${what} is "${value}", not a number`);
	return number;
}

function namespaceOf({ namespace, title }: PageParts, site: ExportSite): number {
	if (namespace !== null) return namespace;
	const colon = title.indexOf(':');
	return colon > 0 ? (site.namespaces.get(title.slice(0, colon)) ?? 0) : 0;
}

/** True when the schema gives each revision its parent (0.7 and later). */
function schemaHasParents(schema: string | null): boolean {
	const [major = 0, minor = 0] = (schema ?? '').split('.').map(Number);
	return major > 0 || minor >= SCHEMA_WITH_PARENTS;
}

/**
 * Judges the collected elements and makes a revision of them.
 * @throws RevisionRefused when an id or the time is missing or impossible
 */
export function buildRevision(
	wiki: string,
	site: ExportSite,
	page: PageParts,
	parts: RevisionParts,
): ExportRevision {
	if (page.title === '') throw new RevisionRefused('the page has no title');
	const revisionId = positive(parts.id, 'its id');
	if (!TIMESTAMP.test(parts.timestamp) || Number.isNaN(Date.parse(parts.timestamp)))
		throw new RevisionRefused(`the time of revision ${revisionId} is "${parts.timestamp}"`);
	const editor = editorFromExport(parts.contributor);
	const otherSlots: ExportSlot[] = parts.otherSlots.map((slot) => ({
		role: slot.role,
		contentModel: slot.model,
		text: textOf(slot.text),
	}));
	const textDeleted = parts.text?.deleted ?? false;
	return {
		wiki,
		revisionId,
		parentId:
			Number(parts.parentId) === 0 ? 0 : positive(parts.parentId, `the parent of revision ${revisionId}`),
		parentKnown: schemaHasParents(site.schema) || parts.parentId !== '',
		pageId: page.pageId,
		namespace: namespaceOf(page, site),
		title: page.title,
		timestamp: parts.timestamp,
		minor: parts.minor,
		comment: parts.commentDeleted ? null : parts.comment,
		editor,
		tags: [],
		contentModel: parts.model || 'wikitext',
		contentFormat: parts.format || 'text/x-wiki',
		text: textOf(parts.text),
		sizeBytes: parts.text?.bytes ?? null,
		sha1Base36: textDeleted ? null : parts.sha1 || null,
		redirectTarget: page.redirectTarget,
		otherSlots,
		hidden: {
			text: textDeleted,
			comment: parts.commentDeleted,
			user: editor.kind === 'hidden',
			suppressed: false,
		},
	};
}
