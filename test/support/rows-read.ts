import { sql } from 'drizzle-orm';
import type { Db } from '../../db/connect.ts';

/** Rows of `task` that this connection has read lately, by scan or by index: look before and after. */
export async function countTaskRowsRead(tx: Db): Promise<number> {
	const [row] = await tx.execute<{ read: number }>(sql`
		select (seq_tup_read + coalesce(idx_tup_fetch, 0))::int as read
		from pg_stat_xact_user_tables where relname = 'task'`);
	return row?.read ?? 0;
}
