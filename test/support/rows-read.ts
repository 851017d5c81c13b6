import { sql } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';

/** How many rows of `task` the work reads in a transaction that is running, by scan or by index. */
export async function countTaskRowsReadBy(tx: Db, work: () => Promise<unknown>): Promise<number> {
	// The view also counts what earlier transactions of this connection read and have not reported yet.
	const before = await rowsRead(tx);
	await work();
	return (await rowsRead(tx)) - before;
}

async function rowsRead(tx: Db): Promise<number> {
	const [row] = await tx.execute<{ read: number }>(sql`
		select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
		from pg_stat_xact_user_tables where relname = 'task'`);
	return row?.read ?? 0;
}
