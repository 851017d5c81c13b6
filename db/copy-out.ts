/**
 * Rows out of the database as bytes: PostgreSQL writes them itself (`COPY … TO STDOUT`), a piece at a time, so that
 * neither side ever holds many of them and whoever stops reading leaves nothing running.
 */
import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { PostgresJsSession } from 'drizzle-orm/postgres-js';
import postgres, { type Sql, type TransactionSql } from 'postgres';
import type { Db } from './connect.ts';

/** Rows that are read in pieces: those with a place from `from` up to but not including `to`, in order. */
export type RowSource = {
	rows(from: number, to: number): SQL;
	/** an expression: one more than the last place, null for no rows */
	end: SQL;
	/** how many places make a piece of a few megabytes; the first ones are smaller, so that the first rows come at once */
	step: number;
};

/** the first piece is so much smaller than the others; each is at most twice as large as the one before */
const FIRST_PART = 32;

/** PostgreSQL sends 8 kB at a time: so many bytes are handed on together, on a way that costs the same for few */
const GATHERED = 64 * 1024;

/**
 * How the rows are written. `csv`: RFC 4180 without a header, `\n` line ends, null is the empty field. `fields`: the same
 * with `FIELD_END` for the comma and `MARK` for the quote, which hardly any value holds. `binary`: see
 * https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS, header and trailer around every piece.
 */
export type Wire = 'csv' | 'fields' | 'binary';

/** bytes, see `Wire` */
export const FIELD_END = 0x02;
export const MARK = 0x01;

const options: Record<Wire, SQL> = {
	csv: sql`(format csv)`,
	fields: sql`(format csv, delimiter e'\\x02', quote e'\\x01')`,
	binary: sql`(format binary)`,
};

/**
 * Streams what `select` makes of the rows. All of it is of one moment: outside of a transaction, of one snapshot that is
 * taken at the first read and let go when the reader stops, however it does.
 */
export async function* copyOut(
	db: Db,
	source: RowSource,
	select: (rows: SQL) => SQL,
	wire: Wire,
): AsyncGenerator<Uint8Array> {
	const { client }: { client: Sql | TransactionSql } = db._.session as PostgresJsSession<Sql, never, never>;
	if (!('reserve' in client)) {
		yield* copyPieces(client, source, select, wire);
		return;
	}
	const reserved = await client.reserve();
	let isBroken = false;
	try {
		await reserved.unsafe('begin isolation level repeatable read read only');
		yield* copyPieces(reserved, source, select, wire);
	} catch (error) {
		isBroken = !isRefusal(error);
		throw error;
	} finally {
		// postgres.js takes a connection that broke back by itself, and fails badly when it is asked anything more
		if (!isBroken) {
			await reserved.unsafe('rollback');
			reserved.release();
		}
	}
}

async function* copyPieces(
	client: Pick<Sql, 'unsafe'>,
	{ rows, end, step }: RowSource,
	select: (rows: SQL) => SQL,
	wire: Wire,
): AsyncGenerator<Uint8Array> {
	// COPY takes no parameters: values stand in it as literals
	const text = (query: SQL) => new PgDialect().sqlToQuery(query.inlineParams()).sql;
	const [last] = await client.unsafe<{ end: number | null }[]>(text(sql`select (${end})::int as "end"`));
	const stop = last?.end ?? 0;
	let size = Math.ceil(step / FIRST_PART);
	for (let from = 0; from < stop; from += size, size = Math.min(step, 2 * size)) {
		const query = sql`copy (${select(rows(from, Math.min(stop, from + size)))}) to stdout with ${options[wire]}`;
		yield* onePiece(client, text(query));
	}
}

async function* onePiece(client: Pick<Sql, 'unsafe'>, statement: string): AsyncGenerator<Uint8Array> {
	const stream = await client.unsafe(statement).readable();
	let read = false;
	let held: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
			held.push(chunk);
			length += chunk.length;
			if (length < GATHERED) continue;
			yield Buffer.concat(held, length);
			held = [];
			length = 0;
		}
		read = true;
		if (length > 0) yield Buffer.concat(held, length);
	} finally {
		// postgres.js cannot take the rest of a COPY back: what is left of a piece is read and thrown away
		if (!read && !stream.errored) for await (const _ of stream);
		// and where a piece came faster than it was read, it does not listen for what comes after it
		if (!stream.errored || isRefusal(stream.errored)) stream._read(0);
	}
}

/** A query failed, and the connection is as good as before. */
function isRefusal(error: unknown): boolean {
	return error instanceof postgres.PostgresError && error.severity === 'ERROR';
}
