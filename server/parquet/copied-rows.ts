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

/** Rows, and how many bytes they are as PostgreSQL writes them. */
export type GroupSize = { rows: number; bytes: number };

/** bytes of rows kept together; what is larger is kept alone */
const SEGMENT = 1 << 20;

/** for so many there is room at first; more make room for themselves */
const ROWS_AT_FIRST = 4096;

/**
 * Rows become columns. They are kept as the bytes that came, and a column becomes values when it is asked for: a million
 * values as objects would be more than all else in memory, and moved by every collection of it. The memory of rows that
 * were let go is used again.
 */
export class CopiedRows {
	readonly #reads: Read[];
	/** those that are full, and at the end the one that is filled */
	#segments: Buffer<ArrayBuffer>[] = [];
	#spare: Buffer<ArrayBuffer>[] = [];
	/** in the last segment: so many bytes are there, */
	#length = 0;
	/** and so many of them are whole tuples, headers and trailers */
	#read = 0;
	/** a header comes before the first tuple of every piece */
	#betweenPieces = true;
	/** of each row its segment, and then where in it each field begins, with its length */
	#places: Uint32Array<ArrayBuffer>;
	#rows = 0;
	readonly #most: GroupSize;
	/** the groups that are complete, by their rows, */
	#groups: number[] = [];
	/** and the one that is not */
	#group: GroupSize = { rows: 0, bytes: 0 };

	/** @param most a group of rows is complete with the row that makes it so many, or so large */
	constructor(columns: readonly Column[], most: GroupSize) {
		this.#reads = columns.map(readerOf);
		this.#most = most;
		this.#places = new Uint32Array(ROWS_AT_FIRST * (1 + columns.length));
		this.#begin(0);
	}

	/** The rows of the first group, once it is complete; else 0. */
	get completeRows(): number {
		return this.#groups[0] ?? 0;
	}

	/** How many whole rows are held. */
	get rows(): number {
		return this.#rows;
	}

	/** The values of a column in the first so many rows. */
	column(place: number, rows: number): Value[] {
		const width = 1 + this.#reads.length;
		const read = this.#reads[place];
		const values: Value[] = new Array(rows).fill(null);
		for (let row = 0; row < rows; row++) {
			const bytes = this.#segments[this.#places[row * width] ?? 0];
			const at = this.#places[row * width + 1 + place] ?? 0;
			const size = bytes?.readInt32BE(at) ?? -1;
			if (bytes && read && size >= 0) values[row] = read(bytes, at + 4, size);
		}
		return values;
	}

	/** Lets go of the first so many rows: a complete group, or at the end what is left. */
	drop(rows: number): void {
		this.#groups.shift();
		const width = 1 + this.#reads.length;
		const last = this.#segments.length - 1;
		const keptFrom = rows < this.#rows ? (this.#places[rows * width] ?? 0) : last;
		for (const segment of this.#segments.splice(0, keptFrom))
			if (segment.length === SEGMENT) this.#spare.push(segment);
		this.#places.copyWithin(0, rows * width, this.#rows * width);
		this.#rows -= rows;
		for (let row = 0; row < this.#rows; row++)
			this.#places[row * width] = (this.#places[row * width] ?? 0) - keptFrom;
	}

	/** Takes the next bytes, cut anywhere. */
	add(chunk: Uint8Array): void {
		let bytes = this.#segments.at(-1);
		if (!bytes || this.#length + chunk.length > bytes.length) bytes = this.#begin(chunk.length);
		bytes.set(chunk, this.#length);
		this.#length += chunk.length;
		for (;;) {
			if (this.#betweenPieces) {
				if (this.#length - this.#read < HEADER_BYTES) return;
				this.#read += HEADER_BYTES;
				this.#betweenPieces = false;
			}
			const next = this.#tuple(bytes, this.#read);
			if (next < 0) return;
			this.#read = next;
		}
	}

	/** @throws {Error} when bytes are missing at the end */
	finish(): void {
		if (this.#read < this.#length || !this.#betweenPieces)
			throw new Error('the rows break off in the middle');
	}

	/** Begins a segment with room for so many bytes more than what of a tuple has come. */
	#begin(bytes: number): Buffer<ArrayBuffer> {
		const rest = this.#segments.at(-1)?.subarray(this.#read, this.#length);
		const needed = (rest?.length ?? 0) + bytes;
		const begun = needed > SEGMENT ? Buffer.alloc(needed) : (this.#spare.pop() ?? Buffer.alloc(SEGMENT));
		if (rest) begun.set(rest);
		this.#segments.push(begun);
		this.#length = rest?.length ?? 0;
		this.#read = 0;
		return begun;
	}

	/** Finds the fields of one tuple; where the next begins, or -1 when this one is not all there. */
	#tuple(bytes: Buffer, start: number): number {
		const length = this.#length;
		if (length - start < 2) return -1;
		if (bytes.readInt16BE(start) === TRAILER) {
			this.#betweenPieces = true;
			return start + 2;
		}
		const fields = this.#reads.length;
		const row = this.#rows * (1 + fields);
		if (row + 1 + fields > this.#places.length) {
			const more = new Uint32Array(2 * this.#places.length);
			more.set(this.#places);
			this.#places = more;
		}
		this.#places[row] = this.#segments.length - 1;
		let at = start + 2;
		for (let i = 0; i < fields; i++) {
			if (length - at < 4) return -1;
			this.#places[row + 1 + i] = at;
			at += 4 + Math.max(0, bytes.readInt32BE(at));
		}
		if (at > length) return -1;
		this.#rows++;
		this.#group.rows++;
		this.#group.bytes += at - start;
		if (this.#group.rows === this.#most.rows || this.#group.bytes >= this.#most.bytes) {
			this.#groups.push(this.#group.rows);
			this.#group = { rows: 0, bytes: 0 };
		}
		return at;
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
