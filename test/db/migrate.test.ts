import { readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { afterEach, expect, test } from 'vitest';
import { openClient } from '../../db/address.ts';
import { countPendingMigrations, migrate } from '../../db/migrate.ts';
import * as schema from '../../db/schema.ts';
import { emptyDatabase, type FreshDatabase } from '../support/database.ts';

const migrations = new URL('../../db/migrations/', import.meta.url);
const journal: { entries: { tag: string }[] } = JSON.parse(
	readFileSync(new URL('meta/_journal.json', migrations), 'utf8'),
);

let database: FreshDatabase | null = null;
afterEach(async () => {
	await database?.drop();
	database = null;
});

test('three who migrate an empty database at once all succeed, and each migration is applied once', async () => {
	database = await emptyDatabase();
	const { databaseUrl } = database;
	expect(await countPendingMigrations(databaseUrl)).toBe(journal.entries.length);

	const applied = await Promise.all([migrate(databaseUrl), migrate(databaseUrl), migrate(databaseUrl)]);

	expect(applied.toSorted()).toEqual([0, 0, journal.entries.length]);
	expect(await countPendingMigrations(databaseUrl)).toBe(0);
});

test('a migration that does not fit changes nothing and says why', async () => {
	database = await emptyDatabase();
	const { databaseUrl } = database;
	const sql = openClient(databaseUrl, { max: 1 });
	await sql`create table label (something_else text)`;

	await expect(migrate(databaseUrl)).rejects.toThrow(/relation "label" already exists.*Nothing was changed/s);

	const tables = await sql`select tablename from pg_tables where schemaname = 'public'`;
	expect(tables.map(({ tablename }) => tablename)).toEqual(['label']);
	await sql.end();
});

test('the migrations make what the schema says: generating once more would find nothing', async () => {
	const number = String(journal.entries.length - 1).padStart(4, '0');
	const last = JSON.parse(readFileSync(new URL(`meta/${number}_snapshot.json`, migrations), 'utf8'));

	const statements = await generateMigration(last, generateDrizzleJson(schema, last.id));

	expect(statements).toEqual([]);
});
