import type { BitReader } from './bit-reader.ts';
import { HuffmanTable } from './huffman.ts';

/** The bytes are no bzip2 that its own rules allow. */
export class Bzip2Damaged extends Error {}

const SYMBOLS_PER_GROUP = 50;
const RUN_A = 0;
const RUN_B = 1;

/** Which byte values occur in the block, in rising order (a map of 16 ranges, then 16 bits for each range in use). */
function readSymbolMap(bits: BitReader): Uint8Array {
	const ranges = bits.read(16);
	const used: number[] = [];
	for (let range = 0; range < 16; range++) {
		if (!((ranges >> (15 - range)) & 1)) continue;
		const row = bits.read(16);
		for (let i = 0; i < 16; i++) if ((row >> (15 - i)) & 1) used.push(range * 16 + i);
	}
	if (used.length === 0) throw new Bzip2Damaged('a block without symbols');
	return Uint8Array.from(used);
}

/** For each group of 50 symbols the table it is coded with, stored as places in a move-to-front list. */
function readSelectors(bits: BitReader, tables: number): Uint8Array {
	const selectors = new Uint8Array(bits.read(15));
	if (selectors.length === 0) throw new Bzip2Damaged('a block without selectors');
	const recent = Array.from({ length: tables }, (_, i) => i);
	for (let i = 0; i < selectors.length; i++) {
		let place = 0;
		while (bits.read(1)) place++;
		const [table] = recent.splice(place, 1);
		if (table === undefined) throw new Bzip2Damaged('a selector beyond the tables');
		recent.unshift(table);
		selectors[i] = table;
	}
	return selectors;
}

function readTable(bits: BitReader, symbols: number): HuffmanTable {
	const lengths = new Uint8Array(symbols);
	let length = bits.read(5);
	for (let symbol = 0; symbol < symbols; symbol++) {
		while (bits.read(1)) length += bits.read(1) ? -1 : 1;
		if (length < 1 || length > 20) throw new Bzip2Damaged('a code of impossible length');
		lengths[symbol] = length;
	}
	return new HuffmanTable(lengths);
}

/** Huffman, run lengths of the front symbol and move-to-front, undone: fills `column` and returns how many bytes. */
function readColumn(bits: BitReader, column: Uint32Array): number {
	const map = readSymbolMap(bits);
	const tableCount = bits.read(3);
	if (tableCount < 2 || tableCount > 6) throw new Bzip2Damaged(`${tableCount} Huffman tables`);
	const selectors = readSelectors(bits, tableCount);
	const endOfBlock = map.length + 1;
	const tables = Array.from({ length: tableCount }, () => readTable(bits, endOfBlock + 1));
	let length = 0;
	let run = 0;
	let runUnit = 1;
	for (const selector of selectors) {
		const table = tables[selector];
		if (!table) throw new Bzip2Damaged('a selector beyond the tables');
		for (let i = 0; i < SYMBOLS_PER_GROUP; i++) {
			const symbol = table.readSymbol(bits);
			if (symbol === RUN_A || symbol === RUN_B) {
				run += symbol === RUN_A ? runUnit : 2 * runUnit;
				runUnit *= 2;
				if (run > column.length) throw new Bzip2Damaged('a run longer than its block');
				continue;
			}
			if (run > 0) {
				if (length + run > column.length) throw new Bzip2Damaged('more bytes than its block holds');
				column.fill(map[0] ?? 0, length, length + run);
				length += run;
				run = 0;
				runUnit = 1;
			}
			if (symbol === endOfBlock) return length;
			if (symbol < 0) throw new Bzip2Damaged('bits that are no code');
			if (length >= column.length) throw new Bzip2Damaged('more bytes than its block holds');
			const byte = map[symbol - 1] ?? 0;
			map.copyWithin(1, 0, symbol - 1);
			map[0] = byte;
			column[length++] = byte;
		}
	}
	throw new Bzip2Damaged('a block without its end');
}

/** Turns the last column of the sorted rotations into a chain: the upper 24 bits of each entry say where to go on. */
function linkRotations(column: Uint32Array, length: number): void {
	const nextPlace = new Uint32Array(257);
	for (let i = 0; i < length; i++) {
		const after = (column[i] ?? 0) + 1;
		nextPlace[after] = (nextPlace[after] ?? 0) + 1;
	}
	for (let byte = 1; byte <= 256; byte++)
		nextPlace[byte] = (nextPlace[byte] ?? 0) + (nextPlace[byte - 1] ?? 0);
	for (let i = 0; i < length; i++) {
		const byte = (column[i] ?? 0) & 0xff;
		const place = nextPlace[byte] ?? 0;
		nextPlace[byte] = place + 1;
		column[place] = ((column[place] ?? 0) | (i << 8)) >>> 0;
	}
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let crc = byte << 24;
	for (let bit = 0; bit < 8; bit++) crc = crc & 0x80000000 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
	return crc >>> 0;
});

/** Follows the chain and undoes the first run-length coding: four equal bytes are followed by a count of more. */
function unroll(column: Uint32Array, length: number, start: number): { bytes: Uint8Array; crc: number } {
	let bytes = new Uint8Array(length + 1024);
	let written = 0;
	let crc = 0xffffffff;
	let entry = column[start] ?? 0;
	let last = -1;
	let equal = 0;
	for (let i = 0; i < length; i++) {
		entry = column[entry >>> 8] ?? 0;
		const byte = entry & 0xff;
		const times = equal === 4 ? byte : 1;
		if (written + times > bytes.length) {
			const larger = new Uint8Array(bytes.length * 2 + times);
			larger.set(bytes);
			bytes = larger;
		}
		if (equal === 4) {
			for (let n = 0; n < times; n++) {
				bytes[written++] = last;
				crc = ((crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ last] ?? 0)) >>> 0;
			}
			equal = 0;
			last = -1;
			continue;
		}
		equal = byte === last ? equal + 1 : 1;
		last = byte;
		bytes[written++] = byte;
		crc = ((crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ byte] ?? 0)) >>> 0;
	}
	return { bytes: bytes.subarray(0, written), crc: ~crc >>> 0 };
}

/**
 * One bzip2 block, read from just after its magic number.
 * @param column working room of the block size, used again for each block
 * @throws Bzip2Damaged when the block breaks the format's rules or its checksum is wrong
 */
export function decodeBlock(bits: BitReader, column: Uint32Array): { bytes: Uint8Array; crc: number } {
	const storedCrc = bits.readUint32();
	if (bits.read(1)) throw new Bzip2Damaged('a randomised block (bzip2 before 0.9.5): pack the file again');
	const start = bits.read(24);
	const length = readColumn(bits, column);
	if (start >= length) throw new Bzip2Damaged('a block that starts beyond its end');
	linkRotations(column, length);
	const { bytes, crc } = unroll(column, length, start);
	if (crc !== storedCrc) throw new Bzip2Damaged('a block with a wrong checksum');
	return { bytes, crc };
}
