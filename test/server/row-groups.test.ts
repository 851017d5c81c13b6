/** Parquet in groups of rows of a bounded size: the memory that it takes does not depend on what people wrote. */
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { expect, it } from 'vitest';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import { writeParquet } from '../../server/parquet/write-parquet.ts';

const columns: readonly Column[] = [
	{ name: 'number', type: 'integer', path: ['number'] },
	{ name: 'note', type: 'text', path: ['note'] },
];

/** As PostgreSQL copies them in binary: a header, tuples, a trailer. */
function copied(rows: readonly { number: number; note: string }[]): Buffer {
	const header = Buffer.alloc(19);
	header.write('PGCOPY\n\xff\r\n\0', 'latin1');
	const tuples = rows.map(({ number, note }) => {
		const text = Buffer.from(note, 'utf8');
		const head = Buffer.alloc(2 + 4 + 8 + 4);
		head.writeInt16BE(2, 0);
		head.writeInt32BE(8, 2);
		head.writeBigInt64BE(BigInt(number), 6);
		head.writeInt32BE(text.length, 14);
		return Buffer.concat([head, text]);
	});
	return Buffer.concat([header, ...tuples, Buffer.from([0xff, 0xff])]);
}

async function written(bytes: Buffer, pieceBytes: number): Promise<Buffer> {
	async function* pieces() {
		for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
	}
	const all: Uint8Array[] = [];
	for await (const piece of writeParquet(columns, pieces())) all.push(piece);
	return Buffer.concat(all);
}

const groupsOf = (file: Buffer) =>
	parquetMetadata(
		file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer,
	).row_groups.map(({ num_rows }) => Number(num_rows));

it('ends a group with the row that fills it, wherever the bytes were cut', async () => {
	const rows = Array.from({ length: 70_000 }, (_, number) => ({ number, note: `edit ${number % 9}` }));
	const file = await written(copied(rows), 100_000);
	expect(groupsOf(file)).toEqual([32_768, 32_768, 4_464]);
	expect((await written(copied(rows), 7_777)).equals(file)).toBe(true);
});

it('makes groups of long texts smaller, and bears one that fills a group alone', async () => {
	const letters = 'ķ'.repeat(1000);
	const rows = Array.from({ length: 9000 }, (_, number) => ({
		number,
		note: number === 5000 ? letters.repeat(3000) : `${number} ${letters}`,
	}));
	const file = await written(copied(rows), 1 << 20);
	const groups = groupsOf(file);
	expect(groups.length).toBeGreaterThan(4);
	expect(Math.max(...groups)).toBeLessThan(2200);
	expect(groups.reduce((sum, count) => sum + count, 0)).toBe(9000);
	const buffer = file.buffer.slice(file.byteOffset, file.byteOffset + file.length) as ArrayBuffer;
	const read = await parquetReadObjects({ file: buffer, rowStart: 4999, rowEnd: 5002 });
	expect(read).toEqual(rows.slice(4999, 5002).map(({ number, note }) => ({ number: BigInt(number), note })));
});
