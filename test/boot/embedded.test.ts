import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openClient } from '../../db/address.ts';
import { deleteEmbedded, type EmbeddedDatabase, startEmbedded } from '../../db/embedded.ts';
import { SetupError } from '../../db/setup-error.ts';
import { newFolder } from '../support/folders.ts';

const dataDir = newFolder('label-wing-boot-');
const home = join(dataDir, 'database');
const cluster = join(home, 'cluster');
let started: EmbeddedDatabase | null = null;

const start = async () => {
	started = await startEmbedded({ dataDir, log: () => undefined, durable: false });
	return started;
};
const stop = async () => {
	await started?.stop();
	started = null;
};

/** Runs one statement and closes the connection. */
async function ask(databaseUrl: string, statement: string) {
	const sql = openClient(databaseUrl, { max: 1 });
	try {
		return [...(await sql.unsafe(statement))];
	} finally {
		await sql.end();
	}
}

async function refusal(promise: Promise<unknown>): Promise<SetupError> {
	const thrown = await promise.then(
		() => null,
		(error: unknown) => error,
	);
	if (thrown instanceof SetupError) return thrown;
	throw new Error('It was not refused with a sentence.', { cause: thrown });
}

beforeAll(async () => {
	const { databaseUrl } = await start();
	await ask(databaseUrl, 'create table kept as select 42 as answer');
	await stop();
});
afterEach(stop);
afterAll(() => rmSync(dataDir, { recursive: true }));

test('data outlive a stop', async () => {
	const { databaseUrl } = await start();
	expect(await ask(databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
});

test('nobody else gets in: no network, a password, a folder and files for one user', async () => {
	const { databaseUrl } = await start();
	expect(await ask(databaseUrl, 'show listen_addresses')).toEqual([{ listen_addresses: '' }]);
	const wrong = new URL(databaseUrl);
	wrong.password = 'guess';
	await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
	const modes = [join(home, 'password'), cluster].map((path) => statSync(path).mode & 0o077);
	expect(modes).toEqual([0, 0]);
});

test('text is UTF-8 and ordered by code point, whatever the machine', async () => {
	const { databaseUrl } = await start();
	const [row] = await ask(
		databaseUrl,
		`select upper('ä') as upper, array(select * from unnest(array['b', 'a', 'Z', 'ä']) t order by t) as sorted`,
	);
	expect(row).toEqual({ upper: 'Ä', sorted: ['Z', 'a', 'b', 'ä'] });
});

test('a second start on the same data is refused, and says which process has them', async () => {
	await start();
	const { message } = await refusal(startEmbedded({ dataDir, log: () => undefined }));
	expect(message).toContain(`already runs on the data in ${dataDir} (process ${process.pid})`);
	expect(message).toContain('DATA_DIR');
	expect((await refusal(deleteEmbedded({ dataDir, log: () => undefined }))).message).toContain(
		'already runs',
	);
});

test('a process id that belongs to another program by now does not keep it from starting', async () => {
	const { uid, gid } = statSync(cluster);
	const other = spawn('sleep', ['60'], process.getuid?.() === 0 ? { uid, gid } : {});
	const pidFile = join(cluster, 'postmaster.pid');
	writeFileSync(pidFile, `${other.pid}\n${cluster}\n1700000000\n5432\n/tmp\n\n 1 1\nready   \n`);
	try {
		const { databaseUrl } = await start();
		expect(await ask(databaseUrl, 'select answer from kept')).toEqual([{ answer: 42 }]);
		expect(other.exitCode).toBeNull();
	} finally {
		other.kill();
	}
});

test('when PostgreSQL does not start, its own lines say why, and mended it starts', async () => {
	const configuration = join(cluster, 'postgresql.conf');
	const good = readFileSync(configuration, 'utf8');
	writeFileSync(configuration, `${good}\nno_such_setting = on\n`);
	const { message, details } = await refusal(start());
	expect(message).toContain('postgresql.log');
	expect(details.join('\n')).toContain('unrecognized configuration parameter "no_such_setting"');
	writeFileSync(configuration, good);
	await start();
});

test('data of another PostgreSQL are left alone', async () => {
	writeFileSync(join(cluster, 'PG_VERSION'), '17\n');
	try {
		expect((await refusal(start())).message).toMatch(/made by PostgreSQL 17, .* brings 18/);
	} finally {
		writeFileSync(join(cluster, 'PG_VERSION'), '18\n');
	}
});

test('a folder that cannot be made is named', async () => {
	const { message } = await refusal(startEmbedded({ dataDir: '/dev/null/data', log: () => undefined }));
	expect(message).toMatch(
		/^The data folder \/dev\/null\/data cannot be made: .*Choose another with DATA_DIR/,
	);
});

test('a lost password is named', async () => {
	const file = join(home, 'password');
	const password = readFileSync(file, 'utf8');
	rmSync(file);
	try {
		expect((await refusal(start())).message).toContain(`${file} is missing`);
	} finally {
		writeFileSync(file, password, { mode: 0o600 });
	}
});

test('deleting stops before a file that is not ours, then deletes all that is', async () => {
	const foreign = join(home, 'notes.txt');
	writeFileSync(foreign, 'mine');
	expect((await refusal(deleteEmbedded({ dataDir, log: () => undefined }))).message).toContain('notes.txt');
	expect(existsSync(join(cluster, 'PG_VERSION'))).toBe(true);
	rmSync(foreign);
	expect(await deleteEmbedded({ dataDir, log: () => undefined })).toBe(true);
	expect(existsSync(home)).toBe(false);
	expect(await deleteEmbedded({ dataDir, log: () => undefined })).toBe(false);
});
