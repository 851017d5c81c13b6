/** Taking an edit that a person named because they met it on the wiki. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import { type HandOut, handOut } from '../../db/handing-out.ts';
import { findHanded, findLatestLabel } from '../../db/labels.ts';
import {
	appendNamed,
	hasSeatFor,
	lockTasksOfRevision,
	markMetOnWiki,
	type TaskRow,
	takeSeat,
} from '../../db/named-tasks.ts';
import { findLatestWorkset, insertWorkset, moveLeases, readWorksetTasks } from '../../db/worksets.ts';

/** So that nobody takes a campaign out of the hands of others by naming its edits one after the other. */
const MOST_OPEN_EDITS = 100;
/** Far below what the column that counts places can hold. */
const MOST_EDITS = 1000;

/** `only`: the one task that is meant, of a workset that is not open any more; null when all of it is. */
type Taken = { worksetId: number; only: number | null };

/**
 * Hands a named edit to a person: behind what is in the workset that they have open, or at the head of a new one that
 * goes on as usual. What they have answered already is opened for them again, to be changed.
 *
 * The task is held before any seat is touched, as where labels are stored. Needs the lock of handing out.
 *
 * @throws {Failure} EDIT_NOT_IN_CAMPAIGN, EDIT_NEEDS_NO_MORE, REVISION_GONE, WORKSET_FULL
 */
export async function takeNamedEdit(tx: Db, request: HandOut, revisionId: number): Promise<Taken> {
	const { campaignId, personId, now, leaseExpiresAt } = request;
	const tasks = await lockTasksOfRevision(tx, campaignId, revisionId);
	if (tasks.length === 0) throw new Failure('EDIT_NOT_IN_CAMPAIGN', { campaignId, revisionId });
	if (tasks.every(({ state }) => state === 'gone')) throw new Failure('REVISION_GONE', { revisionId });

	const latest = await findLatestWorkset(tx, campaignId, personId);
	const isOpen = latest !== null && (await moveLeases(tx, latest, now, leaseExpiresAt)) > 0;
	const open = isOpen ? latest : null;
	// of a revision of which several statements are asked about, the first that still can be answered
	let answered: TaskRow | null = null;
	for (const task of tasks) {
		const said = await findLatestLabel(tx, task.id, personId);
		if (said?.kind === 'answer') answered ??= task;
		else if (await hasSeatFor(tx, task, personId, now))
			return { worksetId: await hand(tx, request, task, open), only: null };
	}
	const before = answered && (await findHanded(tx, answered.id, personId));
	if (answered === null || before === null)
		throw new Failure('EDIT_NEEDS_NO_MORE', { campaignId, revisionId });
	await markMetOnWiki(tx, answered.id, personId);
	return { worksetId: before, only: before === open ? null : answered.id };
}

async function hand(tx: Db, request: HandOut, task: TaskRow, open: number | null): Promise<number> {
	const { personId, now, leaseExpiresAt } = request;
	const there = open === null ? [] : await readWorksetTasks(tx, open);
	const isThere = there.some(({ taskId }) => taskId === task.id);
	const unanswered = there.filter((other) => other.leaseExpiresAt !== null && other.leaseExpiresAt > now);
	if (!isThere && (unanswered.length >= MOST_OPEN_EDITS || there.length >= MOST_EDITS))
		throw new Failure('WORKSET_FULL', { open: unanswered.length });

	const worksetId = open ?? (await insertWorkset(tx, request));
	if (!(await takeSeat(tx, task, { personId, worksetId, now, leaseExpiresAt })))
		throw new Failure('EDIT_NEEDS_NO_MORE', { revisionId: task.revisionId });
	if (!isThere) await appendNamed(tx, { worksetId, taskId: task.id, personId, place: there.length });
	await markMetOnWiki(tx, task.id, personId);
	if (open === null)
		await handOut(tx, { ...request, size: request.size - 1 }, 'in passing', { worksetId, place: 1 });
	return worksetId;
}
