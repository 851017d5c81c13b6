/** The two clients through which the program talks to its database. */
import type { PgDatabase } from 'drizzle-orm/pg-core';
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from 'drizzle-orm/postgres-js';
import type { Sql } from 'postgres';
import { openClient, shownAddress } from './address.ts';
import { preparing } from './preparing.ts';
import * as schema from './schema.ts';
import { codeOf, reasonOf, SetupError } from './setup-error.ts';

/** Where queries run: the database, or a transaction in it. */
export type Db = PgDatabase<PostgresJsQueryResultHKT, typeof schema>;

export type Database = {
	orm: PostgresJsDatabase<typeof schema>;
	/** for what drizzle cannot say: COPY, LISTEN, SQL by hand. A client of its own; see `openClient` */
	sql: Sql;
	/** waits up to 5 s for running queries */
	close(): Promise<void>;
};

const oldestVersion = 15;

/** Opens the clients with up to `max` connections each (drizzle's with as many again for transactions); nothing is asked of the server yet. */
export function connect(
	databaseUrl: string,
	{ max = 10, applicationName = 'label-wing' }: { max?: number; applicationName?: string } = {},
): Database {
	const options = { max, connection: { application_name: applicationName } };
	const statements = preparing(openClient(databaseUrl, options));
	const orm = drizzle(statements, { schema });
	// Transactions have connections of their own: postgres.js sends statements without waiting for those before, and a
	// BEGIN that comes as the hundredth of a connection is sent without keeping that connection for its transaction, which
	// then stays open under whatever comes next (porsager/postgres#1189). Where all begin transactions, none comes behind.
	const transactions = preparing(openClient(databaseUrl, options));
	const inTransactions = drizzle(transactions, { schema });
	orm.transaction = inTransactions.transaction.bind(inTransactions);
	const sql = openClient(databaseUrl, options);
	return {
		orm,
		sql,
		async close() {
			await Promise.all([statements, transactions, sql].map((client) => client.end({ timeout: 5 })));
		},
	};
}

/**
 * Asks the server whether it is there and new enough; its version, as `18.4`.
 * @throws SetupError when it does not answer, does not let us in, or is older than PostgreSQL 15
 */
export async function checkServer(databaseUrl: string): Promise<string> {
	const sql = openClient(databaseUrl, { max: 1, connect_timeout: 10 });
	try {
		const [row] = await sql<{ version: string; number: number }[]>`
			select current_setting('server_version') as version, current_setting('server_version_num')::int as number`;
		const version = row?.version.split(' ')[0] ?? 'unknown';
		if ((row?.number ?? 0) < oldestVersion * 10_000) {
			throw new SetupError(
				`PostgreSQL at ${shownAddress(databaseUrl)} is version ${version}. Label Wing needs ${oldestVersion} or newer.`,
			);
		}
		return version;
	} catch (thrown) {
		if (thrown instanceof SetupError) throw thrown;
		throw new SetupError(
			`The database ${shownAddress(databaseUrl)} cannot be used: ${reasonOf(thrown)}. ${advice(codeOf(thrown))}`,
			{ cause: thrown },
		);
	} finally {
		await sql.end({ timeout: 5 });
	}
}

/** Why the database does not answer now, in a sentence; null when it does. */
export async function whyItDoesNotAnswer({ sql }: Database): Promise<string | null> {
	try {
		await sql`select 1`;
		return null;
	} catch (thrown) {
		return `The database does not answer: ${reasonOf(thrown)}`;
	}
}

/** Codes of Node, postgres.js and https://www.postgresql.org/docs/current/errcodes-appendix.html */
function advice(code: string | null): string {
	switch (code) {
		case '3D000':
			return 'Create it first, for example with createdb.';
		case '28P01':
		case '28000':
			return 'Check the user and password in DATABASE_URL.';
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return 'Check the host in DATABASE_URL.';
		default:
			return 'Check that PostgreSQL runs there and that DATABASE_URL is right.';
	}
}
