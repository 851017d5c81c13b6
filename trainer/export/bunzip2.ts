import { BitReader, BitsExhausted } from './bit-reader.ts';
import { Bzip2Damaged, decodeBlock } from './bunzip2-block.ts';
import { ExportError } from './export-error.ts';

const BLOCK_MAGIC = 0x314159265359;
const END_MAGIC = 0x177245385090;
/** No Huffman code is longer than 20 bits, so no block of 100,000 bytes is stored in more than this. */
const STORED_BYTES_PER_100K = 260_000;

/** The packed bytes not yet used, refilled so that a block can be decoded in one go. */
class Lookahead {
	bytes: Uint8Array = new Uint8Array(0);
	usedBytes = 0;
	private readonly source: AsyncIterator<Uint8Array>;
	private ended = false;

	constructor(source: AsyncIterator<Uint8Array>) {
		this.source = source;
	}

	async fill(wanted: number): Promise<void> {
		if (this.bytes.length >= wanted || this.ended) return;
		const parts = [this.bytes];
		let length = this.bytes.length;
		while (length < wanted) {
			const { done, value } = await this.source.next();
			if (done) {
				this.ended = true;
				break;
			}
			parts.push(value);
			length += value.length;
		}
		this.bytes = Buffer.concat(parts, length);
	}

	use(count: number): void {
		this.bytes = this.bytes.subarray(count);
		this.usedBytes += count;
	}
}

/** Blocks do not end on byte borders: what the last one left of its final byte belongs to the next. */
type Place = { spareBits: number };

function readerAt(ahead: Lookahead, place: Place): BitReader {
	const bits = new BitReader(ahead.bytes);
	if (place.spareBits > 0) bits.read(8 - place.spareBits);
	return bits;
}

function leave(ahead: Lookahead, place: Place, bits: BitReader): void {
	place.spareBits = bits.spareBits;
	ahead.use(bits.bytesRead - (place.spareBits > 0 ? 1 : 0));
}

/** One bzip2 stream: header, blocks, end mark with the checksum of all blocks. */
async function* readStream(ahead: Lookahead): AsyncGenerator<Uint8Array> {
	const header = Buffer.from(ahead.bytes.subarray(0, 4)).toString('latin1');
	if (!/^BZh[1-9]$/.test(header)) {
		if (/^B(Zh?)?$/.test(header)) throw new BitsExhausted();
		throw new Bzip2Damaged(
			ahead.usedBytes === 0 ? 'no bzip2 header' : 'bytes after the end that are no bzip2',
		);
	}
	const level = Number(header[3]);
	ahead.use(4);
	const column = new Uint32Array(100_000 * level);
	const place: Place = { spareBits: 0 };
	let streamCrc = 0;
	for (;;) {
		await ahead.fill(STORED_BYTES_PER_100K * level);
		const bits = readerAt(ahead, place);
		const magic = bits.read(24) * 0x1000000 + bits.read(24);
		if (magic === BLOCK_MAGIC) {
			const { bytes, crc } = decodeBlock(bits, column);
			streamCrc = (((streamCrc << 1) | (streamCrc >>> 31)) ^ crc) >>> 0;
			leave(ahead, place, bits);
			yield bytes;
		} else if (magic === END_MAGIC) {
			if (bits.readUint32() !== streamCrc) throw new Bzip2Damaged('a stream with a wrong checksum');
			ahead.use(bits.bytesRead);
			return;
		} else throw new Bzip2Damaged('neither a block nor the end where one has to be');
	}
}

/**
 * Unpacks bzip2, one block (up to 900 kB) at a time and no faster than it is asked to; several streams one after the
 * other, as dumps are packed, are read as one. Format: bzip2 1.0 (no specification of its own but the program).
 * @throws ExportError EXPORT_TRUNCATED when the bytes end early, EXPORT_MALFORMED when they are damaged
 */
export async function* bunzip2(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const packed = source[Symbol.asyncIterator]();
	const ahead = new Lookahead(packed);
	try {
		await ahead.fill(4);
		do {
			yield* readStream(ahead);
			await ahead.fill(4);
		} while (ahead.bytes.length > 0);
	} catch (cause) {
		const near = `after byte ${ahead.usedBytes} of the packed file`;
		if (cause instanceof BitsExhausted)
			throw new ExportError(
				'EXPORT_TRUNCATED',
				`The bzip2 file ends ${near}, in the middle of a block. Download or copy it again.`,
				{ cause },
			);
		if (cause instanceof Bzip2Damaged)
			throw new ExportError(
				'EXPORT_MALFORMED',
				`The bzip2 file is damaged ${near}: ${cause.message}. Download or copy it again and compare its checksum.`,
				{ cause },
			);
		throw cause;
	} finally {
		await packed.return?.();
	}
}
