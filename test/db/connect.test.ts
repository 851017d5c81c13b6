import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openClient, shownAddress, socketUrl, withDatabaseName } from '../../db/address.ts';
import { checkServer, connect, type Database } from '../../db/connect.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
	fresh = await freshDatabase();
	database = connect(fresh.databaseUrl, { applicationName: 'a test' });
});
afterAll(async () => {
	await database.close();
	await fresh.drop();
});

describe('connect', () => {
	test('raw queries read and write dates and JSON although drizzle shares the address', async () => {
		await database.orm.execute(sql`select 1`);
		const time = new Date('2026-01-02T03:04:05Z');
		const [row] =
			await database.sql`select ${time}::timestamptz as time, ${database.sql.json({ a: [1] })}::jsonb as json`;
		expect(row).toEqual({ time, json: { a: [1] } });
	});

	test('a transaction is one, however many statements are on their way before it begins', async () => {
		const two = connect(fresh.databaseUrl, { max: 2 });
		const inTransaction = sql`select pg_current_xact_id_if_assigned() is not null as yes`;
		try {
			await Promise.all([1, 2].map(() => two.orm.execute(sql`select pg_sleep(0.01)`)));
			// the driver has up to 101 on their way on each connection
			for (let before = 197; before <= 205; before++) {
				const alone = Array.from({ length: before }, async () => await two.orm.execute(inTransaction));
				// drizzle takes some steps until it has sent them
				for (let step = 0; step < 20; step++) await null;
				const together = await two.orm.transaction(async (tx) => {
					await tx.execute(sql`select pg_current_xact_id()`);
					return await tx.execute(inTransaction);
				});
				expect(together).toEqual([{ yes: true }]);
				for (const rows of await Promise.all(alone)) expect(rows).toEqual([{ yes: false }]);
			}
		} finally {
			await two.close();
		}
	});

	test('the server knows the application by name', async () => {
		const [row] = await database.sql`select current_setting('application_name') as name`;
		expect(row).toEqual({ name: 'a test' });
	});
});

describe('checkServer', () => {
	test('tells the version', async () => {
		expect(await checkServer(fresh.databaseUrl)).toMatch(/^\d+\.\d+$/);
	});

	test('a database that is not there: what to do, and no password', async () => {
		const nowhere = withDatabaseName(fresh.databaseUrl, 'nowhere');
		const error = await checkServer(nowhere).catch((thrown: Error) => thrown);
		expect(String(error)).toMatch(/nowhere.*does not exist.*createdb/);
		const { password } = new URL(nowhere);
		if (password !== '') expect(String(error)).not.toContain(password);
	});

	test('a server that is not there: where, and what to check', async () => {
		await expect(checkServer('postgres://me:secret@127.0.0.1:1/wing')).rejects.toThrow(
			/wing at 127\.0\.0\.1:1 .*ECONNREFUSED.*DATABASE_URL/,
		);
	});
});

describe('an address', () => {
	const url = socketUrl({ user: 'me', password: 'p/w?&@', folder: '/tmp/a b', port: 5432, name: 'wing' });

	test('of a socket leads to the socket, whatever is in password and path', async () => {
		const { options } = openClient(url);
		expect(options).toMatchObject({
			path: '/tmp/a b/.s.PGSQL.5432',
			user: 'me',
			pass: 'p/w?&@',
			database: 'wing',
		});
		expect(options.connection).not.toHaveProperty('host');
	});

	test('is shown without the password', () => {
		expect(shownAddress(url)).toBe('wing at /tmp/a b');
		expect(shownAddress('postgres://me:secret@db.example:5433/wing')).toBe('wing at db.example:5433');
	});
});
