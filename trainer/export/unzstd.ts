import { constants, createZstdDecompress } from 'node:zlib';

/** Dumps are packed with `zstd --long=27`: a window of 2^27 bytes, more than zstd allows unasked. */
const WINDOW_LOG = 27;
const CHUNK_BYTES = 256 * 1024;

type Frame = ReturnType<typeof createZstdDecompress>;

/** Packed bytes still to be used: what one frame left of its last chunk, then the source. */
type Input = { source: AsyncIterator<Uint8Array>; rest: Uint8Array | null };

async function nextChunk(input: Input): Promise<Uint8Array | null> {
	const { done, value } = await input.source.next();
	return done ? null : value;
}

/** Writes chunks until the frame has its end; what it did not use of the last one goes back to the input. */
async function feed(frame: Frame, input: Input): Promise<void> {
	const closed = new Promise<void>((resolve) => frame.once('close', resolve));
	let written = 0;
	for (;;) {
		const chunk = input.rest ?? (await nextChunk(input));
		input.rest = chunk;
		if (frame.closed || frame.readableEnded) return;
		if (chunk === null) {
			frame.end();
			return;
		}
		written += chunk.length;
		await Promise.race([new Promise<void>((resolve) => frame.write(chunk, () => resolve())), closed]);
		const unused = written - frame.bytesWritten;
		input.rest = unused > 0 ? chunk.subarray(chunk.length - unused) : null;
		if (unused > 0) return;
	}
}

/**
 * Unpacks zstd, frame after frame: node:zlib stops silently after the first, which `pzstd` and joined files have more
 * of. Errors are those of node:zlib (Z_BUF_ERROR when the bytes end early).
 */
export async function* unzstd(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
	const input: Input = { source: source[Symbol.asyncIterator](), rest: null };
	try {
		input.rest = await nextChunk(input);
		while (input.rest) {
			const params = { [constants.ZSTD_d_windowLogMax]: WINDOW_LOG };
			const frame = createZstdDecompress({ params, chunkSize: CHUNK_BYTES });
			const fed = feed(frame, input);
			// a failing source fails the frame, whoever reads it learns of it below
			fed.catch((cause) => frame.destroy(cause));
			yield* frame;
			await fed;
			input.rest ??= await nextChunk(input);
		}
	} finally {
		await input.source.return?.();
	}
}
