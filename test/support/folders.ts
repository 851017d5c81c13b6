/** Temporary folders for tests: in memory where there is room, because waiting for a disk is most of their time. */
import { chmodSync, existsSync, mkdtempSync, realpathSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const memory = '/dev/shm';
const neededBytes = 1_000_000_000;

export const temporaryFolders = hasRoom(memory) ? memory : realpathSync(tmpdir());

function hasRoom(folder: string): boolean {
	if (!existsSync(folder)) return false;
	const { bavail, bsize } = statfsSync(folder);
	return bavail * bsize > neededBytes;
}

/** A new folder that other users can enter, so that PostgreSQL's user can when this is root. Remove it when done. */
export function newFolder(prefix: string): string {
	const folder = mkdtempSync(join(temporaryFolders, prefix));
	chmodSync(folder, 0o755);
	return folder;
}
