/** A file that is being written while it is read: whoever reads fast waits for more, whoever reads slowly holds nobody up. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Content } from '../domain/dataset-files.ts';

/** bytes read at a time */
const CHUNK = 256 * 1024;

/** A file that is whole, from a byte up to but not including another, or to the end. */
export async function* readWhole(path: string, from = 0, to = Number.POSITIVE_INFINITY): Content {
	const handle = await open(path, 'r');
	try {
		const { size } = await handle.stat();
		for (let at = from; at < Math.min(to, size); ) {
			const piece = await readPiece(handle, at, Math.min(to, size));
			yield piece;
			at += piece.length;
		}
	} finally {
		await handle.close();
	}
}

async function readPiece(handle: FileHandle, at: number, to: number): Promise<Uint8Array> {
	const size = Math.min(CHUNK, to - at);
	const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(size), 0, size, at);
	if (bytesRead === 0) throw new Error('a stored file is shorter than it was');
	return buffer.subarray(0, bytesRead);
}

export class GrowingFile {
	readonly #handle: FileHandle;
	#written = 0;
	/** where it is once it is whole */
	#outcome: 'writing' | { path: string } | { failed: unknown } = 'writing';
	#waiting: (() => void)[] = [];
	/** who needs it open: the writer, and those who began to read before it was whole */
	#users = 1;

	private constructor(handle: FileHandle) {
		this.#handle = handle;
	}

	static async begin(path: string): Promise<GrowingFile> {
		return new GrowingFile(await open(path, 'wx+'));
	}

	get bytes(): number {
		return this.#written;
	}

	/** Writes all of it, some at a time: pieces may be small; those who read are told of each time. */
	async write(content: AsyncIterable<Uint8Array>, onWritten: (bytes: Uint8Array) => void): Promise<void> {
		const gathered = Buffer.alloc(CHUNK);
		let length = 0;
		for await (const piece of content) {
			if (length + piece.length > CHUNK) {
				await this.#append(gathered.subarray(0, length), onWritten);
				length = 0;
			}
			if (piece.length > CHUNK) await this.#append(piece, onWritten);
			else {
				gathered.set(piece, length);
				length += piece.length;
			}
		}
		await this.#append(gathered.subarray(0, length), onWritten);
	}

	async #append(bytes: Uint8Array, onWritten: (bytes: Uint8Array) => void): Promise<void> {
		if (bytes.length === 0) return;
		await this.#handle.appendFile(bytes);
		onWritten(bytes);
		this.#written += bytes.length;
		this.#wake();
	}

	/** It is all there, as it should be, and under its own name. */
	async end(path: string): Promise<void> {
		this.#outcome = { path };
		this.#wake();
		await this.#leave();
	}

	/** Readers are told, however far they are. */
	async fail(failed: unknown): Promise<void> {
		this.#outcome = { failed };
		this.#wake();
		await this.#leave();
	}

	/** From a byte up to but not including another, or to the end. @throws what made the writing fail */
	async *read(from = 0, to = Number.POSITIVE_INFINITY): Content {
		if (this.#outcome !== 'writing') {
			if ('failed' in this.#outcome) throw this.#outcome.failed;
			yield* readWhole(this.#outcome.path, from, to);
			return;
		}
		this.#users++;
		try {
			yield* this.#pieces(from, to);
		} finally {
			await this.#leave();
		}
	}

	async *#pieces(from: number, to: number): Content {
		for (let at = from; at < to; ) {
			if (typeof this.#outcome === 'object' && 'failed' in this.#outcome) throw this.#outcome.failed;
			const isWriting = this.#outcome === 'writing';
			// The last byte waits until all is known to be right: what is not proven never looks whole.
			const there = Math.min(to, isWriting ? this.#written - 1 : this.#written);
			if (at < there) {
				const piece = await readPiece(this.#handle, at, there);
				yield piece;
				at += piece.length;
			} else if (!isWriting) return;
			else await new Promise<void>((resolve) => this.#waiting.push(resolve));
		}
	}

	async #leave(): Promise<void> {
		this.#users--;
		if (this.#users === 0) await this.#handle.close();
	}

	#wake(): void {
		const waiting = this.#waiting;
		this.#waiting = [];
		for (const resolve of waiting) resolve();
	}
}
