import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { bunzip2 } from './bunzip2.ts';
import { ExportError } from './export-error.ts';
import { unzstd } from './unzstd.ts';

const CHUNK_BYTES = 256 * 1024;

type Packing = 'plain' | 'gzip' | 'bzip2' | 'zstd';

/** How a file is packed, by its first bytes. @throws ExportError EXPORT_UNKNOWN_FORMAT */
function packingOf(head: Uint8Array): Packing {
	const starts = (...magic: number[]) => magic.every((byte, i) => head[i] === byte);
	if (starts(0x1f, 0x8b)) return 'gzip';
	if (starts(0x42, 0x5a, 0x68)) return 'bzip2';
	if (starts(0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
	// a skippable frame first, as seekable zstd files may have
	if ((head[0] ?? 0) >> 4 === 5 && starts(head[0] ?? 0, 0x2a, 0x4d, 0x18)) return 'zstd';
	if (starts(0x37, 0x7a, 0xbc, 0xaf))
		throw new ExportError(
			'EXPORT_UNKNOWN_FORMAT',
			'The file is a 7z archive. Unpack it first (7z x) or take the .bz2 of the same dump.',
		);
	const text = new TextDecoder().decode(head).trimStart();
	if (text === '' || text.startsWith('<')) return 'plain';
	throw new ExportError(
		'EXPORT_UNKNOWN_FORMAT',
		'The file is neither XML in UTF-8 nor packed with gzip, bzip2 or zstd. Give a MediaWiki XML export.',
	);
}

async function readHead(path: string): Promise<Uint8Array> {
	try {
		await using file = await open(path);
		const { buffer, bytesRead } = await file.read(Buffer.alloc(64), 0, 64, 0);
		return buffer.subarray(0, bytesRead);
	} catch (cause) {
		throw new ExportError(
			'EXPORT_NOT_FOUND',
			`The export ${path} cannot be read. Check the path and its rights.`,
			{
				cause,
			},
		);
	}
}

/** Says in the export's own codes what zlib found wrong. */
function translate(cause: unknown, path: string): unknown {
	const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
	if (code === 'Z_BUF_ERROR')
		return new ExportError('EXPORT_TRUNCATED', `${path} ends too early. Download or copy it again.`, {
			cause,
		});
	if (code.startsWith('Z_') || code.startsWith('ZSTD_'))
		return new ExportError(
			'EXPORT_MALFORMED',
			`${path} is damaged and cannot be unpacked. Download or copy it again and compare its checksum.`,
			{ cause },
		);
	return cause;
}

async function* unpack(packing: Packing, path: string): AsyncGenerator<Uint8Array> {
	const packed = createReadStream(path, { highWaterMark: CHUNK_BYTES });
	if (packing === 'plain') yield* packed;
	else if (packing === 'bzip2') yield* bunzip2(packed);
	else if (packing === 'zstd') yield* unzstd(packed);
	else {
		const unzipped = createGunzip({ chunkSize: CHUNK_BYTES });
		// a failing file fails the unpacker, which is the one that is read
		pipeline(packed, unzipped, () => undefined);
		yield* unzipped;
	}
}

/**
 * The bytes of a plain or packed file, unpacked as they are asked for. What it is packed with is seen from its first
 * bytes: names lie.
 */
export async function* unpackFile(path: string): AsyncGenerator<Uint8Array> {
	const packing = packingOf(await readHead(path));
	try {
		yield* unpack(packing, path);
	} catch (cause) {
		throw translate(cause, path);
	}
}
