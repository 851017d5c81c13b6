/** Brings the tables of a database up to date: applies what is new in `db/migrations/`, once, whoever else tries. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as applyMigrations } from 'drizzle-orm/postgres-js/migrator';
import type { Sql } from 'postgres';
import { openClient, shownAddress } from './address.ts';
import { reasonOf, SetupError } from './setup-error.ts';

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any number, as long as everybody who migrates a Label Wing database takes the same. */
const lockKey = 1_818_718_567;

/**
 * Applies all new migrations in one transaction; how many there were. Several processes may do this at the same time:
 * drizzle takes no lock, and `create schema if not exists` fails when two do it at once, so an advisory lock lets one
 * in after the other. It belongs to the connection, hence one connection only.
 * @throws SetupError when one of them does not apply
 */
export async function migrate(databaseUrl: string): Promise<number> {
	const sql = openClient(databaseUrl, { max: 1, onnotice: () => undefined });
	try {
		await sql`select pg_advisory_lock(${lockKey})`;
		const before = await appliedMigrations(sql);
		await applyMigrations(drizzle(sql), { migrationsFolder });
		return (await appliedMigrations(sql)) - before;
	} catch (thrown) {
		const cause = thrown instanceof Error && thrown.cause !== undefined ? thrown.cause : thrown;
		throw new SetupError(
			`The tables of ${shownAddress(databaseUrl)} could not be brought up to date: ${reasonOf(cause)}. ` +
				'Nothing was changed. Was the database made by another version of Label Wing, or by another program? ' +
				'Start that version, or begin with an empty database (the embedded one: npm start -- --fresh).',
			{ cause: thrown },
		);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** How many migrations this program has that the database has not. */
export async function countPendingMigrations(databaseUrl: string): Promise<number> {
	const sql = openClient(databaseUrl, { max: 1 });
	try {
		const journal: { entries: unknown[] } = JSON.parse(
			readFileSync(`${migrationsFolder}/meta/_journal.json`, 'utf8'),
		);
		return Math.max(0, journal.entries.length - (await appliedMigrations(sql)));
	} finally {
		await sql.end({ timeout: 5 });
	}
}

async function appliedMigrations(sql: Sql): Promise<number> {
	const [table] = await sql<{ name: string | null }[]>`
		select to_regclass('drizzle.__drizzle_migrations') as name`;
	if (table?.name == null) return 0;
	const [row] = await sql<{ applied: number }[]>`
		select count(*)::int as applied from drizzle.__drizzle_migrations`;
	return row?.applied ?? 0;
}
