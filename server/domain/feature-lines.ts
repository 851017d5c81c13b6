/**
 * Features as JSON lines, made of their CSV: the names, which are nine tenths of every line, are not sent by the database.
 * Every column is a number, so that no comma stands inside of a field and nothing is quoted.
 */
import type { Column } from '../../campaigns/contract/dataset-columns.ts';

/** bytes handed on together */
const GATHERED = 256 * 1024;
/** no number is longer: PostgreSQL writes `-1.7976931348623157e+308` at most, and two quotes may come around it */
const LONGEST_NUMBER = 32;

const COMMA = 0x2c;
const LINE_END = 0x0a;
const NINE = 0x39;
const QUOTE = 0x22;
const encoder = new TextEncoder();
const NULL = encoder.encode('null');
const OBJECT_END = encoder.encode('}\n');

/**
 * One object a line, its fields in the order of the columns. What is no number to JSON is a word: `"NaN"`, `"Infinity"`.
 *
 * @param csv rows without a header, `\n` at the end of each, in pieces of any length
 */
export async function* featureLines(
	columns: readonly Column[],
	csv: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
	const keys = columns.map(({ name }, i) => encoder.encode(`${i === 0 ? '{' : ','}${JSON.stringify(name)}:`));
	const longest = keys.reduce((sum, key) => sum + key.length + LONGEST_NUMBER, 2);
	let line = new Uint8Array(GATHERED + longest);
	let length = 0;
	let column = 0;
	/** where the field begins that is being written */
	let begin = -1;
	for await (const piece of csv) {
		for (const byte of piece) {
			if (begin < 0) {
				const key = keys[column];
				if (!key) throw new Error(`a row has more than ${keys.length} features`);
				line.set(key, length);
				length += key.length;
				begin = length;
			}
			if (byte !== COMMA && byte !== LINE_END) {
				line[length++] = byte;
				continue;
			}
			length = endField(line, begin, length);
			begin = -1;
			column++;
			if (byte === COMMA) continue;
			if (column < keys.length) throw new Error(`a row has ${column} features, not ${keys.length}`);
			line.set(OBJECT_END, length);
			length += OBJECT_END.length;
			column = 0;
			if (length < GATHERED) continue;
			yield line.subarray(0, length);
			line = new Uint8Array(GATHERED + longest);
			length = 0;
		}
	}
	if (begin >= 0 || column > 0) throw new Error('the last row of features has no end');
	if (length > 0) yield line.subarray(0, length);
}

/** Makes what stands there JSON. @returns where it ends */
function endField(line: Uint8Array, begin: number, end: number): number {
	if (begin === end) {
		line.set(NULL, end);
		return end + NULL.length;
	}
	// numbers end with a digit, NaN and Infinity with a letter
	if ((line[end - 1] ?? 0) <= NINE) return end;
	line.copyWithin(begin + 1, begin, end);
	line[begin] = QUOTE;
	line[end + 1] = QUOTE;
	return end + 2;
}
