/**
 * Files under the digest of their content, in a folder that may be emptied at any time: what is not there is written again
 * from the rows, and proven before its last byte goes out.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Content } from '../domain/dataset-files.ts';
import type { FileStore, StoredFile } from '../domain/ports.ts';
import { compressed } from './compressed.ts';
import { GrowingFile, readWhole } from './growing-file.ts';

/** what the folder may hold: those read longest ago go first */
const MOST_BYTES = 2 * 1024 ** 3;
const UNFINISHED = '.part';
/** nothing is written for so long: whoever was writing it is gone */
const ABANDONED_MS = 24 * 60 * 60_000;

type Written = { sha256: string; bytes: number };

export function diskStore(folder: string, mostBytes = MOST_BYTES): FileStore {
	/** files that are being written, by the name that they will have */
	const growing = new Map<string, GrowingFile>();

	async function begin(): Promise<{ file: GrowingFile; path: string }> {
		await mkdir(folder, { recursive: true });
		const path = join(folder, `${randomUUID()}${UNFINISHED}`);
		return { path, file: await GrowingFile.begin(path) };
	}

	/** Writes a file, and gives it its name when it is whole. @param nameOf throws when it is not as it should be */
	async function write(
		{ file, path }: { file: GrowingFile; path: string },
		content: Content,
		nameOf: (written: Written) => string,
	): Promise<Written> {
		const digest = createHash('sha256');
		try {
			await file.write(content, (piece) => digest.update(piece));
			const written = { sha256: digest.digest('hex'), bytes: file.bytes };
			const named = join(folder, nameOf(written));
			await rename(path, named);
			await file.end(named);
			await makeRoom(folder, mostBytes);
			return written;
		} catch (error) {
			await file.fail(error);
			await rm(path, { force: true });
			throw error;
		}
	}

	/** The file that is there, the one that is just being written, or one that is begun now. */
	async function obtain(
		name: string,
		content: () => Content,
		check: (written: Written) => void,
	): Promise<StoredFile> {
		const path = join(folder, name);
		if (existsSync(path)) {
			await utimes(path, new Date(), new Date());
			return { bytes: (await stat(path)).size, read: (from, to) => readWhole(path, from, to) };
		}
		const file = growing.get(name) ?? (await grow(name, content, check));
		return { bytes: null, read: (from, to) => file.read(from, to) };
	}

	async function grow(
		name: string,
		content: () => Content,
		check: (written: Written) => void,
	): Promise<GrowingFile> {
		const begun = await begin();
		growing.set(name, begun.file);
		const named = (written: Written) => {
			check(written);
			return name;
		};
		void write(begun, content(), named)
			// whoever reads it is told by the file itself
			.catch(() => {})
			.finally(() => growing.delete(name));
		return begun.file;
	}

	return {
		keep: async (content) => await write(await begin(), content, ({ sha256 }) => sha256),

		spool(content) {
			const begun = begin();
			async function take(): Promise<void> {
				const { file, path } = await begun;
				try {
					await file.write(content, () => {});
					await file.end(path);
				} catch (error) {
					await file.fail(error);
					throw error;
				}
			}
			async function* read(): Content {
				const { file, path } = await begun;
				try {
					yield* file.read();
				} finally {
					await rm(path, { force: true });
				}
			}
			return { taken: take(), content: read() };
		},

		async open({ sha256, bytes }, content, coding = 'identity') {
			const plain = async () =>
				await obtain(sha256, content, (written) => {
					if (written.sha256 !== sha256 || written.bytes !== bytes)
						throw new Error(`the file ${sha256} was written again and came out as ${written.sha256}`);
				});
			if (coding === 'identity') return { ...(await plain()), bytes };
			const packed = async function* (): Content {
				yield* compressed((await plain()).read(), coding);
			};
			return await obtain(`${sha256}.${coding}`, packed, () => {});
		},

		async retain(isKept) {
			for (const name of await names(folder))
				if (!isKept(name.replace(/\..*$/, ''))) await rm(join(folder, name), { force: true });
		},
	};
}

async function allNames(folder: string): Promise<string[]> {
	return existsSync(folder) ? await readdir(folder) : [];
}

/** Of whole files. */
async function names(folder: string): Promise<string[]> {
	return (await allNames(folder)).filter((name) => !name.endsWith(UNFINISHED));
}

/** Whoever is reading a file that goes reads on: the disk keeps it until they close it. */
async function makeRoom(folder: string, mostBytes: number): Promise<void> {
	for (const name of (await allNames(folder)).filter((one) => one.endsWith(UNFINISHED))) {
		const path = join(folder, name);
		// it may be whole, or taken out, by now
		const found = await stat(path).catch((error) => {
			if (error.code === 'ENOENT') return null;
			throw error;
		});
		if (found && Date.now() - found.mtimeMs > ABANDONED_MS) await rm(path, { force: true });
	}
	const files: { path: string; size: number; usedAt: number }[] = [];
	for (const name of await names(folder)) {
		const path = join(folder, name);
		const { size, mtimeMs } = await stat(path);
		files.push({ path, size, usedAt: mtimeMs });
	}
	files.sort((a, b) => b.usedAt - a.usedAt);
	let held = 0;
	for (const [place, { path, size }] of files.entries()) {
		held += size;
		if (place > 0 && held > mostBytes) await rm(path, { force: true });
	}
}
