import { Failure } from '../../campaigns/contract/errors.ts';
import type { HeldBackEdit, ShownEdit } from '../../campaigns/contract/task.ts';
import type { Db } from '../../db/connect.ts';
import { findEditOfTask, findHanded, lockTask } from '../../db/labels.ts';
import type { PersonRow } from '../../db/people.ts';
import { closeWhenFinished } from './finish.ts';
import { noteHidden } from './hidden-edits.ts';
import type { Clock, Wikis } from './ports.ts';
import { type Asked, show } from './views.ts';

/**
 * What a task that was handed to this person is about, as the campaign shows it. What may distress is held back unless
 * they ask to see it: then the wiki is not even asked. When the wiki says that one of its revisions is gone, the task is
 * closed with the reason and leaves every queue.
 *
 * @throws {Failure} TASK_NOT_YOURS, REVISION_GONE, NOT_FOUND (`from` beyond the edits there are), WIKI_UNKNOWN, WIKI_*
 */
export async function readEdit(
	parts: { db: Db; now: Clock; wikis: Wikis },
	person: PersonRow,
	{ taskId, reveal, ...asked }: { taskId: number; reveal: boolean } & Asked,
): Promise<ShownEdit | HeldBackEdit> {
	const { db, now, wikis } = parts;
	if ((await findHanded(db, taskId, person.id)) === null) throw new Failure('TASK_NOT_YOURS', { taskId });
	const edit = await findEditOfTask(db, taskId);
	if (!edit) throw new Failure('TASK_NOT_YOURS', { taskId });
	// what was withdrawn stays so, even where the wiki shows it again
	if (edit.goneReason !== null) throw new Failure('REVISION_GONE', { taskId, reason: edit.goneReason });
	if (edit.distressing && !reveal) return { taskId, revisionId: edit.revisionId, heldBack: true };
	const answer = await show(wikis.of(edit.wiki), edit, asked);
	if ('shown' in answer) return { ...answer.shown, taskId };
	const campaignId = await db.transaction(async (tx) => {
		const locked = await lockTask(tx, taskId);
		if (!locked || locked.closedAt) return null;
		const where = { at: now(), wiki: edit.wiki, campaignId: locked.campaignId };
		await noteHidden(tx, where, [{ taskId, reason: answer.gone }]);
		return locked.campaignId;
	});
	if (campaignId !== null) await closeWhenFinished(db, now, campaignId);
	throw new Failure('REVISION_GONE', { taskId, reason: answer.gone });
}
