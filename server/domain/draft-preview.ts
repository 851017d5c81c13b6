/** What volunteers of a campaign in the making will see, before there is one. */
import type { View } from '../../campaigns/contract/campaign.ts';
import type { EditSource } from '../../campaigns/contract/edit-source.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { ShownEdit, TaskPart } from '../../campaigns/contract/task.ts';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { firstChosen } from '../../db/chosen-edits.ts';
import type { Db } from '../../db/connect.ts';
import type { NewEdit } from '../../db/edit-lists.ts';
import { chooseEdits } from './choose-edits.ts';
import { draftOf } from './drafts.ts';
import { readEditList } from './edit-list.ts';
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
	const tasks = await firstEdits(db, content.edits, { wiki, view });
	for (let tried = 0; tried < Math.min(TRIES, tasks.length); tried++) {
		const { revisionId, partKey } = tasks[(place + tried) % tasks.length] as NewEdit;
		const part: TaskPart | null = partKey === '' ? null : JSON.parse(partKey);
		const answer = await show(wikis.of(wiki), { revisionId, part, view }, { ...asked, from: 0 });
		if ('shown' in answer) return { ...answer.shown, taskId: place + 1 };
	}
	return null;
}

/** What is missing or wrong is said where the draft is opened; there is nothing to look at until then. */
async function firstEdits(
	db: Db,
	source: EditSource | undefined,
	target: { wiki: string; view: View },
): Promise<NewEdit[]> {
	if (!source) return [];
	try {
		if (source.kind === 'pasted') return await firstListed(source.text, target.view);
		return await firstChosen(db, (await chooseEdits(db, source, target)).chosen, LINES);
	} catch (thrown) {
		if (thrown instanceof Failure) return [];
		throw thrown;
	}
}

async function firstListed(text: string, view: View): Promise<NewEdit[]> {
	const isArray = text.trimStart().startsWith('[');
	const beginning = isArray ? text : text.split('\n', LINES).join('\n');
	for await (const edits of readEditList([beginning], view)) return edits.slice(0, LINES);
	return [];
}
