/** What lies in an S3-compatible store, and what is to be brought there or taken away. */
import { sql } from 'drizzle-orm';
import type { Db } from './connect.ts';

/** What stands in the place of a dataset that was withdrawn. */
export const WITHDRAWN_NOTE = 'withdrawn.json';

/**
 * Brings the list of a store up to date with the datasets: every file of one that is given out is to lie there, and
 * instead of one that was withdrawn, if any of it was ever sent, a note.
 */
export async function planStoredFiles(db: Db, store: string, now: Date): Promise<void> {
	const at = now.toISOString();
	await db.execute(sql`
		insert into stored_file (store, dataset_id, name, claimed_until)
		select ${store}, d.id, f.name, ${at}::timestamptz
		from dataset as d
		cross join lateral (
			select file->>'name' as name from jsonb_array_elements(d.files) as file union all select 'SHA256SUMS'
		) as f
		where d.withdrawn_at is null
		on conflict do nothing`);
	await db.execute(sql`
		insert into stored_file (store, dataset_id, name, claimed_until)
		select distinct s.store, s.dataset_id, ${WITHDRAWN_NOTE}, ${at}::timestamptz
		from stored_file as s join dataset as d on d.id = s.dataset_id
		where s.store = ${store} and d.withdrawn_at is not null
		on conflict do nothing`);
	await db.execute(sql`
		update stored_file as s set state = 'waiting', claimed_until = ${at}::timestamptz, attempts = 0
		from dataset as d
		where d.id = s.dataset_id and s.store = ${store} and d.withdrawn_at is not null
			and s.name <> ${WITHDRAWN_NOTE} and s.state = 'stored'`);
}

export type FileToMove = { datasetId: string; name: string; attempts: number; withdrawn: boolean };

/** Takes one file that is to be brought or taken away, for a while; null when nothing waits. */
export async function claimFileToMove(
	db: Db,
	store: string,
	now: Date,
	until: Date,
): Promise<FileToMove | null> {
	const [row] = await db.execute<FileToMove>(sql`
		update stored_file as s set claimed_until = ${until.toISOString()}::timestamptz, attempts = s.attempts + 1
		from dataset as d
		where d.id = s.dataset_id and (s.store, s.dataset_id, s.name) = (
			select w.store, w.dataset_id, w.name
			from stored_file as w join dataset as of_it on of_it.id = w.dataset_id
			where w.store = ${store} and w.state = 'waiting' and w.claimed_until <= ${now.toISOString()}::timestamptz
			-- what is to go goes first
			order by of_it.withdrawn_at is null, w.claimed_until, w.dataset_id, w.name limit 1 for update of w skip locked)
		returning s.dataset_id as "datasetId", s.name, s.attempts, d.withdrawn_at is not null as withdrawn`);
	return row ?? null;
}

/** Says what became of a file. */
export async function settleStoredFile(
	db: Db,
	store: string,
	{ datasetId, name }: Pick<FileToMove, 'datasetId' | 'name'>,
	outcome: { state: 'stored' | 'removed' } | { failure: string; until: Date },
): Promise<void> {
	const change =
		'state' in outcome
			? sql`state = ${outcome.state}, failure = null`
			: sql`failure = ${outcome.failure}, claimed_until = ${outcome.until.toISOString()}::timestamptz`;
	await db.execute(sql`
		update stored_file set ${change}
		where store = ${store} and dataset_id = ${datasetId} and name = ${name}`);
}
