/** What differs for root, whose PostgreSQL runs as another user, and for ordinary users. Only root can try both. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { canEnter } from '../../db/embedded/account.ts';
import { deleteEmbedded } from '../../db/embedded.ts';
import { newFolder } from '../support/folders.ts';
import { runMain, startMain, stopAll } from './program.ts';

const isRoot = process.getuid?.() === 0;
const repository = join(import.meta.dirname, '..', '..');
const nobody = {
	uid: Number(spawnSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).stdout),
	gid: Number(spawnSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).stdout),
};
const nobodyReads = isRoot && canEnter(repository, nobody);

const folders: string[] = [];
afterEach(stopAll);
afterAll(() => {
	for (const folder of folders) rmSync(folder, { recursive: true });
});
function folderOf(uid: number, mode: number): string {
	const folder = newFolder('label-wing-boot-');
	folders.push(folder);
	chownSync(folder, uid, -1);
	chmodSync(folder, mode);
	return folder;
}

describe.skipIf(!isRoot)(`as root${isRoot ? '' : ' (skipped: this is not root)'}`, () => {
	test('data in a folder that only root can enter lie elsewhere, which is said, and are deleted there', async () => {
		const dataDir = folderOf(0, 0o700);
		const first = await startMain({ env: { DATA_DIR: dataDir } });
		const cluster = readlinkSync(join(dataDir, 'database', 'cluster'));
		expect(first.program.said()).toMatch(
			`cannot enter ${join(dataDir, 'database')}; the data are in ${cluster}`,
		);
		expect(statSync(cluster).uid).not.toBe(0);
		await stopAll();

		const second = await startMain({ env: { DATA_DIR: dataDir } });
		expect(second.program.said()).toContain('Tables: up to date');
		expect(second.program.said()).toContain(`Data   ${cluster}`);
		await stopAll();

		await deleteEmbedded({ dataDir, log: () => undefined });
		expect(existsSync(cluster)).toBe(false);
	});
});

const why = nobodyReads ? '' : ' (skipped: needs root, and a checkout that others can read)';
describe.skipIf(!nobodyReads)(`as an ordinary user${why}`, () => {
	test('it starts with nothing special, and root can start it on the same data afterwards', async () => {
		const dataDir = folderOf(nobody.uid, 0o755);
		await startMain({ env: { DATA_DIR: dataDir }, user: nobody });
		const cluster = join(dataDir, 'database', 'cluster');
		expect(statSync(cluster).uid).toBe(nobody.uid);
		await stopAll();

		const { program } = await startMain({ env: { DATA_DIR: dataDir } });
		expect(program.said()).toContain('Tables: up to date');
		expect(statSync(cluster).uid).toBe(nobody.uid);
	});

	test("root's data are refused with a sentence", async () => {
		const dataDir = folderOf(0, 0o755);
		await startMain({ env: { DATA_DIR: dataDir } });
		await stopAll();
		const program = runMain({ env: { DATA_DIR: dataDir }, user: nobody });
		expect(await program.ended).toBe(1);
		expect(program.said()).toMatch(/cannot be written by this user.*DATA_DIR/);
	});

	test('a user id without an account is refused with a sentence', async () => {
		const user = { uid: 54_321, gid: 54_321 };
		const program = runMain({ env: { DATA_DIR: folderOf(user.uid, 0o755) }, user });
		expect(await program.ended).toBe(1);
		expect(program.said()).toMatch(/The user id 54321 has no account on this system.*DATABASE_URL/);
	});
});
