import { type BitReader, BitsExhausted } from './bit-reader.ts';

const LONGEST_CODE_BITS = 20;

/** A canonical Huffman code as bzip2 stores it: only the code lengths, symbols of a length in rising order. */
export class HuffmanTable {
	private readonly shortest: number;
	private readonly longest: number;
	/** highest code of each length, or -1 */
	private readonly limit = new Int32Array(LONGEST_CODE_BITS + 2).fill(-1);
	/** what to take from a code of this length to get its place in `symbols` */
	private readonly offset = new Int32Array(LONGEST_CODE_BITS + 2);
	private readonly symbols: Uint16Array;

	/** @param lengths code length in bits (1 to 20) of each symbol */
	constructor(lengths: Uint8Array) {
		this.symbols = new Uint16Array(lengths.length);
		this.shortest = Math.min(...lengths);
		this.longest = Math.max(...lengths);
		let code = 0;
		let place = 0;
		for (let bits = this.shortest; bits <= this.longest; bits++) {
			this.offset[bits] = code - place;
			lengths.forEach((length, symbol) => {
				if (length !== bits) return;
				this.symbols[place++] = symbol;
				code++;
			});
			this.limit[bits] = code - 1;
			code <<= 1;
		}
	}

	/** The next symbol, or -1 when the bits are no code of this table. */
	readSymbol(bits: BitReader): number {
		const ahead = bits.peek(LONGEST_CODE_BITS);
		for (let length = this.shortest; length <= this.longest; length++) {
			const code = ahead >>> (LONGEST_CODE_BITS - length);
			if (code <= (this.limit[length] ?? -1)) {
				bits.skip(length);
				return this.symbols[code - (this.offset[length] ?? 0)] ?? -1;
			}
		}
		if (bits.pastEnd) throw new BitsExhausted();
		return -1;
	}
}
