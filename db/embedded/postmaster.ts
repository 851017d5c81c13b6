/** The running PostgreSQL: started, waited for, stopped. Postmaster is its own word for its main process. */
import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openClient } from '../address.ts';
import { codeOf, reasonOf, SetupError } from '../setup-error.ts';
import { type Account, plainEnvironment } from './account.ts';
import type { Binaries } from './binaries.ts';

export type Postmaster = {
	/** when it ends without having been asked to */
	died: Promise<SetupError>;
	/** lets running transactions fail, writes everything to disk, ends; by force after 8 s */
	stop(): Promise<void>;
};

/**
 * @param durable false for data that may be lost: does not wait for the disk
 * @param databaseUrl to ask whether it is ready
 * @throws SetupError with the last lines of PostgreSQL's log when it does not start
 */
export async function startPostmaster({
	binaries,
	account,
	cluster,
	socketFolder,
	logFile,
	databaseUrl,
	durable,
	log,
}: {
	binaries: Binaries;
	account: Account;
	cluster: string;
	socketFolder: string;
	logFile: string;
	databaseUrl: string;
	durable: boolean;
	log: (line: string) => void;
}): Promise<Postmaster> {
	const settings = {
		listen_addresses: '',
		unix_socket_directories: socketFolder,
		unix_socket_permissions: '0700',
		log_timezone: 'UTC',
		timezone: 'UTC',
		max_connections: '200',
		// of a new database nothing is known, and plans that were made for empty tables are kept until something is
		autovacuum_naptime: '10s',
		...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
	const output = openSync(logFile, 'w', 0o600);
	const child = spawn(binaries.postgres, ['-D', cluster, ...flags], {
		cwd: cluster,
		env: plainEnvironment,
		stdio: ['ignore', output, output],
		// out of our process group: Ctrl-C reaches us only, and we stop it after the last request is answered
		detached: true,
		...account,
	});
	closeSync(output);
	const exit = exitOf(child);
	const died = exit.then(
		(how) =>
			new SetupError(`PostgreSQL stopped (${how}). Its last lines, from ${logFile}, are below.`, {
				details: lastLines(logFile),
			}),
	);
	const stopAtExit = () => child.kill('SIGINT');
	process.once('exit', stopAtExit);
	const stop = async () => {
		child.kill('SIGINT');
		const byForce = setTimeout(() => child.kill('SIGQUIT'), 8_000);
		await exit;
		clearTimeout(byForce);
		process.off('exit', stopAtExit);
	};
	try {
		await untilReady(databaseUrl, died, log);
	} catch (thrown) {
		await stop();
		throw thrown;
	}
	return { died, stop };
}

function exitOf(child: ChildProcess): Promise<string> {
	return new Promise((resolve) => {
		child.once('error', (error) => resolve(reasonOf(error)));
		child.once('exit', (status, signal) => resolve(signal ?? `status ${status}`));
	});
}

/** Not there yet, or there and still replaying its journal after a crash. */
const notYet = new Set(['ENOENT', 'ECONNREFUSED', '57P03']);

async function untilReady(
	databaseUrl: string,
	died: Promise<SetupError>,
	log: (line: string) => void,
): Promise<void> {
	let dead: SetupError | null = null;
	void died.then((error) => {
		dead = error;
	});
	let patienceEnds = performance.now() + 5_000;
	for (;;) {
		if (dead !== null) throw dead;
		const refusal = await askOnce(databaseUrl);
		if (refusal === null) return;
		if (!notYet.has(codeOf(refusal) ?? '')) {
			throw new SetupError(`PostgreSQL started but does not let us in: ${reasonOf(refusal)}.`, {
				cause: refusal,
			});
		}
		if (performance.now() > patienceEnds) {
			log('PostgreSQL is still getting ready (after a crash it first repeats what was not on disk yet)');
			patienceEnds += 10_000;
		}
		await wait(15);
	}
}

/** Null when it answers. */
async function askOnce(databaseUrl: string): Promise<unknown> {
	const sql = openClient(databaseUrl, { max: 1, fetch_types: false });
	try {
		await sql`select 1`;
		return null;
	} catch (thrown) {
		return thrown;
	} finally {
		await sql.end({ timeout: 1 });
	}
}

function lastLines(logFile: string): string[] {
	return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-20);
}
