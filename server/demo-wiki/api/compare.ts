import { diffWordsIn } from '../diff/diff-words.ts';
import { inlineDiff } from '../diff/inline-diff.ts';
import { diffRows } from '../diff/rows.ts';
import { tableDiff } from '../diff/table-diff.ts';
import { unifiedDiff } from '../diff/unified-diff.ts';
import { normaliseTitle } from '../titles.ts';
import {
	type DemoWikiData,
	latestRevision,
	neighbour,
	type WikiPage,
	type WikiRevision,
} from '../wiki-data.ts';
import { ApiError } from './api-error.ts';
import type { ApiParams } from './api-params.ts';
import { commentFields } from './revision-fields.ts';

const PROP = 'diff diffsize rel ids title user comment parsedcomment size timestamp'.split(' ');
const USUAL_PROP = ['diff', 'ids', 'title'];

type Fields = Record<string, unknown>;
type Side = { page: WikiPage; revision: WikiRevision };
type DiffType = 'table' | 'inline' | 'unified';

function readSide(data: DemoWikiData, params: ApiParams, side: 'from' | 'to'): Side | null {
	const id = params.integer(`${side}rev`);
	const title = params.text(`${side}title`);
	if (id !== null) {
		const known = data.revisions.get(id);
		if (!known) throw new ApiError('nosuchrevid', `There is no revision with ID ${id}.`);
		return known;
	}
	if (title === null) return null;
	const page = data.pagesByTitle.get(normaliseTitle(title, data.site).text);
	if (!page) throw new ApiError('missingtitle', `The page you specified doesn't exist.`);
	return { page, revision: latestRevision(page) };
}

/** Both sides in the order of the diff: with `torelative=prev` the revision asked for is the newer one. */
function readSides(data: DemoWikiData, params: ApiParams): { from: Side | null; to: Side | null } {
	const named = readSide(data, params, 'from');
	const relative =
		params.text('torelative') === null ? null : params.choice('torelative', ['prev', 'next', 'cur'], 'prev');
	if (!named)
		throw new ApiError(
			'missingparam',
			'At least one of the parameters "fromtitle", "fromid", "fromrev" and "fromslots" is required.',
		);
	if (relative === null) {
		const to = readSide(data, params, 'to');
		if (to) return { from: named, to };
		throw new ApiError(
			'missingparam',
			'At least one of the parameters "totitle", "toid", "torev", "torelative" and "toslots" is required.',
		);
	}
	const { page, revision } = named;
	const id = revision.revisionId;
	if (relative === 'cur') return { from: named, to: { page, revision: latestRevision(page) } };
	const other = neighbour(page, revision, relative === 'prev' ? -1 : 1);
	if (!other)
		params.warn(
			'compare',
			`Revision ${id} is the ${relative === 'prev' ? 'earliest' : 'latest'} revision of ${page.title}, there is no revision for "torelative=${relative}" to compare to.`,
		);
	const side = other && { page, revision: other };
	return relative === 'prev' ? { from: side, to: named } : { from: named, to: side };
}

function sideFields(
	data: DemoWikiData,
	name: 'from' | 'to',
	side: Side | null,
	prop: ReadonlySet<string>,
): Fields {
	if (!side) return {};
	const { page, revision } = side;
	const { editor, hidden } = revision;
	const user = hidden.user ? { userhidden: true } : { user: editor.name, userid: editor.id };
	const comment = commentFields(data, page, revision, {
		plain: prop.has('comment'),
		parsed: prop.has('parsedcomment'),
	});
	const fields = {
		...(prop.has('ids') ? { id: page.pageId, revid: revision.revisionId } : {}),
		...(prop.has('title') ? { ns: page.namespace, title: page.title } : {}),
		...(prop.has('size') ? { size: revision.sizeBytes } : {}),
		...(prop.has('timestamp') ? { timestamp: revision.timestamp } : {}),
		...(prop.has('user') ? user : {}),
		...comment,
		...(hidden.suppressed ? { suppressed: true } : {}),
	};
	return Object.fromEntries(Object.entries(fields).map(([key, value]) => [name + key, value]));
}

function relatedFields({ from, to }: { from: Side | null; to: Side | null }): Fields {
	const before = from && neighbour(from.page, from.revision, -1);
	const after = to && neighbour(to.page, to.revision, 1);
	return { ...(before ? { prev: before.revisionId } : {}), ...(after ? { next: after.revisionId } : {}) };
}

/** What a text is compared with when nothing was before it. */
function nothingLike({ contentModel }: WikiRevision): string {
	return contentModel === 'json' ? '{}' : '';
}

function textOf({ text, revisionId }: WikiRevision): string {
	if (text === null) throw new ApiError('missingcontent', `Missing content for revision ID ${revisionId}.`);
	return text;
}

/** The diff of two texts in one of the API's formats; an empty text when they are equal. */
export function renderDiff(fromText: string, toText: string, type: DiffType, language: string): string {
	if (type === 'unified') return unifiedDiff(fromText, toText);
	const rows = diffRows(fromText, toText);
	return (type === 'inline' ? inlineDiff : tableDiff)(rows, diffWordsIn(language));
}

/** `action=compare` of two revisions, or of one and its neighbour in the history. */
export function compare(data: DemoWikiData, params: ApiParams): Fields {
	const type = params.choice('difftype', ['table', 'inline', 'unified'], 'table');
	const prop = params.words('compare', 'prop', PROP, USUAL_PROP);
	const bySlot = params.text('slots') !== null;
	const language = params.text('uselang') ?? 'en';
	const sides = readSides(data, params);
	const { from, to } = sides;
	const diffed = prop.has('diff') || prop.has('diffsize');
	let body = '';
	if (diffed && to)
		body = renderDiff(
			from ? textOf(from.revision) : nothingLike(to.revision),
			textOf(to.revision),
			type,
			language,
		);
	return {
		compare: {
			...sideFields(data, 'from', from, prop),
			...sideFields(data, 'to', to, prop),
			...(prop.has('rel') ? relatedFields(sides) : {}),
			...(prop.has('diffsize') ? { diffsize: Buffer.byteLength(body) } : {}),
			...(prop.has('diff') ? (bySlot ? { bodies: { main: body } } : { body }) : {}),
		},
	};
}
