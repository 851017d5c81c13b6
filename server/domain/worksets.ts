/** Handing out: the rules of who gets what, for how long. The order and the exactness are in db/worksets.ts. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Workset } from '../../campaigns/contract/task.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import type { PersonRow } from '../../db/people.ts';
import {
	findLatestWorkset,
	findLeaseEnd,
	findWorkset,
	handOut,
	lockHandingOut,
	moveLeases,
	readWorksetTasks,
	type WorksetTask,
} from '../../db/worksets.ts';
import type { Accounts } from './accounts.ts';
import { findCampaign } from './campaigns.ts';
import { needEligible } from './joining.ts';
import { takeNamedEdit } from './named-edit.ts';
import type { Clock } from './ports.ts';

const MINUTE = 60_000;

/** When a lease taken or renewed now runs out. */
export function leaseEnd(now: Date, leaseMinutes: number): Date {
	return new Date(now.getTime() + leaseMinutes * MINUTE);
}

/**
 * The workset that a person has open in a campaign, with its leases renewed, or a new one. With a revision, one that has
 * this edit in it: see {@link takeNamedEdit}. Whether they may answer is looked at each time.
 *
 * @throws {Failure} NOT_FOUND, CAMPAIGN_NOT_OPEN, NOT_ELIGIBLE, NO_TASKS_LEFT; with a revision also
 *   EDIT_NOT_IN_CAMPAIGN, EDIT_NEEDS_NO_MORE, REVISION_GONE, WORKSET_FULL
 */
export async function takeWorkset(
	parts: { db: Db; now: Clock; accounts: Accounts },
	campaignId: number,
	person: PersonRow,
	revisionId: number | null = null,
): Promise<Workset> {
	const { db, now } = parts;
	const campaign = await findCampaign(db, campaignId);
	if (campaign.closedAt) throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId });
	await needEligible(parts, campaign, person);
	return await db.transaction(async (tx) => {
		await lockHandingOut(tx, campaignId);
		const at = now();
		const leaseExpiresAt = leaseEnd(at, campaign.leaseMinutes);
		const size = campaign.tasksPerWorkset;
		const request = { campaignId, personId: person.id, size, now: at, leaseExpiresAt };
		if (revisionId !== null) {
			const { worksetId, only } = await takeNamedEdit(tx, request, revisionId);
			const workset = await describe(tx, worksetId, campaignId, leaseExpiresAt);
			return { ...workset, tasks: workset.tasks.filter(({ taskId }) => only === null || taskId === only) };
		}
		const latest = await findLatestWorkset(tx, campaignId, person.id);
		if (latest !== null && (await moveLeases(tx, latest, at, leaseExpiresAt)) > 0)
			return await describe(tx, latest, campaignId, leaseExpiresAt);
		const worksetId = await handOut(tx, request);
		if (worksetId === null) throw new Failure('NO_TASKS_LEFT', { campaignId });
		return await describe(tx, worksetId, campaignId, leaseExpiresAt);
	});
}

/** @throws {Failure} NOT_FOUND (also when it is somebody else's), TASK_NOT_YOURS when all its leases have run out */
export async function renewWorkset(db: Db, now: Clock, worksetId: number, person: PersonRow): Promise<Date> {
	const campaign = await findOwn(db, worksetId, person);
	const leaseExpiresAt = leaseEnd(now(), campaign.leaseMinutes);
	const renewed = await moveLeases(db, worksetId, now(), leaseExpiresAt);
	if (renewed === 0) throw new Failure('TASK_NOT_YOURS', { worksetId });
	return leaseExpiresAt;
}

/** leases are not written anew more often than this: twenty rows a key press would be most of the work */
const RENEWAL_PAUSE_MS = MINUTE;

/** Keeps what is unanswered of a workset as its person goes on working; when it ends, null when nothing is left. */
export async function keepLeases(
	db: Db,
	now: Date,
	worksetId: number,
	leaseMinutes: number,
): Promise<Date | null> {
	const current = await findLeaseEnd(db, worksetId, now);
	const wanted = leaseEnd(now, leaseMinutes);
	if (current === null || wanted.getTime() - current.getTime() < RENEWAL_PAUSE_MS) return current;
	await moveLeases(db, worksetId, now, wanted);
	return wanted;
}

/** Gives unanswered tasks back; says how many. @throws {Failure} NOT_FOUND */
export async function releaseWorkset(
	db: Db,
	now: Clock,
	worksetId: number,
	person: PersonRow,
): Promise<number> {
	await findOwn(db, worksetId, person);
	return await moveLeases(db, worksetId, now(), now());
}

async function findOwn(db: Db, worksetId: number, person: PersonRow): Promise<CampaignFacts> {
	const workset = await findWorkset(db, worksetId);
	if (!workset || workset.personId !== person.id) throw new Failure('NOT_FOUND', { worksetId });
	return await findCampaign(db, workset.campaignId);
}

async function describe(
	db: Db,
	worksetId: number,
	campaignId: number,
	leaseExpiresAt: Date,
): Promise<Workset> {
	const tasks = await readWorksetTasks(db, worksetId);
	return {
		worksetId,
		campaignId,
		leaseExpiresAt: leaseExpiresAt.toISOString(),
		tasks: tasks.filter((task) => task.state !== 'gone' || task.kind !== null).map(toTask),
	};
}

function toTask({ taskId, revisionId, kind, answers }: WorksetTask): Workset['tasks'][number] {
	const state = kind === 'answer' ? 'answered' : kind === 'skip' ? 'skipped' : 'open';
	return { taskId, revisionId, state, answers: kind === 'answer' ? answers : null };
}
