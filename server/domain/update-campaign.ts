/** What may be changed of a campaign while it runs, and what may not. */
import { isSettled } from '../../campaigns/agreement/settled.ts';
import type { CampaignStatus } from '../../campaigns/contract/campaign.ts';
import { type CampaignChanges, unchangeable } from '../../campaigns/contract/campaign-changes.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import {
	type CampaignRow,
	changeCampaign,
	forgetWalks,
	lockCampaign,
	raiseSeats,
	readDoneTasks,
} from '../../db/campaign-life.ts';
import { readForm } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { raiseTasks } from '../../db/labels.ts';
import { lockHandingOut } from '../../db/turns.ts';
import { canonicalJson } from './canonical-json.ts';
import type { Deed } from './life.ts';
import { logAction } from './log.ts';
import { loggedRules } from './logged-campaign.ts';
import { overlapOf } from './overlap.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';

export const over = 'It is closed: what was asked and answered is frozen.';
export const closing =
	'It is closing: nothing is handed out any more. Change it before, or make another campaign.';

/**
 * Changes a campaign: all that was asked for, or nothing. More answers per edit reopen the edits that were done.
 *
 * @throws {Failure} NOT_FOUND; NOT_CHANGEABLE with a sentence for each field that may not be changed, or not so;
 *   INVALID_INPUT: a deadline in the past
 */
export async function updateCampaign(
	{ db, now }: { db: Db; now: Clock },
	{ campaignId, by, reason }: Deed,
	wanted: CampaignChanges,
): Promise<void> {
	await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const row = await lockCampaign(tx, campaignId);
		if (!row) throw new Failure('NOT_FOUND', { campaignId });
		const at = now();
		const refusals = refusalsOf(wanted, row, statusOf(row, at));
		if (Object.keys(refusals).length > 0) throw new Failure('NOT_CHANGEABLE', refusals);
		const changes = { ...changesOf(wanted), ...overlapChanges(wanted, row) };
		if (changes.deadline && changes.deadline <= at)
			throw new Failure('INVALID_INPUT', { deadline: 'give a time that is still to come' });
		await changeCampaign(tx, campaignId, changes);
		if (changes.labelsPerTask !== undefined && changes.labelsPerTask > row.labelsPerTask)
			await raiseSeats(tx, campaignId, changes.labelsPerTask);
		if ('moreAnswers' in changes || 'mostLabelsPerTask' in changes)
			await reopenUnsettled(tx, { ...row, ...changes });
		await logAction(tx, {
			...{ at, by, reason, wiki: row.wiki, action: 'updateCampaign' },
			subject: { kind: 'campaign', id: campaignId },
			before: logged(row, changes),
			after: logged({ ...row, ...changes }, changes),
		});
	});
}

/** A sentence for each field that may not be changed, or not so. */
function refusalsOf(
	wanted: CampaignChanges,
	{ labelsPerTask, mostLabelsPerTask }: CampaignRow,
	status: CampaignStatus,
): Record<string, string> {
	if (status === 'closed' || status === 'archived') return { status: over };
	const refusals: Record<string, string> = {};
	for (const [field, why] of Object.entries(unchangeable))
		if (wanted[field as keyof typeof unchangeable] !== undefined) refusals[field] = why;
	if (wanted.labelsPerTask !== undefined && wanted.labelsPerTask < labelsPerTask)
		refusals.labelsPerTask = `Each edit was promised ${labelsPerTask} answers, and some have them. Ask for more, or close the campaign.`;
	if (wanted.mostLabelsPerTask !== undefined && wanted.mostLabelsPerTask < mostLabelsPerTask)
		refusals.mostLabelsPerTask = `Some edits may have been opened for ${mostLabelsPerTask} answers already. Allow more, or close the campaign.`;
	if (status !== 'closing') return refusals;
	for (const field of ['labelsPerTask', 'mostLabelsPerTask', 'moreAnswers', 'deadline'] as const)
		if (wanted[field] !== undefined) refusals[field] ??= closing;
	return refusals;
}

type Changes = Partial<
	Pick<
		CampaignRow,
		| 'name'
		| 'purpose'
		| 'announcement'
		| 'deadline'
		| 'rules'
		| 'labelsPerTask'
		| 'tasksPerWorkset'
		| 'leaseMinutes'
		| 'mostLabelsPerTask'
		| 'moreAnswers'
		| 'settleFirst'
	>
>;

function changesOf(wanted: CampaignChanges): Changes {
	const { name, purpose, announcement, deadline, rules, labelsPerTask, tasksPerWorkset, leaseMinutes } =
		wanted;
	const changes = {
		...{ name, purpose, announcement, rules, labelsPerTask, tasksPerWorkset, leaseMinutes },
		settleFirst: wanted.settleFirst,
		deadline: typeof deadline === 'string' ? new Date(deadline) : deadline,
	};
	return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** More answers where needed, as far as they change: more for every edit takes the most along. */
function overlapChanges(wanted: CampaignChanges, row: CampaignRow): Changes {
	const labelsPerTask = wanted.labelsPerTask ?? row.labelsPerTask;
	const mostLabelsPerTask = Math.max(wanted.mostLabelsPerTask ?? row.mostLabelsPerTask, labelsPerTask);
	const moreAnswers = wanted.moreAnswers ?? row.moreAnswers;
	const next = overlapOf({ labelsPerTask, mostLabelsPerTask, moreAnswers });
	return {
		...(next.mostLabelsPerTask === row.mostLabelsPerTask
			? {}
			: { mostLabelsPerTask: next.mostLabelsPerTask }),
		...(canonicalJson(next.moreAnswers) === canonicalJson(row.moreAnswers)
			? {}
			: { moreAnswers: next.moreAnswers }),
	};
}

/** Edits that had all the answers they could get, and are not settled by them, are asked about again. */
async function reopenUnsettled(tx: Db, { id, formDigest, moreAnswers }: CampaignRow): Promise<void> {
	if (moreAnswers === null) return;
	const form = await readForm(tx, formDigest);
	let reopened = 0;
	for await (const tasks of readDoneTasks(tx, id)) {
		const unsettled = tasks.filter(({ answers }) => !isSettled(form, moreAnswers, answers));
		await raiseTasks(
			tx,
			unsettled.map(({ taskId }) => taskId),
		);
		reopened += unsettled.length;
	}
	if (reopened > 0) await forgetWalks(tx, id);
}

/** Those fields that were asked to change, as the log tells them. */
function logged(row: CampaignRow, changes: Changes): Record<string, unknown> {
	return Object.fromEntries(
		(Object.keys(changes) as (keyof Changes)[]).map((field) => {
			if (field === 'rules') return [field, loggedRules(row.rules)];
			return [field, field === 'deadline' ? (row.deadline?.toISOString() ?? null) : row[field]];
		}),
	);
}
