import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { newFolder } from '../support/folders.ts';
import { postmasterOf, runMain, startMain, stopAll } from './program.ts';

const dataDir = newFolder('label-wing-boot-');
const cluster = join(dataDir, 'database', 'cluster');
const env = { DATA_DIR: dataDir };

afterEach(stopAll);
afterAll(() => rmSync(dataDir, { recursive: true }));

function isAlive(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch {
		return false;
	}
}

/** Starts that are refused: what was said, after it has ended with status 1 and without a stack. */
async function refused(how: Parameters<typeof runMain>[0]): Promise<string> {
	const program = runMain(how);
	expect(await program.ended).toBe(1);
	expect(program.said()).not.toMatch(/^\s+at /m);
	return program.said();
}

test('it starts on an empty folder, refuses company, starts again after kill -9, and ends in order', async () => {
	const first = await startMain({ env });
	expect(first.program.said()).toMatch(
		/preparing.*Making a database in .*PostgreSQL 18.*migrations applied.*ready/s,
	);
	expect(first.program.said()).toContain(`Data   ${cluster}`);

	const second = await refused({ env });
	expect(second).toContain(`already runs on the data in ${dataDir} (process ${first.program.pid})`);
	expect((await fetch(`${first.url}/healthz`)).status).toBe(200);

	const left = postmasterOf(dataDir);
	first.program.signal('SIGKILL');
	await first.program.ended;
	expect(isAlive(left.pid)).toBe(true);

	const third = await startMain({ env });
	expect(third.program.said()).toContain(`Stopping PostgreSQL (process ${left.pid})`);
	expect(third.program.said()).toContain('Tables: up to date');
	expect((await fetch(`${third.url}/healthz`)).status).toBe(200);

	const { pid, socketFolder } = postmasterOf(dataDir);
	// npm passes a signal on that the terminal has sent already
	third.program.signal('SIGTERM');
	third.program.signal('SIGTERM');
	expect(await third.program.ended).toBe(0);
	expect(isAlive(pid)).toBe(false);
	expect(existsSync(socketFolder)).toBe(false);
	// what the next start, and every thread, need not compile
	expect(readdirSync(join(dataDir, 'compiled'))).not.toEqual([]);
});

test('--fresh begins again; when PostgreSQL ends by itself, so does the server, with its lines', async () => {
	const made = statSync(cluster).birthtimeMs;
	const { program } = await startMain({ env, args: ['--fresh'] });
	expect(program.said()).toMatch(/Deleted the database.*Making a database.*migrations applied/s);
	expect(statSync(cluster).birthtimeMs).toBeGreaterThan(made);

	process.kill(postmasterOf(dataDir).pid, 'SIGKILL');
	expect(await program.ended).toBe(1);
	expect(program.said()).toContain('PostgreSQL stopped (SIGKILL)');
});

test('a port in use is named, and nothing stays behind', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => other.once('listening', resolve));
	const { port } = other.address() as AddressInfo;
	const said = await refused({ env: { ...env, PORT: String(port) } });
	other.close();
	expect(said).toMatch(`Port ${port} is in use by another program.`);
	expect(existsSync(join(cluster, 'postmaster.pid'))).toBe(false);
});

test('wrong settings stop the start with a sentence each', async () => {
	const said = await refused({ env: { ...env, PORT: 'eighty', LOG_LEVEL: 'loud', DATABSE_URL: 'x' } });
	expect(said).toMatch(/^PORT must be .*"eighty"\.$/m);
	expect(said).toMatch(/^LOG_LEVEL must be one of .*"loud"\.$/m);
	expect(said).toMatch(/^DATABSE_URL is not a setting; DATABASE_URL is meant/m);
});
