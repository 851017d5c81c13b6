import { existsSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { newFolder } from '../support/folders.ts';
import { postmasterOf, runMain, startMain, stopAll } from './program.ts';

const dataDir = newFolder('label-wing-boot-');
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

test('the first start says what it does, serves, and says where to go; SIGTERM ends it in order', async () => {
	const { program, url } = await startMain({ env });
	expect(program.said()).toMatch(
		/preparing.*Making a database in .*PostgreSQL 18.*migrations applied.*ready/s,
	);
	expect(program.said()).toContain(`Data   ${join(dataDir, 'database', 'cluster')}`);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
	const { pid, socketFolder } = postmasterOf(dataDir);

	// npm passes a signal on that the terminal has sent already
	program.signal('SIGTERM');
	program.signal('SIGTERM');

	expect(await program.ended).toBe(0);
	expect(isAlive(pid)).toBe(false);
	expect(existsSync(socketFolder)).toBe(false);
});

test('a second start on the same data is refused and the first goes on', async () => {
	const { program, url } = await startMain({ env });
	const said = await refused({ env });
	expect(said).toContain(`already runs on the data in ${dataDir} (process ${program.pid})`);
	expect(await refused({ env, args: ['--fresh'] })).toContain(`(process ${program.pid})`);
	expect((await fetch(`${url}/healthz`)).status).toBe(200);
});

test('after kill -9 it starts again, although PostgreSQL is still running', async () => {
	const first = await startMain({ env });
	const { pid } = postmasterOf(dataDir);
	first.program.signal('SIGKILL');
	await first.program.ended;
	expect(isAlive(pid)).toBe(true);

	const { program, url } = await startMain({ env });
	expect(program.said()).toContain(`Stopping PostgreSQL (process ${pid})`);
	expect(program.said()).toContain('Tables: up to date');
	expect((await fetch(`${url}/readyz`)).status).not.toBe(500);
});

test('when PostgreSQL ends by itself, so does the server, with its lines', async () => {
	const { program } = await startMain({ env });
	process.kill(postmasterOf(dataDir).pid, 'SIGKILL');
	expect(await program.ended).toBe(1);
	expect(program.said()).toContain('PostgreSQL stopped (SIGKILL)');
});

test('--fresh begins again; not with a PostgreSQL that is not ours', async () => {
	const made = statSync(join(dataDir, 'database', 'cluster')).birthtimeMs;
	const said = await refused({
		env: { ...env, DATABASE_URL: 'postgres://localhost/mine' },
		args: ['--fresh'],
	});
	expect(said).toMatch(/--fresh deletes the embedded database only, and DATABASE_URL is set/);

	const { program } = await startMain({ env, args: ['--fresh'] });
	expect(program.said()).toMatch(/Deleted the database.*Making a database.*migrations applied/s);
	expect(statSync(join(dataDir, 'database', 'cluster')).birthtimeMs).toBeGreaterThan(made);
});

test('a port in use is named, and nothing stays behind', async () => {
	const other = createServer().listen(0, '127.0.0.1');
	await new Promise((resolve) => other.once('listening', resolve));
	const { port } = other.address() as AddressInfo;
	const said = await refused({ env: { ...env, PORT: String(port) } });
	other.close();
	expect(said).toMatch(`Port ${port} is in use by another program.`);
	expect(existsSync(join(dataDir, 'database', 'cluster', 'postmaster.pid'))).toBe(false);
});

test('wrong settings and unknown words stop the start with a sentence each', async () => {
	const said = await refused({ env: { ...env, PORT: 'eighty', LOG_LEVEL: 'loud', DATABSE_URL: 'x' } });
	expect(said).toMatch(/^PORT must be .*"eighty"\.$/m);
	expect(said).toMatch(/^LOG_LEVEL must be one of .*"loud"\.$/m);
	expect(said).toMatch(/^DATABSE_URL is not a setting; DATABASE_URL is meant/m);
	expect(await refused({ env, args: ['--frehs'] })).toMatch(/--frehs.*npm start -- --fresh/s);
});

test('a folder that may not be written is named', async () => {
	expect(await refused({ env: { DATA_DIR: '/dev/null/data' } })).toMatch(
		/The data folder \/dev\/null\/data cannot be made: .*Choose another with DATA_DIR/,
	);
});
