/** Who waits for whom in the database: for tests that hold a lock and say what may happen meanwhile. */
import type { Database } from '../../db/connect.ts';

export type Waiter = {
	pid: number;
	/** the tables of which it has locked rows, or may have */
	tables: string[];
};

/** Waits until somebody in this database waits for a lock; does not come back before. */
export async function findWaiter({ sql }: Database): Promise<Waiter> {
	for (;;) {
		const [waiter] = await sql<Waiter[]>`
			select waits.pid, array(
				select held.relation::regclass::text from pg_locks as held
				where held.pid = waits.pid and held.locktype = 'relation' and held.granted and held.mode <> 'AccessShareLock') as tables
			from pg_locks as waits join pg_stat_activity as a on a.pid = waits.pid
			where not waits.granted and a.datname = current_database()`;
		if (waiter) return waiter;
	}
}
