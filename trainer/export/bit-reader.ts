/** Thrown inside the bzip2 reader when the bytes end in the middle of something. */
export class BitsExhausted extends Error {}

/** Reads big-endian bits from one array, as bzip2 writes them. */
export class BitReader {
	private readonly bytes: Uint8Array;
	private next = 0;
	private window = 0;
	private windowBits = 0;

	constructor(bytes: Uint8Array) {
		this.bytes = bytes;
	}

	/** Whole bytes used up, the started one included. */
	get bytesRead(): number {
		return this.next - (this.windowBits >> 3);
	}

	/** True when what was peeked at is partly made up. */
	get pastEnd(): boolean {
		return this.next > this.bytes.length;
	}

	/** Bits (0 to 7) of the last started byte that are not used yet. */
	get spareBits(): number {
		return this.windowBits & 7;
	}

	/** The next `count` bits (1 to 24) without using them up; past the end they read as 0. */
	peek(count: number): number {
		while (this.windowBits < count) {
			this.window = ((this.window << 8) | (this.bytes[this.next] ?? 0)) >>> 0;
			this.next++;
			this.windowBits += 8;
		}
		return (this.window >>> (this.windowBits - count)) & ((1 << count) - 1);
	}

	/** Uses up bits that were peeked at. */
	skip(count: number): void {
		this.windowBits -= count;
		if (this.next - (this.windowBits >> 3) > this.bytes.length) throw new BitsExhausted();
	}

	/** The next `count` bits (1 to 24) as a number. */
	read(count: number): number {
		const value = this.peek(count);
		this.skip(count);
		return value;
	}

	/** The next 32 bits as an unsigned number. */
	readUint32(): number {
		return this.read(16) * 0x10000 + this.read(16);
	}
}
