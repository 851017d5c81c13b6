/** What lies in an S3-compatible store, and what is to be brought there or taken away. */
import { type SQL, sql } from 'drizzle-orm';
import type { Db } from './connect.ts';

/** What stands in the place of a dataset that was withdrawn. */
export const WITHDRAWN_NOTE = 'withdrawn.json';

/**
 * Brings the list of a store up to date with the datasets: every file of one that is given out is to lie there, and
 * instead of one that was withdrawn, if any of it was ever sent, a note.
 *
 * @param documents what lies beside the files of every dataset, by name
 */
export async function planStoredFiles(
	db: Db,
	store: string,
	documents: readonly string[],
	now: Date,
): Promise<void> {
	const at = now.toISOString();
	const everywhere = JSON.stringify(['SHA256SUMS', ...documents]);
	await db.execute(sql`
		insert into stored_file (store, dataset_id, name, claimed_until)
		select ${store}, d.id, f.name, ${at}::timestamptz
		from dataset as d
		cross join lateral (
			select file->>'name' as name from jsonb_array_elements(d.files) as file
			union all select jsonb_array_elements_text(${everywhere}::jsonb)
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

export type FileToMove = {
	datasetId: string;
	name: string;
	attempts: number;
	withdrawn: boolean;
	/** of a document, the digest of what lies there already */
	stored: string | null;
};

/**
 * Takes one file that is to be brought or taken away, or a document that is to be looked at again, for a while; null when
 * nothing waits.
 */
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
			where w.store = ${store} and (w.state = 'waiting' or (w.state = 'stored' and w.sha256 is not null))
				and w.claimed_until <= ${now.toISOString()}::timestamptz
			-- what is to go goes first
			order by of_it.withdrawn_at is null, w.claimed_until, w.dataset_id, w.name limit 1 for update of w skip locked)
		returning s.dataset_id as "datasetId", s.name, s.attempts, d.withdrawn_at is not null as withdrawn,
			case when s.state = 'stored' then s.sha256 end as stored`);
	return row ?? null;
}

/** Says what became of a file. */
export async function settleStoredFile(
	db: Db,
	store: string,
	{ datasetId, name }: Pick<FileToMove, 'datasetId' | 'name'>,
	outcome:
		| { state: 'removed' }
		| { state: 'stored'; document: { sha256: string; lookAgain: Date } | null }
		| { failure: string; until: Date },
): Promise<void> {
	await db.execute(sql`
		update stored_file set ${changeOf(outcome)}
		where store = ${store} and dataset_id = ${datasetId} and name = ${name}`);
}

function changeOf(outcome: Parameters<typeof settleStoredFile>[3]): SQL {
	if ('failure' in outcome)
		return sql`failure = ${outcome.failure}, claimed_until = ${outcome.until.toISOString()}::timestamptz`;
	const settled = sql`state = ${outcome.state}, failure = null, attempts = 0`;
	if (outcome.state === 'removed' || outcome.document === null) return sql`${settled}, sha256 = null`;
	const { sha256, lookAgain } = outcome.document;
	return sql`${settled}, sha256 = ${sha256}, claimed_until = ${lookAgain.toISOString()}::timestamptz`;
}
