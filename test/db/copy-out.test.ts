import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { copyOut, type RowSource } from '../../db/copy-out.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
	fresh = await freshDatabase();
	database = connect(fresh.databaseUrl, { max: 1 });
});
afterAll(async () => {
	await database.close();
	await fresh.drop();
});

/** Pieces of such sizes that some end just as the reader has enough: each place has one row more than the one before. */
const source: RowSource = {
	rows: (from, to) => sql`
		select repeat('x', 1000) as text from generate_series(${from}::int, ${to - 1}::int) as place, generate_series(0, place)`,
	...{ end: sql`400`, step: 10 },
};
const total = ((400 * 401) / 2) * 1001;

test('a reader that takes its time gets all of it', async () => {
	let bytes = 0;
	for await (const piece of copyOut(database.orm, source, (rows) => rows, 'fields')) {
		bytes += piece.length;
		await new Promise(setImmediate);
	}
	expect(bytes).toBe(total);
});

test('the connection is free again after a reader that stops early, and in a transaction too', async () => {
	for await (const _ of copyOut(database.orm, source, (rows) => rows, 'fields')) break;
	await database.orm.transaction(async (tx) => {
		for await (const _ of copyOut(tx, source, (rows) => rows, 'csv')) break;
		expect([...(await tx.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }]);
	});
});

test('a failure of the database is a failure of the reader, and the connection is free again', async () => {
	const failing: RowSource = {
		...{ end: sql`2`, step: 1 },
		rows: (from) => sql`select 1 / (1 - ${from})`,
	};
	const read = async () => {
		for await (const _ of copyOut(database.orm, failing, (rows) => rows, 'csv'));
	};
	await expect(read()).rejects.toThrow('division by zero');
	expect([...(await database.orm.execute(sql`select 1 as one`))]).toEqual([{ one: 1 }]);
});
