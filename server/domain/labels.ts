/**
 * Storing a label. Labels of one task come one after the other: what was seen of it must still be so when it is written,
 * or else it is held meanwhile. What may not happen is refused by the constraints of db/schema.ts even if this code were
 * wrong.
 */

import { isContested, isSettled } from '../../campaigns/agreement/settled.ts';
import { faultsOfAnswers, tidyAnswers } from '../../campaigns/contract/answers.ts';
import { isOver } from '../../campaigns/contract/campaign-status.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { LabelContent, LabelOutcome } from '../../campaigns/contract/label.ts';
import type { LabelReceipt } from '../../campaigns/contract/task.ts';
import type { Db } from '../../db/connect.ts';
import { holdTask, type LabelledTask, type StoredLabel } from '../../db/labelled-task.ts';
import { raiseTasks, settleDistressing, takeOverSeat } from '../../db/labels.ts';
import type { PersonRow } from '../../db/people.ts';
import { type LabelStore, writeLabel, writeSeatedLabels } from '../../db/saving.ts';
import { findLeaseEnd, takeFreshSeat } from '../../db/worksets.ts';
import { canonicalJson } from './canonical-json.ts';
import { closeWhenFinished } from './finish.ts';
import type { FormCache } from './form-cache.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';
import { keepLeases, leaseEnd } from './worksets.ts';

type Saving = { db: Db; now: Clock; formCache: FormCache; labelStore: LabelStore };

/**
 * Stores a label under the id that the browser made; the same label again changes nothing and gets the same receipt.
 * An answer whose place was taken meanwhile (or whose campaign has closed) is kept as surplus, never thrown away.
 *
 * @throws {Failure} TASK_NOT_YOURS, FORM_CHANGED, INVALID_INPUT, LABEL_ID_REUSED, NOTHING_TO_UNDO
 */
export async function putLabel(
	parts: Saving,
	id: string,
	content: LabelContent,
	person: PersonRow,
): Promise<LabelReceipt> {
	const { db, now } = parts;
	// Nearly always nobody else is at the task: a look and a write, without holding anything; or somebody was just then,
	// and is not any more. Else it is held meanwhile.
	let stored: Stored | NotYet = 'changed';
	for (let look = 0; look < LOOKS && stored === 'changed'; look++)
		stored = await store(parts, 'as seen', now(), id, content, person);
	if (typeof stored === 'string')
		stored = await db.transaction((tx) => store({ ...parts, db: tx }, 'held', now(), id, content, person));
	if (typeof stored === 'string')
		throw new Error(`the task of label ${id} was held, and is ${stored} all the same`);
	// Outside the transaction: two people finishing the last two tasks at once must see each other's.
	const { campaignId, outcome, campaignOpen, leaseMinutes } = stored;
	if (stored.mayEnd && (await parts.labelStore.isFinished({ campaignId, now: now() })))
		await closeWhenFinished(db, now, campaignId);
	const leaseExpiresAt = await keepLeases(db, now(), stored.worksetId, leaseMinutes, stored.leaseEnd);
	return { id, outcome, leaseExpiresAt: leaseExpiresAt?.toISOString() ?? null, campaignOpen };
}

type Stored = {
	outcome: LabelOutcome;
	campaignId: number;
	worksetId: number;
	/** null: leases run out now, nobody renews them */
	leaseMinutes: number | null;
	/** of what is left unanswered of the workset; null when nothing is */
	leaseEnd: Date | null;
	campaignOpen: boolean;
	/** this label may have been the last that its campaign waited for */
	mayEnd: boolean;
};

/** Whether the task is held for as long as it takes, or was only looked at. */
type Way = 'held' | 'as seen';

/** Of a task that is not held: it has changed meanwhile, or more is to be done than can be done so. */
type NotYet = 'changed' | 'to be held';

/** how often a task is looked at before it is held */
const LOOKS = 3;

