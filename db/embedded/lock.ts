/**
 * One process at a time on one data folder.
 *
 * A file that holds a process id goes stale: after a kill or a restart the number may belong to another process. The
 * kernel's file locks never do, because they end with their process however it ends. Node has no call for them, but it
 * brings SQLite, which takes one on its database file. The process id beside it is only there to be named.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { codeOf, reasonOf, SetupError } from '../setup-error.ts';

export type Lock = { release(): void };

const sqliteBusy = 5;

/**
 * Takes the lock for this process.
 * @param dataDir the folder to name in the sentence when another process has it
 * @throws SetupError naming the process that holds it
 */
export function takeLock({
	lockFile,
	holderFile,
	dataDir,
}: {
	lockFile: string;
	holderFile: string;
	dataDir: string;
}): Lock {
	let database: DatabaseSync | null = null;
	try {
		database = new DatabaseSync(lockFile, { timeout: 0 });
		database.exec('begin exclusive');
		writeFileSync(holderFile, `${process.pid}\n`);
	} catch (thrown) {
		database?.close();
		if (thrown instanceof Error && 'errcode' in thrown && thrown.errcode === sqliteBusy) {
			const holder = readHolder(holderFile);
			throw new SetupError(
				`Label Wing already runs on the data in ${dataDir} (process ${holder}). ` +
					`Stop it first (kill ${holder}), or choose another folder with DATA_DIR.`,
			);
		}
		throw new SetupError(
			`The data folder ${dataDir} cannot be written by this user: ${reasonOf(thrown)}. ` +
				'Choose another folder with DATA_DIR, or start as the user who made it.',
			{ cause: thrown },
		);
	}
	const held = database;
	return {
		release() {
			rmSync(holderFile, { force: true });
			held.close();
		},
	};
}

/** Between taking the lock and writing the number there is a moment without one. */
function readHolder(holderFile: string): string {
	try {
		return readFileSync(holderFile, 'utf8').trim() || 'unknown';
	} catch (thrown) {
		if (codeOf(thrown) === 'ENOENT') return 'unknown';
		throw thrown;
	}
}
