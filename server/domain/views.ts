/** The views of an edit: which shape goes with the campaign's view, the edit, and how a person likes to look at it. */
import type { View } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { DiffOfEdit, Looks, ShownEdit, TaskPart } from '../../campaigns/contract/task.ts';
import type { AskedPage, GoneReason, PageOfRevision, WikiPorts } from './ports.ts';

/** Edits judged together are shown so many at a time. */
const DIFFS_AT_ONCE = 5;

type Showing = Pick<WikiPorts, 'showEdit' | 'showPage'>;

export type Asked = Looks & {
	/** of several edits: the place of the first one wanted */
	from: number;
	/** a long page to its end */
	all: boolean;
	language: string;
};

type TaskToShow = { view: View; revisionId: number; part: TaskPart | null };
type Without<Shown> = Shown extends unknown ? Omit<Shown, 'taskId'> : never;
type Answer = Promise<{ shown: Without<ShownEdit> } | { gone: GoneReason }>;

/** @throws {Failure} NOT_FOUND when `from` is beyond the edits there are, WIKI_* */
export function show(parts: Showing, { view, revisionId, part }: TaskToShow, asked: Asked): Answer {
	if (view === 'diffs') {
		const others = part && 'otherRevisionIds' in part ? part.otherRevisionIds : [];
		return showDiffs(parts, [revisionId, ...others], asked);
	}
	if (view === 'statement') return showStatement(parts, revisionId, part, asked);
	if (view === 'page') return showWhole(parts, revisionId, asked, asked.whole, null);
	return showOne(parts, revisionId, asked);
}

/** An edit by what it changed; the page that came of it where that was asked for, or where it was the first revision. */
async function showOne(parts: Showing, revisionId: number, asked: Asked): Answer {
	const diffType = asked.changes === 'page' ? 'table' : asked.changes;
	const answer = await parts.showEdit(revisionId, diffType, asked.language);
	if ('gone' in answer) return answer;
	const { shown: edit } = answer;
	if (edit.newPage) return await showWhole(parts, revisionId, asked, asked.whole, edit);
	if (asked.changes === 'page') return await showWhole(parts, revisionId, asked, 'page', edit);
	return { shown: { view: 'diff', ...edit } };
}

async function showWhole(
	{ showPage }: Showing,
	revisionId: number,
	{ all }: Asked,
	as: AskedPage['as'],
	edit: DiffOfEdit | null,
): Answer {
	const answer = await showPage(revisionId, { as, all, statement: null });
	if ('gone' in answer) return answer;
	const { content } = answer.page;
	const about = aboutPage(answer.page, edit);
	return {
		shown:
			as === 'page'
				? { view: 'page', ...about, pageHtml: content }
				: { view: 'wikitext', ...about, wikitext: content },
	};
}

async function showStatement(
	{ showPage }: Showing,
	revisionId: number,
	part: TaskPart | null,
	{ all }: Asked,
): Answer {
	const statement = part && 'section' in part ? part : null;
	const answer = await showPage(revisionId, { as: 'page', all, statement });
	if ('gone' in answer) return answer;
	const { content, found } = answer.page;
	return { shown: { view: 'statement', ...aboutPage(answer.page, null), pageHtml: content, found } };
}

/** The wiki's words for the page, and of the edit only what is shown of every edit. */
function aboutPage(page: PageOfRevision, edit: DiffOfEdit | null) {
	const { revisionId, title, url, language, direction, cut } = page;
	const known = edit && {
		summaryHtml: edit.summaryHtml,
		bytesChanged: edit.bytesChanged,
		newPage: edit.newPage,
	};
	return { revisionId, title, url: edit?.url ?? url, language, direction, cut, edit: known };
}

async function showDiffs(
	{ showEdit }: Showing,
	revisionIds: readonly number[],
	{ changes, from, language }: Asked,
): Answer {
	const wanted = revisionIds.slice(from, from + DIFFS_AT_ONCE);
	if (wanted.length === 0) throw new Failure('NOT_FOUND', { from });
	const diffs: DiffOfEdit[] = [];
	// one after the other: a wiki is not asked five things at once for one person
	for (const revisionId of wanted) {
		const answer = await showEdit(revisionId, changes === 'page' ? 'table' : changes, language);
		if ('gone' in answer) return answer;
		diffs.push(answer.shown);
	}
	return { shown: { view: 'diffs', total: revisionIds.length, from, diffs } };
}
