/** How far the wikis have been asked about the edits that are still here, and where that was stopped. */
import { eq, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';
import { campaign, dataset, type person, sweep, sweepHold } from './schema.ts';

export type Sweep = typeof sweep.$inferSelect;

/** Takes a wiki's sweep for a while; null when somebody else has it, or it is not to go on yet. */
export async function claimSweep(db: Db, wiki: string, now: Date, until: Date): Promise<Sweep | null> {
	await db
		.insert(sweep)
		// before all time: whoever comes first may begin a round at once
		.values({ wiki, beganAt: new Date(0), claimedUntil: new Date(0) })
		.onConflictDoNothing();
	const [row] = await db
		.update(sweep)
		.set({ claimedUntil: until })
		.where(sql`${sweep.wiki} = ${wiki} and ${sweep.claimedUntil} <= ${now.toISOString()}::timestamptz`)
		.returning();
	return row ?? null;
}

export async function updateSweep(db: Db, wiki: string, change: Partial<Omit<Sweep, 'wiki'>>): Promise<void> {
	await db.update(sweep).set(change).where(eq(sweep.wiki, wiki));
}

/**
 * The next campaign of a wiki whose edits are asked about, after the one given: it is open, or has a dataset. Those that
 * the brake stopped are left out.
 */
export async function findCampaignToSweep(
	db: Db,
	wiki: string,
	after: number,
): Promise<{ id: number; closed: boolean } | null> {
	const [row] = await db.execute<{ id: number; closed: boolean }>(sql`
		select c.id::int, c.closed_at is not null as closed from ${campaign} as c
		where c.wiki = ${wiki} and c.id > ${after}
			and (c.closed_at is null or exists (select from ${dataset} as d where d.campaign_id = c.id))
			and not exists (select from ${sweepHold} as h where h.campaign_id = c.id and h.confirmed_at is null)
		order by c.id limit 1`);
	return row ?? null;
}

export type Hold = {
	heldAt: Date;
	asked: number;
	gone: number;
	confirmedAt: Date | null;
};

export async function findHold(db: Db, campaignId: number): Promise<Hold | null> {
	const { heldAt, asked, gone, confirmedAt } = sweepHold;
	const [row] = await db
		.select({ heldAt, asked, gone, confirmedAt })
		.from(sweepHold)
		.where(eq(sweepHold.campaignId, campaignId));
	return row ?? null;
}

/** Holds a campaign, or holds it again. */
export async function putHold(
	tx: Db,
	campaignId: number,
	{ heldAt, asked, gone }: Pick<Hold, 'heldAt' | 'asked' | 'gone'>,
): Promise<void> {
	const held = { heldAt, asked, gone, confirmedAt: null, confirmedBy: null };
	await tx
		.insert(sweepHold)
		.values({ campaignId, ...held })
		.onConflictDoUpdate({ target: sweepHold.campaignId, set: held });
}

/** False when nothing is held. */
export async function confirmHold(
	tx: Db,
	campaignId: number,
	by: typeof person.$inferSelect,
	at: Date,
): Promise<boolean> {
	const rows = await tx
		.update(sweepHold)
		.set({ confirmedAt: at, confirmedBy: by.id })
		.where(sql`${sweepHold.campaignId} = ${campaignId} and ${sweepHold.confirmedAt} is null`)
		.returning({ id: sweepHold.campaignId });
	return rows.length === 1;
}

/** False when nothing was held. */
export async function dropHold(tx: Db, campaignId: number): Promise<boolean> {
	const rows = await tx
		.delete(sweepHold)
		.where(eq(sweepHold.campaignId, campaignId))
		.returning({ id: sweepHold.campaignId });
	return rows.length === 1;
}

/** How many edits of a campaign were noticed to be gone since a time, and how many tasks it has. */
export async function countLatelyGone(
	db: Db,
	campaignId: number,
	since: Date,
): Promise<{ gone: number; tasks: number }> {
	const [row] = await db.execute<{ gone: number; tasks: number }>(sql`
		select (select count(distinct task_id)::int from tombstone
				where campaign_id = ${campaignId} and reason in ('missing', 'text_hidden')
					and noticed_at > ${since.toISOString()}::timestamptz) as gone,
			(select count(*)::int from task where campaign_id = ${campaignId}) as tasks`);
	if (!row) throw new Error('a count came back without a row');
	return { ...row };
}
