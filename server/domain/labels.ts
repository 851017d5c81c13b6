/**
 * Storing a label. The task's row is held meanwhile, so that labels of one task come one after the other; what may not
 * happen is refused by the constraints of db/schema.ts even if this code were wrong.
 */

import { hasConsensus } from '../../campaigns/agreement/consensus.ts';
import { isSettled } from '../../campaigns/agreement/settled.ts';
import { faultsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { LabelContent, LabelOutcome } from '../../campaigns/contract/label.ts';
import type { LabelReceipt } from '../../campaigns/contract/task.ts';
import type { Db } from '../../db/connect.ts';
import { findGuideline } from '../../db/guidelines.ts';
import {
	findHanded,
	findLabel,
	findLatestLabel,
	findSeat,
	insertLabel,
	type LabelRow,
	type LockedTask,
	listSeatedAnswers,
	lockTask,
	raiseTasks,
	setSeatLabel,
	settleDistressing,
	settleTask,
	takeOverSeat,
} from '../../db/labels.ts';
import type { PersonRow } from '../../db/people.ts';
import { takeFreshSeat } from '../../db/worksets.ts';
import { canonicalJson } from './canonical-json.ts';
import { closeFinishedCampaigns } from './finish.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';
import { keepLeases, leaseEnd } from './worksets.ts';

/**
 * Stores a label under the id that the browser made; the same label again changes nothing and gets the same receipt.
 * An answer whose place was taken meanwhile (or whose campaign has closed) is kept as surplus, never thrown away.
 *
 * @throws {Failure} TASK_NOT_YOURS, FORM_CHANGED, INVALID_INPUT, LABEL_ID_REUSED, NOTHING_TO_UNDO
 */
export async function putLabel(
	db: Db,
	now: Clock,
	id: string,
	content: LabelContent,
	person: PersonRow,
): Promise<LabelReceipt> {
	const stored = await db.transaction((tx) => store(tx, now(), id, content, person));
	// Outside the transaction: two people finishing the last two tasks at once must see each other's.
	await closeFinishedCampaigns(db, now);
	const { outcome, campaignOpen, leaseMinutes } = stored;
	const leaseExpiresAt = await keepLeases(db, now(), stored.worksetId, leaseMinutes);
	return { id, outcome, leaseExpiresAt: leaseExpiresAt?.toISOString() ?? null, campaignOpen };
}

type Stored = {
	outcome: LabelOutcome;
	worksetId: number;
	/** null: leases run out now, nobody renews them */
	leaseMinutes: number | null;
	campaignOpen: boolean;
};

async function store(tx: Db, now: Date, id: string, sent: LabelContent, person: PersonRow): Promise<Stored> {
	const locked = await lockTask(tx, sent.taskId);
	const worksetId = locked ? await findHanded(tx, sent.taskId, person.id) : null;
	if (!locked || worksetId === null) throw new Failure('TASK_NOT_YOURS', { taskId: sent.taskId });
	const content =
		sent.kind === 'answer' ? { ...sent, answers: tidyAnswers(locked.form, sent.answers) } : sent;
	const { leaseMinutes, life } = locked;
	const status = statusOf(life, now);
	const handed = {
		worksetId,
		leaseMinutes: status === 'open' ? leaseMinutes : null,
		campaignOpen: !isOver(status),
	};

	const earlier = await findLabel(tx, id);
	if (earlier) {
		if (!sameLabel(earlier, content, person)) throw new Failure('LABEL_ID_REUSED', { id });
		return { outcome: earlier.outcome, ...handed };
	}
	judge(locked, content);
	await judgeGuideline(tx, locked, content);
	const latest = await findLatestLabel(tx, content.taskId, person.id);
	if (content.kind === 'undo' && (!latest || latest.kind === 'undo'))
		throw new Failure('NOTHING_TO_UNDO', { taskId: content.taskId });

	const seated = await findPlace(tx, locked, content, person, worksetId, now);
	const outcome = content.kind === 'answer' ? (seated ? 'accepted' : 'surplus') : 'recorded';
	const row = {
		id,
		taskId: content.taskId,
		personId: person.id,
		kind: content.kind,
		outcome,
		answers: content.kind === 'answer' ? content.answers : null,
		skipReason: content.kind === 'skip' ? content.reason : null,
		formDigest: content.formDigest,
		guidelineRevisionId: content.guidelineRevisionId ?? null,
		language: content.language,
		millisecondsSpent: content.millisecondsSpent,
		answeredAt: new Date(content.answeredAt),
		receivedAt: now,
	} as const;
	if (!(await insertLabel(tx, row))) throw new Failure('LABEL_ID_REUSED', { id });
	// The next person gets it held back; who takes back having said so, or having said so by mistake, ends that.
	if (row.skipReason === 'distressing' || (content.kind === 'undo' && latest?.skipReason === 'distressing'))
		await settleDistressing(tx, content.taskId);
	if (seated) {
		// A skipped seat is free at once; one whose answer was taken back is leased again.
		const leaseExpiresAt = content.kind === 'skip' ? now : leaseEnd(now, leaseMinutes);
		await setSeatLabel(tx, content.taskId, person.id, content.kind === 'answer' ? id : null, leaseExpiresAt);
		await settle(tx, locked);
	}
	return { outcome, ...handed };
}

/** Whether this label may touch a seat: the person's own, or for an answer or an undo one that is free. */
async function findPlace(
	tx: Db,
	{ task, leaseMinutes, life }: LockedTask,
	{ kind }: LabelContent,
	person: PersonRow,
	worksetId: number,
	now: Date,
): Promise<boolean> {
	if (life.closedAt || task.goneReason !== null || task.state === 'automated') return false;
	if (await findSeat(tx, task.id, person.id)) return true;
	if (kind === 'skip' || task.state === 'gold') return false;
	const leaseExpiresAt = leaseEnd(now, leaseMinutes);
	const taker = { taskId: task.id, personId: person.id, worksetId, leaseExpiresAt };
	if (await takeOverSeat(tx, { ...taker, now })) return true;
	if (task.seatsTaken >= task.seats) return false;
	await takeFreshSeat(tx, { ...taker, seats: task.seats, campaignId: task.campaignId });
	return true;
}

/** Done when every seat holds an answer, unless these do not settle it and it may have more. */
async function settle(tx: Db, { task: { id }, form, moreAnswers }: LockedTask): Promise<void> {
	const questions = form.questions.filter(hasConsensus).map(({ name }) => name);
	const settled = await settleTask(tx, id, questions);
	if (!settled?.done || !settled.canHaveMore || moreAnswers === null) return;
	if (!isSettled(form, moreAnswers, await listSeatedAnswers(tx, id))) await raiseTasks(tx, [id]);
}

function judge({ formDigest, form }: LockedTask, content: LabelContent): void {
	if (content.formDigest !== formDigest)
		throw new Failure('FORM_CHANGED', { expected: formDigest, got: content.formDigest });
	if (content.kind !== 'answer') return;
	const faults = faultsOfAnswers(form, content.answers);
	if (faults.length > 0) throw new Failure('INVALID_INPUT', { answers: faults });
}

/** What lay beside the edit is one that the campaign has, or had when the page was opened. */
async function judgeGuideline(
	tx: Db,
	{ task: { campaignId } }: LockedTask,
	{ guidelineRevisionId: revisionId }: LabelContent,
): Promise<void> {
	if (revisionId === undefined || (await findGuideline(tx, campaignId, revisionId))) return;
	throw new Failure('INVALID_INPUT', {
		guidelineRevisionId: `revision ${revisionId} was never the guideline of this campaign`,
	});
}

/** The same label sent again: all that the person decided is equal. */
function sameLabel(row: LabelRow, content: LabelContent, person: PersonRow): boolean {
	return (
		row.personId === person.id &&
		row.taskId === content.taskId &&
		row.kind === content.kind &&
		canonicalJson(row.answers) === canonicalJson(content.kind === 'answer' ? content.answers : null) &&
		row.skipReason === (content.kind === 'skip' ? content.reason : null)
	);
}
