/** Handing out: the rules of who gets what, for how long. The order and the exactness are in db/handing-out.ts. */
import type { CampaignStatus } from '../../campaigns/contract/campaign.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Workset } from '../../campaigns/contract/task.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import type { Db } from '../../db/connect.ts';
import { handOut } from '../../db/handing-out.ts';
import { listGoneOfWorkset } from '../../db/hidden-edits.ts';
import type { PersonRow } from '../../db/people.ts';
import { takeTurn, type WhichLook } from '../../db/turns.ts';
import { findWorkset, moveLeases, readWorksetTasks, type WorksetTask } from '../../db/worksets.ts';
import type { Accounts } from './accounts.ts';
import { findCampaign } from './campaigns.ts';
import { needEligible } from './joining.ts';
import { takeNamedEdit } from './named-edit.ts';
import type { Clock } from './ports.ts';
import { statusOf } from './status.ts';

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
	needHandingOut(campaign, statusOf(campaign, now()));
	await needEligible(parts, campaign, person);
	const take = (look: WhichLook) =>
		db.transaction((tx) => takeNow(tx, now, campaign, person.id, revisionId, look));
	const workset = (await take('in passing')) ?? (await take('last'));
	if (workset === null) throw new Failure('NO_TASKS_LEFT', { campaignId });
	return workset;
}

/** @returns null when this look found nothing for them */
async function takeNow(
	tx: Db,
	now: Clock,
	campaign: CampaignFacts,
	personId: number,
	revisionId: number | null,
	look: WhichLook,
): Promise<Workset | null> {
	const { id: campaignId, leaseMinutes } = campaign;
	// an edit that is named may be anybody's; the next ones are taken beside others
	const turnOf = { campaignId, personId, now: now() };
	const { campaign: current, latest } = await takeTurn(tx, turnOf, revisionId === null ? look : null);
	const at = now();
	const status = statusOf(current, at);
	needHandingOut(campaign, status);
	if (status === 'closing' && revisionId !== null)
		throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId, status });
	const leaseExpiresAt = leaseEnd(at, leaseMinutes);
	const { tasksPerWorkset: size, goldEvery, moreAnswers } = current;
	const raises = moreAnswers !== null;
	const request = { campaignId, personId, size, now: at, leaseExpiresAt, goldEvery, raises };
	if (revisionId !== null) {
		const { worksetId, only } = await takeNamedEdit(tx, request, revisionId);
		const workset = await describe(tx, worksetId, campaignId, leaseExpiresAt);
		return { ...workset, tasks: workset.tasks.filter(({ taskId }) => only === null || taskId === only) };
	}
	if (latest?.leaseEnd) {
		const { worksetId } = latest;
		// leases of a campaign that is closing run out
		if (status === 'closing') return await describe(tx, worksetId, campaignId, latest.leaseEnd);
		if ((await moveLeases(tx, worksetId, at, leaseExpiresAt)) > 0)
			return await describe(tx, worksetId, campaignId, leaseExpiresAt);
	}
	if (status === 'closing') throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId, status });
	const handed = await handOut(tx, request, look);
	if (handed === null) return null;
	const tasks = handed.tasks.map((task) => ({ ...task, state: 'open' as const, answers: null }));
	return { worksetId: handed.worksetId, campaignId, leaseExpiresAt: leaseExpiresAt.toISOString(), tasks };
}

/** @throws {Failure} CAMPAIGN_NOT_OPEN while it is paused and once it is closed */
function needHandingOut({ id: campaignId }: CampaignFacts, status: CampaignStatus): void {
	if (status !== 'open' && status !== 'closing')
		throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId, status });
}

/**
 * @throws {Failure} NOT_FOUND (also when it is somebody else's), TASK_NOT_YOURS when all its leases have run out,
 *   CAMPAIGN_NOT_OPEN where leases run out: it is paused, closing or closed
 */
export async function renewWorkset(db: Db, now: Clock, worksetId: number, person: PersonRow): Promise<Date> {
	const campaign = await findOwn(db, worksetId, person);
	const status = statusOf(campaign, now());
	if (status !== 'open') throw new Failure('CAMPAIGN_NOT_OPEN', { campaignId: campaign.id, status });
	const leaseExpiresAt = leaseEnd(now(), campaign.leaseMinutes);
	const renewed = await moveLeases(db, worksetId, now(), leaseExpiresAt);
	if (renewed === 0) throw new Failure('TASK_NOT_YOURS', { worksetId });
	return leaseExpiresAt;
}

/** Which edits of a workset are gone by now. @throws {Failure} NOT_FOUND (also when it is somebody else's) */
export async function readGoneTasks(db: Db, worksetId: number, person: PersonRow): Promise<number[]> {
	await findOwn(db, worksetId, person);
	return await listGoneOfWorkset(db, worksetId);
}

/** leases are not written anew more often than this: twenty rows a key press would be most of the work */
const RENEWAL_PAUSE_MS = MINUTE;

/**
 * Keeps what is unanswered of a workset as its person goes on working; when it ends, null when nothing is left.
 *
 * @param leaseMinutes null: leases run out, as in a campaign that is closing
 * @param current when the first of its leases runs out; null when none runs
 */
export async function keepLeases(
	db: Db,
	now: Date,
	worksetId: number,
	leaseMinutes: number | null,
	current: Date | null,
): Promise<Date | null> {
	if (leaseMinutes === null) return current;
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
