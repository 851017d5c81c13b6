/** What volunteers of a campaign in the making will see, before there is one. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { ShownEdit } from '../../campaigns/contract/task.ts';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import type { NewTask } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { draftOf } from './drafts.ts';
import { parseEditList } from './edit-list.ts';
import type { Wikis } from './ports.ts';
import { type Asked, show } from './views.ts';

/** lines of a list that are looked at: the first ones show what is asked as well as all of them */
const LINES = 100;
/** how many are tried when the wiki shows some no more */
const TRIES = 5;

/**
 * The edit at a place among the first ones of a draft, blind as every edit is; null when none can be shown.
 *
 * @throws {Failure} NOT_FOUND, WIKI_*
 */
export async function readDraftEdit(
	{ db, wikis }: { db: Db; wikis: Wikis },
	{ draftId, place, ...asked }: { draftId: number; place: number } & Omit<Asked, 'from'>,
): Promise<ShownEdit | null> {
	const { wiki, content } = await draftOf(db, draftId);
	const view = content.view ?? findTemplate(content.template ?? '')?.view ?? 'diff';
	const tasks = firstTasks(content.edits?.kind === 'pasted' ? content.edits.text : '', view);
	for (let tried = 0; tried < Math.min(TRIES, tasks.length); tried++) {
		const task = tasks[(place + tried) % tasks.length] as NewTask;
		const answer = await show(wikis.of(wiki), { ...task, view }, { ...asked, from: 0 });
		if ('shown' in answer) return { ...answer.shown, taskId: place + 1 };
	}
	return null;
}

function firstTasks(text: string, view: Parameters<typeof parseEditList>[1]): NewTask[] {
	const isArray = text.trimStart().startsWith('[');
	const beginning = isArray ? text : text.split('\n', LINES).join('\n');
	try {
		return parseEditList(beginning, view).tasks.slice(0, LINES);
	} catch (thrown) {
		// it is said where the list is opened; there is nothing to look at until then
		if (thrown instanceof Failure && thrown.code === 'EDITS_UNREADABLE') return [];
		throw thrown;
	}
}
