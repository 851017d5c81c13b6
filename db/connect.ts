import type { PgDatabase } from 'drizzle-orm/pg-core';
import type { PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import { drizzle } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema.ts';

/** Where queries run: the database, or a transaction in it. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

export type Database = { db: Db; close(): Promise<void> };

export function connect(databaseUrl: string): Database {
	const client = postgres(databaseUrl);
	return { db: drizzle(client, { schema }), close: () => client.end({ timeout: 5 }) };
}
