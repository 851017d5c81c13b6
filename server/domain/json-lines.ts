/**
 * Rows as JSON lines, made of what PostgreSQL copies field by field (`asFields`). PostgreSQL could do it, and takes two and
 * a half times as long; of features nine tenths of every line are names, which need not come from there.
 */
import { FIELD_END, MARK } from '../../db/copy-out.ts';
import type { JsonField } from '../../db/row-formats.ts';

/** bytes handed on together */
const GATHERED = 256 * 1024;
/** room for what may come at once: an escape, `null`, quotes, the end of an object */
const MARGIN = 32;

const LINE_END = 0x0a;
const NINE = 0x39;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const encoder = new TextEncoder();
const NULL = encoder.encode('null');
const OBJECT_END = encoder.encode('}\n');

/** How each byte that may not stand in a JSON string is written, as PostgreSQL writes it. RFC 8259, section 7. */
const escapes = new Map(
	[...Array(SPACE).keys(), QUOTE, BACKSLASH].map((byte) => [
		byte,
		encoder.encode(JSON.stringify(String.fromCharCode(byte)).slice(1, -1)),
	]),
);

/**
 * One object a line, its fields in this order. What is no number to JSON is a word: `"NaN"`, `"Infinity"`.
 *
 * @param copied rows of such fields, in pieces of any length
 */
export async function* jsonLines(
	fields: readonly JsonField[],
	copied: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	const writer = new LineWriter(fields);
	for await (const piece of copied) {
		writer.write(piece);
		if (writer.ready >= GATHERED) yield writer.take();
	}
	writer.end();
	if (writer.ready > 0) yield writer.take();
}

/** Where a byte stands: at the beginning of a field, in one, in one with marks around it, or behind a mark in such a one. */
type State = 'beginning' | 'plain' | 'marked' | 'mark';

class LineWriter {
	readonly #keys: Uint8Array[];
	readonly #isText: boolean[];
	readonly #isNumber: boolean[];
	#line = new Uint8Array(2 * GATHERED);
	#length = 0;
	/** bytes of whole lines */
	ready = 0;
	#field = 0;
	#state: State = 'beginning';
	/** where the value begins that is being written */
	#begin = 0;

	constructor(fields: readonly JsonField[]) {
		this.#keys = fields.map(({ name }, i) =>
			encoder.encode(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`),
		);
		this.#isText = fields.map(({ kind }) => kind === 'text');
		this.#isNumber = fields.map(({ kind }) => kind === 'number');
	}

	/** The lines that are whole; they belong to the caller. */
	take(): Uint8Array {
		const [lines, rest] = [this.#line.subarray(0, this.ready), this.#line.subarray(this.ready, this.#length)];
		this.#line = new Uint8Array(2 * GATHERED + rest.length);
		this.#line.set(rest);
		this.#length = rest.length;
		this.#begin -= this.ready;
		this.ready = 0;
		return lines;
	}

	end(): void {
		if (this.#state !== 'beginning' || this.#field > 0) throw new Error('the last row has no end');
	}

	write(piece: Uint8Array): void {
		for (let at = 0; at < piece.length; at++) {
			if (this.#state === 'plain' || this.#state === 'marked') at = this.#copy(piece, at);
			const byte = piece[at];
			if (byte === undefined) return;
			if (this.#state === 'beginning') this.#beginField(byte);
			else if (this.#state === 'marked') {
				if (byte === MARK) this.#state = 'mark';
				else this.#put(byte);
			} else if (this.#state === 'mark' && byte === MARK) {
				// two of them are one
				this.#put(byte);
				this.#state = 'marked';
			} else if (byte === FIELD_END || byte === LINE_END) this.#endField(byte);
			else if (this.#state === 'plain') this.#put(byte);
			else throw new Error('something stands behind a marked field');
		}
	}

	/** Takes bytes over that mean themselves, as nearly all do. @returns the place of the first that may not */
	#copy(piece: Uint8Array, from: number): number {
		if (this.#length + piece.length - from + MARGIN > this.#line.length)
			this.#makeRoom(piece.length - from + MARGIN);
		const line = this.#line;
		let length = this.#length;
		let at = from;
		for (; at < piece.length; at++) {
			const byte = piece[at] ?? 0;
			if (byte < SPACE || byte === QUOTE || byte === BACKSLASH) break;
			line[length++] = byte;
		}
		this.#length = length;
		return at;
	}

	#beginField(byte: number): void {
		const key = this.#keys[this.#field];
		if (!key) throw new Error(`a row has more than ${this.#keys.length} fields`);
		this.#append(key);
		if (byte === FIELD_END || byte === LINE_END) {
			this.#append(NULL);
			this.#endRowOrField(byte);
			return;
		}
		this.#begin = this.#length;
		if (this.#isText[this.#field]) this.#line[this.#length++] = QUOTE;
		this.#state = byte === MARK ? 'marked' : 'plain';
		if (byte !== MARK) this.#put(byte);
	}

	#endField(byte: number): void {
		if (this.#isText[this.#field]) this.#line[this.#length++] = QUOTE;
		else if (this.#isNumber[this.#field]) this.#quoteWord();
		this.#endRowOrField(byte);
	}

	/** Numbers end with a digit, NaN and Infinity with a letter. */
	#quoteWord(): void {
		if ((this.#line[this.#length - 1] ?? 0) <= NINE) return;
		this.#line.copyWithin(this.#begin + 1, this.#begin, this.#length);
		this.#line[this.#begin] = QUOTE;
		this.#line[this.#length + 1] = QUOTE;
		this.#length += 2;
	}

	#endRowOrField(byte: number): void {
		this.#state = 'beginning';
		this.#field++;
		if (byte === FIELD_END) return;
		const { length } = this.#keys;
		if (this.#field < length) throw new Error(`a row has ${this.#field} fields, not ${length}`);
		this.#append(OBJECT_END);
		this.#field = 0;
		this.ready = this.#length;
	}

	#put(byte: number): void {
		if (this.#length + MARGIN > this.#line.length) this.#makeRoom(MARGIN);
		const escaped = this.#isText[this.#field] ? escapes.get(byte) : undefined;
		if (escaped) this.#append(escaped);
		else this.#line[this.#length++] = byte;
	}

	#append(bytes: Uint8Array): void {
		if (this.#length + bytes.length + MARGIN > this.#line.length) this.#makeRoom(bytes.length + MARGIN);
		this.#line.set(bytes, this.#length);
		this.#length += bytes.length;
	}

	#makeRoom(bytes: number): void {
		const larger = new Uint8Array(2 * (this.#line.length + bytes));
		larger.set(this.#line.subarray(0, this.#length));
		this.#line = larger;
	}
}
