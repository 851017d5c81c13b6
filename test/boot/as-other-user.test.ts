/** What differs for root, whose PostgreSQL runs as another user, and for ordinary users. Only root can try both. */
import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { canEnter } from '../../db/embedded/account.ts';
import { deleteEmbedded, startEmbedded } from '../../db/embedded.ts';
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
afterAll(async () => {
	for (const dataDir of folders) {
		await deleteEmbedded({ dataDir, log: () => undefined });
		rmSync(dataDir, { recursive: true });
	}
});
function folderOf(uid: number, mode: number): string {
	const folder = newFolder('label-wing-boot-');
	folders.push(folder);
	chownSync(folder, uid, -1);
	chmodSync(folder, mode);
	return folder;
}

/** Starts and stops in this process; what was said. */
async function startOnce(dataDir: string): Promise<{ said: string; cluster: string }> {
	const lines: string[] = [];
	const { stop, cluster } = await startEmbedded({ dataDir, log: (line) => lines.push(line), durable: false });
	await stop();
	return { said: lines.join('\n'), cluster };
}

describe.skipIf(!isRoot)(`as root${isRoot ? '' : ' (skipped: this is not root)'}`, () => {
	test('data in a folder that only root can enter lie elsewhere, which is said, and are deleted there', async () => {
		const dataDir = folderOf(0, 0o700);
		const first = await startOnce(dataDir);
		expect(first.said).toMatch(`cannot enter ${join(dataDir, 'database')}; the data are in ${first.cluster}`);
		expect(readlinkSync(join(dataDir, 'database', 'cluster'))).toBe(first.cluster);
		expect(statSync(first.cluster).uid).not.toBe(0);

		const second = await startOnce(dataDir);
		expect(second.cluster).toBe(first.cluster);
		expect(second.said).not.toContain('Making a database');

		await deleteEmbedded({ dataDir, log: () => undefined });
		expect(existsSync(first.cluster)).toBe(false);
	});
});

const why = nobodyReads ? '' : ' (skipped: needs root, and a checkout that others can read)';
describe.skipIf(!nobodyReads)(`as an ordinary user${why}`, () => {
	test('it starts with nothing special, and root can start it on the same data afterwards', async () => {
		const dataDir = folderOf(nobody.uid, 0o755);
		await startMain({ env: { DATA_DIR: dataDir }, user: nobody });
		expect(statSync(join(dataDir, 'database', 'cluster')).uid).toBe(nobody.uid);
		await stopAll();

		const { said, cluster } = await startOnce(dataDir);
		expect(said).not.toContain('Making a database');
		expect(statSync(cluster).uid).toBe(nobody.uid);
	});

	test("root's data are refused with a sentence", async () => {
		const dataDir = folderOf(0, 0o755);
		await startOnce(dataDir);
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
