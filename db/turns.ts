/** Whose turn it is to be handed tasks of a campaign: the locks, and what is so once they are held. */
import { sql } from 'drizzle-orm';
import { advisoryLocks } from './advisory-locks.ts';
import type { CampaignRow } from './campaign-life.ts';
import type { Db } from './connect.ts';
import { type LifeTimes, lifeTimesOf, type RawLifeTimes, timeOf } from './life-times.ts';
import { campaign, seat, workset } from './schema.ts';

/** tasks that somebody else is being handed, or is answering, just now are passed by, or at last waited for */
export type WhichLook = 'in passing' | 'last';

export type Turn = {
	campaign: LifeTimes & Pick<CampaignRow, 'tasksPerWorkset' | 'goldEvery' | 'moreAnswers'>;
	/** the newest workset of the person */
	latest: {
		worksetId: number;
		/** when the first of its leases that still run ends; null when none runs */
		leaseEnd: Date | null;
	} | null;
};

const lock = (kind: keyof typeof advisoryLocks, key: number) =>
	sql`select pg_advisory_xact_lock(${advisoryLocks[kind]}::int, ${key}::int)`;

/**
 * Waits until no other transaction hands out tasks of this campaign, and lets none begin; held until the transaction
 * ends. For what changes how the campaign hands out.
 */
export async function lockHandingOut(tx: Db, campaignId: number): Promise<void> {
	await tx.execute(lock('handingOut', campaignId));
}

/**
 * Waits while {@link lockHandingOut} is held, and for what else is being handed to this person; others are handed tasks
 * of the same campaign meanwhile. Held until the transaction ends, as is what says that nobody else has a last look at
 * the campaign: two who wait for several tasks each could wait for each other. Whoever has one takes their turn before
 * they hold any row: a look holds even rows that it does not return, those that changed under it.
 *
 * @param look null: the turn is that of {@link lockHandingOut}
 */
export async function takeTurn(
	tx: Db,
	{ campaignId, personId, now }: { campaignId: number; personId: number; now: Date },
	look: WhichLook | null,
): Promise<Turn> {
	// Statements of their own, in this order for everybody, which one would not promise, and for the last to see what those
	// did who were waited for; one round trip, because the driver sends them without waiting.
	const locks =
		look === null
			? [lock('handingOut', campaignId)]
			: [
					sql`select pg_advisory_xact_lock_shared(${advisoryLocks.handingOut}::int, ${campaignId}::int)`,
					lock('handedTo', personId),
					...(look === 'last' ? [lock('lastLook', campaignId)] : []),
				];
	const asked = sql`
		select c.paused_at as "pausedAt", c.closing_at as "closingAt", c.closed_at as "closedAt",
			c.archived_at as "archivedAt", c.deadline, c.tasks_per_workset as "tasksPerWorkset", c.gold_every as "goldEvery",
			c.more_answers as "moreAnswers", latest.id::float8 as "worksetId", (
				select min(s.lease_expires_at) from ${seat} as s where s.workset_id = latest.id and s.label_id is null
					and s.lease_expires_at > ${now.toISOString()}::timestamptz) as "leaseEnd"
		from ${campaign} as c left join lateral (
			select max(w.id) as id from ${workset} as w where w.campaign_id = c.id and w.person_id = ${personId}) as latest on true
		where c.id = ${campaignId}`;
	type Found = RawLifeTimes &
		Pick<CampaignRow, 'tasksPerWorkset' | 'goldEvery' | 'moreAnswers'> & {
			worksetId: number | null;
			leaseEnd: string | null;
		};
	const found = await Promise.all([...locks, asked].map((statement) => tx.execute<Found>(statement)));
	const row = found.at(-1)?.[0];
	if (!row) throw new Error(`there is no campaign ${campaignId}`);
	const { worksetId, tasksPerWorkset, goldEvery, moreAnswers } = row;
	return {
		campaign: { ...lifeTimesOf(row), tasksPerWorkset, goldEvery, moreAnswers },
		latest: worksetId === null ? null : { worksetId, leaseEnd: timeOf(row.leaseEnd) },
	};
}