/** @returns what says that nothing was stored only while the task is not held */
async function store(
	{ db: tx, formCache, labelStore }: Saving,
	way: Way,
	now: Date,
	id: string,
	sent: LabelContent,
	person: PersonRow,
): Promise<Stored | NotYet> {
	const { taskId, guidelineRevisionId = null } = sent;
	const look = { labelId: id, taskId, personId: person.id, guidelineRevisionId, now };
	const found = await (way === 'held' ? holdTask(tx, look) : labelStore.look(look));
	if (!found || found.worksetId === null) throw new Failure('TASK_NOT_YOURS', { taskId });
	const { task, campaign, worksetId, earlier, latest } = found;
	const form = await formCache.of(tx, campaign.formDigest);
	const content = sent.kind === 'answer' ? { ...sent, answers: tidyAnswers(form, sent.answers) } : sent;
	const status = statusOf(campaign, now);
	const leaseMinutes = status === 'open' ? campaign.leaseMinutes : null;
	const handed = { campaignId: task.campaignId, worksetId, leaseMinutes, campaignOpen: !isOver(status) };

	if (earlier) {
		if (!sameLabel(earlier, content, person)) throw new Failure('LABEL_ID_REUSED', { id });
		const inHand = await findLeaseEnd(tx, worksetId, now);
		return { outcome: earlier.outcome, ...handed, leaseEnd: inHand, mayEnd: false };
	}
	judge(found, form, content);
	if (content.kind === 'undo' && (!latest || latest.kind === 'undo'))
		throw new Failure('NOTHING_TO_UNDO', { taskId });

	if (way === 'as seen' && !found.hasSeat) return 'to be held';
	const seated = await findPlace(tx, found, content, person, worksetId, now);
	const outcome = content.kind === 'answer' ? (seated ? 'accepted' : 'surplus') : 'recorded';
	const row = {
		id,
		taskId,
		personId: person.id,
		kind: content.kind,
		outcome,
		answers: content.kind === 'answer' ? content.answers : null,
		skipReason: content.kind === 'skip' ? content.reason : null,
		formDigest: content.formDigest,
		guidelineRevisionId,
		language: content.language,
		millisecondsSpent: content.millisecondsSpent,
		answeredAt: new Date(content.answeredAt),
		receivedAt: now,
	} as const;
	const answered = content.kind === 'answer';
	const ownLeaseEnd = leaseEnd(now, campaign.leaseMinutes);
	const said = answered ? [...found.saidByOthers, content.answers] : found.saidByOthers;
	const done = said.length === task.seats;
	const seating = seated && {
		labelId: answered ? id : null,
		// A skipped seat is free at once; one whose answer was taken back is leased again.
		leaseExpiresAt: content.kind === 'skip' ? now : ownLeaseEnd,
		state: done ? ('done' as const) : ('open' as const),
		contested: isContested(form, said),
	};
	// Its answers do not settle it and it may have more: another person is asked.
	const { moreAnswers } = campaign;
	const mayHaveMore = seating && done && task.seats < task.seatsMost;
	const raises = mayHaveMore && moreAnswers !== null && !isSettled(form, moreAnswers, said);
	// The next person gets it held back; who takes back having said so, or having said so by mistake, ends that.
	const distressing =
		row.skipReason === 'distressing' || (content.kind === 'undo' && latest?.skipReason === 'distressing');
	if (way === 'as seen') {
		if (!seating || raises || distressing) return 'to be held';
		if (!(await labelStore.write({ row, seating, version: found.version }))) return 'changed';
	} else {
		const written = seating
			? (await writeSeatedLabels(tx, [{ row, seating, version: null }])).size === 1
			: await writeLabel(tx, row);
		if (!written) throw new Failure('LABEL_ID_REUSED', { id });
		if (raises) await raiseTasks(tx, [taskId]);
		if (distressing) await settleDistressing(tx, taskId);
	}
	const leasedAgain = content.kind === 'undo' && seated ? ownLeaseEnd : null;
	return {
		outcome,
		...handed,
		leaseEnd: found.leaseEnd ?? leasedAgain,
		mayEnd: (seating && done) || status === 'closing',
	};
}

/** Whether this label may touch a seat: the person's own, or for an answer or an undo one that is free. */
async function findPlace(
	tx: Db,
	{ task, campaign: { leaseMinutes, closedAt }, hasSeat }: LabelledTask,
	{ kind }: LabelContent,
	person: PersonRow,
	worksetId: number,
	now: Date,
): Promise<boolean> {
	if (closedAt || task.goneReason !== null || task.state === 'automated') return false;
	if (hasSeat) return true;
	if (kind === 'skip' || task.state === 'gold') return false;
	const leaseExpiresAt = leaseEnd(now, leaseMinutes);
	const taker = { taskId: task.id, personId: person.id, worksetId, leaseExpiresAt };
	if (await takeOverSeat(tx, { ...taker, now })) return true;
	if (task.seatsTaken >= task.seats) return false;
	await takeFreshSeat(tx, { ...taker, seats: task.seats, campaignId: task.campaignId });
	return true;
}

function judge(
	{ campaign: { formDigest }, guidelineKnown }: LabelledTask,
	form: Form,
	content: LabelContent,
): void {
	if (content.formDigest !== formDigest)
		throw new Failure('FORM_CHANGED', { expected: formDigest, got: content.formDigest });
	if (content.kind === 'answer') {
		const faults = faultsOfAnswers(form, content.answers);
		if (faults.length > 0) throw new Failure('INVALID_INPUT', { answers: faults });
	}
	// what lay beside the edit is one that the campaign has, or had when the page was opened
	if (guidelineKnown) return;
	throw new Failure('INVALID_INPUT', {
		guidelineRevisionId: `revision ${content.guidelineRevisionId} was never the guideline of this campaign`,
	});
}

/** The same label sent again: all that the person decided is equal. */
function sameLabel(row: StoredLabel, content: LabelContent, person: PersonRow): boolean {
	return (
		row.personId === person.id &&
		row.taskId === content.taskId &&
		row.kind === content.kind &&
		canonicalJson(row.answers) === canonicalJson(content.kind === 'answer' ? content.answers : null) &&
		row.skipReason === (content.kind === 'skip' ? content.reason : null)
	);
}
