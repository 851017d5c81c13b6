import { Failure } from '../../campaigns/contract/errors.ts';
import type { DiffType, HeldBackEdit, ShownEdit } from '../../campaigns/contract/task.ts';
import type { Db } from '../../db/connect.ts';
import { findEditOfTask, findHanded, lockTask, markGone } from '../../db/labels.ts';
import type { PersonRow } from '../../db/people.ts';
import { closeFinishedCampaigns } from './finish.ts';
import type { Clock, Wikis } from './ports.ts';

/**
 * The edit of a task that was handed to this person. One that may distress is held back unless they ask to see it: then
 * the wiki is not even asked. When the wiki says that the revision is gone, its task is closed with the reason and
 * leaves every queue.
 *
 * @throws {Failure} TASK_NOT_YOURS, REVISION_GONE, WIKI_UNKNOWN, WIKI_*
 */
export async function readEdit(
	parts: { db: Db; now: Clock; wikis: Wikis },
	person: PersonRow,
	request: { taskId: number; diffType: DiffType; language: string; reveal: boolean },
): Promise<ShownEdit | HeldBackEdit> {
	const { db, now, wikis } = parts;
	const { taskId } = request;
	if ((await findHanded(db, taskId, person.id)) === null) throw new Failure('TASK_NOT_YOURS', { taskId });
	const edit = await findEditOfTask(db, taskId);
	if (!edit) throw new Failure('TASK_NOT_YOURS', { taskId });
	if (edit.distressing && !request.reveal) return { taskId, revisionId: edit.revisionId, heldBack: true };
	const { showEdit } = wikis.of(edit.wiki);
	const answer = await showEdit(edit.revisionId, request.diffType, request.language);
	if ('shown' in answer) return { taskId, ...answer.shown };
	await db.transaction(async (tx) => {
		const locked = await lockTask(tx, taskId);
		if (locked && !locked.life.closedAt) await markGone(tx, taskId, answer.gone);
	});
	await closeFinishedCampaigns(db, now);
	throw new Failure('REVISION_GONE', { taskId, reason: answer.gone });
}
