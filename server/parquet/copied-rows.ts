/**
 * Reads what PostgreSQL writes for `COPY … TO STDOUT (FORMAT binary)`
 * (https://www.postgresql.org/docs/current/sql-copy.html#SQL-COPY-FILE-FORMATS): per tuple the number of fields, per field
 * its length (-1 for null) and its bytes, high byte first.
 */
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import { memberType } from './schema.ts';

/** signature, flags, length of the extension: none is ever written */
const HEADER_BYTES = 19;
const TRAILER = -1;

type Value = string | number | bigint | boolean | unknown[] | null;
type Read = (bytes: Buffer, from: number, length: number) => Value;

/** Rows become columns: one array of values a column, emptied by {@link take}. */
export class CopiedRows {
	readonly #reads: Read[];
	#columns: Value[][];
	#rest: Buffer<ArrayBufferLike> = Buffer.alloc(0);
	/** a header comes before the first tuple of every piece */
	#betweenPieces = true;
	#rows = 0;

	constructor(columns: readonly Column[]) {
		this.#reads = columns.map(readerOf);
		this.#columns = columns.map(() => []);
	}

	/** How many whole rows are held. */
	get rows(): number {
		return this.#rows;
	}

	/** The values of the first so many rows, by column; from then on they are not held. */
	take(rows: number): Value[][] {
		const taken = this.#columns.map((column) => column.slice(0, rows));
		this.#columns = this.#columns.map((column) => column.slice(rows));
		this.#rows -= rows;
		return taken;
	}

	/** Takes the next bytes, cut anywhere. */
	add(chunk: Uint8Array): void {
		const bytes =
			this.#rest.length === 0
				? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
				: Buffer.concat([this.#rest, chunk]);
		let at = 0;
		for (;;) {
			if (this.#betweenPieces) {
				if (bytes.length - at < HEADER_BYTES) break;
				at += HEADER_BYTES;
				this.#betweenPieces = false;
			}
			const next = this.#tuple(bytes, at);
			if (next < 0) break;
			at = next;
		}
		// a copy: the chunk's memory belongs to whoever sent it
		this.#rest = Buffer.from(bytes.subarray(at));
	}

	/** @throws {Error} when bytes are missing at the end */
	finish(): void {
		if (this.#rest.length > 0 || !this.#betweenPieces) throw new Error('the rows break off in the middle');
	}

	/** Reads one tuple; where the next begins, or -1 when this one is not all there. */
	#tuple(bytes: Buffer, start: number): number {
		const { length } = bytes;
		if (length - start < 2) return -1;
		if (bytes.readInt16BE(start) === TRAILER) {
			this.#betweenPieces = true;
			return start + 2;
		}
		let end = start + 2;
		for (let i = 0; i < this.#reads.length; i++) {
			if (length - end < 4) return -1;
			end += 4 + Math.max(0, bytes.readInt32BE(end));
		}
		if (end > length) return -1;
		let at = start + 2;
		for (const [i, read] of this.#reads.entries()) {
			const size = bytes.readInt32BE(at);
			at += 4;
			this.#columns[i]?.push(size < 0 ? null : read(bytes, at, size));
			at += Math.max(0, size);
		}
		this.#rows++;
		return end;
	}
}

function readerOf({ type }: Column): Read {
	switch (type) {
		case 'text':
			return sameTexts();
		case 'integer':
		case 'time':
			return sameIntegers();
		case 'number':
			return (bytes, at) => bytes.readDoubleBE(at);
		case 'float':
			return (bytes, at) => bytes.readFloatBE(at);
		case 'boolean':
			return (bytes, at) => bytes[at] === 1;
		default: {
			const isInteger = memberType(type) === 'integer';
			return (bytes, at, length) => {
				const list: unknown[] = JSON.parse(bytes.toString('utf8', at, at + length));
				return isInteger ? list.map((one) => BigInt(Number(one))) : list;
			};
		}
	}
}

/** A seed, or the edit of several labels. */
function sameIntegers(): Read {
	let last = 0n;
	return (bytes, at) => {
		const value = bytes.readBigInt64BE(at);
		if (value !== last) last = value;
		return last;
	};
}

/** Most columns of texts say the same thing again and again: it is kept once. */
function sameTexts(): Read {
	let last = '';
	let lastBytes = Buffer.alloc(0);
	return (bytes, at, length) => {
		if (length !== lastBytes.length || bytes.compare(lastBytes, 0, length, at, at + length) !== 0) {
			last = bytes.toString('utf8', at, at + length);
			lastBytes = Buffer.from(last, 'utf8');
		}
		return last;
	};
}
